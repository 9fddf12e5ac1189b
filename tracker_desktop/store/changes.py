"""Writes the changes of an entry and digests them as they come, so that a large one never stands in memory."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, func, insert, literal, select
from sqlalchemy.orm import Session

from tracker_desktop.models.base import Base
from tracker_desktop.models.journal import Change, Op, PersonalValue
from tracker_desktop.models.types import canonical
from tracker_desktop.store import guard, rows
from tracker_desktop.store.recorder import Pending
from tracker_desktop.store.veils import Veiled, veil

CHUNK = 1000
WRITTEN = "entry, line, table_name, row_id, op, before, after"


class Line(NamedTuple):
    """One change as the journal keeps it; `before` and `after` are canonical JSON."""

    table: str
    row_id: int
    op: str
    before: str
    after: str


Written = tuple[int, Any]
"""How many lines were written, and their digest so far."""


def line_bytes(line: Line | tuple[str, int, str, str, str]) -> bytes:
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

    @property
    def digest(self) -> bytes:
        return self._sha.digest()

    def mark(self) -> Written:
        """What was written so far, for `back_to` when the lines after it were taken out of the database."""
        return self.count, self._sha.copy()

    def back_to(self, written: Written) -> None:
        """Only this was written."""
        self.count, self._sha = written

    def write(self, changes: Iterable[tuple[type[Base], int, Pending]]) -> None:
        """Write changes of records, personal values veiled."""
        veils: list[Veiled] = []
        self._write(self._lines(changes, veils), veils)

    def write_inserted(self, model: type[Base], rows_made: Iterable[tuple[int, dict[str, Any]]]) -> None:
        """Write the changes of rows of a model that are inserted as a whole: (id, encoded columns)."""
        veils: list[Veiled] = []
        table, op, nothing = model.__tablename__, Op.INSERT.value, canonical({})
        shown = ((row_id, veil(model, row_id, values, veils)) for row_id, values in rows_made)
        self._write((Line(table, row_id, op, nothing, canonical(values)) for row_id, values in shown), veils)

    def _write(self, lines: Iterator[Line], veils: list[Veiled]) -> None:
        connection = self._session.connection()
        with guard.door(connection):
            while chunk := list(islice(lines, CHUNK)):
                rows.fill(connection, Change.__tablename__, WRITTEN, [self._row(line) for line in chunk])
                if veils:
                    rows.insert_many(connection, PersonalValue, [_veil_row(hidden) for hidden in veils])
                    veils.clear()

    def turn_round(self, inserted: ColumnElement[bool]) -> int:
        """Write a removal for each of these changes, which are inserts, the last one first, all in SQL.

        Returns the number of the first line written; they go on to `count`.
        """
        first = self.count + 1
        number = literal(self.count) + func.row_number().over(order_by=Change.line.desc())
        now = (Change.table_name, Change.row_id, literal(Op.DELETE.value), Change.after, literal("{}"))
        removed = select(literal(self._uid), number, *now).where(inserted)
        columns = [Change.entry, Change.line, Change.table_name, Change.row_id, Change.op, Change.before, Change.after]
        connection = self._session.connection()
        with guard.door(connection):
            connection.execute(insert(Change).from_select(columns, removed))
        written = select(*columns[2:]).where(Change.entry == self._uid, Change.line >= first).order_by(Change.line)
        for line in connection.execute(written).all():
            self._sha.update(line_bytes(tuple(line)))
            self.count += 1
        return first

    def _lines(self, changes: Iterable[tuple[type[Base], int, Pending]], veils: list[Veiled]) -> Iterator[Line]:
        for model, row_id, pending in changes:
            before = canonical(veil(model, row_id, pending.before, veils))
            after = canonical(veil(model, row_id, pending.after, veils))
            yield Line(model.__tablename__, row_id, pending.op.value, before, after)

    def _row(self, line: Line) -> Sequence[Any]:
        """In the order of WRITTEN; texts and numbers that the driver takes as they are."""
        self._sha.update(line_bytes(line))
        self.count += 1
        return (self._uid, self.count, *line)


def _veil_row(hidden: Veiled) -> Mapping[str, Any]:
    return {
        "digest": hidden.digest,
        "person_row": hidden.row,
        "salt": hidden.salt,
        "value": hidden.value,
        "erased_by": None,
    }
