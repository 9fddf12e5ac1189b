"""Close one line of an order: what is still open of it does not come."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from tracker_desktop.errors import Refused
from tracker_desktop.models.orders import OrderLine
from tracker_desktop.scanning.clean import clean_line
from tracker_desktop.transactions.base import Transaction
from tracker_desktop.transactions.books import Books
from tracker_desktop.transactions.rights import Right
from tracker_desktop.transactions.rules import said
from tracker_desktop.transactions.rules.orders import came, name_of, open_line
from tracker_desktop.transactions.rules.said import Said


@dataclass(frozen=True)
class CloseOrderLine(Transaction):
    """With the reason why the rest does not come. Undoing it opens the line again.

    Raises Refused: order_state, order_line_closed, order_line_complete, order_reason.
    """

    kind: ClassVar[str] = "close_order_line"
    right: ClassVar[Right] = Right.ORDER

    line_id: int
    reason: str

    def apply(self, books: Books) -> Said:
        order, line = open_line(books, self.line_id)
        name, reason = name_of(books, order), clean_line(self.reason)
        rest = line.quantity - came(books, [line])[line.id]
        if rest <= 0:
            raise Refused("order_line_complete", item=line.description, order=name)
        if not reason:
            raise Refused("order_reason", order=name)
        held = books.hold(OrderLine, [line.id])[line.id]
        held.active, held.close_reason = False, reason
        gaps = {"quantity": said.quantity(rest), "item": line.description, "order": name, "about": reason}
        return Said("close_order_line", gaps, about=("purchase_order", order.id))
