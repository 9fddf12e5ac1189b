"""The list of the levels from which single stores re-order."""

from __future__ import annotations

from tracker_desktop.models.items import Item
from tracker_desktop.models.orders import StockLevel
from tracker_desktop.models.places import Place
from tracker_desktop.queries.columns import Column, Listing, Search, View, named
from tracker_desktop.queries.lists.searched import BY_ITEM, BY_PLACE
from tracker_desktop.queries.sql import table_of

STOCK_LEVELS = Listing(
    name="stock_levels",
    title="Stock levels",
    model=StockLevel,
    key=StockLevel.id,
    main=(StockLevel.item_id, StockLevel.place_id),
    source=table_of(StockLevel)
    .join(table_of(Item), Item.id == StockLevel.item_id)
    .join(table_of(Place), Place.id == StockLevel.place_id),
    columns=(
        Column(
            "sku",
            "SKU",
            "tag",
            (Item.sku,),
            120,
            nullable=False,
            via=named(table_of(Item), StockLevel.item_id, "sku_sort"),
        ),
        Column(
            "item", "Item", "text", (Item.name,), 200, nullable=False, via=named(table_of(Item), StockLevel.item_id)
        ),
        Column(
            "store",
            "Store",
            "text",
            (Place.path,),
            180,
            nullable=False,
            via=named(table_of(Place), StockLevel.place_id, "path_key"),
        ),
        Column("reorder_point", "Reorder at", "quantity", (StockLevel.reorder_point,), 100, nullable=False),
        Column("reorder_quantity", "Order quantity", "quantity", (StockLevel.reorder_quantity,), 100),
        Column("maximum", "Order up to", "quantity", (StockLevel.maximum,), 100),
    ),
    views=(View("all", "All levels"),),
    search=Search(StockLevel.id, through=((StockLevel.item_id, BY_ITEM), (StockLevel.place_id, BY_PLACE)), text=None),
    filters={"item": StockLevel.item_id, "place": StockLevel.place_id},
)
