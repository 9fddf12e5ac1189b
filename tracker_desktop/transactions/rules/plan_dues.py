"""When plans are due for single assets: each asset that a plan applies to has its row, also one that came later."""

from __future__ import annotations

import datetime as dt
import functools
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from sqlalchemy import and_, bindparam, func, or_, select, text

from tracker_desktop.models.assets import Asset, Readiness
from tracker_desktop.models.maintenance import CHECK_OUTS, AssetMeter, MaintenancePlan, PlanDue
from tracker_desktop.queries.plan_days import first_due, foreseen, next_due
from tracker_desktop.transactions.books import Books, Changed
from tracker_desktop.transactions.rules import said
from tracker_desktop.transactions.rules.meters import a_day, expect, meter_moved, meters_of
from tracker_desktop.transactions.rules.plans import recurrence
from tracker_desktop.transactions.rules.said import Gap
from tracker_desktop.transactions.rules.stock_words import joined, words

NOTHING = Decimal(0)
PAGE = 1000
_THERE = select(PlanDue.id).where(PlanDue.plan_id == MaintenancePlan.id, PlanDue.asset_id == Asset.id).exists()
_BASE = func.coalesce(Asset.in_service, Asset.purchased)
_APPLIES: Any = and_(
    Asset.readiness != Readiness.DISPOSED.value,
    or_(MaintenancePlan.asset_id == Asset.id, MaintenancePlan.category_id == Asset.category_id),
)


_ANY_PLAN = select(MaintenancePlan.id).limit(1)
_KEYS: Mapping[str, Any] = {Asset.__tablename__: Asset.id, MaintenancePlan.__tablename__: MaintenancePlan.id}
_HOW: Mapping[str, Any] = {
    "own": MaintenancePlan.asset_id == Asset.id,
    "category": MaintenancePlan.category_id == Asset.category_id,
}


def plans_follow(books: Books, touched: Changed) -> None:
    """After assets or plans were changed: every asset that a plan applies to is due some time, and no other."""
    changed = {
        table: ids for table in (MaintenancePlan.__tablename__, Asset.__tablename__) if (ids := touched.get(table))
    }
    if not changed or books.scalar(_ANY_PLAN) is None:
        return
    books.flush()
    for table, ids in changed.items():
        rows = list(_missing(books, table, ids))
        if rows:
            books.add_many(PlanDue, rows)
        _changed(books, table, ids)


def hold_off_assets(books: Books) -> None:
    """Nobody else changes assets until the end, so that one that comes meanwhile is due by the plan too."""
    connection = books.connection()
    if connection.dialect.name == "postgresql":
        connection.execute(text(f"LOCK TABLE {Asset.__tablename__} IN SHARE MODE"))


def _params(ids: frozenset[int] | str) -> dict[str, Any]:
    return {} if isinstance(ids, str) else {"ids": sorted(ids)}


def _of(table: str, *, whole: bool) -> Any:
    return True if whole else _KEYS[table].in_(bindparam("ids", expanding=True))


@functools.cache
def _missing_statement(table: str, how: str, *, whole: bool) -> Any:
    query = (
        select(MaintenancePlan.id, Asset.id, _BASE, AssetMeter.total)
        .join(Asset, _HOW[how])
        .outerjoin(AssetMeter, (AssetMeter.asset_id == Asset.id) & (AssetMeter.meter == MaintenancePlan.meter))
        .where(MaintenancePlan.active == 1, Asset.readiness != Readiness.DISPOSED.value, ~_THERE)
        .order_by(MaintenancePlan.id, Asset.id)
    )
    return query.where(_of(table, whole=whole))


def _missing(books: Books, table: str, ids: frozenset[int] | str) -> Iterator[dict[str, Any]]:
    plans: dict[int, MaintenancePlan] = {}
    for how in _HOW:
        query = _missing_statement(table, how, whole=isinstance(ids, str))
        for plan_id, asset_id, base, total in books.execute(query, _params(ids)).all():
            plan = plans.get(plan_id) or plans.setdefault(plan_id, books.get_one(MaintenancePlan, plan_id))
            yield _row(plan, asset_id, plan.starts or base or books.today, total)


def _row(plan: MaintenancePlan, asset_id: int, start: dt.date, total: Decimal | None) -> dict[str, Any]:
    due, due_at = first_due(recurrence(plan), start), None
    if plan.every is not None and (total is not None or plan.meter == CHECK_OUTS):
        due_at = (total or NOTHING) + plan.every
    return {
        "plan_id": plan.id,
        "asset_id": asset_id,
        "counted_from": start,
        "due": due,
        "due_at": due_at,
        "by_use": False,
        "expected": due,
        "active": True,
    }


@functools.cache
def _changed_statement(table: str, *, whole: bool) -> Any:
    first_moved = and_(
        PlanDue.last_on.is_(None), MaintenancePlan.starts.is_(None), _BASE.is_not(None), PlanDue.counted_from != _BASE
    )
    applies = func.coalesce(_APPLIES, False)
    differs = or_(and_(PlanDue.active == 1, ~applies), and_(PlanDue.active == 0, _APPLIES), first_moved)
    query = (
        select(PlanDue.id, applies, _BASE, first_moved)
        .join(MaintenancePlan, MaintenancePlan.id == PlanDue.plan_id)
        .join(Asset, Asset.id == PlanDue.asset_id)
    )
    return query.where(_of(table, whole=whole), differs)


def _changed(books: Books, table: str, ids: frozenset[int] | str) -> None:
    """Rows of assets that a plan does not apply to any more, or does again; and assets with another first day."""
    rows = books.execute(_changed_statement(table, whole=isinstance(ids, str)), _params(ids)).all()
    found = {due_id: (bool(applies), base if moved else None) for due_id, applies, base, moved in rows}
    for start in range(0, len(found), PAGE):
        part = sorted(found)[start : start + PAGE]
        for due_id, due in books.hold(PlanDue, part).items():
            due.active, base = found[due_id]
            if base is not None:
                due.counted_from = base
                work_out(books, due, books.get_one(MaintenancePlan, due.plan_id))
        books.flush()


def work_out(books: Books, due: PlanDue, plan: MaintenancePlan, *, is_known: bool = True) -> None:
    """When it is due by the rules of its plan, from when it was done last or is counted from. `is_known` False: the
    meter or its interval was changed, so that is counted anew."""
    rule = recurrence(plan)
    if due.last_on is None:
        due.due = first_due(rule, due.counted_from)
    else:
        due.due = next_due(rule, due.last_on, None, due.counted_from)
    if plan.meter is None or plan.every is None:
        due.due_at, due.by_use = None, False
        expect(due, None)
        return
    meter = meters_of(books, [due.asset_id], plan.meter).get(due.asset_id)
    if not is_known:
        due.due_at = None if due.last_at is None else due.last_at + plan.every
        if due.due_at is None and plan.meter == CHECK_OUTS:
            due.due_at = (meter.total if meter else NOTHING) + plan.every
    if meter is None:
        due.by_use = False
        expect(due, None)
    else:
        meter_moved(books, due, plan, meter)


def work_out_all(books: Books, plan: MaintenancePlan, *, starts: bool, use: bool) -> None:
    """When the plan is due for every asset that has it, after its rules were changed: the day that it is counted from
    (`starts`), the meter or its interval (`use`), or another one."""
    ids = books.scalars(select(PlanDue.id).where(PlanDue.plan_id == plan.id).order_by(PlanDue.id)).all()
    for start in range(0, len(ids), PAGE):
        rows = books.hold(PlanDue, ids[start : start + PAGE])
        bases = _bases(books, [due.asset_id for due in rows.values()]) if starts and plan.starts is None else {}
        for due in rows.values():
            if starts:
                due.counted_from = plan.starts or bases.get(due.asset_id) or due.counted_from
            if use and due.last_on is not None:
                due.last_at = None if due.last_at is None or plan.meter is None else due.last_at
            work_out(books, due, plan, is_known=not use)
        books.flush()


def _bases(books: Books, asset_ids: list[int]) -> dict[int, dt.date | None]:
    rows = books.execute(select(Asset.id, Asset.in_service, Asset.purchased).where(Asset.id.in_(asset_ids)))
    return {row.id: row.in_service or row.purchased for row in rows}


def done(
    books: Books, due: PlanDue, plan: MaintenancePlan, day: dt.date, at: Decimal | None, until: dt.date | None = None
) -> None:
    """It was done on a day, when the meter said `at` (None: what it says now); `until` is a day that a certificate
    holds. What was done later already stays the last time."""
    if due.last_on is not None and day < due.last_on:
        return
    meter = None if plan.meter is None else meters_of(books, [due.asset_id], plan.meter).get(due.asset_id)
    due.due = until or next_due(recurrence(plan), day, due.due, due.counted_from)
    due.last_on = day
    if plan.every is None:
        expect(due, None)
        return
    due.last_at = at if at is not None else (meter.total if meter else NOTHING if plan.meter == CHECK_OUTS else None)
    due.due_at = None if due.last_at is None else due.last_at + plan.every
    due.by_use = meter is not None and due.due_at is not None and meter.total >= due.due_at
    by_meter = None
    if meter is not None and due.due_at is not None:
        by_meter = foreseen(meter.read_on, meter.total, due.due_at, a_day(books, due, meter))
    expect(due, by_meter)


def next_words(due: PlanDue, plan: MaintenancePlan) -> Gap:
    """next on 3 Jun 2027, next at 500 hours."""
    at = due.due_at is not None and plan.meter is not None
    parts = [
        words("work_next", day=said.day(due.due)) if due.due is not None else "",
        words("work_next_at", at=said.quantity(due.due_at), meter=plan.meter) if at else "",  # type: ignore[arg-type]
    ]
    return joined(parts, "stock_comma")


def due_of(books: Books, plan_id: int, asset_id: int) -> PlanDue | None:
    """When a plan is due for an asset, locked."""
    found = books.scalar(select(PlanDue.id).where(PlanDue.plan_id == plan_id, PlanDue.asset_id == asset_id))
    return None if found is None else books.hold(PlanDue, [found])[found]
