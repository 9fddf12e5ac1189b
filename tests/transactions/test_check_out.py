"""Check out: the rule, each refusal, undo and redo."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from tests.store_fixtures import Office
from tests.transactions import makers
from tracker_desktop.errors import Refused
from tracker_desktop.models.places import Place
from tracker_desktop.transactions.check_in import CheckIn, InLine
from tracker_desktop.transactions.check_out import CheckOut, OutLine
from tracker_desktop.transactions.edit_person import EditPerson
from tracker_desktop.transactions.edit_place import EditPlace
from tracker_desktop.transactions.inspect import Inspect
from tracker_desktop.transactions.report_missing import ReportMissing
from tracker_desktop.transactions.send_to_maintenance import SendToMaintenance

TODAY = dt.date(2026, 11, 24)
DUE = dt.date(2026, 12, 7)


def out(asset_id: int, holder_id: int, due: dt.date = DUE, **fields: object) -> CheckOut:
    return replace(CheckOut((OutLine(asset_id),), holder_id, due), **fields)  # type: ignore[arg-type]


def test_several_go_out_with_one_receipt(office: Office) -> None:
    maria = makers.person(office)
    laptops = makers.add_category(office, "Laptops", "LT")
    room = makers.add_place(office, "B-204", "B-204")
    first, second = (makers.add_asset(office, category_id=laptops) for _ in range(2))
    lines = (OutLine(first, "fair", ("charger", " sleeve ", "")), OutLine(second))

    done = makers.there_and_back(office, CheckOut(lines, maria, DUE, place_id=room))

    assert done.title == "2 assets checked out to Maria Lopez, due 7 Dec 2026"
    assert done.detail == "LT-00001, LT-00002 · HR-2026-00001"
    held = makers.asset(office, first)
    assert (held["holder_id"], held["due"], held["place_id"], held["condition"]) == (maria, DUE, room, "fair")
    assert held["held_since"].date() == TODAY
    (custody,) = makers.custodies(office, first)
    assert (custody["holder_id"], custody["due"], custody["handed_over"]) == (maria, DUE, ["charger", "sleeve"])
    assert (custody["opened_by"], custody["out_condition"], custody["ended_at"]) == (done.uid, "fair", None)


def test_one_goes_out_and_stays_where_it_is(office: Office) -> None:
    maria = makers.person(office)
    stockroom = makers.place_id(office, "STOCKROOM")
    one = makers.add_asset(office, tag="LT-7", home_place_id=stockroom)
    done = office.perform(CheckOut((OutLine(one, None, ("charger",)),), maria, DUE))
    assert done.title == "LT-7 checked out to Maria Lopez, due 7 Dec 2026"
    assert done.detail == "Dell Latitude 5540 · with: charger · HR-2026-00001"
    assert (done.number, done.about) == ("HR-2026-00001", ("asset", one))
    assert makers.asset(office, one)["place_id"] == stockroom
    assert makers.sightings(office, one) == []


def test_a_burst_is_a_sighting_where_it_lay(office: Office) -> None:
    stockroom = makers.place_id(office, "STOCKROOM")
    one = makers.add_asset(office, place_id=stockroom)
    office.perform(out(one, makers.person(office), scanned=True))
    assert makers.sightings(office, one) == [(stockroom, "scan")]


def test_a_department_and_a_place_can_hold(office: Office) -> None:
    room = makers.add_place(office, "B-204", "B-204")
    holder = makers.holder_of(office, room, Place)
    one = makers.add_asset(office)
    assert office.perform(out(one, holder)).title == "A-1 checked out to B-204, due 7 Dec 2026"


def test_what_somebody_holds_is_offered_for_transfer(office: Office) -> None:
    maria, leo = makers.person(office), makers.person(office, "Leo Brandt", "20418")
    one = makers.add_asset(office)
    makers.check_out(office, one, holder=maria)
    assert makers.refused(office, out(one, leo)) == (
        "held",
        "A-1 is held by Maria Lopez since 24 Nov. Transfer it instead?",
    )
    assert makers.refused(office, out(one, maria)) == (
        "held_by_same",
        "A-1 is held by Maria Lopez already, since 24 Nov.",
    )


def test_each_state_that_is_not_ready_says_what_to_do(office: Office) -> None:
    maria = makers.person(office)
    microscopes = makers.add_category(office, "Microscopes", "MS", checklist=({"text": "Clean", "required": True},))
    one = makers.add_asset(office, category_id=microscopes)
    office.perform(out(one, maria))
    office.perform(CheckIn((InLine(one),)))
    assert makers.refused(office, out(one, maria)) == (
        "asset_to_inspect",
        "MS-00001 has to be inspected before another use. Still to do: Clean. Inspect it first.",
    )
    office.perform(Inspect(one, (), "pending disposal"))
    assert makers.refused(office, out(one, maria)) == (
        "asset_pending_disposal",
        "MS-00001 is to be disposed of. Inspect it to make it ready again, or take another.",
    )
    office.perform(SendToMaintenance((one,)))
    assert makers.refused(office, out(one, maria)) == (
        "asset_in_maintenance",
        "MS-00001 is in maintenance. Take it back from maintenance first.",
    )
    other = makers.add_asset(office, tag="LT-7")
    office.perform(ReportMissing((other,)))
    assert makers.refused(office, out(other, maria)) == (
        "asset_missing",
        "LT-7 is reported missing. If it is here, mark it as found first.",
    )


def test_a_holder_with_overdue_things_needs_a_reason(office: Office) -> None:
    maria = makers.person(office)
    late, one = makers.add_asset(office, tag="LT-1"), makers.add_asset(office, tag="LT-2")
    office.perform(out(late, maria, due=TODAY))
    office.now += dt.timedelta(days=2)
    assert makers.refused(office, out(one, maria)) == (
        "holder_overdue",
        "Maria Lopez has 1 overdue: LT-1 since 24 Nov first. Give a reason to hand it over all the same.",
    )
    assert makers.refused(office, out(one, maria, override="  "))[0] == "holder_overdue"
    done = office.perform(out(one, maria, override="exam week"))
    assert done.detail == "Dell Latitude 5540 · all the same: exam week · HR-2026-00002"


def test_what_is_due_today_is_not_overdue(office: Office) -> None:
    maria = makers.person(office)
    first, second = makers.add_asset(office), makers.add_asset(office)
    office.perform(out(first, maria, due=TODAY))
    office.perform(out(second, maria))


def test_an_inactive_holder_needs_a_reason(office: Office) -> None:
    person = makers.add_person(office, "Maria Lopez", "20417")
    maria = makers.holder_of(office, person)
    office.perform(EditPerson(person, {"active": False}))
    one = makers.add_asset(office)
    assert makers.refused(office, out(one, maria)) == (
        "holder_inactive",
        "Maria Lopez is no longer active. Give a reason to hand it over all the same.",
    )
    office.perform(out(one, maria, override="last week at work"))


def test_a_policy_of_the_category_takes_no_reason(office: Office) -> None:
    person = makers.add_person(office, "Maria Lopez", "20417")
    maria = makers.holder_of(office, person)
    strict = makers.add_category(office, "Radios", "RD", holder_policy="refuse")
    late, radio = makers.add_asset(office, tag="LT-1"), makers.add_asset(office, category_id=strict)
    office.perform(out(late, maria, due=TODAY))
    office.now += dt.timedelta(days=1)
    assert makers.refused(office, out(radio, maria, override="exam week")) == (
        "holder_overdue_policy",
        "Maria Lopez has 1 overdue, LT-1 since 24 Nov first; Radios such as RD-00001 wait until they are back. "
        "Check those in first.",
    )
    office.perform(CheckIn((InLine(late),)))
    office.perform(EditPerson(person, {"active": False}))
    assert makers.refused(office, out(radio, maria, override="exam week")) == (
        "holder_inactive_policy",
        "Maria Lopez is no longer active; Radios such as RD-00001 go to active holders only. Choose another holder.",
    )


def test_a_due_date_lies_neither_in_the_past_nor_beyond_the_calendar(office: Office) -> None:
    maria, one = makers.person(office), makers.add_asset(office)
    assert makers.refused(office, out(one, maria, due=dt.date(2026, 11, 23))) == (
        "due_past",
        "Due back 23 Nov 2026 is before 24 Nov 2026. Choose a later day.",
    )
    assert makers.refused(office, out(one, maria, due=dt.date(1899, 12, 31)))[0] == "due_past"
    assert makers.refused(office, out(one, maria, due=dt.date(2200, 1, 1)))[0] == "due_far"


def test_a_loan_that_starts_later_is_due_after_its_start(office: Office) -> None:
    maria, one = makers.person(office), makers.add_asset(office)
    start = office.now + dt.timedelta(days=3)
    with pytest.raises(Refused, match="before 27 Nov 2026"):
        office.store.perform(out(one, maria, due=dt.date(2026, 11, 26)), office.me, effective_at=start)
    office.store.perform(out(one, maria, due=dt.date(2026, 11, 27)), office.me, effective_at=start)
    assert makers.asset(office, one)["held_since"] == start


def test_places_that_cannot_be_used(office: Office) -> None:
    maria, one = makers.person(office), makers.add_asset(office)
    supplier = makers.place_id(office, "~SUPPLIER")
    code, sentence = makers.refused(office, out(one, maria, place_id=supplier))
    assert (code, sentence[:10]) == ("place_virtual", "“Supplier”")
    room = makers.add_place(office, "B-204", "B-204")
    office.perform(EditPlace(room, {"active": False}))
    assert makers.refused(office, out(one, maria, place_id=room)) == (
        "place_retired",
        "B-204 is no longer in use. Choose another place.",
    )


def test_what_is_not_there_or_there_twice(office: Office) -> None:
    maria, one = makers.person(office), makers.add_asset(office)
    assert makers.refused(office, CheckOut((), maria, DUE))[0] == "no_assets"
    assert makers.refused(office, CheckOut((OutLine(one), OutLine(one)), maria, DUE)) == (
        "asset_twice",
        "A-1 is in the list twice. Remove one of the two lines.",
    )
    assert makers.refused(office, out(999, maria))[0] == "gone"
    assert makers.refused(office, out(one, 999))[0] == "gone"


def test_what_turns_out_damaged_at_the_counter_does_not_go_out(office: Office) -> None:
    maria, one = makers.person(office), makers.add_asset(office)
    assert makers.refused(office, CheckOut((OutLine(one, "damaged"),), maria, DUE))[0] == "asset_to_inspect"
    assert makers.refused(office, CheckOut((OutLine(one, "shiny"),), maria, DUE)) == (
        "condition_unknown",
        "“shiny” is not a condition. Choose one of: new, good, fair, poor, damaged, broken.",
    )


def test_one_wrong_line_keeps_all_from_going(office: Office) -> None:
    maria = makers.person(office)
    first, second = makers.add_asset(office), makers.add_asset(office)
    office.perform(ReportMissing((second,)))
    assert makers.refused(office, CheckOut((OutLine(first), OutLine(second)), maria, DUE))[0] == "asset_missing"


def test_an_undone_check_out_is_refused_where_it_came_back_since(office: Office) -> None:
    maria, one = makers.person(office), makers.add_asset(office)
    done = office.perform(out(one, maria))
    office.perform(CheckIn((InLine(one),)))
    with pytest.raises(Refused, match="A-1 was changed since by “A-1 checked in”"):
        office.undo(done)
