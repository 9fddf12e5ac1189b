"""Holds every record against its journal: what its changes add up to must be what stands in the table."""

from __future__ import annotations

import json
from typing import Any

from sqlalchemy import Connection, func, select

from tracker_desktop.models.journal import Change, Entry, Op, PersonalValue
from tracker_desktop.store.recorder import RECORDED, encode, recorded_columns
from tracker_desktop.store.tables import MODELS
from tracker_desktop.wording.render import counted

PAGE = 5000
CHUNK = 900
ERASED = object()


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
        for row_id in expected.keys() | actual.keys():
            _compare(name, row_id, expected.get(row_id), actual.get(row_id), problems)
        count += len(actual)
        start += PAGE
    return count


def _rows(connection: Connection, model: type[Any], after: int, to: int) -> dict[int, dict[str, Any]]:
    columns = recorded_columns(model)
    query = select(model.id, *columns.values()).where(model.id > after, model.id <= to)
    found: dict[int, dict[str, Any]] = {}
    for row_id, *values in connection.execute(query):
        pairs = zip(columns.items(), values, strict=True)
        found[row_id] = {key: encode(column, value) for (key, column), value in pairs}
    return found


def _journal(connection: Connection, name: str, after: int, to: int) -> dict[int, dict[str, Any] | None]:
    query = (
        select(Change.row_id, Change.op, Change.after)
        .join(Entry, Entry.uid == Change.entry)
        .where(Change.table_name == name, Change.row_id > after, Change.row_id <= to)
        .order_by(Change.row_id, Entry.seq, Change.line)
    )
    folded: dict[int, dict[str, Any] | None] = {}
    for row_id, op, text in connection.execute(query):
        values = json.loads(text)
        if op == Op.DELETE:
            folded[row_id] = None
        elif op == Op.INSERT:
            folded[row_id] = values
        else:
            folded[row_id] = (folded.get(row_id) or {}) | values
    _unveil(connection, folded)
    return folded


def _unveil(connection: Connection, folded: dict[int, dict[str, Any] | None]) -> None:
    places = [
        (values, key, value["sha256"])
        for values in folded.values()
        if values
        for key, value in values.items()
        if isinstance(value, dict) and "sha256" in value
    ]
    known: dict[str, Any] = {}
    for start in range(0, len(places), CHUNK):
        digests = {digest for _, _, digest in places[start : start + CHUNK]}
        query = select(PersonalValue.digest, PersonalValue.value, PersonalValue.erased_by)
        for digest, value, erased_by in connection.execute(query.where(PersonalValue.digest.in_(digests))):
            known[digest] = ERASED if erased_by else value
    for values, key, digest in places:
        values[key] = known.get(digest)


def _compare(
    name: str, row_id: int, expected: dict[str, Any] | None, actual: dict[str, Any] | None, problems: list[str]
) -> None:
    if expected is None and actual is None:
        return
    if expected is None or actual is None:
        what = (
            "is in the table but not in the journal" if expected is None else "is in the journal but not in the table"
        )
        problems.append(f"The record {row_id} of {name} {what}.")
        return
    wrong = [key for key, value in actual.items() if expected.get(key) is not ERASED and expected.get(key) != value]
    if wrong:
        problems.append(f"The record {row_id} of {name} is not as the journal has it: {', '.join(wrong)}.")
