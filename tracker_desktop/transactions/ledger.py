"""The stock ledger: posts movements, keeps balances and values, and reverses.

Value is a moving average in the order of posting: value V and quantity Q an item, never re-costed. The last unit out
takes the whole rest. A reversal carries the original value; what then does not fit V goes to variance.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Decimal

from sqlalchemy import select

from tracker_desktop.errors import Refused
from tracker_desktop.models.items import Item, Lot
from tracker_desktop.models.journal import Entry
from tracker_desktop.models.places import VIRTUAL, Place, PlaceKind
from tracker_desktop.models.stock import Balance, ItemValue, Movement, MovementKind
from tracker_desktop.queries.entries import stands, title_of
from tracker_desktop.transactions.books import Books
from tracker_desktop.wording.render import show_quantity

UNIT_OF_MONEY = Decimal("0.0001")
NOTHING = Decimal(0)


@dataclass(frozen=True)
class Posting:
    """One line for the ledger. `quantity` is in base units, `value` in the office's currency for the whole line."""

    kind: MovementKind
    item_id: int
    lot_id: int
    from_place_id: int
    to_place_id: int
    quantity: Decimal
    value: Decimal
    quantity_entered: str | None = None
    reason: str | None = None
    reference: str | None = None
    holder_id: int | None = None
    supplier_id: int | None = None
    charge_code: str | None = None
    reverses_id: int | None = None


def rounded(value: Decimal) -> Decimal:
    """An amount rounded half-even to 1/10000."""
    return value.quantize(UNIT_OF_MONEY, ROUND_HALF_EVEN)


def virtual(books: Books, kind: PlaceKind) -> int:
    """The id of the virtual place of a kind."""
    places: dict[str, int] = books.info.setdefault("virtual_places", {})
    if kind.value not in places:
        found = books.scalar(select(Place.id).where(Place.kind == kind.value))
        if found is None:
            raise LookupError(f"the office has no place of kind {kind.value}")
        places[kind.value] = found
    return places[kind.value]


def is_real(books: Books, place_id: int) -> bool:
    """Whether stock lies there, as opposed to a virtual place such as the supplier."""
    known: dict[int, bool] = books.info.setdefault("real_places", {})
    if place_id not in known:
        known[place_id] = books.scalar(select(Place.kind).where(Place.id == place_id)) not in VIRTUAL
    return known[place_id]


def value_of(books: Books, item_id: int) -> ItemValue:
    """Quantity and value of an item, locked until the end."""
    row = books.get(ItemValue, item_id, with_for_update=True)
    if row is None:
        row = ItemValue(item_id=item_id, quantity=NOTHING, value=NOTHING)
        books.add(row)
    return row


def balance_of(books: Books, item_id: int, lot_id: int, place_id: int) -> Balance:
    """What is on hand of a lot at a place, locked until the end."""
    row = books.get(Balance, (item_id, lot_id, place_id), with_for_update=True)
    if row is None:
        row = Balance(item_id=item_id, lot_id=lot_id, place_id=place_id, quantity=NOTHING)
        books.add(row)
    return row


def average_value(books: Books, item_id: int, quantity: Decimal) -> Decimal:
    """What this quantity is worth at the moving average; the last of it is worth the whole rest."""
    total = value_of(books, item_id)
    if quantity >= total.quantity:
        return total.value
    return rounded(total.value * quantity / total.quantity)


def post(books: Books, line: Posting) -> Movement:
    """Write a movement and bring balance and value along. Raises Refused("stock_short") below zero."""
    leaves, arrives = is_real(books, line.from_place_id), is_real(books, line.to_place_id)
    if leaves:
        _take(books, line)
    if arrives:
        balance_of(books, line.item_id, line.lot_id, line.to_place_id).quantity += line.quantity
    fields = {name: _plain(value) for name, value in vars(line).items()}
    movement = Movement(entry=books.uid, line=_next_line(books), effective_at=books.effective_at, **fields)
    books.insert(movement)
    if leaves != arrives:
        _revalue(books, line, 1 if arrives else -1)
    return movement


def _plain(value: object) -> object:
    return value.value if isinstance(value, MovementKind) else value


def _next_line(books: Books) -> int:
    books.info["movement_line"] = int(books.info.get("movement_line", 0)) + 1
    return int(books.info["movement_line"])


def _take(books: Books, line: Posting) -> None:
    balance = balance_of(books, line.item_id, line.lot_id, line.from_place_id)
    if balance.quantity < line.quantity:
        raise Refused(
            "stock_short",
            item=_item_name(books, line.item_id),
            place=books.get_one(Place, line.from_place_id).path,
            asked=show_quantity(line.quantity),
            here=show_quantity(balance.quantity),
        )
    balance.quantity -= line.quantity


def _revalue(books: Books, line: Posting, sign: int) -> None:
    total = value_of(books, line.item_id)
    real_place = line.to_place_id if sign > 0 else line.from_place_id
    quantity = total.quantity + sign * line.quantity
    value = total.value + sign * line.value
    fitting = NOTHING if quantity == 0 else max(value, NOTHING)
    total.quantity, total.value = quantity, fitting
    if fitting != value:
        _write_variance(books, line, real_place, fitting - value)
    books.flush()


def _write_variance(books: Books, line: Posting, real_place: int, value: Decimal) -> None:
    row = Movement(
        entry=books.uid,
        line=_next_line(books),
        kind=MovementKind.VARIANCE.value,
        item_id=line.item_id,
        lot_id=line.lot_id,
        from_place_id=virtual(books, PlaceKind.VARIANCE),
        to_place_id=real_place,
        quantity=NOTHING,
        value=value,
        effective_at=books.effective_at,
    )
    books.insert(row)


def reverse(books: Books, movements: Iterable[Movement]) -> None:
    """Post the opposite of each movement, last one first, at its original value.

    Raises Refused("stock_taken") naming the entry that took the stock since.
    """
    for movement in movements:
        if movement.kind == MovementKind.VARIANCE:
            _reverse_variance(books, movement)
            continue
        line = Posting(
            kind=MovementKind.REVERSAL,
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
        )
        try:
            post(books, line)
        except Refused as short:
            if short.code != "stock_short":
                raise
            raise _taken(books, movement) from short


def _reverse_variance(books: Books, movement: Movement) -> None:
    total = value_of(books, movement.item_id)
    value = total.value - movement.value
    if (total.quantity == 0 and value != 0) or value < 0:
        return
    row = Movement(
        entry=books.uid,
        line=_next_line(books),
        kind=MovementKind.VARIANCE.value,
        item_id=movement.item_id,
        lot_id=movement.lot_id,
        from_place_id=movement.from_place_id,
        to_place_id=movement.to_place_id,
        quantity=NOTHING,
        value=-movement.value,
        effective_at=books.effective_at,
        reverses_id=movement.id,
    )
    total.value = value
    books.insert(row)


def _taken(books: Books, movement: Movement) -> Refused:
    later = (
        select(Movement.entry)
        .where(Movement.item_id == movement.item_id, Movement.lot_id == movement.lot_id)
        .where(Movement.from_place_id == movement.to_place_id, Movement.id > movement.id)
        .order_by(Movement.id.desc())
    )
    connection = books.connection()
    for uid in books.scalars(later).all():
        if stands(connection, uid):
            entry = books.get_one(Entry, uid)
            return Refused(
                "stock_taken",
                item=_item_name(books, movement.item_id),
                lot=books.get_one(Lot, movement.lot_id).number or "no lot",
                place=books.get_one(Place, movement.to_place_id).path,
                later=title_of(connection, entry.said),
                seq=entry.seq,
            )
    return Refused("stock_moved_on", item=_item_name(books, movement.item_id))


def _item_name(books: Books, item_id: int) -> str:
    return books.get_one(Item, item_id).name
