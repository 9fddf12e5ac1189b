"""From when on stores re-order items, of a spreadsheet."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from typing import Any

from sqlalchemy import select

from tracker_desktop.errors import Refused
from tracker_desktop.models.orders import StockLevel
from tracker_desktop.transactions.importing.directory import in_use
from tracker_desktop.transactions.importing.given import Given
from tracker_desktop.transactions.importing.importer import clean, lot_of
from tracker_desktop.transactions.importing.items_here import ItemsHere
from tracker_desktop.transactions.importing.keyed import KeyedImporter, KnownRow
from tracker_desktop.transactions.rules.item_fields import LEVELS, check_level_places, check_levels
from tracker_desktop.transactions.set_stock_levels import RULES

CHECKED = {name: RULES[name] for name in LEVELS}
KEPT = ("item_id", "place_id", *LEVELS)


class StockLevelImporter(KeyedImporter):
    """A level is known by the SKU and the place; both are here already."""

    model = StockLevel

    def __init__(self, *args: Any) -> None:
        super().__init__(*args)
        self._items = ItemsHere(self.connection)

    def load(self, rows: Sequence[Given]) -> None:
        for part in lot_of(self._items.load(given.values.get("sku") for given in rows)):
            wanted = [StockLevel.id, *(getattr(StockLevel, name) for name in KEPT)]
            query = select(*wanted).where(StockLevel.item_id.in_(part))
            for row in self.connection.execute(query).mappings().all():
                self.known[row["item_id"], row["place_id"]] = KnownRow(dict(row))

    def sort_out(self, given: Given) -> tuple[Hashable, str, dict[str, Any]]:
        item = self._items.find(given.values.get("sku"))
        named = given.values.get("place") or ""
        place = self.directory.find_place(named) if named else None
        if place is None or place.id is None:
            raise Refused("import_place_unknown", name=named or "–")
        known = self.known.get((item.id, place.id))
        in_use(place, place.id if known is not None else None)
        values = clean(CHECKED, given.values)
        if values.get("reorder_quantity") == 0:
            values["reorder_quantity"] = None
        check_level_places(values, item.unit, item.decimals)
        if known is None:
            values |= {"item_id": item.id, "place_id": place}
        return (item.id, place.id), f"{item.sku}, {place.name}", values

    def complete(self, values: dict[str, Any]) -> dict[str, Any]:
        return dict.fromkeys(KEPT) | clean(CHECKED, {"reorder_point": None} | values) | values

    def check(self, row: Mapping[str, Any]) -> None:
        check_levels(row["reorder_point"], row["maximum"])
