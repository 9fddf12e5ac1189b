"""Whether what a plan says is overdue, due soon or later: the one place that tells."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Date, and_, case, func, or_, select
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.functions import FunctionElement

from tracker_desktop.models.maintenance import MaintenancePlan, PlanDue
from tracker_desktop.queries.office import MAINTENANCE_SOON, TODAY, Office

OVERDUE, SOON, LATER, NOT_READ = "overdue", "due_soon", "due_later", "not_read"
PLAN_STATES = (OVERDUE, SOON, LATER, NOT_READ)
PLAN_IN_USE: Any = PlanDue.plan_id.in_(select(MaintenancePlan.id).where(MaintenancePlan.active == 1))
IN_FORCE: Any = and_(PlanDue.active == 1, PLAN_IN_USE)
"""Of a plan that is used, and an asset that it applies to."""


def of_plan(column: Any) -> Any:
    """What the plan of a due line says, for statements that read the due lines alone."""
    query = select(column).where(MaintenancePlan.id == PlanDue.plan_id)
    return query.correlate(PlanDue).scalar_subquery()


class days_after(FunctionElement[Any]):  # noqa: N801 - reads as SQL does
    """The day so many days after another: days_after(day, days)."""

    type = Date()
    inherit_cache = True


@compiles(days_after, "sqlite")
def _(element: days_after, compiler: Any, **options: Any) -> str:
    day, days = (compiler.process(part, **options) for part in element.clauses)
    return f"date({day}, {days} || ' days')"


@compiles(days_after, "postgresql")
def _(element: days_after, compiler: Any, **options: Any) -> str:
    day, days = (compiler.process(part, **options) for part in element.clauses)
    return f"(CAST({day} AS date) + CAST({days} AS integer))"


def is_overdue(today: Any) -> Any:
    """Its day is past, or its meter has got so far. `expected` is never later than either: its index is walked."""
    return and_(PlanDue.expected <= today, or_(PlanDue.due < today, PlanDue.by_use == 1))


IS_OVERDUE: Any = is_overdue(TODAY)
_IN_TIME: Any = PlanDue.expected <= days_after(TODAY, of_plan(MaintenancePlan.warn_days))
IS_SOON: Any = and_(_IN_TIME, PlanDue.by_use == 0, or_(PlanDue.due.is_(None), PlanDue.due >= TODAY))
IS_NEAR: Any = PlanDue.expected <= MAINTENANCE_SOON
"""Within the days that the office looks ahead, overdue or not."""
PLAN_STATE: Any = case((IS_OVERDUE, OVERDUE), (IS_SOON, SOON), (PlanDue.expected.is_(None), NOT_READ), else_=LATER)


def maintenance_counts(connection: Connection, office: Office) -> tuple[int, int]:
    """How much maintenance is overdue, and how much is due soon."""
    found = [
        select(func.count()).select_from(PlanDue).where(IN_FORCE, state).scalar_subquery()
        for state in (IS_OVERDUE, IS_SOON)
    ]
    overdue, soon = connection.execute(select(*found), office.params).one()
    return int(overdue), int(soon)
