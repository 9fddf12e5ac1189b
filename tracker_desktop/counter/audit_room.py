"""The room that is audited at this desk, kept in its file: a scan that waited over a restart belongs to it.

Nothing else does: who comes back to an audit scans the room first, for it may be another one.
"""

from __future__ import annotations

import contextlib
import json

from tracker_desktop.counter.bench import Bench
from tracker_desktop.errors import Refused

ROOM = "audit.room"
Room = tuple[int, str]
"""Its place id and path."""


def keep_room(bench: Bench, audit_id: int, room: Room) -> None:
    """This room was entered; on the disk before this returns. Raises Refused: desk_file_unwritable."""
    if bench.desk is not None:
        bench.desk.set(str(bench.operator_id), ROOM, json.dumps([audit_id, *room]))


def kept_room(bench: Bench, audit_id: int) -> Room | None:
    """The room that was entered last for this audit; None where it was left."""
    text = None if bench.desk is None else bench.desk.get(str(bench.operator_id), ROOM)
    with contextlib.suppress(ValueError, TypeError):
        kept_audit, place_id, path = json.loads(text or "")
        if kept_audit == audit_id:
            return int(place_id), str(path)
    return None


def forget_room(bench: Bench) -> None:
    """It was left. A desk file that cannot be written does not hold that up."""
    if bench.desk is not None:
        with contextlib.suppress(Refused):
            bench.desk.set(str(bench.operator_id), ROOM, "")
