"""Change a maintenance plan, or put it out of use."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar

from tracker_desktop.errors import Refused
from tracker_desktop.models.maintenance import MaintenancePlan
from tracker_desktop.transactions.base import Transaction
from tracker_desktop.transactions.books import Books
from tracker_desktop.transactions.rights import Right
from tracker_desktop.transactions.rules import fields
from tracker_desktop.transactions.rules.plan_dues import hold_off_assets, work_out_all
from tracker_desktop.transactions.rules.plans import ADD_RULES, DUE_FIELDS, RULES, PlanFields, check_whole, target_of
from tracker_desktop.transactions.rules.said import Said
from tracker_desktop.transactions.rules.shape import fields_of

USE = frozenset({"meter", "every"})


@dataclass(frozen=True)
class EditPlan(Transaction):
    """`changes` maps names of PlanFields to their new values; what it is for stays. When its assets are due is worked
    out anew from when it was done last."""

    kind: ClassVar[str] = "edit_plan"
    right: ClassVar[Right] = Right.MAINTAIN

    plan_id: int
    changes: Mapping[str, Any] = field(metadata=fields_of(PlanFields))

    def apply(self, books: Books) -> Said:
        plan = books.hold(MaintenancePlan, [self.plan_id])[self.plan_id]
        if plan.category_id is not None and self.changes.get("active"):
            hold_off_assets(books)
        clean = fields.checked(books, RULES, self.changes)
        check_whole(books, {key: getattr(plan, key) for key in ADD_RULES} | clean, plan.id)
        different = {key for key, value in clean.items() if getattr(plan, key) != value}
        changed = fields.put(plan, clean, RULES)
        if not changed:
            raise Refused("nothing_changed")
        books.flush()
        if different & DUE_FIELDS:
            work_out_all(books, plan, starts="starts" in different, use=bool(different & USE))
        gaps = {"name": plan.name, "fields": ", ".join(changed), "target": target_of(books, plan)}
        return Said(self.kind, gaps, ("maintenance_plan", plan.id))
