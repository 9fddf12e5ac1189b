"""The records of the sample office: people, places, categories, assets, items with their opening stock."""

from __future__ import annotations

import datetime as dt
import random
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from sqlalchemy import Connection, select

from tracker_desktop.exchange.sample.scribe import Scribe
from tracker_desktop.exchange.sample.tables import rows
from tracker_desktop.models.people import Department, Person
from tracker_desktop.models.places import Place
from tracker_desktop.queries.base import Query
from tracker_desktop.store.done import Done
from tracker_desktop.store.store import Store
from tracker_desktop.transactions.add_asset import AddAsset
from tracker_desktop.transactions.add_category import AddCategory
from tracker_desktop.transactions.add_department import AddDepartment
from tracker_desktop.transactions.add_item import AddItem
from tracker_desktop.transactions.add_person import AddPerson
from tracker_desktop.transactions.add_place import AddPlace
from tracker_desktop.transactions.add_supplier import AddSupplier
from tracker_desktop.transactions.edit_department import EditDepartment
from tracker_desktop.transactions.found_office import FoundOffice
from tracker_desktop.transactions.rules.asset_fields import AssetFields
from tracker_desktop.transactions.rules.category_fields import CategoryFields
from tracker_desktop.transactions.rules.department_fields import DepartmentFields
from tracker_desktop.transactions.rules.item_fields import ItemFields
from tracker_desktop.transactions.rules.item_parts import CodeFields, UnitFields
from tracker_desktop.transactions.rules.person_fields import PersonFields
from tracker_desktop.transactions.rules.place_fields import PlaceFields
from tracker_desktop.transactions.rules.supplier_fields import SupplierFields
from tracker_desktop.transactions.set_operator import SetOperator

OFFICE, RITA, BADGE = "Main stockroom", "Rita Osei", "20001"
FIRST_SERIAL = 33


@dataclass
class SampleAsset:
    """An asset of the story. `use` is loan, assigned or stays."""

    id: int
    tag: str
    use: str
    category: dict[str, Any]
    home: int


@dataclass
class SampleItem:
    """An item of the story and how much of it is on hand, as far as the story knows."""

    id: int
    row: dict[str, Any]
    on_hand: Decimal = Decimal(0)
    lots: int = 0


@dataclass
class SampleOffice:
    """The ids of what was written, by the names of the tables; `holders` are people and departments by name."""

    places: dict[str, int] = field(default_factory=dict)
    people: dict[str, int] = field(default_factory=dict)
    departments: dict[str, int] = field(default_factory=dict)
    holders: dict[str, int] = field(default_factory=dict)
    suppliers: dict[str, int] = field(default_factory=dict)
    categories: dict[str, int] = field(default_factory=dict)
    assets: dict[str, SampleAsset] = field(default_factory=dict)
    items: dict[str, SampleItem] = field(default_factory=dict)


@dataclass(frozen=True)
class _Known(Query[dict[str, dict[str, int]]]):
    """The places by code, and the holder ids of people and departments by name."""

    def run(self, connection: Connection) -> dict[str, dict[str, int]]:
        pairs = {
            "places": select(Place.code, Place.id),
            "people": select(Person.name, Person.holder_id),
            "departments": select(Department.name, Department.holder_id),
        }
        return {name: {str(row[0]): int(row[1]) for row in connection.execute(query)} for name, query in pairs.items()}


def write_records(store: Store, scribe: Scribe, rng: random.Random) -> SampleOffice:
    """Found the office and write everything that it begins with."""
    office = SampleOffice()
    scribe.do(FoundOffice(OFFICE, RITA, BADGE), by=None)
    office.people[RITA] = 1
    for write in (_write_places, _write_people, _write_suppliers, _write_categories):
        write(store, scribe, office)
        scribe.step()
    _write_assets(scribe, office, rng)
    scribe.step()
    _write_items(scribe, office)
    scribe.step()
    return office


def _about(done: Done) -> int:
    assert done.about is not None
    return done.about[1]


def _write_places(store: Store, scribe: Scribe, office: SampleOffice) -> None:
    office.places = dict(store.read(_Known())["places"])
    for row in rows("places"):
        parent = office.places[row["parent"]] if "parent" in row else None
        done = scribe.do(AddPlace(PlaceFields(row["code"], row["name"], row["kind"], parent)))
        office.places[row["code"]] = _about(done)


def _write_people(store: Store, scribe: Scribe, office: SampleOffice) -> None:
    for row in rows("departments"):
        place = office.places[row["place"]]
        done = scribe.do(AddDepartment(DepartmentFields(row["name"], row["charge_code"], place)))
        office.departments[row["name"]] = _about(done)
    for row in rows("people"):
        login = row["name"].split()[-1].replace("’", "").lower()
        fields = PersonFields(
            row["name"],
            row["badge"],
            login=login,
            department_id=office.departments[row["department"]],
            email=f"{login}@institute.example",
            phone=f"+1 555 {row['badge'][1:]}",
            job_title=row["job_title"],
        )
        office.people[row["name"]] = _about(scribe.do(AddPerson(fields)))
        if "roles" in row:
            scribe.do(SetOperator(office.people[row["name"]], tuple(row["roles"])))
    for row in rows("departments"):
        manager = office.people[row["manager"]]
        scribe.do(EditDepartment(office.departments[row["name"]], {"manager_id": manager}))
    known = store.read(_Known())
    office.holders = known["people"] | known["departments"]


def _write_suppliers(_: Store, scribe: Scribe, office: SampleOffice) -> None:
    for row in rows("suppliers"):
        fields = SupplierFields(row["name"], row["contact"], email=row["email"], phone=row["phone"])
        office.suppliers[row["name"]] = _about(scribe.do(AddSupplier(fields)))


def _write_categories(_: Store, scribe: Scribe, office: SampleOffice) -> None:
    for row in rows("categories"):
        steps, things = tuple(row["checklist"]), tuple(row["goes_with"])
        fields = CategoryFields(row["name"], row["tag_prefix"], row["loan_days"], steps, things)
        office.categories[row["name"]] = _about(scribe.do(AddCategory(fields)))


def _write_assets(scribe: Scribe, office: SampleOffice, rng: random.Random) -> None:
    categories = {row["name"]: row for row in rows("categories")}
    departments = sorted(office.departments.values())
    for model in rows("models"):
        category, home = categories[model["category"]], office.places[model["home"]]
        for number in range(model["first"], model["first"] + model["count"]):
            tag = f"{category['tag_prefix']}-{number:05d}"
            bought = scribe.today - dt.timedelta(days=int(model["years"] * 365) + rng.randint(-110, 110))
            fields = AssetFields(
                model["description"],
                tag,
                office.categories[category["name"]],
                model["manufacturer"],
                model["model_number"],
                f"{model['serial']}{number - model['first'] + FIRST_SERIAL}" if model["serial"] else None,
                Decimal(model["cost"]),
                purchased=bought,
                in_service=bought + dt.timedelta(days=9),
                end_of_life=bought + dt.timedelta(days=365 * 6),
                warranty_end=bought + dt.timedelta(days=model["warranty"] * 365 // 12),
                supplier_id=office.suppliers[model["supplier"]],
                order_number=f"PO-{900 + number % 90}",
                condition="good" if rng.random() < 0.85 else "fair",
                department_id=rng.choice(departments) if model["use"] != "loan" else None,
                home_place_id=home,
            )
            office.assets[tag] = SampleAsset(_about(scribe.do(AddAsset(fields))), tag, model["use"], category, home)


def _write_items(scribe: Scribe, office: SampleOffice) -> None:
    for row in rows("items"):
        codes = [CodeFields("supplier", f"{row['sku']}/{row['supplier'][:2].upper()}")]
        units: tuple[UnitFields, ...] = ()
        if "pack" in row:
            name, holds = row["pack"]
            units = (UnitFields(name, holds),)
            many = Decimal(holds)
            codes += [CodeFields("gtin", row["gtin"], quantity_received=many)] if "gtin" in row else []
        fields = ItemFields(
            row["sku"],
            row["name"],
            row["group"],
            row["unit"],
            row.get("decimals", 0),
            supplier_id=office.suppliers[row["supplier"]],
            home_place_id=office.places[row["home"]],
            reorder_point=Decimal(row["reorder"]),
            reorder_quantity=Decimal(row["order"]),
            lot_policy=row.get("policy", "optional"),
            expiry_required=row.get("expiry", False),
        )
        office.items[row["sku"]] = SampleItem(_about(scribe.do(AddItem(fields, tuple(codes), units))), row)
