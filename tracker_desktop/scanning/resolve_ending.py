"""A code typed by hand by its ending alone: `0142` for LT-00142. Assets by tag and serial number, items by SKU."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, func, or_, select, table, text
from sqlalchemy import column as bare

from tracker_desktop.models.assets import Asset
from tracker_desktop.models.items import Item
from tracker_desktop.models.text import fold
from tracker_desktop.scanning.match import Match

SHORTEST_ENDING = 4
MOST = 10
"""One more than a question can list."""


def find_ending(connection: Connection, key: str) -> list[Match]:
    """Assets and items whose tag, serial number or SKU ends like this; at most ten."""
    found = [
        *_matches(connection, key, "asset", Asset, Asset.tag, Asset.description, Asset.tag_key, Asset.serial_key),
        *_matches(connection, key, "item", Item, Item.sku, Item.name, Item.sku_key),
    ]
    return found[:MOST]


def _matches(
    connection: Connection, key: str, kind: str, row: type[Any], label: Any, detail: Any, *keys: Any
) -> list[Match]:
    ends = or_(*(func.substr(column, func.length(column) - len(key) + 1) == key for column in keys))
    query = select(row.id, label, detail).where(ends, _holds(connection, row, fold(key))).order_by(row.id).limit(MOST)
    return [Match(kind, row_id, name, more, "ending") for row_id, name, more in connection.execute(query)]


def _holds(connection: Connection, row: type[Any], folded: str) -> Any:
    """The part that the search index answers: records that contain the characters somewhere."""
    if connection.dialect.name == "postgresql":
        return row.search.contains(folded, autoescape=True)
    name = f"{row.__tablename__}_fts"
    trigrams = {folded[start : start + 3].replace('"', '""') for start in range(max(len(folded) - 2, 1))}
    wanted = " AND ".join(f'"{trigram}"' for trigram in sorted(trigrams))
    index = table(name, bare("rowid"))
    matching = select(index.c.rowid).where(text(f"{name} MATCH :trigrams").bindparams(trigrams=wanted))
    return row.id.in_(matching)
