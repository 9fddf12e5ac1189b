"""What the stock of each group of items is worth."""

from __future__ import annotations

from sqlalchemy import Connection, select

from tracker_desktop.models.items import Item
from tracker_desktop.models.stock import ItemValue
from tracker_desktop.reports.charts.chart import Bars, Chart, Picture, added_up, largest
from tracker_desktop.reports.report import Asked


def read(connection: Connection, asked: Asked) -> Picture:
    """The value of what is on hand, in the office's currency."""
    query = select(Item.group, ItemValue.value).join(ItemValue, ItemValue.item_id == Item.id)
    lines = ((group, group or "No group", value) for group, value in connection.execute(query))
    return Bars(
        f"Stock value by group, in {asked.office.settings['money.currency']}",
        largest(added_up(lines, asked.office.decimals)),
        asked.office.decimals,
        "Nothing is in stock.",
    )


STOCK_VALUE = Chart("stock-value", "Stock value by group", read)
