"""What the stock of each group of items is worth."""

from __future__ import annotations

from sqlalchemy import Connection, func, select

from tracker_desktop.models.items import Item
from tracker_desktop.models.stock import ItemValue
from tracker_desktop.models.types import Money
from tracker_desktop.reports.charts.chart import Bars, Chart, Picture, largest
from tracker_desktop.reports.report import Asked


def read(connection: Connection, asked: Asked) -> Picture:
    """The value of what is on hand, in the office's currency."""
    value = func.sum(ItemValue.value, type_=Money())
    query = select(Item.group, value).join(ItemValue, ItemValue.item_id == Item.id).group_by(Item.group)
    rows = [(group or "No group", amount) for group, amount in connection.execute(query)]
    return Bars(
        f"Stock value by group, in {asked.office.settings['money.currency']}",
        largest(rows),
        asked.office.decimals,
        "Nothing is in stock.",
    )


STOCK_VALUE = Chart("stock-value", "Stock value by group", read)
