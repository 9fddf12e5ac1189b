"""Finish a work order: what was found, what becomes of the asset, and when it is due again."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from typing import ClassVar

from tracker_desktop.errors import Refused
from tracker_desktop.models.assets import Asset, Readiness
from tracker_desktop.models.maintenance import MaintenancePlan, WorkKind, WorkOrder, WorkState
from tracker_desktop.scanning.clean import clean_line, clean_text
from tracker_desktop.transactions.base import Transaction
from tracker_desktop.transactions.books import Books
from tracker_desktop.transactions.rights import Right
from tracker_desktop.transactions.rules import fields
from tracker_desktop.transactions.rules.effective import FARTHEST
from tracker_desktop.transactions.rules.meters import use
from tracker_desktop.transactions.rules.plan_dues import done, due_of, next_words
from tracker_desktop.transactions.rules.said import Gap, Said
from tracker_desktop.transactions.rules.stock_words import words
from tracker_desktop.transactions.rules.work_orders import bring_back, held_order, open_tasks, order_words, still_down
from tracker_desktop.wording.render import show_day


@dataclass(frozen=True)
class FinishWorkOrder(Transaction):
    """`after` is what the asset is then: ready, to inspect, in maintenance, pending disposal; `place_id` None: to where
    it lives. `at` is what the meter of its plan said. `left_out`: why tasks are not ticked. `failed`: what its plan
    wants was not reached, so that stays due. A calibration that did not fail has a certificate.

    Raises Refused: work_order_state, work_tasks_open, work_finish_future, work_certificate, work_certified_past,
    work_failed_ready, work_after_unknown, broken_not_ready, condition_unknown.
    """

    kind: ClassVar[str] = "finish_work_order"
    right: ClassVar[Right] = Right.MAINTAIN

    work_order_id: int
    result: str | None = None
    finished_on: dt.date | None = None
    condition: str | None = None
    after: str = Readiness.READY.value
    place_id: int | None = None
    certificate: str | None = None
    certified_until: dt.date | None = None
    at: Decimal | None = None
    left_out: str | None = None
    failed: bool = False

    def apply(self, books: Books) -> Said:
        order, asset = held_order(books, self.work_order_id)
        day = self._day(books)
        self._check(books, order, asset, day)
        left_out = clean_line(self.left_out or "")
        if (left := open_tasks(order)) and not left_out:
            raise Refused("work_tasks_open", tasks=", ".join(left))
        result = clean_text(self.result or "")
        order.result = " · ".join(part for part in (result, left_out if left else "") if part) or None
        order.certificate = clean_line(self.certificate or "") or None
        order.certified_until = self.certified_until
        order.state, order.finished_on = WorkState.DONE.value, day
        order.finished_by_id = books.operator.person_id
        bring_back(books, order, asset, self.after, self.condition, self.place_id)
        following = "" if self.failed else self._plan_done(books, order, day)
        certificate = order.certificate
        gaps = order_words(
            asset,
            order,
            words("work_certificate_no", certificate=certificate) if certificate else "",
            following,
            _readiness(books, asset),
        )
        return Said("fail_work_order" if self.failed else self.kind, gaps, ("work_order", order.id))

    def _day(self, books: Books) -> dt.date:
        day: dt.date = fields.day(books, self.finished_on) or books.today
        if day > books.today:
            raise Refused("work_finish_future", day=show_day(day))
        if books.today - day > FARTHEST:
            raise Refused("effective_long_ago", day=show_day(day))
        return day

    def _check(self, books: Books, order: WorkOrder, asset: Asset, day: dt.date) -> None:
        fields.day(books, self.certified_until)
        if self.failed and self.after == Readiness.READY and asset.readiness == Readiness.IN_MAINTENANCE:
            raise Refused("work_failed_ready", tag=asset.tag)
        needs = order.kind == WorkKind.CALIBRATION and not self.failed
        if needs and not clean_line(self.certificate or ""):
            raise Refused("work_certificate")
        if self.certified_until is not None and self.certified_until < day:
            raise Refused("work_certified_past", day=show_day(self.certified_until))

    def _plan_done(self, books: Books, order: WorkOrder, day: dt.date) -> Gap:
        at = use(books, self.at)
        if order.plan_id is None:
            return ""
        due = due_of(books, order.plan_id, order.asset_id)
        if due is None:
            return ""
        plan = books.get_one(MaintenancePlan, order.plan_id)
        done(books, due, plan, day, at, self.certified_until)
        return next_words(due, plan)


def _readiness(books: Books, asset: Asset) -> Gap:
    """What the asset is now, where that keeps it from being used."""
    if asset.readiness == Readiness.READY:
        return ""
    other = still_down(books, asset.id) if asset.readiness == Readiness.IN_MAINTENANCE else None
    if other is not None:
        return words("work_still", order=other.number or "")
    return words("work_after", readiness=asset.readiness)
