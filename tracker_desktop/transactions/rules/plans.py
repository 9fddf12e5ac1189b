"""The fields of a maintenance plan, and what its rules say in words."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from sqlalchemy import select

from tracker_desktop.errors import Refused
from tracker_desktop.models.assets import Asset, Readiness
from tracker_desktop.models.categories import Category
from tracker_desktop.models.maintenance import MaintenancePlan, WorkKind
from tracker_desktop.models.suppliers import Supplier
from tracker_desktop.models.text import fold
from tracker_desktop.queries.plan_days import Recurrence, day_of_year
from tracker_desktop.transactions.books import Books
from tracker_desktop.transactions.rules import fields, said
from tracker_desktop.transactions.rules.fields import Rule
from tracker_desktop.transactions.rules.meters import meter_named, use
from tracker_desktop.transactions.rules.said import Gap
from tracker_desktop.transactions.rules.stock_words import joined, words
from tracker_desktop.wording.maintenance import day_words

MOST_MONTHS, MOST_DAYS, MOST_DATES = 600, 18_250, 24
_DATE = re.compile(r"(\d{1,2})-(\d{1,2})", re.ASCII)


@dataclass(frozen=True)
class PlanFields:
    """A plan for one asset, or for each asset of a category. `starts`: the day that the first time is counted from
    (none: the day the asset was placed in service, else bought, else that of the plan). `dates` are days of each year,
    "03-31"."""

    name: str
    kind: str = WorkKind.SERVICE.value
    asset_id: int | None = None
    category_id: int | None = None
    starts: dt.date | None = None
    months: int | None = None
    days: int | None = None
    dates: tuple[str, ...] = ()
    meter: str | None = None
    every: Decimal | None = None
    fixed: bool = False
    warn_days: int = 30
    hard_stop: bool = False
    tasks: tuple[str, ...] = ()
    supplier_id: int | None = None
    cost: Decimal | None = None
    note: str | None = None
    active: bool = True


def _dates(books: Books, value: Iterable[str]) -> list[str]:
    found = sorted({_date(text) for text in value if text.strip()})
    if len(found) > MOST_DATES:
        raise Refused("plan_dates_many", most=MOST_DATES)
    return found


def _date(text: str) -> str:
    parts = _DATE.fullmatch(text.strip())
    try:
        month, day = (int(part) for part in parts.groups()) if parts else (0, 0)
        day_of_year(written := f"{month:02}-{day:02}", 2000)
    except ValueError:
        raise Refused("plan_date_wrong", text=text.strip()) from None
    return written


def _asset(books: Books, value: int | None) -> int | None:
    if value is None:
        return None
    asset = books.get(Asset, value)
    if asset is None:
        raise Refused("gone")
    if asset.readiness == Readiness.DISPOSED:
        raise Refused("asset_disposed", tag=asset.tag)
    return value


RULES: Mapping[str, Rule] = {
    "name": Rule("Name", fields.needed(fields.named)),
    "kind": Rule("Kind", fields.choice(WorkKind)),
    "starts": Rule("Counted from", fields.day),
    "months": Rule("Every … months", fields.whole(1, MOST_MONTHS)),
    "days": Rule("Every … days", fields.whole(1, MOST_DAYS)),
    "dates": Rule("Days of the year", _dates),
    "meter": Rule("Meter", meter_named),
    "every": Rule("Every … of the meter", use),
    "fixed": Rule("Fixed days", fields.flag),
    "warn_days": Rule("Due soon from", fields.needed(fields.whole(0, MOST_DAYS))),
    "hard_stop": Rule("Hard stop", fields.flag),
    "tasks": Rule("Tasks", fields.words),
    "supplier_id": Rule("Service by", fields.reference(Supplier)),
    "cost": Rule("Expected cost", fields.money),
    "note": Rule("Note", fields.note),
    "active": Rule("Active", fields.flag),
}
"""Of a plan that is there; what it is for stays."""
ADD_RULES = {**RULES, "asset_id": Rule("Asset", _asset), "category_id": Rule("Category", fields.reference(Category))}
DUE_FIELDS = frozenset({"starts", "months", "days", "dates", "meter", "every", "fixed", "warn_days"})
"""What changes when a plan is due."""


def check_whole(books: Books, plan: Mapping[str, Any], plan_id: int | None = None) -> None:
    """Raises Refused: plan_of_nothing, plan_of_both, plan_no_rule, plan_meter_half, plan_every_wrong, plan_twice."""
    if plan["asset_id"] is None and plan["category_id"] is None:
        raise Refused("plan_of_nothing")
    if plan["asset_id"] is not None and plan["category_id"] is not None:
        raise Refused("plan_of_both")
    if (plan["meter"] is None) != (plan["every"] is None):
        raise Refused("plan_meter_half")
    if plan["every"] is not None and plan["every"] <= 0:
        raise Refused("plan_every_wrong")
    if not (plan["months"] or plan["days"] or plan["dates"] or plan["meter"]):
        raise Refused("plan_no_rule", name=plan["name"])
    if not plan["active"]:
        return
    same = select(MaintenancePlan.id, MaintenancePlan.name).where(
        MaintenancePlan.asset_id.is_not_distinct_from(plan["asset_id"]),
        MaintenancePlan.category_id.is_not_distinct_from(plan["category_id"]),
        MaintenancePlan.active == 1,
    )
    for other in books.execute(same):
        if other.id != plan_id and fold(other.name) == fold(plan["name"]):
            raise Refused("plan_twice", name=other.name)


def recurrence(plan: MaintenancePlan) -> Recurrence:
    """When a plan is due again by the calendar. Done for a meter long before its day, a fixed day stays."""
    early = None if plan.meter is None else plan.warn_days
    return Recurrence(plan.months, plan.days, tuple(plan.dates), plan.fixed, early)


def target_of(books: Books, plan: MaintenancePlan) -> str:
    """MS-00027, or Microscopes."""
    if plan.asset_id is not None:
        return books.get_one(Asset, plan.asset_id).tag
    assert plan.category_id is not None  # a CHECK says so
    return books.get_one(Category, plan.category_id).name


def rule_gap(plan: MaintenancePlan) -> Gap:
    """every 6 months, every 250 hours, hard stop."""
    every = said.quantity(plan.every) if plan.every is not None else ""
    parts: list[Gap] = [
        words("plan_month" if plan.months == 1 else "plan_months", count=plan.months) if plan.months else "",
        words("plan_day" if plan.days == 1 else "plan_days", count=plan.days) if plan.days else "",
        words("plan_dates", dates=", ".join(map(day_words, plan.dates))) if plan.dates else "",
        words("plan_use", every=every, meter=plan.meter) if plan.meter else "",
        words("plan_stop") if plan.hard_stop else "",
    ]
    return joined(parts, "stock_comma")
