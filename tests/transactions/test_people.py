"""People: added, edited, known by badge and login."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import Connection, select

from tests.store_fixtures import Office
from tests.transactions import makers
from tests.transactions.reservation_makers import booking
from tracker_desktop.errors import Refused
from tracker_desktop.models.holders import Holder
from tracker_desktop.models.journal import Entry
from tracker_desktop.models.people import Person
from tracker_desktop.queries.base import Query
from tracker_desktop.transactions.add_person import AddPerson
from tracker_desktop.transactions.assign import Assign, OutLine
from tracker_desktop.transactions.check_in import CheckIn, InLine
from tracker_desktop.transactions.edit_person import EditPerson
from tracker_desktop.transactions.rules.person_fields import PersonFields

MARIA = PersonFields(
    "Maria  Lopez",
    badge="b20417",
    login="mlopez",
    employee_number="00417",
    email="maria@example.edu",
    phone="+1 555 0100",
    job_title="Lecturer",
    notes="Mondays only",
)


class Bodies(Query[str]):
    def run(self, connection: Connection) -> str:
        return repr(connection.execute(select(Entry.body, Entry.said)).all())


def test_a_person_is_added_with_a_holder_row(office: Office) -> None:
    biology = makers.add_department(office)
    fields = PersonFields(**vars(MARIA) | {"department_id": biology})
    done = makers.there_and_back(office, AddPerson(fields))
    assert done.title == "Maria Lopez added"
    kept = makers.row(office, Person, makers.made(done))
    assert {key: kept[key] for key in vars(fields)} == vars(fields) | {"name": "Maria Lopez"}
    assert (kept["badge_key"], kept["login_key"], kept["employee_key"]) == ("B20417", "MLOPEZ", "00417")
    holder = makers.row(office, Holder, kept["holder_id"])
    assert (holder["kind"], holder["name"], holder["active"]) == ("person", "Maria Lopez", True)
    assert holder["words"] == "b20417 mlopez 00417"


def test_the_journal_does_not_name_people(office: Office) -> None:
    person = makers.made(office.perform(AddPerson(MARIA)))
    office.perform(EditPerson(person, {"name": "Maria Lopez-Diaz", "phone": "+1 555 0199"}))
    bodies = office.read(Bodies())
    for text in ("Maria", "mlopez", "0100", "0199", "Mondays"):
        assert text not in bodies


def test_an_edit_brings_the_holder_row_along(office: Office) -> None:
    person = makers.made(office.perform(AddPerson(MARIA)))
    done = makers.there_and_back(office, EditPerson(person, {"name": "Maria Diaz", "badge": None}))
    assert (done.title, done.detail) == ("Maria Diaz edited", "Name, Badge")
    kept = makers.row(office, Person, person)
    assert (kept["badge"], kept["badge_key"]) == (None, None)
    holder = makers.row(office, Holder, kept["holder_id"])
    assert (holder["name"], holder["words"]) == ("Maria Diaz", "mlopez 00417")


def test_who_leaves_has_given_everything_back(office: Office) -> None:
    person = makers.made(office.perform(AddPerson(MARIA)))
    holder = makers.holder_of(office, person)
    out = [makers.add_asset(office) for _ in range(2)]
    for asset_id in out:
        office.perform(Assign((OutLine(asset_id),), holder))
    leave = EditPerson(person, {"active": False})
    assert makers.refused(office, leave) == (
        "holder_holds",
        "Maria Lopez still has 2 assets: A-1, A-2. Take that back or transfer it first.",
    )
    back = office.perform(CheckIn(tuple(InLine(asset_id) for asset_id in out)))
    done = makers.there_and_back(office, leave)
    assert (done.detail, makers.row(office, Holder, holder)["active"]) == ("Active", False)
    left = office.perform(EditPerson(person, {"active": True}))
    office.undo(back)
    with pytest.raises(Refused) as caught:
        office.undo(left)  # it would close somebody who has things again
    assert caught.value.code == "holder_holds"


def test_who_has_left_gets_nothing_again_by_undo(office: Office) -> None:
    person = makers.made(office.perform(AddPerson(MARIA)))
    holder, held, lent = makers.holder_of(office, person), makers.add_asset(office), makers.add_asset(office)
    office.perform(Assign((OutLine(held),), holder))
    back = office.perform(CheckIn((InLine(held),)))
    lent_undone = office.undo(makers.check_out(office, lent, holder=holder))
    reserved_undone = office.undo(office.perform(booking(holder, 5, 6, asset_id=lent)))
    left = office.perform(EditPerson(person, {"active": False}))
    for done in (back, lent_undone, reserved_undone):
        with pytest.raises(Refused) as caught:
            office.undo(done)
        assert caught.value.code == "holder_left"
    late = makers.check_out(office, lent, holder=holder, override="keeps one as a guest")
    again = office.perform(CheckIn((InLine(lent),)))
    office.undo(again)  # that was agreed after they had left
    office.undo(late)
    office.undo(left)
    for done in (back, lent_undone):
        office.undo(done)
    assert {makers.asset(office, one)["holder_id"] for one in (held, lent)} == {holder}


@pytest.mark.parametrize("field", ["badge", "login"])
def test_no_two_share_a_badge_or_login(office: Office, field: str) -> None:
    office.perform(AddPerson(MARIA))
    mine = {"badge": "B20417", "login": "MLopez"}[field]
    same: dict[str, Any] = {field: mine}
    sentence = {
        "badge": "b20417 is the badge of Maria Lopez already. Choose another.",
        "login": "mlopez is the login of Maria Lopez already. Choose another.",
    }[field]
    assert makers.refused(office, AddPerson(PersonFields("Leo Brandt", **same))) == (
        f"{field}_taken",
        sentence,
    )
    leo = makers.add_person(office, "Leo Brandt", "20418")
    assert makers.refused(office, EditPerson(leo, same))[0] == f"{field}_taken"


def test_a_badge_is_neither_a_tag_nor_a_place(office: Office) -> None:
    makers.add_asset(office, tag="LT-7")
    assert makers.refused(office, AddPerson(PersonFields("Leo Brandt", "lt-7"))) == (
        "tag_taken",
        "LT-7 is the tag of “Dell Latitude 5540” already. Choose another.",
    )
    assert makers.refused(office, AddPerson(PersonFields("Leo Brandt", "returns")))[0] == "place_code_taken"
    assert makers.refused(office, AddPerson(PersonFields("Leo Brandt", "%TD-DONE")))[0] == "code_is_command"


def test_refusals(office: Office) -> None:
    assert makers.refused(office, AddPerson(PersonFields("  "))) == ("field_wrong", "Name: This must be filled in.")
    assert makers.refused(office, AddPerson(PersonFields("Leo", department_id=999)))[0] == "field_wrong"
    leo = makers.add_person(office, "Leo Brandt", "20418")
    assert makers.refused(office, EditPerson(leo, {"badge": "20418"}))[0] == "nothing_changed"
    assert makers.refused(office, EditPerson(leo, {"holder_id": 1}))[0] == "field_fixed"
    assert makers.refused(office, EditPerson(999, {"name": "x"}))[0] == "gone"


def test_the_last_administrator_stays_active(office: Office) -> None:
    assert makers.refused(office, EditPerson(office.me, {"active": False})) == (
        "last_administrator",
        "Nobody could say any more who may sign in. Make another person administrator first.",
    )
