"""Records as they were right after an entry, told by the journal: what was changed or removed since does not matter."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, select

from tracker_desktop.models.journal import Change, Entry, Op
from tracker_desktop.queries.entry_changes import columns_of
from tracker_desktop.queries.personal_values import digests_in, is_veiled, known_values

CHUNK = 900
Values = Mapping[str, Any]


def records_at(connection: Connection, table: str, ids: Iterable[int | None], seq: int) -> dict[int, Values]:
    """The values by attribute name of these records after entry `seq`; one that was not there then is left out, and so
    is a value that was empty. Personal values stay veiled."""
    folded: dict[int, dict[str, Any] | None] = {}
    wanted = sorted({row_id for row_id in ids if row_id is not None})
    query = (
        select(Change.row_id, Change.op, Change.after)
        .join(Entry, Entry.uid == Change.entry)
        .where(Change.table_name == table, Entry.seq <= seq)
        .order_by(Change.row_id, Entry.seq, Change.line)
    )
    for start in range(0, len(wanted), CHUNK):
        for row_id, op, after in connection.execute(query.where(Change.row_id.in_(wanted[start : start + CHUNK]))):
            if op == Op.DELETE.value:
                folded[row_id] = None
            else:
                known = folded.get(row_id) if op == Op.UPDATE.value else None
                folded[row_id] = (known or {}) | json.loads(after)
    return {row_id: _decoded(table, values) for row_id, values in folded.items() if values is not None}


def unveiled(connection: Connection, records: Mapping[int, Values]) -> dict[int, Values]:
    """The same records with their personal values; one that was erased from the journal is left out."""
    found = known_values(connection, digests_in(records.values()))
    told = {digest: value for digest, (value, erased_by) in found.items() if erased_by is None}
    return {
        row_id: {
            key: told[value["sha256"]] if is_veiled(value) else value
            for key, value in values.items()
            if not is_veiled(value) or value["sha256"] in told
        }
        for row_id, values in records.items()
    }


def changed_by(connection: Connection, uid: str, table: str, *ops: Op) -> Sequence[int]:
    """The ids of the records of a table that an entry changed in one of these ways, in their order."""
    query = (
        select(Change.row_id)
        .where(Change.entry == uid, Change.table_name == table, Change.op.in_([op.value for op in ops]))
        .order_by(Change.line)
    )
    return list(dict.fromkeys(connection.scalars(query).all()))


def _decoded(table: str, values: Values) -> Values:
    columns = columns_of(table)
    return dict(_pairs(columns, values))


def _pairs(columns: Mapping[str, Any], values: Values) -> Iterator[tuple[str, Any]]:
    for key, value in values.items():
        decode = getattr(columns[key].type, "decode", None)
        yield key, decode(value) if decode and not is_veiled(value) else value
