"""How often the stock of an item goes round in a year, and for how many days it lasts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any

from sqlalchemy import Connection, case

from tracker_desktop.models.items import Item
from tracker_desktop.models.stock import Movement
from tracker_desktop.queries.office import HISTORY, Office
from tracker_desktop.queries.stock_sums import BY_ITEM, IN_STOCK, USED_PLACES, VALUE, into, value_of
from tracker_desktop.reports import stock_columns as columns
from tracker_desktop.reports.report import Column, Report, Row

YEAR = 365
TENTH = Decimal("0.1")
USE: Any = value_of(case((Movement.effective_at >= HISTORY, into(USED_PLACES)), else_=0))
BEFORE: Any = value_of(case((Movement.effective_at < HISTORY, IN_STOCK), else_=0))
"""What the stock was worth when the days that are looked at began."""
SAYS_NOTHING = (0, 0)


def _average(_: Office, before: Decimal, now: Decimal) -> Decimal:
    return (before + now) / 2


def _a_year(office: Office, use: Decimal, before: Decimal, now: Decimal) -> Decimal | None:
    average = _average(office, before, now)
    if average <= 0 or use < 0:
        return None
    return (use * YEAR / int(office.settings["orders.history_days"]) / average).quantize(TENTH)


def _days(office: Office, use: Decimal, before: Decimal, now: Decimal) -> int | None:
    if use <= 0:
        return None
    average = max(_average(office, before, now), Decimal(0))
    return int(average * int(office.settings["orders.history_days"]) / use)


def _moving(_: Connection, __: Office, rows: Sequence[Row]) -> Iterable[Row]:
    return (row for row in rows if (row[3], row[4]) != SAYS_NOTHING)


TURNOVER = Report(
    key="turnover",
    title="Turnover of stock",
    hint="What was used of each item in the days that the office looks at, against what its stock was worth on "
    "average then: how often it goes round in a year, and for how many days it lasts.",
    nouns=columns.ITEM_NOUNS,
    columns=(
        Column("Group", "text", (Item.group,), 13, head=True),
        columns.SKU,
        columns.NAME,
        Column("Value of use", "money", (USE,), 13, total=True),
        Column("Average stock", "money", (BEFORE, VALUE), 13, total=True, make=_average),
        Column("Times a year", "days", (USE, BEFORE, VALUE), 10, make=_a_year),
        Column("Days of stock", "days", (USE, BEFORE, VALUE), 10, make=_days),
    ),
    source=BY_ITEM,
    where=lambda _: [],
    together=(Item.id,),
    order=(Item.group.nulls_last(), Item.sku_sort, Item.id),
    group=Item.group,
    finish=_moving,
    empty="Nothing was in stock.",
)
