"""The paper of what goes from one store to another: from the movements of its dispatch."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection

from tracker_desktop.models.journal import Op
from tracker_desktop.models.stock import MovementKind
from tracker_desktop.queries.papers.as_of import changed_by, records_at
from tracker_desktop.queries.papers.asset_lines import paths_at
from tracker_desktop.queries.papers.paper import Content, Party, told
from tracker_desktop.queries.papers.stock_papers import stock_lines


def sent(connection: Connection, entry: Any) -> Content:
    """A transfer note: what left which place and lot, and the store that it left."""
    (transfer_id,) = changed_by(connection, entry.uid, "stock_transfer", Op.INSERT)
    transfer = records_at(connection, "stock_transfer", [transfer_id], entry.seq)[transfer_id]
    start = transfer["from_place_id"]
    lines = stock_lines(connection, entry, MovementKind.DISPATCH, "from_place_id")
    store = Party(paths_at(connection, [start], entry.seq)[start])
    return Content(stock=lines, before=store, facts=told((("Note", transfer.get("note")),)))
