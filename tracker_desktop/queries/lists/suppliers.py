"""The list of suppliers."""

from __future__ import annotations

from typing import Any

from sqlalchemy import case, func, select

from tracker_desktop.models.assets import Asset
from tracker_desktop.models.items import Item
from tracker_desktop.models.suppliers import Supplier
from tracker_desktop.models.types import Int
from tracker_desktop.queries.columns import Column, Listing, Search, View
from tracker_desktop.queries.sql import byte_order, table_of

ITEMS: Any = (
    select(func.count(type_=Int)).select_from(Item).where(Item.supplier_id == Supplier.id).correlate(Supplier)
).scalar_subquery()
ASSETS: Any = (
    select(func.count(type_=Int)).select_from(Asset).where(Asset.supplier_id == Supplier.id).correlate(Supplier)
).scalar_subquery()
STATE: Any = case((Supplier.active == 1, "active"), else_="retired")

SUPPLIERS = Listing(
    name="suppliers",
    title="Suppliers",
    model=Supplier,
    key=Supplier.id,
    main=(Supplier.name_key, Supplier.id),
    source=table_of(Supplier),
    columns=(
        Column("name", "Supplier", "text", (Supplier.name,), 175, sort=(Supplier.name_key,), nullable=False),
        Column("contact", "Contact", "text", (Supplier.contact,), 120, sort=(byte_order(Supplier.contact),)),
        Column("email", "E-mail", "text", (Supplier.email,), 205, sort=(byte_order(Supplier.email),)),
        Column("phone", "Phone", "text", (Supplier.phone,), 120, sort=(byte_order(Supplier.phone),)),
        Column("items", "Items", "count", (ITEMS,), 80, nullable=False),
        Column("assets", "Assets", "count", (ASSETS,), 80, nullable=False),
        Column("state", "State", "status", (STATE,), 90, False, nullable=False),
        Column("notes", "Notes", "text", (Supplier.notes,), 200, False, sort=(byte_order(Supplier.notes),)),
    ),
    views=(
        View("all", "All suppliers"),
        View("retired", "Retired", where=Supplier.active == 0),
    ),
    search=Search(Supplier.id, Supplier.search),
)
