"""Check in: the rule, its only refusals, undo and redo."""

from __future__ import annotations

import datetime as dt

import pytest

from tests.store.verbs import Do
from tests.store_fixtures import Office
from tests.transactions import makers
from tracker_desktop.models.categories import Step
from tracker_desktop.models.people import Person
from tracker_desktop.transactions.assign import Assign
from tracker_desktop.transactions.change_setting import ChangeSetting
from tracker_desktop.transactions.check_in import CheckIn, InLine
from tracker_desktop.transactions.check_out import CheckOut, OutLine
from tracker_desktop.transactions.edit_category import EditCategory
from tracker_desktop.transactions.edit_place import EditPlace
from tracker_desktop.transactions.report_damage import ReportDamage
from tracker_desktop.transactions.report_missing import ReportMissing
from tracker_desktop.transactions.send_to_maintenance import SendToMaintenance

STEPS: tuple[Step, ...] = (
    {"text": "Inspect: stage, focus and lamp work", "required": True},
    {"text": "Clean: objectives and stage wiped", "required": True},
    {"text": "Refill: immersion oil", "required": True},
    {"text": "Fold the cover", "required": False},
)
DUE = dt.date(2026, 11, 26)


@pytest.fixture
def leo(office: Office) -> int:
    return makers.person(office, "Leo Brandt", "20418")


@pytest.fixture
def shelf(office: Office) -> int:
    return makers.add_place(office, "A-1", "Shelf 1", "bin", parent_id=makers.place_id(office, "STOCKROOM"))


@pytest.fixture
def microscope(office: Office, leo: int, shelf: int) -> int:
    """On loan to Leo Brandt until 26 Nov, with case and power supply; its category has a checklist."""
    category = makers.add_category(office, "Microscopes", "MS", checklist=STEPS, goes_with=("case", "power supply"))
    room = makers.add_place(office, "B-204", "B-204")
    one = makers.add_asset(office, "Zeiss Primostar 3 microscope", category_id=category, home_place_id=shelf)
    office.perform(CheckOut((OutLine(one, None, ("case", "power supply")),), leo, DUE, place_id=room))
    return one


def test_what_has_a_checklist_waits_on_the_returns_shelf(office: Office, microscope: int, leo: int) -> None:
    done = makers.there_and_back(office, CheckIn((InLine(microscope),)))
    assert done.title == "MS-00001 checked in"
    assert done.detail == (
        "Zeiss Primostar 3 microscope · from Leo Brandt, 2 days early · 3 checklist steps before another use"
    )
    back = makers.asset(office, microscope)
    assert (back["holder_id"], back["due"], back["held_since"]) == (None, None, None)
    assert (back["readiness"], back["place_id"]) == ("to inspect", makers.place_id(office, "RETURNS"))
    (custody,) = makers.custodies(office, microscope)
    assert (custody["ended_by"], custody["ended_how"], custody["in_condition"]) == (done.uid, "checked in", "good")
    assert (custody["holder_id"], custody["returned_by_id"]) == (leo, None)


def test_all_required_steps_ticked_make_it_ready_at_home(office: Office, microscope: int, shelf: int) -> None:
    ticked = tuple(step["text"] for step in STEPS[:3])
    done = office.perform(CheckIn((InLine(microscope, steps_done=ticked),)))
    assert done.detail == "Zeiss Primostar 3 microscope · from Leo Brandt, 2 days early"
    back = makers.asset(office, microscope)
    assert (back["readiness"], back["place_id"], back["steps_done"]) == ("ready", shelf, [])


def test_some_steps_are_kept(office: Office, microscope: int) -> None:
    ticked = (STEPS[2]["text"], STEPS[0]["text"], "no such step")
    done = office.perform(CheckIn((InLine(microscope, steps_done=ticked),)))
    assert done.detail.endswith(" · 1 checklist step before another use")
    assert makers.asset(office, microscope)["steps_done"] == [STEPS[0]["text"], STEPS[2]["text"]]


def test_what_did_not_come_back_is_said(office: Office, microscope: int) -> None:
    line = InLine(microscope, condition="fair", came_back=("case",))
    done = office.perform(CheckIn((line,), note="power supply to follow,\npromised for Friday"))
    assert " · power supply still missing · 3 checklist steps" in done.detail
    assert done.detail.endswith(" · power supply to follow, promised for Friday")
    (custody,) = makers.custodies(office, microscope)
    assert (custody["came_back"], custody["in_condition"]) == (["case"], "fair")
    assert makers.asset(office, microscope)["condition"] == "fair"


@pytest.mark.parametrize(("days", "words"), [(1, ", 1 day early"), (2, ", on time"), (3, ", 1 day late")])
def test_early_and_late(office: Office, leo: int, days: int, words: str) -> None:
    one = makers.add_asset(office)
    office.perform(CheckOut((OutLine(one),), leo, DUE))
    office.now += dt.timedelta(days=days)
    assert office.perform(CheckIn((InLine(one),))).detail == f"Dell Latitude 5540 · from Leo Brandt{words}"


def test_an_assignment_is_neither(office: Office, leo: int) -> None:
    one = makers.add_asset(office)
    office.perform(Assign((OutLine(one),), leo))
    assert office.perform(CheckIn((InLine(one),))).detail == "Dell Latitude 5540 · from Leo Brandt"


def test_without_checklist_or_home_it_is_ready_where_it_was(office: Office, leo: int) -> None:
    room = makers.add_place(office, "B-205", "B-205")
    one = makers.add_asset(office)
    office.perform(CheckOut((OutLine(one),), leo, DUE, place_id=room))
    office.perform(CheckIn((InLine(one),), scanned=True))
    back = makers.asset(office, one)
    assert (back["readiness"], back["place_id"]) == ("ready", room)
    assert makers.sightings(office, one) == [(room, "scan")]


def test_the_place_given_wins(office: Office, microscope: int) -> None:
    stockroom = makers.place_id(office, "STOCKROOM")
    office.perform(CheckIn((InLine(microscope, place_id=stockroom),)))
    assert makers.asset(office, microscope)["place_id"] == stockroom


def test_without_a_returns_shelf_it_goes_home(office: Office, microscope: int, shelf: int) -> None:
    office.perform(ChangeSetting("returns.place", ""))
    office.perform(CheckIn((InLine(microscope),)))
    assert makers.asset(office, microscope)["place_id"] == shelf


def test_a_returns_shelf_that_is_no_longer_in_use_is_passed_over(office: Office, microscope: int, shelf: int) -> None:
    changed = office.perform(ChangeSetting("returns.place", ""))
    office.perform(EditPlace(makers.place_id(office, "RETURNS"), {"active": False}))
    office.undo(changed)
    office.perform(CheckIn((InLine(microscope),)))
    assert makers.asset(office, microscope)["place_id"] == shelf


def test_what_nobody_holds_was_not_out(office: Office) -> None:
    one = makers.add_asset(office)
    assert makers.refused(office, CheckIn((InLine(one),))) == (
        "was_not_out",
        "A-1 was not out: nobody holds it. Nothing was changed.",
    )


def test_other_data_never_keeps_it_out(office: Office, microscope: int, shelf: int) -> None:
    category = makers.asset(office, microscope)["category_id"]
    office.perform(EditCategory(category, {"active": False}))
    office.perform(EditPlace(shelf, {"active": False}))
    office.perform(ChangeSetting("returns.place", ""))
    room = makers.place_id(office, "B-204")
    (person,) = [row for row in makers.state(office, Person) if row["name"] == "Leo Brandt"]
    office.perform(Do(lambda books: setattr(books.get_one(Person, person["id"]), "active", False)))
    office.perform(CheckIn((InLine(microscope),)))
    assert makers.asset(office, microscope)["place_id"] == room


def test_damage_found_at_the_counter_has_to_be_inspected(office: Office, leo: int) -> None:
    one = makers.add_asset(office)
    office.perform(CheckOut((OutLine(one),), leo, DUE))
    done = office.perform(CheckIn((InLine(one, condition="damaged"),)))
    assert done.detail.endswith(" · to inspect")
    back = makers.asset(office, one)
    assert (back["readiness"], back["place_id"]) == ("to inspect", makers.place_id(office, "RETURNS"))


def test_damage_reported_meanwhile_has_to_be_inspected(office: Office, leo: int) -> None:
    one = makers.add_asset(office)
    office.perform(CheckOut((OutLine(one),), leo, DUE))
    office.perform(ReportDamage(one))
    office.perform(CheckIn((InLine(one),)))
    assert makers.asset(office, one)["readiness"] == "to inspect"


def test_what_was_missing_is_found(office: Office, leo: int) -> None:
    one = makers.add_asset(office)
    office.perform(CheckOut((OutLine(one),), leo, DUE))
    office.perform(ReportMissing((one,)))
    makers.there_and_back(office, CheckIn((InLine(one),)))
    back = makers.asset(office, one)
    assert (back["readiness"], back["holder_id"]) == ("ready", None)


def test_what_is_in_maintenance_stays_there(office: Office, microscope: int) -> None:
    workshop = makers.add_place(office, "WORKSHOP", "Workshop")
    office.perform(SendToMaintenance((microscope,), workshop))
    done = office.perform(CheckIn((InLine(microscope),)))
    assert done.detail.endswith(" · in maintenance")
    back = makers.asset(office, microscope)
    assert (back["readiness"], back["place_id"], back["holder_id"]) == ("in maintenance", workshop, None)


def test_several_with_a_receipt(office: Office, microscope: int, leo: int) -> None:
    one = makers.add_asset(office, tag="LT-7")
    office.perform(CheckOut((OutLine(one),), leo, DUE))
    done = office.perform(CheckIn((InLine(one), InLine(microscope, returned_by_id=leo)), receipt=True))
    assert (done.title, done.number) == ("2 assets checked in", "RR-2026-00001")
    assert done.detail == "LT-7, MS-00001 · 1 to inspect · RR-2026-00001"
    assert makers.custodies(office, microscope)[0]["returned_by_id"] == leo


def test_what_is_given_with_it_must_be_right(office: Office, microscope: int) -> None:
    assert makers.refused(office, CheckIn((InLine(microscope, condition="wet"),)))[0] == "condition_unknown"
    assert makers.refused(office, CheckIn((InLine(microscope, returned_by_id=999),)))[0] == "gone"
    supplier = makers.place_id(office, "~SUPPLIER")
    assert makers.refused(office, CheckIn((InLine(microscope, place_id=supplier),)))[0] == "place_virtual"
    assert makers.refused(office, CheckIn((InLine(microscope),), note="x" * 5000))[0] == "text_too_long"
