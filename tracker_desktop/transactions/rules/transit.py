"""Stock between two stores: what of each dispatched line is still on the way, told by the movements that name it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from sqlalchemy import case, func, or_, select

from tracker_desktop.errors import Refused
from tracker_desktop.models.items import Item
from tracker_desktop.models.journal import Entry
from tracker_desktop.models.places import PlaceKind
from tracker_desktop.models.stock import Movement, MovementKind
from tracker_desktop.models.transfers import StockTransfer, TransferLine
from tracker_desktop.models.types import Money, Quantity
from tracker_desktop.queries.entries import stands, title_of
from tracker_desktop.queries.in_parts import in_parts
from tracker_desktop.transactions.books import Books
from tracker_desktop.transactions.rules.effective import day_of, effective_day
from tracker_desktop.transactions.rules.ledger import Posting, post
from tracker_desktop.transactions.rules.ledger_values import share
from tracker_desktop.transactions.rules.shelves import NOTHING, lock_stock
from tracker_desktop.transactions.rules.stock_places import virtual
from tracker_desktop.wording.render import show_day, show_quantity

TAKERS = 500


@dataclass
class OnTheWay:
    """What of a dispatched line has neither arrived nor is lost: base units, and what they are worth."""

    quantity: Decimal = NOTHING
    value: Decimal = NOTHING

    def take(self, quantity: Decimal) -> Decimal:
        """Take so much of it off the way. Returns what that is worth."""
        value = share(self.value, quantity, self.quantity)
        self.quantity -= quantity
        self.value -= value
        return value


@dataclass(frozen=True)
class Travelling:
    """A transfer with its number, its lines in their order and what of each is on the way. Its stock is locked."""

    transfer: StockTransfer
    number: str
    lines: Mapping[int, TransferLine]
    left: Mapping[int, OnTheWay]
    items: Mapping[int, Item]

    def line(self, line_id: int) -> TransferLine:
        """One of its lines. Raises Refused("transfer_other")."""
        if line_id not in self.lines:
            raise Refused("transfer_other", number=self.number)
        return self.lines[line_id]


def travelling(books: Books, transfer_id: int) -> Travelling:
    """A transfer of which something is on the way, its stock locked.

    Raises Refused: gone, transfer_done, transfer_too_early.
    """
    transfer = books.get(StockTransfer, transfer_id)
    if transfer is None:
        raise Refused("gone")
    query = select(TransferLine).where(TransferLine.transfer_id == transfer_id).order_by(TransferLine.line)
    lines = {line.id: line for line in books.scalars(query)}
    items = lock_stock(books, {line.item_id for line in lines.values()})
    left = on_the_way(books, lines)
    number = str(transfer.number)
    if not any(one.quantity for one in left.values()):
        raise Refused("transfer_done", number=number)
    if effective_day(books) < (sent := day_of(books, transfer.dispatched_at)):
        raise Refused("transfer_too_early", number=number, day=show_day(sent))
    return Travelling(transfer, number, lines, left, items)


def on_the_way(books: Books, line_ids: Iterable[int]) -> dict[int, OnTheWay]:
    """For each line what is on the way."""
    transit = virtual(books, PlaceKind.IN_TRANSIT)
    sign = case((Movement.to_place_id == transit, 1), else_=-1)
    found = {line_id: OnTheWay() for line_id in line_ids}
    books.flush()
    for part in in_parts(sorted(found)):
        query = (
            select(
                Movement.transfer_line_id,
                func.sum(sign * Movement.quantity, type_=Quantity()),
                func.sum(sign * Movement.value, type_=Money()),
            )
            .where(Movement.transfer_line_id.in_(part))
            .where(or_(Movement.from_place_id == transit, Movement.to_place_id == transit))
            .group_by(Movement.transfer_line_id)
        )
        for line_id, quantity, value in books.connection().execute(query):
            found[line_id] = OnTheWay(quantity, value)
    return found


def transfers_stay(books: Books) -> None:
    """After an undo: nothing arrived that did not leave, and what has wholly arrived leaves no value behind.

    Raises Refused("transfer_taken") naming what took it.
    """
    mine = Movement.entry == books.uid, Movement.transfer_line_id.is_not(None)
    line_ids = [one for one in books.scalars(select(Movement.transfer_line_id).where(*mine).distinct()) if one]
    odd: list[Posting] = []
    for line_id, left in sorted(on_the_way(books, line_ids).items()):
        if left.quantity < 0:
            raise _taken(books, line_id, -left.quantity)
        fitting = max(left.value, NOTHING) if left.quantity else NOTHING
        if fitting != left.value:
            odd.append(_variance(books, books.get_one(TransferLine, line_id), fitting - left.value))
    post(books, odd)


def _variance(books: Books, line: TransferLine, value: Decimal) -> Posting:
    return Posting(
        MovementKind.VARIANCE,
        line.item_id,
        line.lot_id,
        virtual(books, PlaceKind.VARIANCE),
        virtual(books, PlaceKind.IN_TRANSIT),
        NOTHING,
        value,
        transfer_line_id=line.id,
    )


def _taken(books: Books, line_id: int, missing: Decimal) -> Refused:
    line = books.get_one(TransferLine, line_id)
    words = {
        "item": books.get_one(Item, line.item_id).name,
        "number": str(books.get_one(StockTransfer, line.transfer_id).number),
        "missing": show_quantity(missing),
    }
    takers = (
        select(Movement.entry)
        .where(Movement.transfer_line_id == line_id, Movement.entry != books.uid)
        .where(Movement.from_place_id == virtual(books, PlaceKind.IN_TRANSIT))
        .order_by(Movement.id.desc())
        .limit(TAKERS)
    )
    connection = books.connection()
    for uid in dict.fromkeys(books.scalars(takers)):
        if stands(connection, uid):
            entry = books.get_one(Entry, uid)
            return Refused("transfer_taken", **words, later=title_of(connection, entry.said), seq=entry.seq)
    return Refused("transfer_moved_on", **words)
