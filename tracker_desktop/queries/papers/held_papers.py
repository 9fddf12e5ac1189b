"""Papers about everything a holder has: statement of custody and clearance, as their entry kept it."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection

from tracker_desktop.queries.papers.asset_lines import asset_lines
from tracker_desktop.queries.papers.paper import Content, told


def held(connection: Connection, entry: Any) -> Content:
    """What was held at the entry, in its order, with the due dates of then."""
    kept = entry.body.get("held", ())
    assets = asset_lines(connection, [one["asset"] for one in kept], entry.seq)
    lines = tuple(replace(assets[one["asset"]], due=day_of(one["due"])) for one in kept)
    return Content(lines, facts=told((("Still open", ", ".join(entry.body.get("open", ()))),)))


def day_of(due: str | dt.date | None) -> dt.date | None:
    """A due date as an entry kept it."""
    return dt.date.fromisoformat(due) if isinstance(due, str) else due
