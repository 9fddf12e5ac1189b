"""Issue parts from stock to a work order: an issue like any other, that says what it was for."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from typing import ClassVar

from sqlalchemy import select

from tracker_desktop.models.assets import Asset
from tracker_desktop.models.maintenance import WorkOrder, WorkPart
from tracker_desktop.models.people import Department, Person
from tracker_desktop.models.stock import Movement
from tracker_desktop.transactions.base import Transaction
from tracker_desktop.transactions.books import Books
from tracker_desktop.transactions.issue import Issue, IssueLine
from tracker_desktop.transactions.rights import Right
from tracker_desktop.transactions.rules.kit_fields import item_of
from tracker_desktop.transactions.rules.said import Said
from tracker_desktop.transactions.rules.stock_words import words
from tracker_desktop.transactions.rules.work_orders import held_order


@dataclass(frozen=True)
class PartLine:
    """A quantity of an item in base units; the item by its SKU or another of its codes. From below one place, where
    that is named; what expires first goes first."""

    item: str
    quantity: Decimal
    place_id: int | None = None


@dataclass(frozen=True)
class IssueToWorkOrder(Transaction):
    """`holder_id` None: whoever does the work gets them, else the department of the asset, else who writes it down.
    What comes back by Return lowers what the work cost. Raises Refused: work_order_state, and what Issue raises."""

    kind: ClassVar[str] = "issue_to_work_order"
    right: ClassVar[Right] = Right.STOCK

    work_order_id: int
    lines: tuple[PartLine, ...]
    holder_id: int | None = None
    charge_code: str | None = None
    reason: str | None = None
    effective_on: dt.date | None = None

    def apply(self, books: Books) -> Said:
        order, asset = held_order(books, self.work_order_id)
        issue = Issue(
            tuple(
                IssueLine(item_of(books, line.item).id, line.quantity, place_id=line.place_id) for line in self.lines
            ),
            self.holder_id if self.holder_id is not None else receiver_for(books, order, asset),
            charge_code=self.charge_code,
            reference=order.number,
            reason=self.reason,
            effective_on=self.effective_on,
        )
        issued = issue.apply(books)
        books.flush()
        moved = select(Movement).where(Movement.entry == books.uid, Movement.quantity > 0).order_by(Movement.id)
        books.add_all(
            [
                WorkPart(work_order_id=order.id, movement_id=movement.id, item_id=movement.item_id)
                for movement in books.scalars(moved)
            ]
        )
        gaps = issued.gaps
        parts = gaps.get("lines") or words("stock_times", quantity=gaps["quantity"], item=gaps["item"])
        about = {"order": order.number or "", "tag": asset.tag, "about": order.title, "parts": parts}
        return Said(self.kind, about, ("work_order", order.id))


def receiver_for(books: Books, order: WorkOrder, asset: Asset) -> int:
    """Who gets the parts where nobody is named."""
    if order.worker_id is not None:
        return books.get_one(Person, order.worker_id).holder_id
    if asset.department_id is not None:
        return books.get_one(Department, asset.department_id).holder_id
    return books.get_one(Person, books.operator.person_id).holder_id
