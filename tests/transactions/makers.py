"""Small makers of records for tests: each performs the real transaction and returns the id of what it made."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import cache
from typing import Any

import pytest
from sqlalchemy import Connection, exists, inspect, literal, select, union_all

from tests.store_fixtures import Office
from tracker_desktop.errors import Refused
from tracker_desktop.models.assets import Asset, Custody
from tracker_desktop.models.base import Kind
from tracker_desktop.models.people import Person
from tracker_desktop.models.places import Place
from tracker_desktop.models.sightings import Sighting
from tracker_desktop.queries.base import Query
from tracker_desktop.store.done import Done
from tracker_desktop.store.tables import MODELS
from tracker_desktop.transactions.add_asset import AddAsset
from tracker_desktop.transactions.add_category import AddCategory
from tracker_desktop.transactions.add_department import AddDepartment
from tracker_desktop.transactions.add_person import AddPerson
from tracker_desktop.transactions.add_place import AddPlace
from tracker_desktop.transactions.add_supplier import AddSupplier
from tracker_desktop.transactions.base import Transaction
from tracker_desktop.transactions.check_out import CheckOut, OutLine
from tracker_desktop.transactions.rules.asset_fields import AssetFields
from tracker_desktop.transactions.rules.category_fields import CategoryFields
from tracker_desktop.transactions.rules.department_fields import DepartmentFields
from tracker_desktop.transactions.rules.person_fields import PersonFields
from tracker_desktop.transactions.rules.place_fields import PlaceFields
from tracker_desktop.transactions.rules.supplier_fields import SupplierFields


def made(done: Done) -> int:
    """The id of the record that an entry is about."""
    assert done.about is not None
    return done.about[1]


def add_person(office: Office, name: str, badge: str | None = None, **fields: Any) -> int:
    return made(office.perform(AddPerson(PersonFields(name, badge, **fields))))


def add_place(office: Office, code: str, name: str, kind: str = "room", **fields: Any) -> int:
    return made(office.perform(AddPlace(PlaceFields(code, name, kind, **fields))))


def add_category(office: Office, name: str = "Laptops", prefix: str = "LT", **fields: Any) -> int:
    return made(office.perform(AddCategory(CategoryFields(name, prefix, **fields))))


def add_asset(office: Office, description: str = "Dell Latitude 5540", **fields: Any) -> int:
    """With neither tag nor category, the tag is A-1, A-2 ... by the entries so far."""
    if "tag" not in fields and "category_id" not in fields:
        fields["tag"] = f"A-{office.read(Count(Asset)) + 1}"
    return made(office.perform(AddAsset(AssetFields(description, **fields))))


def check_out(office: Office, *asset_ids: int, holder: int, due: dt.date | None = None, **fields: Any) -> Done:
    """Check assets out to a holder id, for two weeks unless said otherwise."""
    lines = tuple(OutLine(asset_id) for asset_id in asset_ids)
    return office.perform(CheckOut(lines, holder, due or dt.date(2026, 12, 8), **fields))


def add_department(office: Office, name: str = "Biology", **fields: Any) -> int:
    return made(office.perform(AddDepartment(DepartmentFields(name, **fields))))


def add_supplier(office: Office, name: str = "Fisher Scientific", **fields: Any) -> int:
    return made(office.perform(AddSupplier(SupplierFields(name, **fields))))


def place_id(office: Office, code: str) -> int:
    """The place with this code."""
    (found,) = office.read(Rows(Place, Place.code == code))
    return int(found["id"])


def sightings(office: Office, asset_id: int) -> list[tuple[int | None, str]]:
    """Where and how an asset was seen, the first time first."""
    rows = office.read(Rows(Sighting, Sighting.asset_id == asset_id))
    return [(found["place_id"], found["how"]) for found in rows]


def refused(office: Office, transaction: Transaction, by: int | None = None) -> tuple[str, str]:
    """The code and the sentence of the refusal of a transaction, which must leave everything as it was."""
    before = everything(office)
    with pytest.raises(Refused) as caught:
        office.perform(transaction, by)
    assert everything(office) == before
    return caught.value.code, str(caught.value)


def holder_of(office: Office, row_id: int, model: Any = Person) -> int:
    """The holder id of a person (or of a department or place: pass its model)."""
    return int(row(office, model, row_id)["holder_id"])


def person(office: Office, name: str = "Maria Lopez", badge: str | None = "20417", **fields: Any) -> int:
    """A new person's holder id."""
    return holder_of(office, add_person(office, name, badge, **fields))


def row(office: Office, model: Any, row_id: int) -> dict[str, Any]:
    """All columns of a record by name."""
    return office.read(RowById(model, row_id))


def asset(office: Office, asset_id: int) -> dict[str, Any]:
    return row(office, Asset, asset_id)


def custodies(office: Office, asset_id: int) -> list[dict[str, Any]]:
    """The custody rows of an asset, the oldest first."""
    return office.read(Rows(Custody, Custody.asset_id == asset_id))


def state(office: Office, model: Any) -> list[dict[str, Any]]:
    """All rows of a table without their bookkeeping, to compare before, after undo and after redo."""
    rows = office.read(Rows(model))
    return [{key: value for key, value in found.items() if key not in ("version", "entry")} for found in rows]


def everything(office: Office) -> dict[str, list[dict[str, Any]]]:
    """Every state record of the office without its bookkeeping, by table."""
    return office.read(Everything())


def there_and_back(office: Office, transaction: Transaction) -> Done:
    """Perform, undo and do again; the records must be as before, and then as after. Returns what was done first."""
    before = everything(office)
    done = office.perform(transaction)
    after = everything(office)
    undone = office.undo(done)
    assert everything(office) == before
    office.undo(undone)
    assert everything(office) == after
    return done


@cache
def _names(model: Any) -> tuple[tuple[str, str], ...]:
    """The names of its attributes and of their columns."""
    return tuple((attribute.key, attribute.columns[0].name) for attribute in inspect(model).column_attrs)


def _plain(found: Any, model: Any) -> dict[str, Any]:
    row = found._mapping
    return {key: row[name] for key, name in _names(model)}


@cache
def _all_of(model: Any) -> Any:
    return select(model.__table__).order_by(model.id)


@dataclass(frozen=True)
class RowById(Query[dict[str, Any]]):
    model: Any
    row_id: int

    def run(self, connection: Connection) -> dict[str, Any]:
        found = connection.execute(select(self.model.__table__).where(self.model.id == self.row_id)).one()
        return _plain(found, self.model)


@dataclass(frozen=True)
class Rows(Query[list[dict[str, Any]]]):
    model: Any
    where: Any = None

    def run(self, connection: Connection) -> list[dict[str, Any]]:
        query = _all_of(self.model)
        if self.where is not None:
            query = query.where(self.where)
        return [_plain(found, self.model) for found in connection.execute(query)]


_STATES = {name: model.__table__ for name, model in sorted(MODELS.items()) if model.__kind__ is Kind.STATE}
_USED = union_all(*(select(literal(name)).where(exists(select(table.c.id))) for name, table in _STATES.items()))
_ROWS = {
    name: select(*(one for one in table.c if one.key not in ("version", "entry"))).order_by(table.c.id)
    for name, table in _STATES.items()
}


@dataclass(frozen=True)
class Everything(Query[dict[str, list[dict[str, Any]]]]):
    def run(self, connection: Connection) -> dict[str, list[dict[str, Any]]]:
        used = set(connection.scalars(_USED))
        return {name: self._rows(connection, name) if name in used else [] for name in _STATES}

    def _rows(self, connection: Connection, name: str) -> list[dict[str, Any]]:
        return [dict(row) for row in connection.execute(_ROWS[name]).mappings()]


@dataclass(frozen=True)
class Count(Query[int]):
    model: Any

    def run(self, connection: Connection) -> int:
        return len(connection.execute(select(self.model.id)).all())
