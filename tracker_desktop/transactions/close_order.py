"""Close an order: what is still open of it does not come."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from tracker_desktop.errors import Refused
from tracker_desktop.models.orders import OrderState
from tracker_desktop.scanning.clean import clean_line
from tracker_desktop.transactions.base import Transaction
from tracker_desktop.transactions.books import Books
from tracker_desktop.transactions.rights import Right
from tracker_desktop.transactions.rules.orders import came, held_order, lines_of, name_of
from tracker_desktop.transactions.rules.said import Said
from tracker_desktop.transactions.rules.stock_words import joined, words


@dataclass(frozen=True)
class CloseOrder(Transaction):
    """With the reason why the rest does not come. Undoing it opens the order again.

    Raises Refused: order_state, order_reason, order_complete.
    """

    kind: ClassVar[str] = "close_order"
    right: ClassVar[Right] = Right.ORDER

    order_id: int
    reason: str

    def apply(self, books: Books) -> Said:
        order = held_order(books, self.order_id, OrderState.ORDERED)
        name, reason = name_of(books, order), clean_line(self.reason)
        lines = [line for line in lines_of(books, order) if line.active]
        received = came(books, lines)
        rest = [line for line in lines if line.quantity > received[line.id]]
        if not rest:
            raise Refused("order_complete", order=name)
        if not reason:
            raise Refused("order_reason", order=name)
        order.state, order.close_reason = OrderState.CLOSED.value, reason
        count = len(rest)
        about = joined([words("order_rest") if count == 1 else words("order_rests", count=count), reason], "stock_dot")
        return Said("close_order", {"order": name, "about": about}, about=("purchase_order", order.id))
