"""Recomputes the hash chain: each entry over the one before it, each digest over its changes.

The columns are read as the database has them and not made into Python values: measured a fifth of the time.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterator, Mapping
from typing import Any

from sqlalchemy import Connection, text

from tracker_desktop.models.types import UtcTime
from tracker_desktop.store.changes import line_bytes
from tracker_desktop.store.posting import GENESIS, link
from tracker_desktop.store.watch import Watch
from tracker_desktop.wording.render import counted

PAGE = 5000
ENTRIES = text("SELECT * FROM entry WHERE seq > :after ORDER BY seq LIMIT :page")
CHANGES = text(
    "SELECT change.entry, table_name, row_id, op, before, after FROM entry JOIN change ON change.entry = entry.uid"
    " WHERE entry.seq > :after AND entry.seq <= :to ORDER BY entry.seq, change.line"
)
STRAYS = text("SELECT 1 FROM change WHERE NOT EXISTS (SELECT 1 FROM entry WHERE uid = change.entry) LIMIT 1")
_MOMENT = UtcTime()


def check(connection: Connection, lines: list[str], problems: list[str], watch: Watch) -> None:
    """Append a line on what was checked, and a problem for each link that does not hold."""
    previous, expected = GENESIS, 1
    for entry, digest in _entries(connection, watch):
        seq = entry["seq"]
        if seq != expected:
            problems.append(f"The journal has a hole: entry {expected:,} is missing.")
        if digest != entry["digest"]:
            problems.append(f"Entry {seq:,}: its changes are not those that were written.")
        if link(previous, entry, entry["digest"]) != entry["hash"]:
            problems.append(f"Entry {seq:,}: the chain is broken; this entry or one before it was altered.")
        previous, expected = entry["hash"], seq + 1
    head = connection.execute(text("SELECT seq, hash FROM chain_head")).first()
    if head is None or (head.seq, bytes(head.hash)) != (expected - 1, previous):
        said = "is gone" if head is None else f"says {head.seq}"
        problems.append(f"The chain ends at entry {expected - 1:,}, but its head {said}.")
    if connection.scalar(STRAYS):
        problems.append("There are changes in the journal that belong to no entry.")
    lines.append(f"Journal: {counted(expected - 1, 'entry', 'entries')}, head {previous.hex()[:16]}")


def _entries(connection: Connection, watch: Watch) -> Iterator[tuple[Mapping[str, Any], bytes]]:
    last = 0
    while rows := connection.execute(ENTRIES, {"after": last, "page": PAGE}).all():
        digests = _digests(connection, last, rows[-1].seq)
        for row in rows:
            yield _as_hashed(row._asdict()), digests.get(row.uid, hashlib.sha256()).digest()
        last = rows[-1].seq
        watch.add(len(rows))


def _as_hashed(entry: dict[str, Any]) -> dict[str, Any]:
    """SQLite has the times as the texts that were hashed; PostgreSQL has moments."""
    for name in ("recorded_at", "effective_at"):
        if isinstance(entry[name], dt.datetime):
            entry[name] = _MOMENT.encode(entry[name])
    return entry | {name: bytes(entry[name]) for name in ("digest", "hash")}


def _digests(connection: Connection, after: int, to: int) -> dict[str, hashlib._Hash]:
    digests: dict[str, hashlib._Hash] = {}
    rows = connection.execute(CHANGES.execution_options(yield_per=PAGE), {"after": after, "to": to})
    for uid, table, row_id, op, before, values in rows:
        digests.setdefault(uid, hashlib.sha256()).update(line_bytes((table, row_id, op, before, values)))
    return digests
