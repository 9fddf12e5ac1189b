"""A copy of a paper says who, where and what was agreed as the paper did, whatever was renamed since; and names nobody
whose name was erased."""

from __future__ import annotations

import sqlite3

import pytest

from tests.queries.papers.world import PaperWorld, paper_of
from tests.store_fixtures import Office
from tests.transactions import makers
from tracker_desktop.models.people import Person
from tracker_desktop.models.places import Place
from tracker_desktop.queries.papers.paper import Party
from tracker_desktop.transactions.change_setting import ChangeSetting
from tracker_desktop.transactions.check_in import CheckIn, InLine
from tracker_desktop.transactions.edit_department import EditDepartment
from tracker_desktop.transactions.edit_person import EditPerson
from tracker_desktop.transactions.edit_place import EditPlace
from tracker_desktop.transactions.report_damage import ReportDamage
from tracker_desktop.transactions.transfer import OutLine, Transfer


@pytest.fixture
def world(office: Office) -> PaperWorld:
    return PaperWorld(office)


def person_of(office: Office, badge: str) -> int:
    (row,) = office.read(makers.Rows(Person, Person.badge == badge))
    return int(row["id"])


def test_people_are_called_as_they_were(world: PaperWorld) -> None:
    office = world.office
    makers.check_out(office, world.scope, holder=world.maria)
    office.perform(Transfer((OutLine(world.scope),), world.leo))
    office.perform(ReportDamage(world.scope, "broken"))
    office.perform(CheckIn((InLine(world.scope, returned_by_id=world.maria),), receipt=True))
    numbers = ("HR-2026-00001", "TF-2026-00001", "DR-2026-00001", "RR-2026-00001")
    before = [paper_of(office, number) for number in numbers]
    office.perform(EditPerson(person_of(office, "20417"), {"name": "Maria Novak", "badge": "99", "active": False}))
    office.perform(EditPerson(person_of(office, "20418"), {"name": "Leonhard Brandt"}))
    office.perform(EditPerson(office.me, {"name": "Rita Novak"}))
    office.perform(EditDepartment(world.department, {"name": "Life sciences"}))
    for paper in before:
        again = paper_of(office, paper.number)
        assert (again.holder, again.content, again.operator) == (paper.holder, paper.content, "Rita Osei")
    assert before[0].holder == Party("Maria Lopez", "Badge 20417 · Biology")
    assert [paper.content.assets[0].holder for paper in before] == ["", "Maria Lopez", "Leo Brandt", "Maria Lopez"]
    makers.check_out(office, world.laptop, holder=world.leo)
    assert paper_of(office, "HR-2026-00002").holder == Party("Leonhard Brandt", "Badge 20418")


def test_departments_and_places_are_called_as_they_were(world: PaperWorld) -> None:
    office = world.office
    lab = makers.holder_of(office, world.lab, Place)
    makers.check_out(office, world.scope, holder=world.biology)
    makers.check_out(office, world.laptop, holder=lab)
    office.perform(EditDepartment(world.department, {"name": "Life sciences", "charge_code": "LS-9"}))
    office.perform(EditPlace(world.lab, {"name": "Old lab", "code": "B-999"}))
    holders = [paper_of(office, f"HR-2026-0000{number}").holder for number in (1, 2)]
    assert holders == [Party("Biology", "Charge code BIO-1"), Party("B-204", "B-204")]


def test_the_terms_are_those_that_were_signed_and_the_paper_is_that_of_today(world: PaperWorld) -> None:
    office = world.office
    office.perform(ChangeSetting("receipts.terms", "Bring it back clean."))
    makers.check_out(office, world.scope, holder=world.maria)
    for key, value in (("receipts.terms", "Pay for it."), ("office.name", "New store"), ("money.currency", "EUR")):
        office.perform(ChangeSetting(key, value))
    office.perform(ChangeSetting("paper.size", "Letter"))
    agreed = paper_of(office, "HR-2026-00001").office
    assert (agreed.settings["receipts.terms"], agreed.name) == ("Bring it back clean.", "Main stockroom")
    assert (agreed.settings["money.currency"], agreed.settings["paper.size"]) == ("USD", "Letter")


def test_who_was_erased_is_named_on_no_copy(sqlite_office: Office) -> None:
    world = PaperWorld(sqlite_office)
    office = world.office
    makers.check_out(office, world.scope, holder=world.maria)
    path = str(office.store.url.database)
    with sqlite3.connect(path) as connection:
        for trigger in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            if trigger[0].startswith("personal_value"):
                connection.execute(f"DROP TRIGGER {trigger[0]}")
        erased = "UPDATE personal_value SET value = NULL, salt = NULL, erased_by = 'x' WHERE person_row IN (?, ?)"
        connection.execute(erased, (f"holder:{world.maria}", f"person:{person_of(office, '20417')}"))
    connection.close()
    assert paper_of(office, "HR-2026-00001").holder == Party("somebody no longer here", "Biology")
