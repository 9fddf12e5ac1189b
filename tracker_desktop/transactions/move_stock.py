"""Move stock from one real place to another; its value does not change."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import ClassVar

from tracker_desktop.errors import Refused
from tracker_desktop.models.stock import MovementKind
from tracker_desktop.transactions.base import Transaction
from tracker_desktop.transactions.books import Books
from tracker_desktop.transactions.rights import Right
from tracker_desktop.transactions.rules import said
from tracker_desktop.transactions.rules.ledger import Posting, post
from tracker_desktop.transactions.rules.lots import lot_of
from tracker_desktop.transactions.rules.place_rules import usable
from tracker_desktop.transactions.rules.quantities import check_entered, check_quantity
from tracker_desktop.transactions.rules.said import Said
from tracker_desktop.transactions.rules.shelves import lock_stock
from tracker_desktop.transactions.rules.stock_places import real_place
from tracker_desktop.transactions.rules.stock_words import counted, joined, left_words, lot_gap, several, words


@dataclass(frozen=True)
class MoveLine:
    """A quantity (base units) of one lot; `entered` is the quantity as it was typed ("2 box")."""

    item_id: int
    lot_id: int
    quantity: Decimal
    from_place_id: int
    to_place_id: int
    entered: str | None = None


@dataclass(frozen=True)
class MoveStock(Transaction):
    """All lines or none. Any real place may be left and reached: quarantine and hold too."""

    kind: ClassVar[str] = "move_stock"
    right: ClassVar[Right] = Right.STOCK

    lines: tuple[MoveLine, ...]

    def apply(self, books: Books) -> Said:
        if not self.lines:
            raise Refused("nothing_to_move")
        items = lock_stock(books, {line.item_id for line in self.lines})
        post(books, [_posting(books, line) for line in self.lines])
        places = {line.to_place_id for line in self.lines}
        if len(self.lines) == 1:
            return _said_one(books, self.lines[0])
        where = said.place(places.pop()) if len(places) == 1 else words("stock_places", count=len(places))
        lines = several([(items[line.item_id], line.quantity) for line in self.lines])
        return Said("move_stock_many", {"lines": lines, "to": where, "lots": counted("line", len(self.lines))})


def _posting(books: Books, line: MoveLine) -> Posting:
    item = lock_stock(books, [line.item_id])[line.item_id]
    check_quantity(item, line.quantity)
    entered = check_entered(books, item, line.quantity, line.entered)
    lot = lot_of(books, item, line.lot_id)
    usable(books, line.to_place_id)
    start, end = real_place(books, line.from_place_id), real_place(books, line.to_place_id)
    if start.id == end.id:
        raise Refused("move_same_place", item=item.name, place=end.path)
    return Posting(MovementKind.MOVE, item.id, lot.id, start.id, end.id, line.quantity, quantity_entered=entered)


def _said_one(books: Books, line: MoveLine) -> Said:
    item = lock_stock(books, [line.item_id])[line.item_id]
    lot = lot_of(books, item, line.lot_id)
    about = joined([lot_gap(lot), left_words(books, item, [line.from_place_id])], "stock_dot")
    gaps = {
        "quantity": said.quantity(line.quantity),
        "item": item.name,
        "to": said.place(line.to_place_id),
        "about": about,
    }
    return Said("move_stock", gaps, about=("item", item.id))
