"""The list of what suppliers sell of the items."""

from __future__ import annotations

from tracker_desktop.models.items import Item
from tracker_desktop.models.orders import SupplierItem
from tracker_desktop.models.suppliers import Supplier
from tracker_desktop.queries.columns import Column, Listing, Search, View, named
from tracker_desktop.queries.lists.searched import BY_ITEM, BY_SUPPLIER
from tracker_desktop.queries.sql import byte_order, table_of

BY_SKU = named(table_of(Item), SupplierItem.item_id, "sku_sort")

OFFERS = Listing(
    name="offers",
    title="Suppliers' offers",
    model=SupplierItem,
    key=SupplierItem.id,
    main=(SupplierItem.code_key, SupplierItem.id),
    source=table_of(SupplierItem)
    .join(table_of(Item), Item.id == SupplierItem.item_id)
    .join(table_of(Supplier), Supplier.id == SupplierItem.supplier_id),
    columns=(
        Column("sku", "SKU", "tag", (Item.sku,), 120, nullable=False, via=BY_SKU),
        Column(
            "item", "Item", "text", (Item.name,), 180, nullable=False, via=named(table_of(Item), SupplierItem.item_id)
        ),
        Column(
            "supplier",
            "Supplier",
            "text",
            (Supplier.name,),
            150,
            nullable=False,
            via=named(table_of(Supplier), SupplierItem.supplier_id),
        ),
        Column(
            "code", "Supplier's code", "tag", (SupplierItem.code,), 120, sort=(SupplierItem.code_key,), nullable=False
        ),
        Column(
            "name", "Supplier's name for it", "text", (SupplierItem.name,), 160, sort=(byte_order(SupplierItem.name),)
        ),
        Column("pack_name", "Pack", "text", (SupplierItem.pack_name,), 80, sort=(byte_order(SupplierItem.pack_name),)),
        Column("pack_size", "Pack size", "quantity", (SupplierItem.pack_size,), 80, nullable=False),
        Column("price", "Price of a pack", "money", (SupplierItem.price,), 100),
        Column("minimum_packs", "Packs at least", "count", (SupplierItem.minimum_packs,), 90),
        Column("multiple_packs", "In multiples of", "count", (SupplierItem.multiple_packs,), 90),
        Column("lead_time_days", "Days to delivery", "count", (SupplierItem.lead_time_days,), 100),
        Column("preferred", "Preferred", "flag", (SupplierItem.preferred,), 80, nullable=False),
    ),
    views=(
        View("all", "All offers"),
        View("preferred", "Preferred", where=SupplierItem.preferred == 1),
    ),
    search=Search(
        SupplierItem.id,
        SupplierItem.code_key,
        through=((SupplierItem.item_id, BY_ITEM), (SupplierItem.supplier_id, BY_SUPPLIER)),
    ),
    filters={"item": SupplierItem.item_id, "supplier": SupplierItem.supplier_id},
)
