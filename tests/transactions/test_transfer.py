"""Transfer: held by one, then by another, in one step."""

from __future__ import annotations

import datetime as dt

import pytest

from tests.store_fixtures import Office
from tests.transactions import makers
from tracker_desktop.errors import Refused
from tracker_desktop.transactions.assign import Assign
from tracker_desktop.transactions.check_in import CheckIn, InLine
from tracker_desktop.transactions.check_out import CheckOut
from tracker_desktop.transactions.report_missing import ReportMissing
from tracker_desktop.transactions.send_to_maintenance import SendToMaintenance
from tracker_desktop.transactions.transfer import OutLine, Transfer

DUE = dt.date(2026, 12, 7)


@pytest.fixture
def maria(office: Office) -> int:
    return makers.person(office)


@pytest.fixture
def leo(office: Office) -> int:
    return makers.person(office, "Leo Brandt", "20418")


@pytest.fixture
def lent(office: Office, maria: int) -> int:
    """On loan to Maria Lopez until 7 Dec with charger and sleeve."""
    one = makers.add_asset(office, tag="LT-00142")
    office.perform(CheckOut((OutLine(one, None, ("charger", "sleeve")),), maria, DUE))
    return one


def test_one_custody_ends_and_the_next_begins(office: Office, lent: int, maria: int, leo: int) -> None:
    done = makers.there_and_back(office, Transfer((OutLine(lent, "fair", ("charger",)),), leo))
    assert done.title == "LT-00142 transferred to Leo Brandt, due 7 Dec"
    assert done.detail == "Dell Latitude 5540 · from Maria Lopez · with: charger · TF-2026-00001"
    first, second = makers.custodies(office, lent)
    assert (first["holder_id"], first["ended_how"], first["ended_by"]) == (maria, "transferred", done.uid)
    assert (first["came_back"], first["in_condition"]) == (["charger"], "fair")
    assert (second["holder_id"], second["due"], second["ended_at"]) == (leo, DUE, None)
    assert (second["opened_by"], second["handed_over"]) == (done.uid, ["charger"])
    held = makers.asset(office, lent)
    assert (held["holder_id"], held["due"], held["readiness"]) == (leo, DUE, "ready")


def test_what_went_with_it_goes_along(office: Office, lent: int, leo: int) -> None:
    office.perform(Transfer((OutLine(lent),), leo))
    assert makers.custodies(office, lent)[1]["handed_over"] == ["charger", "sleeve"]


def test_another_due_date_and_place(office: Office, lent: int, leo: int) -> None:
    room = makers.add_place(office, "B-204", "B-204")
    day = dt.date(2026, 12, 24)
    done = office.perform(Transfer((OutLine(lent),), leo, day, room, scanned=True))
    assert done.title == "LT-00142 transferred to Leo Brandt, due 24 Dec"
    held = makers.asset(office, lent)
    assert (held["due"], held["place_id"]) == (day, room)
    assert makers.sightings(office, lent) == [(None, "scan")]


def test_an_overdue_loan_gets_the_usual_day(office: Office, lent: int, leo: int) -> None:
    office.now += dt.timedelta(days=30)
    office.perform(Transfer((OutLine(lent),), leo))
    assert makers.asset(office, lent)["due"] == dt.date(2027, 1, 7)


def test_an_assignment_stays_one(office: Office, maria: int, leo: int) -> None:
    one = makers.add_asset(office)
    office.perform(Assign((OutLine(one),), maria))
    done = office.perform(Transfer((OutLine(one),), leo))
    assert done.title == "A-1 transferred to Leo Brandt"
    assert makers.asset(office, one)["due"] is None


def test_several_at_once(office: Office, lent: int, maria: int, leo: int) -> None:
    other = makers.add_asset(office, tag="LT-00143")
    office.perform(CheckOut((OutLine(other),), maria, DUE))
    done = office.perform(Transfer((OutLine(lent), OutLine(other)), leo))
    assert (done.title, done.detail) == (
        "2 assets transferred to Leo Brandt, due 7 Dec",
        "LT-00142, LT-00143 · TF-2026-00001",
    )


def test_what_is_in_maintenance_can_change_its_holder(office: Office, lent: int, leo: int) -> None:
    office.perform(SendToMaintenance((lent,)))
    office.perform(Transfer((OutLine(lent),), leo))
    held = makers.asset(office, lent)
    assert (held["holder_id"], held["readiness"]) == (leo, "in maintenance")


def test_refusals(office: Office, lent: int, maria: int, leo: int) -> None:
    assert makers.refused(office, Transfer((OutLine(lent),), maria)) == (
        "held_by_same",
        "LT-00142 is held by Maria Lopez already, since 24 Nov.",
    )
    free = makers.add_asset(office, tag="LT-00150")
    assert makers.refused(office, Transfer((OutLine(free),), leo)) == (
        "not_held",
        "LT-00150 is held by nobody. Check it out instead?",
    )
    assert makers.refused(office, Transfer((OutLine(lent),), leo, dt.date(2026, 11, 1)))[0] == "due_past"
    assert makers.refused(office, Transfer((), leo))[0] == "no_assets"
    office.perform(ReportMissing((lent,)))
    assert makers.refused(office, Transfer((OutLine(lent),), leo))[0] == "asset_missing"


def test_a_holder_with_overdue_things_needs_a_reason(office: Office, lent: int, leo: int) -> None:
    late = makers.add_asset(office, tag="LT-1")
    office.perform(CheckOut((OutLine(late),), leo, dt.date(2026, 11, 24)))
    office.now += dt.timedelta(days=1)
    assert makers.refused(office, Transfer((OutLine(lent),), leo))[0] == "holder_overdue"
    office.perform(Transfer((OutLine(lent),), leo, override="same desk"))


def test_after_a_transfer_the_new_holder_returns_it(office: Office, lent: int, leo: int) -> None:
    transfer = office.perform(Transfer((OutLine(lent),), leo))
    done = office.perform(CheckIn((InLine(lent),)))
    assert "from Leo Brandt" in done.detail
    with pytest.raises(Refused, match="changed since by “LT-00142 checked in”"):
        office.undo(transfer)
    office.undo(done)
    office.undo(transfer)
    assert len(makers.custodies(office, lent)) == 1
