"""Sees every flush and keeps one change for each changed record: before and after, as canonical JSON."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Column, event, inspect
from sqlalchemy.orm import Session

from tracker_desktop.models.base import Base, Kind, Row, StateRow
from tracker_desktop.models.journal import Op
from tracker_desktop.store.done import TouchedIds
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
_ENCODERS: dict[tuple[str, tuple[str, ...] | None], Sequence[tuple[str, Callable[[Any], Any] | None]]] = {}
_DECODERS: dict[str, Mapping[str, Callable[[Any], Any] | None]] = {}


def recorded_columns(model: type[Any]) -> Mapping[str, Column[Any]]:
    """The columns of a model that the journal keeps, by attribute name: neither derived ones nor bookkeeping."""
    table = model.__tablename__
    if table not in _COLUMNS:
        pairs: list[tuple[str, Any]] = [(prop.key, prop.columns[0]) for prop in inspect(model).column_attrs]
        left_out = NEVER_RECORDED | model.__derived__
        _COLUMNS[table] = {key: column for key, column in pairs if key not in left_out}
    return _COLUMNS[table]


def encoded(model: type[Any], values: Mapping[str, Any], held: tuple[str, ...] | None = None) -> dict[str, Any]:
    """The recorded values of a whole row, by attribute name, as the journal keeps them: what is null is left out.
    `held` are the attributes that may be there at all, where they are known."""
    known = (model.__tablename__, held)
    if known not in _ENCODERS:
        columns = recorded_columns(model).items()
        wanted = [(key, column) for key, column in columns if held is None or key in held]
        _ENCODERS[known] = [(key, getattr(column.type, "encode", None)) for key, column in wanted]
    return {
        key: value if encoder is None else encoder(value)
        for key, encoder in _ENCODERS[known]
        if (value := values[key]) is not None
    }


def decoded(model: type[Any], values: Mapping[str, Any]) -> dict[str, Any]:
    """The Python values of what the journal kept, by attribute name."""
    table = model.__tablename__
    if table not in _DECODERS:
        columns = recorded_columns(model).items()
        _DECODERS[table] = {key: getattr(column.type, "decode", None) for key, column in columns}
    decoders = _DECODERS[table]
    return {
        key: value if value is None or (decoder := decoders[key]) is None else decoder(value)
        for key, value in values.items()
    }


def encode(column: Column[Any], value: Any) -> Any:
    """A Python value as the journal keeps it."""
    encoder = getattr(column.type, "encode", None)
    return encoder(value) if encoder else value


class Recorder:
    """The changes of one transaction, in the order in which the records were first touched."""

    def __init__(self, touched: TouchedIds) -> None:
        self._pending: dict[tuple[type[Base], int], Pending] = {}
        self._touched = touched

    def drop(self) -> None:
        """Forget what is pending: it was taken back."""
        self._pending.clear()

    def inserted(self, row: Base) -> None:
        key = (type(row), row.id)  # type: ignore[attr-defined]
        values = encoded(type(row), _Attributes(row))
        gone = self._pending.pop(key, None)
        if gone is not None and gone.op is Op.DELETE:
            nothing = dict.fromkeys(gone.before.keys() | values.keys())
            self._merge_update(key, nothing | gone.before, nothing | values)
            return
        self._pending[key] = Pending(Op.INSERT, after=values)

    def updated(self, row: Base) -> None:
        state = inspect(row)
        before: dict[str, Any] = {}
        after: dict[str, Any] = {}
        columns = recorded_columns(type(row))
        for name in state.committed_state.keys() & columns.keys():
            history = state.attrs[name].history
            if history.has_changes():
                before[name] = encode(columns[name], history.deleted[0]) if history.deleted else None
                after[name] = encode(columns[name], getattr(row, name))
        wrote = bool(after) or (isinstance(row, StateRow) and state.attrs["entry"].history.has_changes())
        if wrote:
            self._merge_update((type(row), row.id), before, after)  # type: ignore[attr-defined]

    def _merge_update(self, key: tuple[type[Base], int], before: dict[str, Any], after: dict[str, Any]) -> None:
        """A record that ends as it began keeps an empty change: its `entry` says that this one wrote it."""
        known = self._pending.setdefault(key, Pending(Op.UPDATE))
        known.after.update(after)
        if known.op is Op.INSERT:
            return
        known.before = before | known.before
        same = [name for name, value in known.after.items() if known.before[name] == value]
        for name in same:
            del known.before[name], known.after[name]

    def deleted(self, row: Base) -> None:
        key = (type(row), row.id)  # type: ignore[attr-defined]
        known = self._pending.pop(key, None)
        if known is None or known.op is not Op.INSERT:
            self._pending[key] = Pending(Op.DELETE, before=_stored(row) | (known.before if known else {}))

    def touched(self, row: Base) -> None:
        """Note a row that is not recorded but that screens show: a balance by its item, a document by its id."""
        if row.__kind__ is Kind.PROJECTION:
            self._touched.add(row.__tablename__, (row.item_id,))  # type: ignore[attr-defined]
        elif isinstance(row, Row):
            self._touched.add(row.__tablename__, (row.id,))

    def note_touched(self) -> None:
        """Count what is pending among what was touched."""
        for model, row_id in self._pending:
            self._touched.add(model.__tablename__, (row_id,))

    def drain(self) -> Iterator[tuple[type[Base], int, Pending]]:
        """Hand over what is pending, to be written; what changes afterwards is pending anew."""
        pending, self._pending = self._pending, {}
        for (model, row_id), change in pending.items():
            self._touched.add(model.__tablename__, (row_id,))
            yield model, row_id, change


class _Attributes(dict[str, Any]):
    """The attributes of a mapped row by name, loaded as they are asked for."""

    def __init__(self, row: Base) -> None:
        super().__init__()
        self._row = row

    def __missing__(self, key: str) -> Any:
        return getattr(self._row, key)


def _stored(row: Base) -> dict[str, Any]:
    """The recorded values of a row as the database still has them."""
    state = inspect(row)
    values: dict[str, Any] = {}
    for name in recorded_columns(type(row)):
        gone = state.attrs[name].history.deleted
        values[name] = gone[0] if gone else getattr(row, name)
    return encoded(type(row), values)


def watch_session(session_class: type[Session]) -> None:
    """Record every flush of this class of sessions."""
    event.listen(session_class, "before_flush", _before_flush)
    event.listen(session_class, "after_flush", _after_flush)


def _rows(session: Session) -> Iterator[Base]:
    yield from session.new
    yield from session.dirty
    yield from session.deleted


def _before_flush(session: Books, *_: Any) -> None:
    new, deleted = session.new, session.deleted  # each is gathered anew whenever it is asked for
    for row in list(_rows(session)):
        written = row in new
        if row.__kind__ in APPEND_ONLY and not written and (row in deleted or session.is_modified(row)):
            raise AppendOnly(f"{row.__tablename__} is written once")
        if row in deleted or not (written or session.is_modified(row)):
            continue
        row.derive()
        if isinstance(row, StateRow):
            row.entry = session.uid


def _after_flush(session: Books, *_: Any) -> None:
    recorder: Recorder = session.info["recorder"]
    deleted = session.deleted
    for row in session.new:
        if row.__kind__ in RECORDED:
            recorder.inserted(row)
        else:
            recorder.touched(row)
    for row in session.dirty:
        if row.__kind__ not in RECORDED:
            recorder.touched(row)
        elif row not in deleted:
            recorder.updated(row)
    for row in deleted:
        if row.__kind__ in RECORDED:
            recorder.deleted(row)
