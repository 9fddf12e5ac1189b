"""Cancel an order of which nothing came."""

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


@dataclass(frozen=True)
class CancelOrder(Transaction):
    """A draft, or an order with nothing received; one that was ordered needs a reason.

    Raises Refused: order_state, order_received, order_reason.
    """

    kind: ClassVar[str] = "cancel_order"
    right: ClassVar[Right] = Right.ORDER

    order_id: int
    reason: str | None = None

    def apply(self, books: Books) -> Said:
        order = held_order(books, self.order_id, OrderState.DRAFT, OrderState.ORDERED)
        name, reason = name_of(books, order), clean_line(self.reason or "") or None
        if any(came(books, lines_of(books, order)).values()):
            raise Refused("order_received", order=name)
        if reason is None and order.state == OrderState.ORDERED:
            raise Refused("order_reason", order=name)
        order.state, order.close_reason = OrderState.CANCELLED.value, reason
        return Said("cancel_order", {"order": name, "about": reason or ""}, about=("purchase_order", order.id))
