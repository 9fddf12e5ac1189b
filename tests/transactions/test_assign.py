"""Assign: the same as a check-out, with no day to bring it back."""

from __future__ import annotations

from tests.store_fixtures import Office
from tests.transactions import makers
from tracker_desktop.models.people import Department
from tracker_desktop.transactions.assign import Assign, OutLine


def test_an_assignment_has_no_due_date(office: Office) -> None:
    facilities = makers.holder_of(office, makers.add_department(office, "Facilities"), Department)
    van = makers.add_asset(office, "Ford Transit 350", tag="VH-00012")
    done = makers.there_and_back(office, Assign((OutLine(van, None, ("key",)),), facilities))
    assert (done.title, done.number) == ("VH-00012 assigned to Facilities", "HR-2026-00001")
    assert done.detail == "Ford Transit 350 · with: key · HR-2026-00001"
    held = makers.asset(office, van)
    assert (held["holder_id"], held["due"]) == (facilities, None)
    (custody,) = makers.custodies(office, van)
    assert (custody["due"], custody["ended_at"]) == (None, None)


def test_several_are_assigned_with_one_receipt(office: Office) -> None:
    maria = makers.person(office)
    assets = [makers.add_asset(office) for _ in range(7)]
    done = office.perform(Assign(tuple(OutLine(one) for one in assets), maria))
    assert done.title == "7 assets assigned to Maria Lopez"
    assert done.detail == "A-1, A-2, A-3, A-4, A-5 and 2 more · HR-2026-00001"


def test_what_is_held_is_not_assigned(office: Office) -> None:
    maria, leo = makers.person(office), makers.person(office, "Leo Brandt", "20418")
    one = makers.add_asset(office)
    office.perform(Assign((OutLine(one),), maria))
    assert makers.refused(office, Assign((OutLine(one),), leo))[0] == "held"
