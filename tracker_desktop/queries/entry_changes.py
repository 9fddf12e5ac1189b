"""The changes of an entry in words: which field, from what, to what. A personal value is never told, only that it
changed."""

from __future__ import annotations

import functools
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Column, Connection, inspect, select

from tracker_desktop.models import Base
from tracker_desktop.models.journal import Op
from tracker_desktop.models.types import Day, Flag, Money, Quantity, UtcTime
from tracker_desktop.queries import shown
from tracker_desktop.queries.entry_labels import LABELS, WORDS
from tracker_desktop.queries.office import Office
from tracker_desktop.queries.record import NAME_OF

LONGEST = 160
GONE = "one no longer here"
Names = Mapping[tuple[str, int], str]
_SHOWN: tuple[tuple[type[Any], Callable[[Office, Any], str]], ...] = (
    (Money, shown.amount),
    (Quantity, shown.quantity),
    (Day, shown.day),
    (UtcTime, shown.moment),
    (Flag, lambda _, value: "Yes" if value else "No"),
)


@dataclass(frozen=True)
class Changed:
    """One change of the journal: `before` and `after` hold the values as the journal keeps them."""

    table: str
    row_id: int
    op: str
    before: Mapping[str, Any]
    after: Mapping[str, Any]

    @classmethod
    def of(cls, row: Any) -> Changed:
        """From a row of (table_name, row_id, op, before, after)."""
        return cls(row.table_name, row.row_id, row.op, json.loads(row.before), json.loads(row.after))

    def fields(self) -> Sequence[str]:
        """The attributes that it tells of, in the order of the forms."""
        return [key for key in LABELS[self.table] if key in self.before or key in self.after]


@functools.cache
def columns_of(table: str) -> Mapping[str, Column[Any]]:
    """The columns of a table by attribute name."""
    (mapper,) = (one for one in Base.registry.mappers if one.local_table.name == table)  # type: ignore[attr-defined]
    return {prop.key: prop.columns[0] for prop in inspect(mapper.class_).column_attrs}


def pointed_at(column: Column[Any]) -> str | None:
    """The table that a foreign key points at."""
    return next((key.column.table.name for key in column.foreign_keys), None)


def names_in(connection: Connection, changes: Iterable[Changed]) -> Names:
    """The names behind all foreign keys of these changes: one statement a table."""
    wanted: dict[str, set[int]] = {}
    for change in changes:
        columns = columns_of(change.table)
        for key in change.fields():
            target = pointed_at(columns[key])
            values = (change.before.get(key), change.after.get(key))
            if target is not None and target in NAME_OF:
                wanted.setdefault(target, set()).update(value for value in values if value is not None)
    found: dict[tuple[str, int], str] = {}
    for table, ids in wanted.items():
        source = Base.metadata.tables[table]
        query = select(source.c.id, source.c[NAME_OF[table]]).where(source.c.id.in_(sorted(ids)))
        found.update({(table, row_id): name for row_id, name in connection.execute(query)})
    return found


def lines_of(office: Office, change: Changed, names: Names) -> tuple[tuple[str, str], ...]:
    """A label and what became of the field: Good → Damaged; of a new record the values that it was given."""
    columns = columns_of(change.table)
    found: list[tuple[str, str]] = []
    for key in change.fields():
        old, new = change.before.get(key), change.after.get(key)
        personal = isinstance(old, dict) or isinstance(new, dict)
        if change.op != Op.UPDATE.value:
            value = new if change.op == Op.INSERT.value else old
            words = "" if personal or value is None else value_words(office, columns[key], key, value, names)
        elif personal:
            words = "changed"
        else:
            words = " → ".join(value_words(office, columns[key], key, value, names) for value in (old, new))
        found.append((LABELS[change.table][key], words))
    return tuple((label, words) for label, words in found if words)


def value_words(office: Office, column: Column[Any], key: str, value: Any, names: Names) -> str:
    """One value of the journal as the lists show it."""
    if value is None:
        return shown.NONE
    target = pointed_at(column)
    if target is not None:
        return names.get((target, value), GONE)
    decode = getattr(column.type, "decode", None)
    plain = decode(value) if decode else value
    for kind, show in _SHOWN:
        if isinstance(column.type, kind):
            return show(office, plain)
    if isinstance(plain, list):
        return ", ".join(map(_part, plain)) or shown.NONE
    words = shown.word(office, plain) if key in WORDS else str(plain)
    return (words if len(words) <= LONGEST else words[: LONGEST - 1] + "…") or shown.NONE


def _part(part: Any) -> str:
    """A text of a list; of a step of a checklist also what it is: Clean: lens (clean, photo)."""
    if not isinstance(part, dict):
        return str(part)
    needed, photo = part.get("required", True), part.get("photo")
    marks = [part.get("kind"), None if needed else "optional", "photo" if photo else None]
    said = ", ".join(mark for mark in marks if mark)
    return f"{part['text']} ({said})" if said else str(part["text"])
