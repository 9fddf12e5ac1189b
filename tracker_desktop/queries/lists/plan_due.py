"""The list of what is due of the maintenance plans, one line a plan and asset."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from sqlalchemy import and_, func, select

from tracker_desktop.models.assets import Asset
from tracker_desktop.models.categories import Category
from tracker_desktop.models.maintenance import AssetMeter, MaintenancePlan, PlanDue, WorkKind, WorkOrder
from tracker_desktop.models.places import Place
from tracker_desktop.models.suppliers import Supplier
from tracker_desktop.queries import shown
from tracker_desktop.queries.columns import Column, Listing, Search, View, named
from tracker_desktop.queries.lists.searched import BY_ASSET, BY_PLAN
from tracker_desktop.queries.office import Office
from tracker_desktop.queries.plan_state import (
    IN_FORCE,
    IS_NEAR,
    IS_OVERDUE,
    IS_SOON,
    PLAN_STATE,
    PLAN_STATES,
    of_plan,
)
from tracker_desktop.queries.sql import table_of
from tracker_desktop.queries.work_state import UNDER_WAY
from tracker_desktop.wording.render import show_quantity

CALIBRATIONS: Any = PlanDue.plan_id.in_(
    select(MaintenancePlan.id).where(MaintenancePlan.kind == WorkKind.CALIBRATION.value)
)
ORDER: Any = (
    select(func.min(WorkOrder.number))
    .where(WorkOrder.plan_id == PlanDue.plan_id, WorkOrder.asset_id == PlanDue.asset_id, UNDER_WAY)
    .correlate(PlanDue)
    .scalar_subquery()
)
"""The work order that is under way for it."""


def _of_asset(column: Any) -> Any:
    query = select(column).where(Asset.id == PlanDue.asset_id)
    return query.correlate(PlanDue).scalar_subquery()


def by_use(_: Office, meter: str | None, due_at: Decimal | None, total: Decimal | None) -> str:
    """263 of 250 hours: how far the meter is, and how far it may go."""
    if meter is None:
        return ""
    if due_at is None:
        return f"no reading ({meter})"
    return f"{show_quantity(total or Decimal(0))} of {show_quantity(due_at)} {meter}"


PLAN_DUE = Listing(
    name="plan_due",
    title="Maintenance due",
    model=PlanDue,
    key=PlanDue.id,
    main=(PlanDue.expected, PlanDue.asset_id),
    where=IN_FORCE,
    source=table_of(PlanDue)
    .join(table_of(Asset), Asset.id == PlanDue.asset_id)
    .join(table_of(MaintenancePlan), MaintenancePlan.id == PlanDue.plan_id)
    .outerjoin(
        table_of(AssetMeter), and_(AssetMeter.asset_id == PlanDue.asset_id, AssetMeter.meter == MaintenancePlan.meter)
    )
    .outerjoin(table_of(Category), Category.id == Asset.category_id)
    .outerjoin(table_of(Place), Place.id == Asset.place_id)
    .outerjoin(table_of(Supplier), Supplier.id == MaintenancePlan.supplier_id),
    columns=(
        Column("tag", "Asset", "tag", (Asset.tag,), 98, via=named(table_of(Asset), PlanDue.asset_id, "tag_sort")),
        Column(
            "description",
            "Description",
            "text",
            (Asset.description,),
            150,
            via=named(table_of(Asset), PlanDue.asset_id, "description_key"),
        ),
        Column(
            "plan", "Plan", "text", (MaintenancePlan.name,), 130, via=named(table_of(MaintenancePlan), PlanDue.plan_id)
        ),
        Column("state", "State", "status", (PLAN_STATE,), 106, nullable=False, states=PLAN_STATES),
        Column("expected", "Due", "date", (PlanDue.expected,), 104),
        Column(
            "use",
            "By use",
            "text",
            (MaintenancePlan.meter, PlanDue.due_at, AssetMeter.total),
            142,
            sort=(PlanDue.due_at,),
            show=by_use,
        ),
        Column("order", "Work order", "tag", (ORDER,), 136, False),
        Column("last", "Done last", "date", (PlanDue.last_on,), 108, False),
        Column(
            "kind",
            "Kind",
            "text",
            (MaintenancePlan.kind,),
            100,
            False,
            sort=(of_plan(MaintenancePlan.kind),),
            show=shown.word,
        ),
        Column(
            "stop",
            "Hard stop",
            "flag",
            (MaintenancePlan.hard_stop,),
            84,
            False,
            sort=(of_plan(MaintenancePlan.hard_stop),),
        ),
        Column("category", "Category", "text", (Category.name,), 130, False, sort=(_of_asset(Asset.category_id),)),
        Column("place", "Location", "text", (Place.path,), 160, False, sort=(_of_asset(Asset.place_id),)),
        Column(
            "supplier", "Service by", "text", (Supplier.name,), 140, False, sort=(of_plan(MaintenancePlan.supplier_id),)
        ),
        Column(
            "cost", "Expected cost", "money", (MaintenancePlan.cost,), 110, False, sort=(of_plan(MaintenancePlan.cost),)
        ),
    ),
    views=(
        View("overdue", "Overdue", where=IS_OVERDUE),
        View("soon", "Due soon", where=IS_SOON),
        View("near", "Due or soon", where=IS_NEAR),
        View("calibration", "Calibrations", where=CALIBRATIONS),
        View("not_read", "Meter not read", where=PlanDue.expected.is_(None)),
        View("all", "All that is planned", where=PlanDue.expected.is_not(None)),
    ),
    search=Search(PlanDue.id, through=((PlanDue.asset_id, BY_ASSET), (PlanDue.plan_id, BY_PLAN))),
    filters={"plan": PlanDue.plan_id, "asset": PlanDue.asset_id, "day": PlanDue.expected},
)
"""Due is the day to plan with: of the calendar, or when the meter will get so far. Where a meter was
never read nobody knows: that is a view of its own, for databases sort such lines differently."""
