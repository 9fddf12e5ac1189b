"""An office with stock and a count of it, for tests of the window."""

from __future__ import annotations

from tests.store_fixtures import Office
from tests.transactions.count_makers import ALL, open_count
from tests.transactions.stock_makers import add_item, receive
from tracker_desktop.queries.listing import ListIds, ListPage
from tracker_desktop.queries.lists.count_lines import COUNT_LINES
from tracker_desktop.transactions.rules.item_parts import UnitFields

ITEMS = (("BAT-AAA", "Battery AAA", 60), ("GLV-NIT-M", "Nitrile gloves, medium", 45), ("TON-BLK", "Toner black", 7))
"""What lies in the stockroom, in the order of the lines."""


def stocked(office: Office) -> dict[str, int]:
    """The ids of the items by their SKU; a box of gloves has 100."""
    ids = {}
    for sku, name, quantity in ITEMS:
        more = {"units": (UnitFields("box", 100, 1),)} if sku == "GLV-NIT-M" else {}
        ids[sku] = add_item(office, sku, name, **more)
        receive(office, ids[sku], quantity, "2")
    return ids


def with_count(office: Office, **fields: object) -> int:
    """The id of a count of all that is in stock."""
    stocked(office)
    return open_count(office, ALL, **fields)


def cells(office: Office, count_id: int, *keys: str) -> list[tuple[str, ...]]:
    """What the list shows of the lines of a count, in these columns."""
    ids = office.read(ListIds("count_lines", "all", filters=(("count", count_id),))).ids
    at = [[column.key for column in COUNT_LINES.columns].index(key) for key in keys]
    return [tuple(row[one] for one in at) for row in office.read(ListPage("count_lines", ids)) if row is not None]
