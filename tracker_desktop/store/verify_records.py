"""Holds every record against its journal: what its changes add up to must be what stands in the table."""

from __future__ import annotations

import json
from typing import Any

from sqlalchemy import Connection, func, select

from tracker_desktop.models.journal import Change, Entry, Op
from tracker_desktop.store.recorder import RECORDED, encode, recorded_columns
from tracker_desktop.store.tables import MODELS
from tracker_desktop.store.veils import digests_in, is_veiled, known_values
from tracker_desktop.wording.render import counted

PAGE = 5000
WRITER = "entry"
ERASED = object()
Values = dict[str, Any]


def check(connection: Connection, lines: list[str], problems: list[str]) -> None:
    """Append a line on what was checked, and a problem for each record that differs from its journal."""
    count = 0
    for name, model in MODELS.items():
        if model.__kind__ in RECORDED:
            count += _table(connection, name, model, problems)
    lines.append(f"Records: {counted(count, 'record')} held against the journal")


def _table(connection: Connection, name: str, model: type[Any], problems: list[str]) -> int:
    count, start = 0, 0
    last = max(
        connection.scalar(select(func.max(Change.row_id)).where(Change.table_name == name)) or 0,
        connection.scalar(select(func.max(model.id))) or 0,
    )
    while start < last:
        expected = _journal(connection, name, start, start + PAGE)
        actual = _rows(connection, model, start, start + PAGE)
        for row_id in sorted(expected.keys() | actual.keys()):
            _compare(name, row_id, expected.get(row_id), actual.get(row_id), problems)
        count += len(actual)
        start += PAGE
    return count


def _rows(connection: Connection, model: type[Any], after: int, to: int) -> dict[int, Values]:
    columns = recorded_columns(model)
    query = select(model.id, model.entry, *columns.values()).where(model.id > after, model.id <= to)
    found: dict[int, Values] = {}
    for row_id, entry, *values in connection.execute(query):
        pairs = zip(columns.items(), values, strict=True)
        found[row_id] = {WRITER: entry} | {key: encode(column, value) for (key, column), value in pairs}
    return found


def _journal(connection: Connection, name: str, after: int, to: int) -> dict[int, Values | None]:
    """What the changes of each record add up to; None where it was removed. WRITER is the entry that wrote it last."""
    query = (
        select(Change.row_id, Change.entry, Change.op, Change.after)
        .join(Entry, Entry.uid == Change.entry)
        .where(Change.table_name == name, Change.row_id > after, Change.row_id <= to)
        .order_by(Change.row_id, Entry.seq, Change.line)
    )
    folded: dict[int, Values | None] = {}
    for row_id, entry, op, text in connection.execute(query):
        if op == Op.DELETE:
            folded[row_id] = None
            continue
        known = folded.get(row_id) if op == Op.UPDATE else None
        folded[row_id] = (known or {}) | json.loads(text) | {WRITER: entry}
    _unveil(connection, folded)
    return folded


def _unveil(connection: Connection, folded: dict[int, Values | None]) -> None:
    rows = [values for values in folded.values() if values]
    known = known_values(connection, digests_in(rows))
    for values in rows:
        for key, value in values.items():
            if is_veiled(value):
                plain, erased_by = known.get(value["sha256"], (None, None))
                values[key] = ERASED if erased_by else plain


def _compare(name: str, row_id: int, expected: Values | None, actual: Values | None, problems: list[str]) -> None:
    if expected is None and actual is None:
        return
    if expected is None or actual is None:
        there, missing = ("table", "journal") if expected is None else ("journal", "table")
        problems.append(f"The record {row_id} of {name} is in the {there} but not in the {missing}.")
        return
    wrong = [key for key, value in actual.items() if expected.get(key) is not ERASED and expected.get(key) != value]
    if wrong:
        problems.append(f"The record {row_id} of {name} is not as the journal has it: {', '.join(wrong)}.")
