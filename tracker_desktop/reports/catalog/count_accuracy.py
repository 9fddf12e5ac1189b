"""How right the book is: how many of the counted lines were within the tolerance, by class and by who counted."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from decimal import Decimal
from typing import Any

from sqlalchemy import case, func

from tracker_desktop.models.counts import CountLine, CountState, StockCount
from tracker_desktop.models.people import Person
from tracker_desktop.models.types import Money
from tracker_desktop.queries.office import Office
from tracker_desktop.queries.sql import table_of
from tracker_desktop.reports import parameters
from tracker_desktop.reports.report import Column, Report

LINES: Any = func.count(CountLine.id)
WITHIN: Any = func.sum(case((CountLine.within == 0, 0), else_=1))
NET: Any = func.sum(CountLine.difference_value, type_=Money())
ABSOLUTE: Any = func.sum(func.abs(CountLine.difference_value), type_=Money())
YEAR = dt.timedelta(days=365)


def _class(_: Office, abc: str | None) -> str:
    return f"Class {abc}" if abc else "No class"


def _whole(_: Office, number: int | None) -> int:
    return int(number or 0)


def _share(_: Office, within: int | None, lines: int) -> Decimal | None:
    return round(Decimal(int(within or 0)) / lines, 4) if lines else None


def _amount(office: Office, value: Decimal | None) -> Decimal:
    return round(value or Decimal(0), office.decimals)


COUNT_ACCURACY = Report(
    key="count-accuracy",
    title="Accuracy of counts",
    hint="Of the lines that were counted, how many were within the tolerance, and what the others were worth.",
    nouns=("row", "rows"),
    parameters=(
        replace(parameters.FROM, default=lambda office: office.today - YEAR),
        parameters.TO,
    ),
    columns=(
        Column("Class", "text", (CountLine.abc,), 10, head=True, make=_class),
        Column("Counted by", "text", (Person.name,), 26),
        Column("Counts", "count", (func.count(CountLine.count_id.distinct()),), 9),
        Column("Lines", "count", (LINES,), 10, total=True),
        Column("Within tolerance", "count", (WITHIN,), 11, total=True, make=_whole),
        Column("Accuracy", "percent", (WITHIN, LINES), 10, make=_share),
        Column("Net variance", "money", (NET,), 14, total=True, make=_amount),
        Column("Absolute variance", "money", (ABSOLUTE,), 14, total=True, make=_amount),
    ),
    source=table_of(CountLine)
    .join(table_of(StockCount), StockCount.id == CountLine.count_id)
    .join(table_of(Person), Person.id == CountLine.counted_by_id),
    where=lambda asked: [
        StockCount.state == CountState.POSTED.value,
        CountLine.counted.is_not(None),
        *asked.period(StockCount.closed_at),
    ],
    together=(CountLine.abc, Person.id, Person.name, Person.name_key),
    order=(CountLine.abc, Person.name_key, Person.id),
    group=CountLine.abc,
    chart="count-accuracy",
    empty="No count was posted in this time.",
)
