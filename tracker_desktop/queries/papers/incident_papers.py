"""Papers about what went wrong: damage report and loss report, with the last holder and place of each asset."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from sqlalchemy import Connection

from tracker_desktop.queries.papers.as_of import records_at
from tracker_desktop.queries.papers.asset_lines import asset_lines
from tracker_desktop.queries.papers.paper import Content, told
from tracker_desktop.queries.papers.parties import names_at


def incident(connection: Connection, entry: Any) -> Content:
    """The assets that the entry reported, and the circumstances as they were told."""
    ids = entry.body.get("asset_ids") or [entry.body["asset_id"]]
    assets = asset_lines(connection, ids, entry.seq)
    then = records_at(connection, "asset", ids, entry.seq)
    holders = {row_id: values.get("holder_id") for row_id, values in then.items()}
    names = names_at(connection, holders.values(), entry.seq)
    lines = tuple(replace(assets[row_id], holder=names[holders.get(row_id)]) for row_id in ids)
    note = entry.body.get("note") or entry.body.get("reason")
    return Content(lines, facts=told((("Circumstances", note),)))
