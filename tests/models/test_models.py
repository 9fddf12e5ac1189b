"""What every model must state, so that recorder, undo and both databases can rely on it."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator
from dataclasses import is_dataclass
from typing import Any

import pytest
from sqlalchemy import Column, UniqueConstraint
from sqlalchemy.orm import ColumnProperty
from sqlalchemy.types import TypeDecorator

from tracker_desktop import queries
from tracker_desktop.models import Base, Kind
from tracker_desktop.queries.base import Query
from tracker_desktop.transactions.registry import by_kind

MAPPERS = sorted(Base.registry.mappers, key=lambda mapper: mapper.class_.__tablename__)
NAMES = [mapper.class_.__tablename__ for mapper in MAPPERS]
BOOKKEEPING = {"id", "version", "entry"}
each_model = pytest.mark.parametrize("mapper", MAPPERS, ids=NAMES)


@each_model
def test_a_model_declares_its_kind(mapper: Any) -> None:
    assert isinstance(vars(mapper.class_).get("__kind__"), Kind)


@each_model
def test_old_values_are_always_known(mapper: Any) -> None:
    own: list[ColumnProperty[Any]] = [prop for prop in mapper.column_attrs if not prop.columns[0].primary_key]
    assert not [prop.key for prop in own if not prop.active_history and prop.key not in BOOKKEEPING]


def _leads(column: Column[Any]) -> bool:
    """Whether an index begins with the column, so that who refers to a row is found at once."""
    table = column.table
    indexes = [list(index.columns) for index in table.indexes]
    unique = [list(item.columns) for item in table.constraints if isinstance(item, UniqueConstraint)]
    return any(columns[0] is column for columns in (*indexes, *unique, list(table.primary_key.columns)))


@each_model
def test_every_foreign_key_is_indexed(mapper: Any) -> None:
    keys = {key.parent for key in mapper.local_table.foreign_keys}
    assert not [column.name for column in keys if not (_leads(column) or column.unique or column.index)]


@each_model
def test_nothing_is_deleted_along(mapper: Any) -> None:
    assert not [key for key in mapper.local_table.foreign_keys if key.ondelete or key.onupdate]


@each_model
def test_keys_of_recorded_rows_never_come_back(mapper: Any) -> None:
    if mapper.class_.__kind__ in (Kind.STATE, Kind.LEDGER, Kind.SIGHTING):
        assert mapper.local_table.dialect_options["sqlite"]["autoincrement"] is True


@each_model
def test_tables_are_strict(mapper: Any) -> None:
    assert mapper.local_table.dialect_options["sqlite"]["strict"] is True


@each_model
def test_derived_columns_exist(mapper: Any) -> None:
    assert set(mapper.column_attrs.keys()) >= mapper.class_.__derived__


def _below(kind: type[Any]) -> Iterator[type[Any]]:
    for subclass in kind.__subclasses__():
        yield subclass
        yield from _below(subclass)


def _own(kind: type[Any]) -> list[type[Any]]:
    return [found for found in _below(kind) if found.__module__.startswith("tracker_desktop.")]


def test_every_type_states_that_it_may_be_cached() -> None:
    kinds = _own(TypeDecorator)
    assert kinds
    assert not [kind.__name__ for kind in kinds if vars(kind).get("cache_ok") is not True]


def test_every_type_of_a_recorded_column_encodes_for_the_journal() -> None:
    assert not [kind.__name__ for kind in _own(TypeDecorator) if not hasattr(kind, "encode")]


@pytest.mark.parametrize("kind", sorted(by_kind()))
def test_a_transaction_is_frozen(kind: str) -> None:
    made = by_kind()[kind]
    assert is_dataclass(made)
    assert made.__dataclass_params__.frozen


def test_a_question_is_frozen() -> None:
    for module in pkgutil.iter_modules(queries.__path__):
        importlib.import_module(f"{queries.__name__}.{module.name}")
    kinds = [kind for kind in _own(Query) if "run" in vars(kind)]
    assert not [k.__name__ for k in kinds if not (is_dataclass(k) and k.__dataclass_params__.frozen)]  # type: ignore[attr-defined]
