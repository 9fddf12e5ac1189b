"""What the transactions of a count share: the count that must be open, its lines, and how they are named."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace
from decimal import Decimal

from sqlalchemy import func, select

from tracker_desktop.errors import Refused
from tracker_desktop.models.counts import CountLine, CountState, StockCount
from tracker_desktop.models.items import Item, LotPolicy
from tracker_desktop.models.stock import Balance, Movement
from tracker_desktop.queries.office import Office, office_of
from tracker_desktop.transactions.books import Books
from tracker_desktop.transactions.rules.quantities import check_quantity
from tracker_desktop.transactions.rules.said import Gap
from tracker_desktop.transactions.rules.shelves import NOTHING, Shelf
from tracker_desktop.transactions.rules.stock_words import words
from tracker_desktop.wording.counts import STATES

ONE_PIECE = Decimal(1)


def office_in(books: Books) -> Office:
    """The office as the transaction sees it: its settings, its moment and its day."""
    return replace(office_of(books.connection()), now=books.now, today=books.today)


def open_count(books: Books, count_id: int) -> StockCount:
    """A count in which something may be changed, locked. Raises Refused: gone, count_not_open."""
    count = held_count(books, count_id)
    if count.state != CountState.OPEN.value:
        raise Refused("count_not_open", name=count.name, state=STATES[count.state])
    return count


def held_count(books: Books, count_id: int) -> StockCount:
    """A count in any state, locked. Raises Refused("gone")."""
    return books.hold(StockCount, [count_id])[count_id]


def lines_of(books: Books, count: StockCount, line_ids: Collection[int]) -> list[CountLine]:
    """Lines of a count by their ids, locked. Raises Refused: gone, count_other_count, count_nothing_counted."""
    if not line_ids:
        raise Refused("count_nothing_counted")
    lines = list(books.hold(CountLine, line_ids).values())
    if any(line.count_id != count.id for line in lines):
        raise Refused("count_other_count", name=count.name)
    return lines


def check_counted(item: Item, quantity: Decimal) -> None:
    """Raises Refused where that much can't lie anywhere. Nothing at all can."""
    if quantity.is_finite() and quantity == 0:
        return
    if quantity.is_finite() and quantity < 0:
        raise Refused("count_quantity_negative", item=item.name)
    check_quantity(item, quantity)
    if item.lot_policy == LotPolicy.SERIAL and quantity > ONE_PIECE:
        raise Refused("count_serial_one", item=item.name)


def book_of(books: Books, shelf: Shelf) -> tuple[Decimal, int]:
    """What the book has on a shelf, and the id of the last movement of its item; the item's stock must be locked."""
    query = select(Balance.quantity).where(Balance.item_id == shelf.item_id, Balance.lot_id == shelf.lot_id)
    book = books.connection().scalar(query.where(Balance.place_id == shelf.place_id))
    last = books.connection().scalar(select(func.max(Movement.id)).where(Movement.item_id == shelf.item_id))
    return book or NOTHING, last or 0


def line_at(books: Books, count_id: int, shelf: Shelf) -> CountLine | None:
    """The line of a count for a shelf, locked; None where it has none."""
    query = select(CountLine).where(CountLine.count_id == count_id, CountLine.item_id == shelf.item_id)
    query = query.where(CountLine.lot_id == shelf.lot_id, CountLine.place_id == shelf.place_id)
    return books.scalar(query.with_for_update().execution_options(populate_existing=True))


def forget(line: CountLine) -> None:
    """Nothing was counted of this line."""
    empty: Iterable[str] = (
        *("counted", "entered", "book", "position", "counted_at", "counted_by_id"),
        *("first_counted", "first_by_id", "reason", "note"),
    )
    for name in empty:
        setattr(line, name, None)
    line.again = False


def lines_words(count: int) -> Gap:
    """1 line, 12 lines."""
    return words("count_line") if count == 1 else words("count_lines", count=f"{count:,}")
