"""The list of kits: items that go out together by one code."""

from __future__ import annotations

from typing import Any

from sqlalchemy import case, func, select

from tracker_desktop.models.orders import KitLine, StockKit
from tracker_desktop.models.types import Int
from tracker_desktop.queries.columns import Column, Listing, View
from tracker_desktop.queries.lists.searched import BY_KIT
from tracker_desktop.queries.sql import byte_order, table_of

LINES: Any = (
    select(func.count(type_=Int)).select_from(KitLine).where(KitLine.kit_id == StockKit.id).correlate(StockKit)
).scalar_subquery()
STATE: Any = case((StockKit.active == 1, "active"), else_="retired")

KITS = Listing(
    name="kits",
    title="Kits",
    model=StockKit,
    key=StockKit.id,
    main=(StockKit.name_key, StockKit.id),
    source=table_of(StockKit),
    columns=(
        Column("name", "Kit", "text", (StockKit.name,), 240, sort=(StockKit.name_key,), nullable=False),
        Column("code", "Code", "tag", (StockKit.code,), 140, sort=(StockKit.code_key,), nullable=False),
        Column("items", "Items", "count", (LINES,), 80, nullable=False),
        Column("state", "State", "status", (STATE,), 90, nullable=False, states=("active", "retired")),
        Column("notes", "Notes", "text", (StockKit.notes,), 240, False, sort=(byte_order(StockKit.notes),)),
    ),
    views=(
        View("all", "All kits"),
        View("retired", "Retired", where=StockKit.active == 0),
    ),
    search=BY_KIT,
)
