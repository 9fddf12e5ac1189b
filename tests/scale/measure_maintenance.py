"""Maintenance of every asset of the register: plans made, what is due listed and counted, and handed out."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable
from contextlib import closing
from decimal import Decimal
from pathlib import Path
from typing import TypeVar

from sqlalchemy import select

from tests.scale.measure_line import Job, Line
from tracker_desktop.models.assets import Asset, Readiness
from tracker_desktop.models.categories import Category
from tracker_desktop.models.people import Person
from tracker_desktop.queries.due_calendar import DueOnDays
from tracker_desktop.queries.listing import ListCounts, ListIds, ListPage
from tracker_desktop.queries.office import OfficeFacts
from tracker_desktop.queries.today import Today
from tracker_desktop.queries.work_detail import PlanDueDetail
from tracker_desktop.store.opening import open_office
from tracker_desktop.store.store import Store
from tracker_desktop.transactions.add_plan import AddPlan, PlanFields
from tracker_desktop.transactions.check_in import CheckIn, InLine
from tracker_desktop.transactions.check_out import CheckOut, OutLine

T = TypeVar("T")
ME = 1
TIMES = 12
LIST_MS, COUNT_MS, OUT_MS = 300, 300, 50
PLAN_S = 60
_MANY = Decimal(10_000)
VIEWS = ("overdue", "soon", "near", "calibration", "all")
PLAIN = "one SELECT of the same lines, joined and sorted, rows fetched"
SQL = """SELECT plan_due.id FROM plan_due JOIN maintenance_plan ON maintenance_plan.id = plan_due.plan_id
JOIN asset ON asset.id = plan_due.asset_id
WHERE plan_due.active AND maintenance_plan.active AND (plan_due.due < date('now') OR plan_due.by_use)
ORDER BY plan_due.due"""


def measure(job: Job) -> list[Line]:
    """A plan for each category, so that each asset is due some time."""
    store = open_office(job.register)
    try:
        made = _plans(store)
        return [*made, *_lists(store, job.register), *_handing_out(store)]
    finally:
        store.close()


def _plans(store: Store) -> list[Line]:
    with store.readers.connect() as connection:
        categories = connection.scalars(select(Category.id).order_by(Category.id)).all()
    begun = time.perf_counter()
    for number, category_id in enumerate(categories):
        kind = "calibration" if number == 0 else "service"
        fields = PlanFields("Yearly service", kind, category_id=category_id, months=12, meter="check-outs", every=_MANY)
        store.perform(AddPlan(fields), ME)
    took = time.perf_counter() - begun
    return [Line(f"plans for {len(categories)} categories, until each asset is due", "s", PLAN_S, [took])]


def _lists(store: Store, path: Path) -> list[Line]:
    plain = [_ms(lambda: _rows(path)) for _ in range(TIMES)]
    lines = []
    for view in VIEWS:
        found = store.read(ListIds("plan_due", view))
        times = [_ms(lambda view=view: _list(store, view)) for _ in range(TIMES)]  # type: ignore[misc]
        size = f"{len(found.ids):,} lines"
        lines.append(Line(f"what is due: {view}, with its first page", "ms", LIST_MS, times, plain, PLAIN, note=size))
    today = store.read(OfficeFacts()).today
    first = today.replace(day=1)
    one = store.read(ListIds("plan_due", "all")).ids[0]
    asked: tuple[tuple[str, Callable[[], object]], ...] = (
        ("  how many each view has", lambda: store.read(ListCounts("plan_due"))),
        ("  a month of the calendar", lambda: store.read(DueOnDays(first, first.replace(day=28)))),
        ("  the card of a line", lambda: store.read(PlanDueDetail(one))),
        ("  all tiles of Today", lambda: store.read(Today())),
    )
    return lines + [Line(name, "ms", COUNT_MS, [_ms(do) for _ in range(TIMES)]) for name, do in asked]


def _list(store: Store, view: str) -> None:
    ids = store.read(ListIds("plan_due", view)).ids
    store.read(ListPage("plan_due", tuple(ids[:100])))


def _rows(path: Path) -> int:
    with closing(sqlite3.connect(path)) as plain:
        return len(plain.execute(SQL).fetchall())


def _handing_out(store: Store) -> list[Line]:
    """Each counts one check-out, and may be warned of what is overdue."""
    with store.readers.connect() as connection:
        ready = select(Asset.id).where(Asset.readiness == Readiness.READY.value, Asset.holder_id.is_(None))
        assets = connection.scalars(ready.order_by(Asset.id).limit(100)).all()
        holder = connection.scalar(select(Person.holder_id).where(Person.id > ME, Person.active == 1).limit(1))
    due = store.read(OfficeFacts()).today.replace(year=store.read(OfficeFacts()).today.year + 1, day=1)
    times = []
    for asset_id in assets:
        out = CheckOut((OutLine(asset_id),), int(holder or 0), due, override="measured")
        times.append(_ms(lambda out=out: store.perform(out, ME)))  # type: ignore[misc]
        store.perform(CheckIn((InLine(asset_id),)), ME)
    return [Line("check-out of an asset with a plan by check-outs", "ms", OUT_MS, times)]


def _ms(do: Callable[[], T]) -> float:
    begun = time.perf_counter()
    do()
    return (time.perf_counter() - begun) * 1000
