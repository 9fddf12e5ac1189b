"""Holds every record against its journal: what its changes add up to must be what stands in the table."""

from __future__ import annotations

import json
from types import SimpleNamespace
from typing import Any

from sqlalchemy import Connection, func, inspect, select, text
from sqlalchemy.sql.schema import ScalarElementColumnDefault

from tracker_desktop.models.journal import Change, Op
from tracker_desktop.models.types import Day, UtcTime
from tracker_desktop.queries.personal_values import digests_in, is_veiled, known_values
from tracker_desktop.store.recorder import RECORDED, encode, recorded_columns
from tracker_desktop.store.tables import MODELS
from tracker_desktop.store.verify_alike import AsWritten
from tracker_desktop.store.watch import Watch
from tracker_desktop.wording.render import counted

PAGE = 2000
WRITER = "entry"
FIRST_CHANGES = text(
    "SELECT row_id, entry, op, after FROM change WHERE table_name = :name AND row_id > :start AND row_id <= :to"
)
CHANGES = text(
    "SELECT row_id, change.entry, op, after FROM change JOIN entry ON entry.uid = change.entry"
    " WHERE table_name = :name AND row_id > :start AND row_id <= :to ORDER BY row_id, entry.seq, line"
)
ERASED = object()
_READ: Any = json.JSONDecoder().scan_once  # type: ignore[attr-defined]
"""What json.loads does, without looking for blanks around: the journal has canonical JSON."""
Values = dict[str, Any]


def how_many(connection: Connection) -> int:
    """How many records there are to check, about."""
    models = [model for model in MODELS.values() if model.__kind__ in RECORDED]
    return sum(connection.scalar(select(func.max(model.id))) or 0 for model in models)


def check(connection: Connection, lines: list[str], problems: list[str], watch: Watch) -> None:
    """Append a line on what was checked, and a problem for each record that differs from its journal."""
    count = 0
    for name, model in MODELS.items():
        if model.__kind__ in RECORDED:
            count += _table(connection, name, model, problems, watch)
    lines.append(f"Records: {counted(count, 'record')} held against the journal")


def _table(connection: Connection, name: str, model: type[Any], problems: list[str], watch: Watch) -> int:
    count, start = 0, 0
    last = max(
        connection.scalar(select(func.max(Change.row_id)).where(Change.table_name == name)) or 0,
        connection.scalar(select(func.max(model.id))) or 0,
    )
    if _next_id(connection, name) <= last:
        problems.append(f"The next record of {name} would be given an id that another one had.")
    before, as_written = _of_older_rows(model), AsWritten(connection, model)
    has_personal = any(column.info.get("personal") for column in recorded_columns(model).values())
    while start < last:
        if (alike := as_written.records(start, start + PAGE)) is not None:
            count += alike
            watch.add(alike)
            start += PAGE
            continue
        expected = _journal(connection, name, start, start + PAGE, before)
        if has_personal:
            _unveil(connection, expected)
        actual = _rows(connection, model, start, start + PAGE)
        if expected != actual:
            for row_id in sorted(expected.keys() | actual.keys()):
                _compare(name, row_id, expected.get(row_id), actual.get(row_id), problems)
        count += len(actual)
        watch.add(len(actual))
        start += PAGE
    return count


def _next_id(connection: Connection, name: str) -> int:
    if connection.dialect.name == "sqlite":
        query = text("SELECT coalesce(max(seq), 0) + 1 FROM sqlite_sequence WHERE name = :name")
    else:
        query = text("SELECT coalesce(pg_sequence_last_value(pg_get_serial_sequence(:name, 'id')), 0) + 1")
    return int(connection.scalar(query, {"name": name}) or 0)


def _rows(connection: Connection, model: type[Any], after: int, to: int) -> dict[int, Values]:
    """The recorded values as they stand, and derived ones where they are not what the others make of them."""
    attributes = inspect(model).column_attrs
    keys = (WRITER, *recorded_columns(model), *sorted(model.__derived__))
    columns = {key: attributes[key].columns[0] for key in keys}
    quote = connection.dialect.identifier_preparer.quote
    names = ", ".join(quote(column.name) for column in columns.values())
    query = text(f"SELECT id, {names} FROM {model.__tablename__} WHERE id > :after AND id <= :to")
    timed = [(key, column.type.encode) for key, column in columns.items() if isinstance(column.type, UtcTime | Day)]
    server = connection.dialect.name == "postgresql"
    found: dict[int, Values] = {}
    for record in connection.execute(query, {"after": after, "to": to}):
        row_id, row = record[0], dict(zip(keys, record[1:], strict=True))
        for key, as_text in timed if server else ():  # everything else the database has as the journal has it
            row[key] = as_text(row[key])
        found[row_id] = _without_right_derived(model, row) if model.__derived__ else row
    return found


def _without_right_derived(model: type[Any], row: Values) -> Values:
    anew = SimpleNamespace(**row)
    model.derive(anew)
    return {key: value for key, value in row.items() if key not in model.__derived__ or value != vars(anew)[key]}


def _of_older_rows(model: type[Any]) -> Values:
    """What stands in the columns that are never empty of a record that is older than they are: their default."""
    return {
        key: encode(column, column.default.arg)
        for key, column in recorded_columns(model).items()
        if not column.nullable and isinstance(column.default, ScalarElementColumnDefault)
    }


def _journal(connection: Connection, name: str, start: int, to: int, before: Values) -> dict[int, Values | None]:
    """What the changes of each record add up to, beginning with `before`; None where it was removed. WRITER is the
    entry that wrote it last."""
    folded: dict[int, Values | None] = {}
    page = {"name": name, "start": start, "to": to}
    changes = connection.execute(FIRST_CHANGES, page).all()
    if len({change[0] for change in changes}) < len(changes):  # where one was changed again, the order counts
        changes = connection.execute(CHANGES, page).all()
    for row_id, entry, op, after in changes:
        if op == Op.DELETE:
            folded[row_id] = None
            continue
        known = folded.get(row_id) if op == Op.UPDATE else before
        values, _ = _READ(after, 0)
        values[WRITER] = entry
        folded[row_id] = known | values if known else values
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
