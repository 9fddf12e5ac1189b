"""The items that rows of other lists speak of, by their SKU."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, select

from tracker_desktop.errors import Refused
from tracker_desktop.models.items import Item
from tracker_desktop.scanning.clean import code_key
from tracker_desktop.transactions.importing.importer import clean_code, lot_of
from tracker_desktop.transactions.rules.item_fields import RULES


class ItemsHere:
    """Finds items by SKU (id, sku, name, unit, decimals), some thousand at a time."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._by_key: dict[str, Any] = {}

    def load(self, skus: Iterable[object]) -> Sequence[int]:
        """Bring in the items of these SKUs. Returns the ids of those that were not there before."""
        keys = sorted({key for sku in skus if sku and (key := _key(str(sku))) not in self._by_key})
        fresh: list[int] = []
        columns = (Item.id, Item.sku_key, Item.sku, Item.name, Item.unit, Item.decimals)
        for part in lot_of(keys):
            for row in self._connection.execute(select(*columns).where(Item.sku_key.in_(part))).all():
                self._by_key[row.sku_key] = row
                fresh.append(row.id)
        return fresh

    def find(self, sku: object) -> Any:
        """The item of a SKU. Raises Refused: import_cell, import_item_unknown."""
        if not sku:
            raise Refused("import_cell", column=RULES["sku"].label, why=str(Refused("value_missing")))
        _, key = clean_code(RULES["sku"].label, str(sku))
        item = self._by_key.get(key)
        if item is None:
            raise Refused("import_item_unknown", sku=str(sku)[:60])
        return item


def _key(sku: str) -> str:
    try:
        return code_key(sku)
    except Refused:
        return ""
