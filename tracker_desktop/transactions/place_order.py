"""Order what stands on a draft: it takes its number, and from now on it is expected."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import ClassVar

from tracker_desktop.models.orders import OrderState
from tracker_desktop.transactions.base import Transaction
from tracker_desktop.transactions.books import Books
from tracker_desktop.transactions.rights import Right
from tracker_desktop.transactions.rules.orders import held_order, lines_of, order_words, place_order
from tracker_desktop.transactions.rules.said import Said


@dataclass(frozen=True)
class PlaceOrder(Transaction):
    """Ordered on `ordered_on`, or today. Without an expected day it is expected after the days to delivery.

    Raises Refused: order_state, order_empty, order_future, order_expected_early.
    """

    kind: ClassVar[str] = "place_order"
    right: ClassVar[Right] = Right.ORDER

    order_id: int
    ordered_on: dt.date | None = None

    def apply(self, books: Books) -> Said:
        order = held_order(books, self.order_id, OrderState.DRAFT)
        lines = lines_of(books, order)
        place_order(books, order, lines, self.ordered_on)
        return order_words(books, "place_order", order, lines)
