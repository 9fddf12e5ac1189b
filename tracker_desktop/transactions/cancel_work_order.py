"""Cancel a work order: nothing of it will be done."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from tracker_desktop.errors import Refused
from tracker_desktop.models.assets import Readiness
from tracker_desktop.models.maintenance import WorkState
from tracker_desktop.scanning.clean import clean_line
from tracker_desktop.transactions.base import Transaction
from tracker_desktop.transactions.books import Books
from tracker_desktop.transactions.rights import Right
from tracker_desktop.transactions.rules.said import Said
from tracker_desktop.transactions.rules.work_orders import bring_back, held_order


@dataclass(frozen=True)
class CancelWorkOrder(Transaction):
    """What was spent on it stays spent; parts that were not used are returned to stock. `after` is what the asset is
    then, where this work kept it in maintenance. Raises Refused: work_reason, work_order_state."""

    kind: ClassVar[str] = "cancel_work_order"
    right: ClassVar[Right] = Right.MAINTAIN

    work_order_id: int
    reason: str
    after: str = Readiness.READY.value

    def apply(self, books: Books) -> Said:
        order, asset = held_order(books, self.work_order_id)
        reason = clean_line(self.reason)
        if not reason:
            raise Refused("work_reason", number=order.number or "")
        order.state, order.result = WorkState.CANCELLED.value, reason
        bring_back(books, order, asset, self.after, None, None)
        gaps = {"order": order.number or "", "tag": asset.tag, "title": order.title, "reason": reason}
        return Said(self.kind, gaps, ("work_order", order.id))
