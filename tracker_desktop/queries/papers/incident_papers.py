"""Papers about what went wrong: damage report and loss report, with the place of each asset and who had it last."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, select

from tracker_desktop.models.assets import Custody
from tracker_desktop.queries.papers.as_of import Values, records_at
from tracker_desktop.queries.papers.asset_lines import asset_lines
from tracker_desktop.queries.papers.paper import Content, told
from tracker_desktop.queries.papers.parties import is_one, names_at, party_at


def incident(connection: Connection, entry: Any) -> Content:
    """The assets that the entry reported, each with who has it, or who had it last and until when; and the
    circumstances as they were told."""
    ids = entry.body.get("asset_ids") or [entry.body["asset_id"]]
    assets = asset_lines(connection, ids, entry.seq)
    last = _last_custodies(connection, ids, entry.seq)
    holders = {row_id: last.get(row_id, {}).get("holder_id") for row_id in ids}
    names = names_at(connection, holders.values(), entry.seq)
    lines = tuple(
        replace(assets[row_id], holder=names[holders[row_id]], back=last.get(row_id, {}).get("ended_at"))
        for row_id in ids
    )
    note = entry.body.get("note") or entry.body.get("reason")
    one = is_one(holders.values())
    return Content(lines, before=party_at(connection, one, entry.seq), facts=told((("Circumstances", note),)))


def _last_custodies(connection: Connection, asset_ids: Sequence[int], seq: int) -> dict[int, Values]:
    """The custody of each asset that was open after an entry, else the one that ended last."""
    known = connection.scalars(select(Custody.id).where(Custody.asset_id.in_(asset_ids)).order_by(Custody.id)).all()
    found = records_at(connection, "custody", known, seq).values()
    return {one["asset_id"]: one for one in sorted(found, key=_ended)}


def _ended(custody: Values) -> tuple[bool, Any]:
    ended = custody.get("ended_at")
    return ended is None, ended or custody["started_at"]
