"""A picture with its size and colours as JSON, for the process that draws it."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from decimal import Decimal
from typing import Any

from tracker_desktop.reports.charts.chart import Bars, Lines, Picture
from tracker_desktop.reports.charts.inks import Inks


@dataclass(frozen=True)
class Order:
    """What is to be drawn, how large in millimetres of the page, and in which colours."""

    picture: Picture
    size: tuple[float, float]
    inks: Inks


def to_json(orders: Sequence[Order]) -> str:
    """Several orders."""
    return json.dumps([_plain(order) for order in orders], ensure_ascii=True)


def from_json(text: str) -> list[Order]:
    """What `to_json` made."""
    return [_order(row) for row in json.loads(text)]


def _plain(order: Order) -> dict[str, Any]:
    made = asdict(order)
    picture = made["picture"]
    if isinstance(order.picture, Lines):
        picture["days"] = [day.isoformat() for day in order.picture.days]
    else:
        picture["rows"] = [(name, str(amount)) for name, amount in order.picture.rows]
    return made


def _order(row: dict[str, Any]) -> Order:
    wide, high = row["size"]
    inks = Inks(**{**row["inks"], "lines": tuple(row["inks"]["lines"])})
    return Order(_picture(row["picture"]), (wide, high), inks)


def _picture(row: dict[str, Any]) -> Picture:
    title, empty = row["title"], row["empty"]
    if "days" in row:
        days = tuple(dt.date.fromisoformat(day) for day in row["days"])
        return Lines(title, days, tuple((name, tuple(numbers)) for name, numbers in row["series"]), empty)
    return Bars(title, tuple((name, Decimal(amount)) for name, amount in row["rows"]), row["decimals"], empty)
