"""The stock ledger: posts movements, keeps balances and values, and reverses.

Value is a moving average in the order of posting: value V and quantity Q an item, never re-costed. The last unit out
takes the whole rest. A reversal carries the original value; what then does not fit V goes to variance.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from sqlalchemy import select

from tracker_desktop.errors import Refused
from tracker_desktop.models.items import Item, Lot, LotPolicy
from tracker_desktop.models.journal import Entry
from tracker_desktop.models.places import Place, PlaceKind
from tracker_desktop.models.stock import VALUE_ONLY, Movement, MovementKind
from tracker_desktop.queries.entries import title_of, undone_by
from tracker_desktop.transactions.books import Books
from tracker_desktop.transactions.rules.effective import check_open
from tracker_desktop.transactions.rules.late_prices import prices_stay
from tracker_desktop.transactions.rules.ledger_values import LARGEST_VALUE, share
from tracker_desktop.transactions.rules.returned import check_undone, first_of
from tracker_desktop.transactions.rules.shelves import NOTHING, Shelf, Shelves
from tracker_desktop.transactions.rules.stock_places import is_real, virtual
from tracker_desktop.wording import refusal
from tracker_desktop.wording.render import show_quantity

MANY = 200
TAKERS = 500
ONE_PIECE = Decimal(1)


@dataclass(frozen=True)
class Posting:
    """One line for the ledger. `quantity` is in base units, `value` in the office's currency for the whole line;
    None is what the quantity is worth at the moving average at its turn."""

    kind: MovementKind
    item_id: int
    lot_id: int
    from_place_id: int
    to_place_id: int
    quantity: Decimal
    value: Decimal | None = None
    quantity_entered: str | None = None
    reason: str | None = None
    reference: str | None = None
    holder_id: int | None = None
    supplier_id: int | None = None
    charge_code: str | None = None
    reverses_id: int | None = None
    returns_id: int | None = None
    order_line_id: int | None = None
    back_order_id: int | None = None
    transfer_line_id: int | None = None
    party: str | None = None


class _Short(Exception):
    """A shelf would fall below zero: which, what was asked of it in all, and what lay there."""

    def __init__(self, shelf: Shelf, asked: Decimal, here: Decimal) -> None:
        super().__init__(shelf)
        self.shelf, self.asked, self.here = shelf, asked, here


def post(books: Books, lines: Iterable[Posting]) -> list[Decimal]:
    """Write movements and bring balances and values along, all of them or none. Returns what each line was worth.

    Raises Refused("stock_short") where a place holds less than leaves it, Refused("serial_twice") where a serial number
    would be on hand twice.
    """
    try:
        return _post(books, [_named(books, line) for line in lines])
    except _Short as short:
        raise Refused(
            "stock_short",
            item=_item_name(books, short.shelf.item_id),
            lot=_lot_words(books, short.shelf.lot_id),
            place=_path(books, short.shelf.place_id),
            asked=show_quantity(short.asked),
            here=show_quantity(short.here),
        ) from short


def reverse(books: Books, movements: Sequence[Movement]) -> None:
    """Post the opposite of each movement at its original value; what does not fit goes to variance.

    Raises Refused("stock_taken") naming the entry that took the stock since, and what `check_undone` and
    `prices_stay` raise.
    """
    lines = [_opposite(movement) for movement in movements]
    try:
        _post(books, lines)
        check_undone(books, movements)
        prices_stay(books, movements)
    except _Short as short:
        came = max(m.id for m in movements if Shelf(m.item_id, m.lot_id, m.to_place_id) == short.shelf)
        raise _taken(books, short, came) from short


def _named(books: Books, line: Posting) -> Posting:
    """What is taken back of a movement that was done again is taken back of the one that was done first."""
    if line.returns_id is None:
        return line
    return replace(line, returns_id=first_of(books, books.get_one(Movement, line.returns_id)).id)


def _opposite(movement: Movement) -> Posting:
    kind = MovementKind(movement.kind)
    return Posting(
        kind=kind if kind in VALUE_ONLY else MovementKind.REVERSAL,
        item_id=movement.item_id,
        lot_id=movement.lot_id,
        from_place_id=movement.to_place_id,
        to_place_id=movement.from_place_id,
        quantity=movement.quantity,
        value=movement.value,
        holder_id=movement.holder_id,
        supplier_id=movement.supplier_id,
        charge_code=movement.charge_code,
        reverses_id=movement.id,
        returns_id=movement.returns_id,
        order_line_id=movement.order_line_id,
        back_order_id=movement.back_order_id,
        transfer_line_id=movement.transfer_line_id,
        party=movement.party,
    )


def _post(books: Books, lines: list[Posting]) -> list[Decimal]:
    if not lines:
        return []
    check_open(books)
    books.flush()
    shelves = Shelves(books, ((line.item_id, line.lot_id) for line in lines))
    last: dict[int, tuple[Posting, int]] = {}
    rows: list[dict[str, Any]] = []
    values: list[Decimal] = []
    for line in lines:
        value, at = _apply(books, shelves, line)
        values.append(value)
        rows.append(_row(books, line, value))
        if is_real(books, at):
            last[line.item_id] = (line, at)
    rows.extend(_variances(books, shelves, last))
    _check(books, shelves, lines)
    _write(books, rows)
    shelves.write_back()
    return values


def _apply(books: Books, shelves: Shelves, line: Posting) -> tuple[Decimal, int]:
    total = shelves.totals[line.item_id]
    leaves, arrives = is_real(books, line.from_place_id), is_real(books, line.to_place_id)
    value = share(total.value, line.quantity, total.quantity) if line.value is None else line.value
    if leaves and line.quantity:
        shelves.put(Shelf(line.item_id, line.lot_id, line.from_place_id), -line.quantity)
    if arrives and line.quantity:
        shelves.put(Shelf(line.item_id, line.lot_id, line.to_place_id), line.quantity)
    sign = int(arrives) - int(leaves)
    total.quantity += sign * line.quantity
    total.value += sign * value
    return value, line.to_place_id if arrives else line.from_place_id


def _variances(books: Books, shelves: Shelves, last: dict[int, tuple[Posting, int]]) -> Iterable[dict[str, Any]]:
    for item_id, (line, real_place) in last.items():
        total = shelves.totals[item_id]
        fitting = NOTHING if total.quantity == 0 else max(total.value, NOTHING)
        if fitting == total.value:
            continue
        variance = virtual(books, PlaceKind.VARIANCE)
        odd = Posting(MovementKind.VARIANCE, item_id, line.lot_id, variance, real_place, NOTHING)
        yield _row(books, odd, fitting - total.value)
        total.value = fitting


def _check(books: Books, shelves: Shelves, lines: list[Posting]) -> None:
    pieces: set[int] = set()
    for line in lines:
        shelf = Shelf(line.item_id, line.lot_id, line.from_place_id)
        if shelves.on_hand.get(shelf, NOTHING) < 0:
            here = shelves.was(shelf)
            raise _Short(shelf, here - shelves.on_hand[shelf], here)
        item = shelves.items[line.item_id]
        if item.lot_policy == LotPolicy.SERIAL and is_real(books, line.to_place_id):
            pieces.add(line.lot_id)
        if shelves.totals[line.item_id].value > LARGEST_VALUE:
            raise Refused("value_too_large", item=item.name)
    for lot_id in sorted(pieces & shelves.lots_above(ONE_PIECE)):
        lot = books.get_one(Lot, lot_id)
        raise Refused("serial_twice", item=_item_name(books, lot.item_id), serial=lot.number)


def _row(books: Books, line: Posting, value: Decimal) -> dict[str, Any]:
    number = int(books.info.get("movement_line", 0)) + 1
    books.info["movement_line"] = number
    fields = vars(line) | {"kind": line.kind.value, "value": value}
    return fields | {"line": number, "effective_at": books.effective_at}


def _write(books: Books, rows: list[dict[str, Any]]) -> None:
    if len(rows) > MANY:
        books.add_many(Movement, rows)
        return
    books.add_all([Movement(entry=books.uid, **row) for row in rows])
    books.flush()


def _taken(books: Books, short: _Short, came: int) -> Refused:
    """Names the last entry in force that took stock from the shelf; rather one that did so after it came."""
    shelf = short.shelf
    takers = (
        select(Movement.entry)
        .where(Movement.item_id == shelf.item_id, Movement.lot_id == shelf.lot_id)
        .where(Movement.from_place_id == shelf.place_id)
        .order_by((Movement.id > came).desc(), Movement.id.desc())
        .limit(TAKERS)
    )
    words = {
        "item": _item_name(books, shelf.item_id),
        "lot": _lot_words(books, shelf.lot_id),
        "place": _path(books, shelf.place_id),
        "asked": show_quantity(short.asked),
        "here": show_quantity(short.here),
    }
    connection = books.connection()
    uids = list(dict.fromkeys(books.scalars(takers)))
    undone = undone_by(connection, uids)
    for uid in uids:
        if uid not in undone:
            entry = books.get_one(Entry, uid)
            return Refused("stock_taken", **words, later=title_of(connection, entry.said), seq=entry.seq)
    return Refused("stock_moved_on", **words)


def _item_name(books: Books, item_id: int) -> str:
    return books.get_one(Item, item_id).name


def _path(books: Books, place_id: int) -> str:
    return books.get_one(Place, place_id).path


def _lot_words(books: Books, lot_id: int) -> str:
    number = books.get_one(Lot, lot_id).number
    return refusal("of_lot", {"lot": number}) if number else ""
