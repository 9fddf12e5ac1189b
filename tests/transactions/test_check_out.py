"""Check out: the rule, each refusal, undo and redo."""

from __future__ import annotations

import datetime as dt

import pytest

from tests.store_fixtures import Office
from tests.transactions import makers
from tracker_desktop.errors import Refused
from tracker_desktop.models.assets import Asset, Custody
from tracker_desktop.transactions.check_in import CheckIn, InLine
from tracker_desktop.transactions.check_out import CheckOut, OutLine

DUE = dt.date(2026, 12, 7)


def test_a_check_out_opens_a_custody_and_is_undone_and_done_again(office: Office) -> None:
    maria = makers.person(office)
    laptops = makers.add_category(office, "Laptops", "LT")
    room = makers.add_place(office, "B-204", "B-204")
    first = makers.add_asset(office, category_id=laptops)
    second = makers.add_asset(office, category_id=laptops, place_id=room)
    before = makers.state(office, Asset)

    done = office.perform(
        CheckOut((OutLine(first, "fair", ("charger", "sleeve")), OutLine(second)), maria, DUE, place_id=room)
    )

    assert done.title == "2 assets checked out to Maria Lopez, due 7 Dec 2026"
    assert done.detail == "LT-00001, LT-00002 · HR-2026-00001"
    held = makers.asset(office, first)
    assert (held["holder_id"], held["due"], held["place_id"], held["condition"]) == (maria, DUE, room, "fair")
    assert held["held_since"] == office.now
    (custody,) = makers.custodies(office, first)
    assert (custody["holder_id"], custody["due"], custody["handed_over"]) == (maria, DUE, ["charger", "sleeve"])
    assert (custody["opened_by"], custody["out_condition"], custody["ended_at"]) == (done.uid, "fair", None)
    after = makers.state(office, Asset), makers.state(office, Custody)

    undone = office.undo(done)
    assert makers.state(office, Asset) == before
    assert makers.state(office, Custody) == []
    office.undo(undone)
    assert (makers.state(office, Asset), makers.state(office, Custody)) == after


def test_a_check_in(office: Office) -> None:
    maria = makers.person(office)
    one = makers.add_asset(office)
    makers.check_out(office, one, holder=maria)
    done = office.perform(CheckIn((InLine(one),)))
    assert (done.title, done.detail) == ("A-1 checked in", "Dell Latitude 5540 · from Maria Lopez, 14 days early")
    office.undo(done)


def test_what_somebody_holds_is_offered_for_transfer(office: Office) -> None:
    maria, leo = makers.person(office), makers.person(office, "Leo Brandt", "20418")
    one = makers.add_asset(office)
    makers.check_out(office, one, holder=maria)
    with pytest.raises(Refused, match=r"^A-1 is held by Maria Lopez since 24 Nov\. Transfer it instead\?$") as refused:
        makers.check_out(office, one, holder=leo)
    assert refused.value.code == "held"
