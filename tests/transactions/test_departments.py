"""Departments and suppliers: known by their names."""

from __future__ import annotations

from tests.store_fixtures import Office
from tests.transactions import makers
from tracker_desktop.models.holders import Holder
from tracker_desktop.models.people import Department
from tracker_desktop.models.suppliers import Supplier
from tracker_desktop.transactions.add_department import AddDepartment
from tracker_desktop.transactions.add_supplier import AddSupplier
from tracker_desktop.transactions.edit_department import EditDepartment
from tracker_desktop.transactions.edit_supplier import EditSupplier
from tracker_desktop.transactions.rules.department_fields import DepartmentFields
from tracker_desktop.transactions.rules.supplier_fields import SupplierFields


def test_a_department_is_added_with_a_holder_row(office: Office) -> None:
    fields = DepartmentFields("Biology", "CC-1180", makers.place_id(office, "STOCKROOM"), office.me)
    done = makers.there_and_back(office, AddDepartment(fields))
    assert done.title == "Department Biology added"
    kept = makers.row(office, Department, makers.made(done))
    assert {key: kept[key] for key in vars(fields)} == vars(fields)
    holder = makers.row(office, Holder, kept["holder_id"])
    assert (holder["kind"], holder["name"], holder["words"]) == ("department", "Biology", "CC-1180")


def test_an_edit_brings_the_holder_row_along(office: Office) -> None:
    biology = makers.add_department(office)
    done = makers.there_and_back(office, EditDepartment(biology, {"name": "Life sciences", "active": False}))
    assert (done.title, done.detail) == ("Department Life sciences edited", "Name, Active")
    holder = makers.row(office, Holder, makers.holder_of(office, biology, Department))
    assert (holder["name"], holder["active"]) == ("Life sciences", False)


def test_department_names_are_unique(office: Office) -> None:
    biology, physics = makers.add_department(office, "Biología"), makers.add_department(office, "Physics")
    assert makers.refused(office, AddDepartment(DepartmentFields("BIOLOGIA"))) == (
        "department_taken",
        "There is a department “Biología” already. Choose another name, or edit that one.",
    )
    assert makers.refused(office, EditDepartment(physics, {"name": "biologia"}))[0] == "department_taken"
    office.perform(EditDepartment(biology, {"name": "biologia"}))
    assert makers.refused(office, EditDepartment(biology, {"name": "biologia"}))[0] == "nothing_changed"
    assert makers.refused(office, AddDepartment(DepartmentFields("\u0301"))) == (
        "field_wrong",
        "Name: There is no letter or digit in it by which it could be found. Write a name.",
    )


def test_a_supplier_is_added_and_edited(office: Office) -> None:
    fields = SupplierFields("Fisher Scientific", "Ann", "ann@example.com", "+1 555 0100", "closed on Fridays")
    done = makers.there_and_back(office, AddSupplier(fields))
    assert done.title == "Supplier Fisher Scientific added"
    supplier = makers.made(done)
    kept = makers.row(office, Supplier, supplier)
    assert {key: kept[key] for key in vars(fields)} == vars(fields)
    done = makers.there_and_back(office, EditSupplier(supplier, {"contact": None, "active": False}))
    assert (done.title, done.detail) == ("Supplier Fisher Scientific edited", "Contact, Active")


def test_supplier_names_are_unique(office: Office) -> None:
    makers.add_supplier(office, "Fisher Scientific")
    assert makers.refused(office, AddSupplier(SupplierFields("fisher  scientific"))) == (
        "supplier_taken",
        "There is a supplier “Fisher Scientific” already. Choose another name, or edit that one.",
    )
