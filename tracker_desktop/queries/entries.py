"""Entries in words, and which of them stand: an entry that was undone, and its undo, count as nothing."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection, select

from tracker_desktop.models.journal import Entry
from tracker_desktop.queries.names import names_of
from tracker_desktop.wording.render import gaps_named, said_title

CHUNK = 900


def title_of(connection: Connection, said: Any) -> str:
    """The headline of what an entry said."""
    code, gaps = said
    return said_title(code, gaps, names_of(connection, gaps_named(gaps)))


def undone_by(connection: Connection, uids: Iterable[str]) -> dict[str, str]:
    """For each of these entries that was undone, the uid of its undo."""
    found: dict[str, str] = {}
    wanted = list(uids)
    for start in range(0, len(wanted), CHUNK):
        query = select(Entry.undoes, Entry.uid).where(Entry.undoes.in_(wanted[start : start + CHUNK]))
        found.update({str(undone): uid for undone, uid in connection.execute(query)})
    return found


def root_of(connection: Connection, uid: str) -> str:
    """The entry that a chain of undo and redo began with."""
    while True:
        before = connection.scalar(select(Entry.undoes).where(Entry.uid == uid))
        if before is None:
            return uid
        uid = before


def end_of(connection: Connection, uid: str) -> tuple[str, int]:
    """The last entry of the chain of undo and redo that follows this one, and how many links it is away."""
    links = 0
    while following := undone_by(connection, [uid]):
        uid = following[uid]
        links += 1
    return uid, links


def stands(connection: Connection, uid: str) -> bool:
    """Whether what this entry's chain began with is in force: not undone, or undone and done again."""
    _, links = end_of(connection, root_of(connection, uid))
    return links % 2 == 0


def chain_of(connection: Connection, uid: str) -> list[tuple[str, int]]:
    """The whole chain of undo and redo that this entry belongs to, from its beginning: (uid, seq) of each."""
    first = root_of(connection, uid)
    row = connection.execute(select(Entry.uid, Entry.seq).where(Entry.uid == first)).first()
    chain: list[tuple[str, int]] = []
    while row is not None:
        chain.append((row.uid, row.seq))
        row = connection.execute(select(Entry.uid, Entry.seq).where(Entry.undoes == row.uid)).first()
    return chain
