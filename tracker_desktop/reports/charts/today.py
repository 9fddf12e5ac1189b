"""The charts of Today: what each is asked for, and what stands above it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Connection

from tracker_desktop.queries.base import Query
from tracker_desktop.queries.office import Office, office_of
from tracker_desktop.reports.asking import asked_of
from tracker_desktop.reports.charts.chart import Bars, Picture
from tracker_desktop.reports.charts.on_loan import WEEKS
from tracker_desktop.reports.charts.registry import CHARTS
from tracker_desktop.reports.registry import REPORTS
from tracker_desktop.wording.render import show_day, show_money

NAMED = 5
"""So many of the largest amounts are said in words."""


@dataclass(frozen=True)
class TodayChart:
    """A chart of Today by the key of its report. `title` says {currency}; `asks` is what the report is asked for, as
    long as its defaults are not it."""

    chart: str
    report: str
    title: str
    asks: Callable[[Office], dict[str, Any]] = lambda office: {}


@dataclass(frozen=True)
class Shown:
    """A chart as it was read; `values` bring its report to the same numbers."""

    report: str
    values: Mapping[str, Any]
    picture: Picture


def _this_month(office: Office) -> dict[str, dt.date]:
    return {"from": office.today.replace(day=1)}


TODAY_CHARTS: tuple[TodayChart, ...] = (
    TodayChart("on-loan", "overdue", f"On loan and overdue, last {WEEKS} weeks"),
    TodayChart("issued", "issued", "Issued by department this month, in {currency}", _this_month),
    TodayChart("stock-value", "stock-value", "Stock value by group, in {currency}"),
)


@dataclass(frozen=True)
class TodayPictures(Query[tuple[Shown, ...]]):
    """The charts of Today in the order of TODAY_CHARTS."""

    def run(self, connection: Connection) -> tuple[Shown, ...]:
        office = office_of(connection)
        return tuple(_read(connection, office, row) for row in TODAY_CHARTS)


def _read(connection: Connection, office: Office, row: TodayChart) -> Shown:
    values = row.asks(office)
    picture = CHARTS[row.chart].read(connection, asked_of(REPORTS[row.report], values, office))
    title = row.title.format(currency=office.settings["money.currency"])
    return Shown(row.report, values, replace(picture, title=title))


def in_words(picture: Picture) -> str:
    """What a picture comes to: its last numbers, or its largest amounts."""
    if picture.is_empty:
        return picture.empty
    if isinstance(picture, Bars):
        told = (
            f"{name} {show_money(round(amount, picture.decimals), picture.decimals)}"
            for name, amount in picture.rows[:NAMED]
        )
        return f"{'; '.join(told)}."
    told = (f"{name} {numbers[-1]:,}" for name, numbers in picture.series)
    return f"{show_day(picture.days[-1])}: {', '.join(told)}."
