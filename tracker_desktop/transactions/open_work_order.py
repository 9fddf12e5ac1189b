"""Open a work order for an asset: by hand, of a plan that is due, of a damage, or of an inspection."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from tracker_desktop.errors import Refused
from tracker_desktop.models.maintenance import MaintenancePlan, PlanDue
from tracker_desktop.transactions.base import Transaction
from tracker_desktop.transactions.books import Books
from tracker_desktop.transactions.rights import Right
from tracker_desktop.transactions.rules import fields
from tracker_desktop.transactions.rules.asset_rules import hold_assets
from tracker_desktop.transactions.rules.place_rules import usable
from tracker_desktop.transactions.rules.plan_dues import due_of
from tracker_desktop.transactions.rules.said import Said
from tracker_desktop.transactions.rules.stock_words import words
from tracker_desktop.transactions.rules.work_orders import (
    RULES,
    WorkFields,
    fields_from,
    numbered,
    order_words,
    refuse_twice,
    write,
)

__all__ = ["OpenWorkOrder", "WorkFields"]


@dataclass(frozen=True)
class OpenWorkOrder(Transaction):
    """`takes_out`: the asset is in maintenance from now on, at `place_id` (None: where it is); who holds it goes on
    holding it. What the fields leave empty is that of the plan.

    Raises Refused: asset_missing, asset_disposed, asset_pending_disposal, work_order_twice, plan_other_asset.
    """

    kind: ClassVar[str] = "open_work_order"
    right: ClassVar[Right] = Right.MAINTAIN

    asset_id: int
    fields: WorkFields
    plan_id: int | None = None
    takes_out: bool = False
    place_id: int | None = None

    def apply(self, books: Books) -> Said:
        (asset,) = hold_assets(books, [self.asset_id])
        plan, due = self._plan(books, asset.tag)
        if plan is not None:
            refuse_twice(books, plan, asset)
        usable(books, self.place_id)
        clean = fields.checked(books, RULES, fields_from(self.fields, plan, due.due if due else None))
        order = write(books, asset, clean, self.plan_id, takes_out=self.takes_out)
        if self.takes_out:
            asset.place_id = self.place_id or asset.place_id
        numbered(books, [order])
        gaps = order_words(asset, order, words("work_out") if self.takes_out else "")
        return Said(self.kind, {key: gap for key, gap in gaps.items() if key != "order"}, ("work_order", order.id))

    def _plan(self, books: Books, tag: str) -> tuple[MaintenancePlan | None, PlanDue | None]:
        if self.plan_id is None:
            return None, None
        plan = books.get(MaintenancePlan, self.plan_id)
        if plan is None:
            raise Refused("gone")
        due = due_of(books, plan.id, self.asset_id)
        if due is None or not due.active:
            raise Refused("plan_other_asset", plan=plan.name, tag=tag)
        return plan, due
