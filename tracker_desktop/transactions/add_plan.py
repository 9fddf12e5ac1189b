"""Plan maintenance of one asset, or of each asset of a category."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from tracker_desktop.models.maintenance import MaintenancePlan
from tracker_desktop.transactions.base import Transaction
from tracker_desktop.transactions.books import Books
from tracker_desktop.transactions.rights import Right
from tracker_desktop.transactions.rules import fields
from tracker_desktop.transactions.rules.plan_dues import hold_off_assets
from tracker_desktop.transactions.rules.plans import ADD_RULES, PlanFields, check_whole, rule_gap, target_of
from tracker_desktop.transactions.rules.said import Said

__all__ = ["AddPlan", "PlanFields"]


@dataclass(frozen=True)
class AddPlan(Transaction):
    """Each asset that it applies to, now or later, is due by it.

    Raises Refused: plan_of_nothing, plan_of_both, plan_no_rule, plan_meter_half, plan_twice.
    """

    kind: ClassVar[str] = "add_plan"
    right: ClassVar[Right] = Right.MAINTAIN

    fields: PlanFields

    def apply(self, books: Books) -> Said:
        clean = fields.checked(books, ADD_RULES, fields.values_of(self.fields))
        if clean["category_id"] is not None:
            hold_off_assets(books)
        check_whole(books, clean)
        plan = books.insert(MaintenancePlan(**clean))
        gaps = {"name": plan.name, "target": target_of(books, plan), "about": rule_gap(plan)}
        return Said(self.kind, gaps, ("maintenance_plan", plan.id))
