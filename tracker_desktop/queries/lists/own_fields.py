"""The list of fields of one's own."""

from __future__ import annotations

from typing import Any

from sqlalchemy import case, func, select

from tracker_desktop.models.categories import Category
from tracker_desktop.models.own_fields import OwnField, OwnValue
from tracker_desktop.models.types import Int
from tracker_desktop.queries import shown
from tracker_desktop.queries.columns import Column, Listing, Search, View, named
from tracker_desktop.queries.lists.categories import listed
from tracker_desktop.queries.office import Office
from tracker_desktop.queries.sql import byte_order, table_of

USED: Any = (
    select(func.count(type_=Int))
    .select_from(OwnValue)
    .where(OwnValue.field_id == OwnField.id)
    .correlate(OwnField)
    .scalar_subquery()
)
STATE: Any = case((OwnField.active == 1, "active"), else_="retired")


def rules(_: Office, required: bool, is_unique: bool, at_check_out: bool, at_check_in: bool) -> str:
    """required, no two alike, at check-in."""
    said = (
        (required, "required"),
        (is_unique, "no two alike"),
        (at_check_out, "at check-out"),
        (at_check_in, "at check-in"),
    )
    return ", ".join(words for holds, words in said if holds)


def all_assets(_: Office, category: str | None) -> str:
    """The category that has it, or all."""
    return category or "All assets"


OWN_FIELDS = Listing(
    name="own_fields",
    title="Own fields",
    model=OwnField,
    key=OwnField.id,
    main=(OwnField.name_key, OwnField.id),
    source=table_of(OwnField).outerjoin(table_of(Category), Category.id == OwnField.category_id),
    columns=(
        Column("name", "Field", "text", (OwnField.name,), 180, sort=(OwnField.name_key,), nullable=False),
        Column(
            "category",
            "Category",
            "text",
            (Category.name,),
            150,
            via=named(table_of(Category), OwnField.category_id),
            show=all_assets,
        ),
        Column("kind", "Kind", "text", (OwnField.kind,), 100, nullable=False, show=shown.word),
        Column("unit", "Unit", "text", (OwnField.unit,), 70, sort=(byte_order(OwnField.unit),)),
        Column(
            "choices",
            "Choices",
            "text",
            (OwnField.choices,),
            150,
            False,
            sort=(byte_order(OwnField.choices),),
            nullable=False,
            show=listed,
        ),
        Column(
            "rules",
            "Rules",
            "text",
            (OwnField.required, OwnField.is_unique, OwnField.at_check_out, OwnField.at_check_in),
            220,
            nullable=False,
            show=rules,
        ),
        Column("used", "Filled in", "count", (USED,), 80, nullable=False),
        Column("position", "Place in the form", "count", (OwnField.position,), 110, False, nullable=False),
        Column("state", "State", "status", (STATE,), 90, False, nullable=False),
    ),
    views=(
        View("all", "All fields"),
        View("retired", "Retired", where=OwnField.active == 0),
    ),
    search=Search(OwnField.id, OwnField.search),
)
