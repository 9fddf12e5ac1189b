"""What maintenance is due, and the calibrations with their certificates."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

from sqlalchemy import and_, func, select
from sqlalchemy.orm import aliased

from tracker_desktop.models.assets import Asset
from tracker_desktop.models.categories import Category
from tracker_desktop.models.holders import Holder
from tracker_desktop.models.maintenance import AssetMeter, MaintenancePlan, PlanDue, WorkKind, WorkOrder, WorkState
from tracker_desktop.models.places import Place
from tracker_desktop.queries.lists.plan_due import by_use
from tracker_desktop.queries.office import Office
from tracker_desktop.queries.plan_state import IN_FORCE
from tracker_desktop.queries.sql import table_of
from tracker_desktop.reports import asset_columns, parameters
from tracker_desktop.reports.report import Asked, Column, Report

LAST: Any = aliased(table_of(WorkOrder), name="last_work")
_LATER: Any = aliased(table_of(WorkOrder), name="later_work")
_DONE = (WorkState.DONE.value,)
LAST_ID: Any = (
    select(func.max(_LATER.c.id))
    .where(
        _LATER.c.plan_id == PlanDue.plan_id,
        _LATER.c.asset_id == PlanDue.asset_id,
        _LATER.c.state.in_(_DONE),
        _LATER.c.certificate.is_not(None),
    )
    .correlate(PlanDue)
    .scalar_subquery()
)
SOURCE = (
    table_of(PlanDue)
    .join(table_of(Asset), Asset.id == PlanDue.asset_id)
    .join(table_of(MaintenancePlan), MaintenancePlan.id == PlanDue.plan_id)
    .outerjoin(
        table_of(AssetMeter), and_(AssetMeter.asset_id == PlanDue.asset_id, AssetMeter.meter == MaintenancePlan.meter)
    )
    .outerjoin(table_of(Category), Category.id == Asset.category_id)
    .outerjoin(table_of(Place), Place.id == Asset.place_id)
    .outerjoin(table_of(Holder), Holder.id == Asset.holder_id)
)


def _state(office: Office, expected: dt.date | None, due: dt.date | None, by_meter: bool) -> str:
    if by_meter or (due is not None and due < office.today):
        return "Overdue"
    return "Due" if expected is not None and expected <= office.today else ""


def _where(asked: Asked) -> list[Any]:
    found = [IN_FORCE, *asked.equal(Asset.category_id, "category")]
    return [*found, *asked.equal(Asset.department_id, "department")]


def _due(asked: Asked) -> list[Any]:
    return [*_where(asked), PlanDue.expected <= asked.office.today + dt.timedelta(days=asked["days"])]


DUE = Column("Due", "date", (PlanDue.expected,), 12)
STATE = Column("State", "text", (PlanDue.expected, PlanDue.due, PlanDue.by_use), 10, make=_state)
LAST_ON = Column("Done last", "date", (PlanDue.last_on,), 12)


def _use(office: Office, meter: str | None, due_at: Decimal | None, total: Decimal | None) -> str:
    return by_use(office, meter, due_at, total)


MAINTENANCE_DUE = Report(
    key="maintenance-due",
    title="Maintenance due",
    hint="What is overdue, and what is due within so many days, by its plan.",
    nouns=("line", "lines"),
    parameters=(
        parameters.DAYS.by_default(parameters.setting("maintenance.due_days")),
        *(parameters.CATEGORY, parameters.DEPARTMENT),
    ),
    columns=(
        DUE,
        STATE,
        asset_columns.TAG,
        asset_columns.DESCRIPTION,
        Column("Plan", "text", (MaintenancePlan.name,), 18),
        Column("By use", "text", (MaintenancePlan.meter, PlanDue.due_at, AssetMeter.total), 18, make=_use),
        LAST_ON,
        asset_columns.LOCATION,
        Column("Held by", "text", (Holder.name,), 15),
    ),
    source=SOURCE,
    where=_due,
    order=(PlanDue.expected, Asset.tag_sort, Asset.id, PlanDue.id),
    empty="Nothing is due in this time.",
)
CALIBRATIONS = Report(
    key="calibrations",
    title="Calibrations and certificates",
    hint="Each asset that is calibrated, with its last certificate and when it is due again.",
    nouns=("line", "lines"),
    parameters=(parameters.CATEGORY, parameters.DEPARTMENT),
    columns=(
        Column("Plan", "text", (MaintenancePlan.name,), 18, head=True),
        asset_columns.TAG,
        asset_columns.DESCRIPTION,
        asset_columns.SERIAL,
        Column("Certificate", "tag", (LAST.c.certificate,), 16),
        Column("Calibrated on", "date", (LAST.c.finished_on,), 12),
        Column("Holds until", "date", (LAST.c.certified_until,), 12),
        DUE,
        STATE,
        asset_columns.LOCATION,
    ),
    source=SOURCE.outerjoin(LAST, LAST.c.id == LAST_ID),
    where=lambda asked: [*_where(asked), MaintenancePlan.kind == WorkKind.CALIBRATION.value],
    order=(MaintenancePlan.name_key, MaintenancePlan.id, Asset.tag_sort, Asset.id),
    group=MaintenancePlan.id,
    empty="No plan is a calibration.",
)
