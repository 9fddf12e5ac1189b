"""Import of people, and whom the rows of a register mean."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from tests.store_fixtures import Office
from tests.transactions.books_check import check_books
from tests.transactions.import_files import DATA, by, csv, names, take, wrong
from tests.transactions.makers import (
    Rows,
    add_asset,
    add_person,
    asset,
    check_out,
    custodies,
    person,
    there_and_back,
)
from tracker_desktop.exchange.plan import plan_import
from tracker_desktop.models.assets import Asset
from tracker_desktop.models.holders import Holder
from tracker_desktop.models.people import Department, Person
from tracker_desktop.transactions.importing.counts import Counts


def test_people_who_are_known_are_not_made_again(office: Office) -> None:
    take(office, DATA / "people.csv")
    plan = plan_import(office.store, DATA / "register.csv")
    assert not [new for new in plan.creates if new.kind == "person"]
    assert plan_import(office.store, DATA / "people.csv").counts == Counts(same=5)


def test_a_list_of_people(office: Office) -> None:
    done = there_and_back(office, plan_import(office.store, DATA / "people.csv").transaction())
    assert done.title == "5 people added from people.csv"
    people = by(office, Person, "login")
    departments = {row["id"]: row["name"] for row in office.read(Rows(Department))}
    assert departments[people["ansah"]["department_id"]] == "Biology"
    assert people["mbauer"]["employee_number"] == "00417"
    assert people["ndevries"]["name"] == 'Noor de "Vries"'
    assert (people["ndevries"]["email"], people["ndevries"]["active"]) == (None, 0)
    assert people["lohara"]["phone"] == "+44 20 7946 0018"
    assert people["ansah"]["notes"] == "knows the keys\nLocation: Room 2.14"
    assert people["amueller"]["name"] == "Änne Müller"
    found = names(office)
    assert found[people["lohara"]["holder_id"]] == "Leo O'Hara, Jr"
    assert "2 people are not active" in plan_import(office.store, DATA / "people.csv").warnings[0]


def test_another_holder_in_the_file_is_a_transfer(office: Office, tmp_path: Path) -> None:
    maria = person(office, "Maria Lopez", "20417", login="mlopez")
    asset_id = add_asset(office, tag="LT-1")
    check_out(office, asset_id, holder=maria)
    text = "Asset Tag,Name,Checked Out To: Username,Expected Checkin Date\nLT-1,,kansah,2026-12-24\n"
    add_person(office, "Kofi Ansah", None, login="kansah")
    there_and_back(office, plan_import(office.store, csv(tmp_path, text)).transaction())
    row = asset(office, asset_id)
    assert names(office)[row["holder_id"]] == "Kofi Ansah"
    assert row["due"] == dt.date(2026, 12, 24)
    first, second = custodies(office, asset_id)
    assert (first["ended_how"], second["ended_how"]) == ("transferred", None)
    check_books(office.store)


def test_only_the_due_date_changes(office: Office, tmp_path: Path) -> None:
    asset_id = add_asset(office, tag="LT-1")
    check_out(office, asset_id, holder=person(office), due=dt.date(2026, 12, 1))
    take(office, csv(tmp_path, "Asset Tag,Name,Due back\nLT-1,,2027-01-15\n"))
    assert asset(office, asset_id)["due"] == dt.date(2027, 1, 15)
    assert [row["due"] for row in custodies(office, asset_id)] == [dt.date(2027, 1, 15)]


def test_a_person_is_matched_by_login_then_mail_then_number_then_name(office: Office, tmp_path: Path) -> None:
    add_person(office, "A One", None, login="one", email="one@x.org", employee_number="7")
    add_person(office, "B Two", None, email="two@x.org")
    add_person(office, "C Three", None, employee_number="0033")
    add_person(office, "D Four", None)
    head = "Asset Tag,Name,Checked Out To: Username,Checked Out To: Email,Employee Number,Full Name\n"
    rows = "T1,a,ONE,,,\nT2,a,,TWO@x.org,,\nT3,a,,,0033,\nT4,a,,,,d  four\nT5,a,other,one@x.org,,A One\n"
    plan = plan_import(office.store, csv(tmp_path, head + rows))
    assert [(new.kind, new.name) for new in plan.creates] == [("person", "A One")]
    office.perform(plan.transaction())
    held = names(office)
    assert [held[row["holder_id"]] for row in office.read(Rows(Asset))] == [
        "A One",
        "B Two",
        "C Three",
        "D Four",
        "A One",
    ]
    assert len({row["holder_id"] for row in office.read(Rows(Asset))}) == 5


def test_two_people_of_one_name_are_asked_about(office: Office, tmp_path: Path) -> None:
    add_person(office, "Ada Jones", None, login="ajones1")
    add_person(office, "Ada Jones", None, login="ajones2")
    plan = plan_import(office.store, csv(tmp_path, "Asset Tag,Name,Full Name\nT1,a,Ada Jones\n"))
    assert "Several people are called Ada Jones" in wrong(plan)[2]


def test_checked_out_to_somebody_or_something_by_name_alone(office: Office, tmp_path: Path) -> None:
    take(office, DATA / "register.csv")
    text = (
        "Asset Tag,Asset Name,Checked Out To\nT1,a,Lecture hall A\nT2,b,Miriam Bauer\nT3,c,Biology\nT4,d,Nobody Here\n"
    )
    plan = plan_import(office.store, csv(tmp_path, text))
    assert [(new.kind, new.name) for new in plan.creates] == [("person", "Nobody Here")]
    office.perform(plan.transaction())
    kinds = {row["id"]: row["kind"] for row in office.read(Rows(Holder))}
    assets = by(office, Asset, "tag")
    assert [kinds[assets[tag]["holder_id"]] for tag in ("T1", "T2", "T3", "T4")] == [
        "place",
        "person",
        "department",
        "person",
    ]


def test_a_name_that_is_nearly_there_is_pointed_out(office: Office, tmp_path: Path) -> None:
    take(office, DATA / "register.csv")
    text = "Asset Tag,Name,Location,Supplier\nT1,a,Lecture  Hall-A,Norden Suply Ltd\nT2,b,Room 2.15,\n"
    plan = plan_import(office.store, csv(tmp_path, text))
    like = {new.name: new.near for new in plan.creates}
    assert like == {"Lecture Hall-A": ("Lecture hall A",), "Norden Suply Ltd": ("Norden Supply, Ltd",), "Room 2.15": ()}
