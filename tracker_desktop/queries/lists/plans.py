"""The list of maintenance plans."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from sqlalchemy import case, func, select

from tracker_desktop.models.assets import Asset
from tracker_desktop.models.categories import Category
from tracker_desktop.models.maintenance import MaintenancePlan, PlanDue
from tracker_desktop.models.suppliers import Supplier
from tracker_desktop.models.types import Day, Int
from tracker_desktop.queries import shown
from tracker_desktop.queries.columns import Column, Listing, Search, View, named
from tracker_desktop.queries.lists.searched import BY_ASSET, BY_CATEGORY
from tracker_desktop.queries.office import Office
from tracker_desktop.queries.plan_state import IS_OVERDUE
from tracker_desktop.queries.sql import byte_order, table_of
from tracker_desktop.wording.maintenance import rule_words

STATE: Any = case((MaintenancePlan.active == 1, "active"), else_="inactive")


def _dues(value: Any, *where: Any) -> Any:
    mine = PlanDue.plan_id == MaintenancePlan.id, PlanDue.active == 1
    return select(value).select_from(PlanDue).where(*mine, *where).correlate(MaintenancePlan).scalar_subquery()


def _rule(
    _: Office, months: int | None, days: int | None, dates: list[str], meter: str | None, every: Decimal | None
) -> str:
    return rule_words(months, days, dates, meter, every)


TARGET: Any = func.coalesce(Asset.tag, Category.name)
TARGET_KEY: Any = func.coalesce(
    select(Asset.tag_sort).where(Asset.id == MaintenancePlan.asset_id).correlate(MaintenancePlan).scalar_subquery(),
    select(Category.name_key)
    .where(Category.id == MaintenancePlan.category_id)
    .correlate(MaintenancePlan)
    .scalar_subquery(),
)

PLANS = Listing(
    name="maintenance_plans",
    title="Maintenance plans",
    model=MaintenancePlan,
    key=MaintenancePlan.id,
    main=(MaintenancePlan.name_key, MaintenancePlan.id),
    source=table_of(MaintenancePlan)
    .outerjoin(table_of(Asset), Asset.id == MaintenancePlan.asset_id)
    .outerjoin(table_of(Category), Category.id == MaintenancePlan.category_id)
    .outerjoin(table_of(Supplier), Supplier.id == MaintenancePlan.supplier_id),
    columns=(
        Column("name", "Plan", "text", (MaintenancePlan.name,), 142, sort=(MaintenancePlan.name_key,)),
        Column("for", "For", "text", (TARGET,), 110, sort=(TARGET_KEY,)),
        Column(
            "rule",
            "When",
            "text",
            (
                *(MaintenancePlan.months, MaintenancePlan.days, MaintenancePlan.dates),
                *(MaintenancePlan.meter, MaintenancePlan.every),
            ),
            220,
            show=_rule,
        ),
        Column("kind", "Kind", "text", (MaintenancePlan.kind,), 100, False, nullable=False, show=shown.word),
        Column("assets", "Assets", "count", (_dues(func.count(type_=Int)),), 70, nullable=False),
        Column("overdue", "Overdue", "count", (_dues(func.count(type_=Int), IS_OVERDUE),), 78, nullable=False),
        Column("next", "Next", "date", (_dues(func.min(PlanDue.expected, type_=Day())),), 108),
        Column("stop", "Hard stop", "flag", (MaintenancePlan.hard_stop,), 84, False, nullable=False),
        Column("state", "State", "status", (STATE,), 96, False, nullable=False, states=("active", "inactive")),
        Column(
            "supplier",
            "Service by",
            "text",
            (Supplier.name,),
            140,
            False,
            via=named(table_of(Supplier), MaintenancePlan.supplier_id),
        ),
        Column("cost", "Expected cost", "money", (MaintenancePlan.cost,), 110, False),
        Column("note", "Note", "text", (MaintenancePlan.note,), 200, False, sort=(byte_order(MaintenancePlan.note),)),
    ),
    views=(
        View("active", "Active", where=MaintenancePlan.active == 1),
        View("inactive", "Inactive", where=MaintenancePlan.active == 0),
        View("all", "All plans"),
    ),
    search=Search(
        MaintenancePlan.id,
        MaintenancePlan.search,
        through=((MaintenancePlan.asset_id, BY_ASSET), (MaintenancePlan.category_id, BY_CATEGORY)),
    ),
    filters={"asset": MaintenancePlan.asset_id, "category": MaintenancePlan.category_id},
)
