"""The list of categories."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import case, func, select

from tracker_desktop.models.assets import Asset
from tracker_desktop.models.categories import Category, Step
from tracker_desktop.models.types import Int
from tracker_desktop.queries import shown
from tracker_desktop.queries.columns import Column, Listing, Search, View
from tracker_desktop.queries.office import Office
from tracker_desktop.queries.sql import byte_order, table_of

ASSETS: Any = (
    select(func.count(type_=Int))
    .select_from(Asset)
    .where(Asset.category_id == Category.id)
    .correlate(Category)
    .scalar_subquery()
)
STATE: Any = case((Category.active == 1, "active"), else_="retired")


def steps(_: Office, checklist: Sequence[Step]) -> str:
    """3 steps."""
    return shown.things(len(checklist), "step") if checklist else ""


def listed(_: Office, words: Sequence[str]) -> str:
    """charger, sleeve."""
    return ", ".join(words)


CATEGORIES = Listing(
    name="categories",
    title="Categories",
    model=Category,
    key=Category.id,
    main=(Category.name_key, Category.id),
    source=table_of(Category),
    columns=(
        Column("name", "Category", "text", (Category.name,), 180, sort=(Category.name_key,), nullable=False),
        Column(
            "tag_prefix",
            "Tag prefix",
            "tag",
            (Category.tag_prefix,),
            90,
            sort=(byte_order(Category.tag_prefix),),
            nullable=False,
        ),
        Column("loan_days", "Loan days", "count", (Category.loan_days,), 90),
        Column(
            "checklist",
            "Checklist",
            "text",
            (Category.checklist,),
            100,
            sort=(func.length(Category.checklist),),
            nullable=False,
            show=steps,
        ),
        Column(
            "goes_with",
            "Goes with it",
            "text",
            (Category.goes_with,),
            180,
            sort=(byte_order(Category.goes_with),),
            nullable=False,
            show=listed,
        ),
        Column("assets", "Assets", "count", (ASSETS,), 80, nullable=False),
        Column("replace_years", "Replaced after years", "count", (Category.replace_years,), 130, False),
        Column(
            "holder_policy",
            "When overdue",
            "text",
            (Category.holder_policy,),
            110,
            False,
            sort=(byte_order(Category.holder_policy),),
            nullable=False,
            show=shown.word,
        ),
        Column("state", "State", "status", (STATE,), 90, False, nullable=False),
    ),
    views=(
        View("all", "All categories"),
        View("retired", "Retired", where=Category.active == 0),
    ),
    search=Search(Category.id, Category.search),
)
