"""Sees every flush and keeps one change for each changed record: before and after, as canonical JSON."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Column, event, inspect
from sqlalchemy.orm import Session

from tracker_desktop.models.base import Base, Kind, StateRow
from tracker_desktop.models.journal import Op
from tracker_desktop.models.types import canonical
from tracker_desktop.transactions.books import Books

RECORDED = frozenset({Kind.STATE, Kind.LEDGER, Kind.SIGHTING})
APPEND_ONLY = frozenset({Kind.LEDGER, Kind.SIGHTING, Kind.JOURNAL})
NEVER_RECORDED = frozenset({"id", "version", "entry"})


class AppendOnly(Exception):
    """Something tried to change or delete a row that is written once."""


@dataclass
class Pending:
    """What has happened so far to one record in this transaction."""

    op: Op
    before: dict[str, Any] = field(default_factory=dict)
    after: dict[str, Any] = field(default_factory=dict)


_COLUMNS: dict[str, Mapping[str, Column[Any]]] = {}


def recorded_columns(model: type[Any]) -> Mapping[str, Column[Any]]:
    """The columns of a model that the journal keeps, by attribute name: neither derived ones nor bookkeeping."""
    table = model.__tablename__
    if table not in _COLUMNS:
        pairs: list[tuple[str, Any]] = [(prop.key, prop.columns[0]) for prop in inspect(model).column_attrs]
        left_out = NEVER_RECORDED | model.__derived__
        _COLUMNS[table] = {key: column for key, column in pairs if key not in left_out}
    return _COLUMNS[table]


def encode(column: Column[Any], value: Any) -> Any:
    """A Python value as the journal keeps it."""
    encoder = getattr(column.type, "encode", None)
    return encoder(value) if encoder else value


def decode(column: Column[Any], value: Any) -> Any:
    """The Python value of what the journal kept."""
    decoder = getattr(column.type, "decode", None)
    return decoder(value) if decoder else value


class Recorder:
    """The changes of one transaction, in the order in which the records were first touched."""

    def __init__(self) -> None:
        self.pending: dict[tuple[type[Base], int], Pending] = {}

    def inserted(self, row: Base) -> None:
        key = (type(row), row.id)  # type: ignore[attr-defined]
        values = {name: encode(column, getattr(row, name)) for name, column in recorded_columns(type(row)).items()}
        gone = self.pending.pop(key, None)
        if gone is not None and gone.op is Op.DELETE:
            self._merge_update(key, gone.before, values)
            return
        self.pending[key] = Pending(Op.INSERT, after=values)

    def updated(self, row: Base) -> None:
        state = inspect(row)
        before: dict[str, Any] = {}
        after: dict[str, Any] = {}
        for name, column in recorded_columns(type(row)).items():
            history = state.attrs[name].history
            if history.has_changes():
                before[name] = encode(column, history.deleted[0]) if history.deleted else None
                after[name] = encode(column, getattr(row, name))
        if after:
            self._merge_update((type(row), row.id), before, after)  # type: ignore[attr-defined]

    def _merge_update(self, key: tuple[type[Base], int], before: dict[str, Any], after: dict[str, Any]) -> None:
        known = self.pending.setdefault(key, Pending(Op.UPDATE))
        if known.op is Op.INSERT:
            known.after.update(after)
            return
        known.before = before | known.before
        known.after.update(after)
        same = [name for name, value in known.after.items() if known.before[name] == value]
        for name in same:
            del known.before[name], known.after[name]
        if not known.after:
            del self.pending[key]

    def deleted(self, row: Base) -> None:
        key = (type(row), row.id)  # type: ignore[attr-defined]
        values = {name: encode(column, getattr(row, name)) for name, column in recorded_columns(type(row)).items()}
        known = self.pending.pop(key, None)
        if known is None or known.op is not Op.INSERT:
            self.pending[key] = Pending(Op.DELETE, before=values | (known.before if known else {}))

    def changed_ids(self) -> dict[str, set[int]]:
        """The ids of the changed records, by table."""
        ids: dict[str, set[int]] = {}
        for model, row_id in self.pending:
            ids.setdefault(model.__tablename__, set()).add(row_id)
        return ids


@dataclass(frozen=True)
class Veiled:
    """A personal value and the digest that stands for it in the change."""

    digest: str
    salt: str
    value: Any
    row: str


def veil(model: type[Base], row_id: int, values: Mapping[str, Any], veils: list[Veiled]) -> dict[str, Any]:
    """The values with each personal one replaced by {"sha256": digest}; salts and values are appended to `veils`."""
    columns = recorded_columns(model)
    shown: dict[str, Any] = {}
    for name, value in values.items():
        if value is None or not columns[name].info.get("personal"):
            shown[name] = value
            continue
        salt = secrets.token_hex(16)
        digest = digest_of(salt, value)
        veils.append(Veiled(digest, salt, value, f"{model.__tablename__}:{row_id}"))
        shown[name] = {"sha256": digest}
    return shown


def digest_of(salt: str, value: Any) -> str:
    """SHA-256 over salt and canonical value, as hex."""
    return hashlib.sha256((salt + canonical(value)).encode()).hexdigest()


def watch_session(session_class: type[Session]) -> None:
    """Record every flush of this class of sessions."""
    event.listen(session_class, "before_flush", _before_flush)
    event.listen(session_class, "after_flush", _after_flush)


def _rows(session: Session) -> Iterator[Base]:
    yield from session.new
    yield from session.dirty
    yield from session.deleted


def _before_flush(session: Books, *_: Any) -> None:
    for row in list(_rows(session)):
        written = row in session.new
        if row.__kind__ in APPEND_ONLY and not written and (row in session.deleted or session.is_modified(row)):
            raise AppendOnly(f"{row.__tablename__} is written once")
        if row in session.deleted or not (written or session.is_modified(row)):
            continue
        row.derive()
        if isinstance(row, StateRow):
            row.entry = session.uid


def _after_flush(session: Books, *_: Any) -> None:
    recorder: Recorder = session.info["recorder"]
    for row in session.new:
        if row.__kind__ in RECORDED:
            recorder.inserted(row)
    for row in session.dirty:
        if row.__kind__ in RECORDED and row not in session.deleted:
            recorder.updated(row)
    for row in session.deleted:
        if row.__kind__ in RECORDED:
            recorder.deleted(row)
