"""Close back orders: what they still owe is not issued any more."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from tracker_desktop.errors import Refused
from tracker_desktop.models.orders import BackOrder
from tracker_desktop.queries.back_orders import owed_of
from tracker_desktop.scanning.clean import clean_line
from tracker_desktop.transactions.base import Transaction
from tracker_desktop.transactions.books import Books
from tracker_desktop.transactions.rights import Right
from tracker_desktop.transactions.rules import said
from tracker_desktop.transactions.rules.back_orders import owed_gap
from tracker_desktop.transactions.rules.said import Said


@dataclass(frozen=True)
class CloseBackOrders(Transaction):
    """`reason` says why the rest is not owed any more: another item was issued, it is not needed."""

    kind: ClassVar[str] = "close_back_orders"
    right: ClassVar[Right] = Right.STOCK

    back_order_ids: tuple[int, ...]
    reason: str

    def apply(self, books: Books) -> Said:
        if not self.back_order_ids:
            raise Refused("back_order_none")
        reason = clean_line(self.reason)
        if not reason:
            raise Refused("back_order_reason")
        rows = books.hold(BackOrder, self.back_order_ids)
        owed = owed_of(books.connection(), rows)
        for row_id, row in rows.items():
            if not owed[row_id].is_open:
                raise Refused("back_order_closed", item=owed[row_id].name, holder=owed[row_id].owed_to)
            row.active = False
            row.close_reason = reason
        if len(rows) > 1:
            return Said("close_back_orders", {"count": len(rows), "reason": reason})
        (one,) = owed.values()
        gaps = {"quantity": said.quantity(one.left), "item": one.name, "holder": owed_gap(one), "reason": reason}
        return Said("close_back_order", gaps, about=("item", one.item_id))
