"""Write down what lies on the shelves when the office starts with its books."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import ClassVar

from tracker_desktop.errors import Refused
from tracker_desktop.models.places import PlaceKind
from tracker_desktop.models.stock import MovementKind
from tracker_desktop.transactions.base import Transaction
from tracker_desktop.transactions.books import Books
from tracker_desktop.transactions.rights import Right
from tracker_desktop.transactions.rules.arrivals import ReceiveLine, arrival_words, arrive
from tracker_desktop.transactions.rules.said import Said
from tracker_desktop.transactions.rules.stock_words import counted, several


@dataclass(frozen=True)
class OpeningStock(Transaction):
    """Expired and recalled lots are written down as they are. No document number; lines name no order."""

    kind: ClassVar[str] = "opening_stock"
    right: ClassVar[Right] = Right.ITEMS

    lines: tuple[ReceiveLine, ...]

    def apply(self, books: Books) -> Said:
        if not self.lines:
            raise Refused("nothing_to_receive")
        lines = tuple(replace(line, order_line_id=None) for line in self.lines)  # nothing came on an order
        came = arrive(books, lines, MovementKind.OPENING, PlaceKind.OPENING, any_lot=True)
        if len(came) == 1:
            return arrival_words(books, "opening_one", came[0], None)
        told = several([(one.item, one.quantity) for one in came])
        return Said("opening_stock", {"items": counted("item", len({one.item.id for one in came})), "lines": told})
