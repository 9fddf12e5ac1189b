"""What a paper about a holder would list if it were issued now; issuing it keeps exactly that in its entry."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, select

from tracker_desktop.models.assets import Asset, Custody
from tracker_desktop.models.journal import Entry

Kept = list[dict[str, Any]]


def held_now(connection: Connection, holder_id: int) -> Kept:
    """What a holder has: asset and due date, sorted by tag."""
    query = select(Asset.id, Asset.due).where(Asset.holder_id == holder_id).order_by(Asset.tag_sort, Asset.id)
    return [{"asset": row.id, "due": row.due} for row in connection.execute(query)]


def returned_now(connection: Connection, holder_id: int, session: str) -> Kept:
    """The custodies of a holder that ended in a session, in the order of their scans; with the condition that was seen
    at the counter, also where DAMAGED was scanned after the return, and whether anybody looked what came with it."""
    query = (
        select(Custody.id, Custody.asset_id, Custody.in_condition, Asset.condition, Asset.holder_id, Entry.body)
        .join(Entry, Entry.uid == Custody.ended_by)
        .join(Asset, Asset.id == Custody.asset_id)
        .where(Entry.session == session, Custody.holder_id == holder_id)
        .order_by(Entry.seq, Custody.id)
    )
    return [
        {
            "custody": row.id,
            "condition": row.condition if row.holder_id is None else row.in_condition,
            "looked_at": row.asset_id in (row.body.get("looked_at") or ()),
        }
        for row in connection.execute(query)
    ]
