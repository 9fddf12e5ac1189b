"""Papers about loans: a reminder of what is overdue, and how a deposit was settled."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from sqlalchemy import Connection

from tracker_desktop.models.journal import Op
from tracker_desktop.queries import shown
from tracker_desktop.queries.papers.as_of import changed_by, records_at
from tracker_desktop.queries.papers.asset_lines import asset_lines
from tracker_desktop.queries.papers.held_papers import day_of
from tracker_desktop.queries.papers.office_at import office_at
from tracker_desktop.queries.papers.paper import Content, told


def reminded(connection: Connection, entry: Any) -> Content:
    """What was overdue when a holder was reminded, what is late longest first; and which step it was."""
    kept = entry.body.get("reminded", ())
    assets = asset_lines(connection, [one["asset"] for one in kept], entry.seq)
    lines = tuple(replace(assets[one["asset"]], due=day_of(one["due"])) for one in kept)
    return Content(lines, step=int(entry.body.get("step") or 1))


def deposit_settled(connection: Connection, entry: Any) -> Content:
    """The deposit of one holding: what was taken, given back and kept, and why."""
    ids = changed_by(connection, entry.uid, "custody", Op.UPDATE)
    custody = records_at(connection, "custody", ids, entry.seq)[ids[0]]
    asset = asset_lines(connection, [custody["asset_id"]], entry.seq)[custody["asset_id"]]
    office = office_at(connection, entry.seq)
    deposit, back = custody["deposit"], custody["deposit_back"]
    facts = (
        ("Deposit taken", shown.amount(office, deposit)),
        ("Given back", shown.amount(office, back)),
        ("Kept", shown.amount(office, deposit - back) if back < deposit else ""),
        ("Reason", entry.body.get("reason")),
    )
    line = replace(asset, since=custody.get("started_at"), back=custody.get("ended_at"))
    return Content((line,), facts=told(facts))
