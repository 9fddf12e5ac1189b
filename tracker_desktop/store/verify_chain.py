"""Recomputes the hash chain: each entry over the one before it, each digest over its changes."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from sqlalchemy import Connection, select

from tracker_desktop.models.journal import ChainHead, Change, Entry
from tracker_desktop.store.changes import line_bytes
from tracker_desktop.store.posting import GENESIS, hashed_fields, link
from tracker_desktop.wording.render import counted

PAGE = 5000


def check(connection: Connection, lines: list[str], problems: list[str]) -> None:
    """Append a line on what was checked, and a problem for each link that does not hold."""
    previous, expected = GENESIS, 1
    for entry, digest in _entries(connection):
        if entry.seq != expected:
            problems.append(f"The journal has a hole: entry {expected} is missing.")
        if digest != entry.digest:
            problems.append(f"Entry {entry.seq}: its changes are not those that were written.")
        if link(previous, hashed_fields(entry), entry.digest) != entry.hash:
            problems.append(f"Entry {entry.seq}: the chain is broken; this entry or one before it was altered.")
        previous, expected = entry.hash, entry.seq + 1
    head = connection.execute(select(ChainHead.seq, ChainHead.hash)).first()
    if head is None or (head.seq, head.hash) != (expected - 1, previous):
        said = "is gone" if head is None else f"says {head.seq}"
        problems.append(f"The chain ends at entry {expected - 1}, but its head {said}.")
    strays = connection.scalar(select(Change.entry).where(Change.entry.not_in(select(Entry.uid))).limit(1))
    if strays is not None:
        problems.append("There are changes in the journal that belong to no entry.")
    lines.append(f"Journal: {counted(expected - 1, 'entry', 'entries')}, head {previous.hex()[:16]}")


def _entries(connection: Connection) -> Iterator[tuple[Entry, bytes]]:
    last = 0
    while True:
        query = select(Entry.__table__).where(Entry.seq > last).order_by(Entry.seq).limit(PAGE)
        rows = connection.execute(query).all()
        if not rows:
            return
        digests = _digests(connection, last, rows[-1].seq)
        for row in rows:
            yield Entry(**row._asdict()), digests.get(row.uid, hashlib.sha256()).digest()
        last = rows[-1].seq


def _digests(connection: Connection, after: int, to: int) -> dict[str, hashlib._Hash]:
    query = (
        select(Change.entry, Change.table_name, Change.row_id, Change.op, Change.before, Change.after)
        .join(Entry, Entry.uid == Change.entry)
        .where(Entry.seq > after, Entry.seq <= to)
        .order_by(Entry.seq, Change.line)
        .execution_options(yield_per=PAGE)
    )
    digests: dict[str, hashlib._Hash] = {}
    for uid, *line in connection.execute(query):
        digests.setdefault(uid, hashlib.sha256()).update(line_bytes(tuple(line)))  # type: ignore[arg-type]
    return digests
