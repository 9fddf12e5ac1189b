"""Count a line: what lies there, beside what the book says at this moment."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import ClassVar

from sqlalchemy import select

from tracker_desktop.errors import Refused
from tracker_desktop.models.counts import AbcClass, CountLine
from tracker_desktop.models.items import Item, Lot
from tracker_desktop.models.places import Place
from tracker_desktop.transactions.base import Transaction
from tracker_desktop.transactions.books import Books
from tracker_desktop.transactions.rights import Right
from tracker_desktop.transactions.rules import said
from tracker_desktop.transactions.rules.counts import book_of, check_counted, line_at, open_count
from tracker_desktop.transactions.rules.lots import lot_of, no_lot
from tracker_desktop.transactions.rules.packs import entered_as
from tracker_desktop.transactions.rules.said import Said
from tracker_desktop.transactions.rules.shelves import Shelf, lock_stock
from tracker_desktop.transactions.rules.stock_places import real_place
from tracker_desktop.transactions.rules.stock_words import joined, lot_gap, words

NOTHING = Decimal(0)


@dataclass(frozen=True)
class CountStock(Transaction):
    """`quantity` is in base units, 0 where nothing is there; `entered` as it was said ("3 boxes and 7"). Without
    `lot_id` it is stock without a lot. `add`: this much more than was counted of the line already.

    The stock of the item is locked, so that receiving and issuing at another desk are before or after: the line keeps
    the book and the last movement of that moment, each time anew. What is not on the list is put on it. Where a recount
    was asked for, or another person counts the line anew, the first count is kept beside it.

    Raises Refused: count_not_open, lot_unknown, place_virtual, count_quantity_negative, count_same_person ...
    """

    kind: ClassVar[str] = "count_stock"
    right: ClassVar[Right] = Right.COUNT

    count_id: int
    item_id: int
    lot_id: int | None
    place_id: int
    quantity: Decimal
    entered: str | None = None
    add: bool = False

    def apply(self, books: Books) -> Said:
        count = open_count(books, self.count_id)
        item = lock_stock(books, [self.item_id])[self.item_id]
        place = real_place(books, self.place_id)
        if place.structural:
            raise Refused("place_structural", place=place.path)
        lot = no_lot(books, item) if self.lot_id is None else lot_of(books, item, self.lot_id)
        check_counted(item, self.quantity)
        entered = entered_as(books, item, self.quantity, self.entered)
        shelf = Shelf(item.id, lot.id, place.id)
        line = line_at(books, count.id, shelf) or _unlisted(books, count.id, item, lot, place)
        again = line.again
        more = self.add and line.counted is not None and not again
        if not more:
            _keep_first(books, line, item)
        counted = self.quantity + ((line.counted or NOTHING) if more else NOTHING)
        check_counted(item, counted)
        line.counted, line.again = counted, False
        line.entered = None if more else entered
        line.book, line.position = book_of(books, shelf)
        line.counted_at, line.counted_by_id = books.now, books.operator.person_id
        books.add(line)
        books.flush()
        return _said(books, line, self.quantity, lot, item, "_again" if again else "_more" if more else "")


def _keep_first(books: Books, line: CountLine, item: Item) -> None:
    """What another person counted before stays beside what is counted now; the same person can only correct it."""
    if line.counted is None or line.counted_by_id is None:
        return
    if line.counted_by_id != books.operator.person_id:
        line.first_counted, line.first_by_id = line.counted, line.counted_by_id
    elif line.again:
        raise Refused("count_same_person", item=item.name, name=books.operator.name)


def _unlisted(books: Books, count_id: int, item: Item, lot: Lot, place: Place) -> CountLine:
    """A line for what was not expected. It is of the class that its item had when it was listed last."""
    abc = books.scalar(select(CountLine.abc).where(CountLine.item_id == item.id).order_by(CountLine.id.desc()).limit(1))
    return CountLine(
        count_id=count_id,
        item_id=item.id,
        lot_id=lot.id,
        place_id=place.id,
        asked=False,
        again=False,
        abc=abc or AbcClass.C.value,
        sort=f"{place.path_key}  {item.sku_sort}  {lot.number_key}",
    )


def _said(books: Books, line: CountLine, quantity: Decimal, lot: Lot, item: Item, how: str) -> Said:
    total = words("count_total", quantity=said.quantity(line.counted or NOTHING)) if how == "_more" else ""
    odd = "" if line.asked else words("count_unlisted")
    about = joined([lot_gap(lot), words("count_at", place=said.place(line.place_id)), total, odd], "stock_dot")
    gaps = {"quantity": said.quantity(quantity), "item": item.name, "about": about}
    return Said(f"count_stock{how}", gaps, about=("count_line", line.id))
