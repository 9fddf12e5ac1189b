"""The base of every table: naming, kinds and the columns that all state rows share."""

from __future__ import annotations

from enum import StrEnum
from typing import Any, ClassVar

from sqlalchemy import ForeignKey, MetaData
from sqlalchemy.orm import DeclarativeBase, Mapped, MappedColumn, declared_attr, mapped_column

from tracker_desktop.models.types import Int, Uid

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}


PERSONAL = {"personal": True}  # column info: the value enters the hash only as a salted digest


class Kind(StrEnum):
    """What undo and the journal do with the rows of a table. Every model declares one."""

    STATE = "state"  # undo puts the old values back
    LEDGER = "ledger"  # insert-only; undone by opposite rows
    PROJECTION = "projection"  # never recorded; rewritten by its ledger
    SEQUENCE = "sequence"  # never undone: a number is never given twice
    SIGHTING = "sighting"  # append-only, outside undo
    DRAFT = "draft"  # neither recorded nor undone
    JOURNAL = "journal"  # the record of all others; append-only


class Base(DeclarativeBase):
    """All tables. `__kind__` is required; `__derived__` names columns that are computed from others of the row."""

    metadata = MetaData(naming_convention=NAMING)
    __kind__: ClassVar[Kind]
    __derived__: ClassVar[frozenset[str]] = frozenset()

    def derive(self) -> None:
        """Recompute the columns in `__derived__`; called before every flush that writes this row."""


def column(*args: Any, **kwargs: Any) -> MappedColumn[Any]:
    """A mapped column whose old value is always known to the recorder."""
    return mapped_column(*args, active_history=True, **kwargs)


def ref(target: str, **kwargs: Any) -> MappedColumn[Any]:
    """A foreign key, checked at commit so that rows may be written in any order."""
    key = ForeignKey(target, deferrable=True, initially="DEFERRED", use_alter=True)
    return mapped_column(Int, key, active_history=True, **kwargs)


def table(*items: Any) -> tuple[Any, ...]:
    """Table arguments shared by all tables: STRICT on SQLite, and keys that are never given twice."""
    return (*items, {"sqlite_strict": True, "sqlite_autoincrement": True})


def listed(values: type[StrEnum]) -> str:
    """The values of an enumeration as an SQL list, for a CHECK."""
    return ", ".join(f"'{value.value}'" for value in values)


class Row:
    """A table with a key of its own that is never given twice."""

    id: Mapped[int] = mapped_column(Int, primary_key=True, autoincrement=True, sort_order=-1)


class StateRow(Row):
    """A state record: `version` lets one of two writers win, `entry` is the uid of the entry that wrote it last."""

    version: Mapped[int] = mapped_column(Int, nullable=False)
    entry: Mapped[str] = mapped_column(Uid, nullable=False)

    @declared_attr.directive
    def __mapper_args__(cls) -> dict[str, Any]:  # noqa: N805
        return {"version_id_col": cls.version}
