"""Maintenance that is overdue: a warning, or a stop where the plan or the category says so."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, bindparam, select

from tracker_desktop.models.categories import Category, Policy
from tracker_desktop.models.maintenance import AssetMeter, MaintenancePlan, PlanDue
from tracker_desktop.models.types import Day
from tracker_desktop.queries.in_parts import in_parts
from tracker_desktop.queries.plan_state import IN_FORCE, is_overdue
from tracker_desktop.transactions.rules.concerns import Concern, Handover
from tracker_desktop.wording.maintenance import due_since

MAY_OVERRIDE: tuple[str, ...] = ("maintenance_overdue",)
_OVERDUE = (
    select(
        *(PlanDue.asset_id, PlanDue.due, PlanDue.due_at, PlanDue.by_use, MaintenancePlan.name),
        *(MaintenancePlan.meter, MaintenancePlan.hard_stop, AssetMeter.total),
    )
    .join(MaintenancePlan, MaintenancePlan.id == PlanDue.plan_id)
    .outerjoin(AssetMeter, (AssetMeter.asset_id == PlanDue.asset_id) & (AssetMeter.meter == MaintenancePlan.meter))
    .where(PlanDue.asset_id.in_(bindparam("ids", expanding=True)))
    .where(IN_FORCE, is_overdue(bindparam("today", type_=Day())))
    .order_by(PlanDue.asset_id, MaintenancePlan.hard_stop.desc(), PlanDue.expected, PlanDue.id)
)


def concerns(connection: Connection, over: Handover) -> Iterator[Concern]:
    """Each plan that is overdue, those that stop it first."""
    things = {thing.id: thing for thing in over.things}
    found: list[tuple[Any, bool]] = []
    for part in in_parts(sorted(things)):
        rows = connection.execute(_OVERDUE, {"ids": part, "today": over.today}).all()
        strict = _strict(connection, {things[row.asset_id].category_id for row in rows} - {None}) if rows else set()
        found += [(row, row.hard_stop or things[row.asset_id].category_id in strict) for row in rows]
    for row, firm in sorted(found, key=lambda one: not one[1]):
        by_use = (row.meter, row.due_at, row.total) if row.by_use else None
        since = due_since(None if row.by_use and row.due and row.due >= over.today else row.due, by_use)
        gaps = {"tag": things[row.asset_id].tag, "plan": row.name, "since": since}
        yield Concern("maintenance_stop" if firm else "maintenance_overdue", gaps, firm)


def _strict(connection: Connection, category_ids: set[int | None]) -> set[int]:
    query = select(Category.id).where(Category.id.in_(category_ids), Category.maintenance_policy == Policy.REFUSE.value)
    return set(connection.scalars(query))
