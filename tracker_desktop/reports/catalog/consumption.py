"""What was used, month by month: by item, by who got it and by charge code."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from sqlalchemy import Text, case, cast, func

from tracker_desktop.models.holders import Holder
from tracker_desktop.models.items import Item
from tracker_desktop.models.stock import Movement
from tracker_desktop.queries.office import Office
from tracker_desktop.queries.office_day import office_day
from tracker_desktop.queries.sql import byte_order, table_of
from tracker_desktop.queries.stock_sums import BY_ITEM, USE, USED, USED_PLACES, USED_VALUE, into
from tracker_desktop.reports import parameters
from tracker_desktop.reports import stock_columns as columns
from tracker_desktop.reports.report import Column, Report
from tracker_desktop.wording.render import show_day

LOOKED_BACK = dt.timedelta(days=3_660)
WHO: Any = func.coalesce(Holder.name, Movement.party)
WHO_KEY: Any = func.coalesce(Holder.name_key, byte_order(Movement.party))
OUT: Any = func.sum(case((into(USED_PLACES) > 0, 1), else_=0))


def month_words(_: Office, month: str) -> str:
    """Nov 2026, of 2026-11."""
    return show_day(dt.date.fromisoformat(f"{month}-01")).partition(" ")[2]


def _shaped(office: Office) -> Mapping[str, Any]:
    day = office_day(Movement.effective_at, office.zone, office.now - LOOKED_BACK, office.now)
    month = func.substr(cast(day, Text), 1, 7)
    return {
        "columns": (Column("Month", "text", (month,), 10, head=True, make=month_words), *COLUMNS),
        "together": (month, *TOGETHER),
        "order": (month, *ORDER),
        "group": month,
    }


COLUMNS = (
    columns.SKU,
    columns.NAME,
    Column("Issued to", "text", (WHO,), 18),
    Column("Charge code", "tag", (Movement.charge_code,), 13),
    Column("Issues", "count", (OUT,), 8, total=True),
    Column("Quantity", "quantity", (USED,), 11),
    columns.unit_of(USED),
    Column("Value", "money", (USED_VALUE,), 13, total=True),
)
TOGETHER = (
    *(Item.id, Item.sku, Item.name, Item.unit, Item.sku_sort),
    *(Movement.holder_id, WHO, WHO_KEY, Movement.charge_code),
)
ORDER = (
    *(Item.sku_sort, Item.id, WHO_KEY.nulls_last(), Movement.holder_id),
    *(byte_order(Movement.charge_code).nulls_last(), Movement.charge_code),
)

CONSUMPTION = Report(
    key="consumption",
    title="Use by month",
    hint="What was issued and sold of each item, to whom and on which charge code, less what came back.",
    nouns=("line", "lines"),
    parameters=(
        *(parameters.FROM.by_default(parameters.year_ago), parameters.TO),
        *(parameters.ITEM, parameters.HOLDER),
    ),
    columns=COLUMNS,
    source=BY_ITEM.outerjoin(table_of(Holder), Holder.id == Movement.holder_id),
    where=lambda asked: [
        USE,
        *asked.period(Movement.effective_at),
        *asked.equal(Movement.item_id, "item"),
        *asked.equal(Movement.holder_id, "holder"),
    ],
    order=ORDER,
    together=TOGETHER,
    shaped=_shaped,
    empty="Nothing was used in this time.",
)
