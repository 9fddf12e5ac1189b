"""Writes the changes of an entry and digests them as they come, so that a large one never stands in memory."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import Any

from sqlalchemy import insert
from sqlalchemy.orm import Session

from tracker_desktop.models.base import Base
from tracker_desktop.models.journal import Change, Op, PersonalValue
from tracker_desktop.models.types import canonical
from tracker_desktop.store import guard
from tracker_desktop.store.recorder import Pending, Veiled, veil

CHUNK = 1000
Line = tuple[str, int, str, str, str]  # table, row id, op, before, after


def line_bytes(line: Line) -> bytes:
    """One change as it enters the digest."""
    table, row_id, op, before, after = line
    return f"{table}|{row_id}|{op}|{before}|{after}\n".encode()


class ChangeWriter:
    """The changes of one entry, numbered in the order of writing. `digest` covers all written so far."""

    def __init__(self, session: Session, uid: str) -> None:
        self._session = session
        self._uid = uid
        self._sha = hashlib.sha256()
        self.count = 0
        self.bulk_ids: dict[str, set[int]] = {}

    @property
    def digest(self) -> bytes:
        return self._sha.digest()

    def write(self, changes: Iterable[tuple[type[Base], int, Pending]]) -> None:
        """Write changes of records, personal values veiled."""
        veils: list[Veiled] = []
        self.write_lines(self._lines(changes, veils), veils)

    def _lines(self, changes: Iterable[tuple[type[Base], int, Pending]], veils: list[Veiled]) -> Iterator[Line]:
        for model, row_id, pending in changes:
            before = canonical(veil(model, row_id, pending.before, veils))
            after = canonical(veil(model, row_id, pending.after, veils))
            yield model.__tablename__, row_id, pending.op.value, before, after

    def write_lines(self, lines: Iterable[Line], veils: list[Veiled]) -> None:
        """Write lines in chunks; `veils` is emptied after each chunk into `personal_value`."""
        connection = self._session.connection()
        lines = iter(lines)
        with guard.door(connection):
            while chunk := list(islice(lines, CHUNK)):
                connection.execute(insert(Change), [self._row(line) for line in chunk])
                if veils:
                    connection.execute(insert(PersonalValue), [_veil_row(hidden) for hidden in veils])
                    veils.clear()

    def _row(self, line: Line) -> Mapping[str, Any]:
        self._sha.update(line_bytes(line))
        self.count += 1
        table, row_id, op, before, after = line
        return {
            "entry": self._uid,
            "line": self.count,
            "table_name": table,
            "row_id": row_id,
            "op": op,
            "before": before,
            "after": after,
        }


def _veil_row(hidden: Veiled) -> Mapping[str, Any]:
    return {"digest": hidden.digest, "person_row": hidden.row, "salt": hidden.salt, "value": hidden.value}


def inserts(model: type[Base], rows: Iterable[tuple[int, dict[str, Any]]]) -> Iterator[tuple[type[Base], int, Pending]]:
    """Changes for rows that are inserted as a whole: (id, encoded columns)."""
    for row_id, values in rows:
        yield model, row_id, Pending(Op.INSERT, after=values)
