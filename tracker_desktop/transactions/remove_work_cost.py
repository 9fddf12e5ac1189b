"""Take a cost off a work order that does not belong there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from tracker_desktop.models.maintenance import WorkCost, WorkState
from tracker_desktop.transactions.add_work_cost import what_of
from tracker_desktop.transactions.base import Transaction
from tracker_desktop.transactions.books import Books
from tracker_desktop.transactions.rights import Right
from tracker_desktop.transactions.rules import said
from tracker_desktop.transactions.rules.said import Said
from tracker_desktop.transactions.rules.work_orders import UNDER_WAY, held_order


@dataclass(frozen=True)
class RemoveWorkCost(Transaction):
    """Raises Refused: gone, work_order_state."""

    kind: ClassVar[str] = "remove_work_cost"
    right: ClassVar[Right] = Right.MAINTAIN

    cost_id: int

    def apply(self, books: Books) -> Said:
        cost = books.hold(WorkCost, [self.cost_id])[self.cost_id]
        order, asset = held_order(books, cost.work_order_id, *UNDER_WAY, WorkState.DONE.value)
        gaps = {"order": order.number or "", "amount": said.money(cost.amount), "what": what_of(cost)}
        books.delete(cost)
        return Said(self.kind, gaps | {"tag": asset.tag, "title": order.title}, ("work_order", order.id))
