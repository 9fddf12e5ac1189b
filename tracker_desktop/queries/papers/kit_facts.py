"""The kits of assets on a paper: which went out as one, and what lay in them beside the assets."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection

from tracker_desktop.models.journal import Op
from tracker_desktop.queries.kits_out import pairs
from tracker_desktop.queries.papers.as_of import changed_by, records_at
from tracker_desktop.queries.shown import joined
from tracker_desktop.wording.asset_kits import things_words


def kits_out(connection: Connection, entry: Any) -> tuple[tuple[str, str], ...]:
    """A line for each kit that the entry handed out: Kit CAM-KIT-1, Camera kit · 3 × battery."""
    ids = changed_by(connection, entry.uid, "kit_out", Op.INSERT)
    outs = records_at(connection, "kit_out", ids, entry.seq)
    kits = records_at(connection, "asset_kit", [outs[one]["kit_id"] for one in ids if one in outs], entry.seq)
    lines = []
    for out in (outs[one] for one in ids if one in outs):
        kit = kits.get(out["kit_id"], {})
        words = joined([str(kit.get("name", "")), things_words(pairs(out.get("handed_over") or ()))])
        lines.append((f"Kit {kit.get('code', '')}", words))
    return tuple(lines)
