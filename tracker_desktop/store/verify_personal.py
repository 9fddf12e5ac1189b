"""The personal values beside the journal: each digest has its value, or the entry that erased it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sqlalchemy import Connection, func, select

from tracker_desktop.models.base import Base
from tracker_desktop.models.journal import Change, Entry, PersonalValue
from tracker_desktop.queries.personal_values import known_values
from tracker_desktop.store.tables import MODELS
from tracker_desktop.store.veils import digest_of
from tracker_desktop.wording.render import counted

PAGE = 5000
DIGEST = re.compile(r'\{"sha256":"([0-9a-f]{64})"\}')


def check(connection: Connection, lines: list[str], problems: list[str]) -> None:
    """Append a line on what was checked, and a problem for each value that was altered or taken away."""
    kept = erased = 0
    query = select(PersonalValue.digest, PersonalValue.salt, PersonalValue.value, PersonalValue.erased_by, Entry.seq)
    rows = query.outerjoin(Entry, Entry.uid == PersonalValue.erased_by).execution_options(yield_per=PAGE)
    for digest, salt, value, erased_by, seq in connection.execute(rows):
        kept += 1
        if erased_by is not None:
            erased += 1
            if seq is None or value is not None:
                problems.append("A personal value in the journal was taken away by no entry.")
        elif salt is None or digest_of(salt, value) != digest:
            problems.append("A personal value in the journal was altered.")
    for digests in _in_changes(connection):
        gone = digests - known_values(connection, digests).keys()
        problems.extend("A personal value of the journal is gone." for _ in gone)
    lines.append(f"Personal values: {counted(kept, 'value')}, {erased} erased")


def _in_changes(connection: Connection) -> Iterator[set[str]]:
    last = connection.scalar(select(func.max(Change.id))) or 0
    for start in range(0, last, PAGE):
        query = select(Change.before, Change.after).where(Change.id > start, Change.id <= start + PAGE)
        texts = connection.execute(query.where(Change.table_name.in_(_with_personal_columns()))).all()
        yield {digest for pair in texts for text in pair for digest in DIGEST.findall(text)}


def _with_personal_columns() -> list[str]:
    return [name for name, model in MODELS.items() if _is_personal(model)]


def _is_personal(model: type[Base]) -> bool:
    return any(column.info.get("personal") for column in model.__table__.columns)
