"""Note that what a plan says was done, without a work order: before the office kept them, or by somebody else."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from typing import ClassVar

from tracker_desktop.errors import Refused
from tracker_desktop.models.assets import Asset
from tracker_desktop.models.maintenance import MaintenancePlan, PlanDue
from tracker_desktop.transactions.base import Transaction
from tracker_desktop.transactions.books import Books
from tracker_desktop.transactions.rights import Right
from tracker_desktop.transactions.rules import fields, said
from tracker_desktop.transactions.rules.meters import use
from tracker_desktop.transactions.rules.plan_dues import done, next_words
from tracker_desktop.transactions.rules.said import Said
from tracker_desktop.wording.render import show_day


@dataclass(frozen=True)
class NotePlanDone(Transaction):
    """`at` is what the meter of the plan said then. Raises Refused: plan_done_future, plan_done_early,
    plan_not_in_force."""

    kind: ClassVar[str] = "note_plan_done"
    right: ClassVar[Right] = Right.MAINTAIN

    due_id: int
    done_on: dt.date
    at: Decimal | None = None

    def apply(self, books: Books) -> Said:
        due = books.hold(PlanDue, [self.due_id])[self.due_id]
        plan, asset = books.get_one(MaintenancePlan, due.plan_id), books.get_one(Asset, due.asset_id)
        if not (due.active and plan.active):
            raise Refused("plan_not_in_force", plan=plan.name, tag=asset.tag)
        fields.day(books, self.done_on)
        if self.done_on > books.today:
            raise Refused("plan_done_future", day=show_day(self.done_on))
        if due.last_on is not None and self.done_on < due.last_on:
            raise Refused("plan_done_early", day=show_day(self.done_on), last=show_day(due.last_on))
        done(books, due, plan, self.done_on, use(books, self.at))
        gaps = {"plan": plan.name, "tag": asset.tag, "day": said.day(self.done_on), "about": next_words(due, plan)}
        return Said(self.kind, gaps, ("asset", asset.id))
