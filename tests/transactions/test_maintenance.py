"""Send to maintenance and back: custody stays what it is."""

from __future__ import annotations

import pytest

from tests.store_fixtures import Office
from tests.transactions import makers
from tracker_desktop.transactions.back_from_maintenance import BackFromMaintenance
from tracker_desktop.transactions.report_missing import ReportMissing
from tracker_desktop.transactions.send_to_maintenance import SendToMaintenance


@pytest.fixture
def workshop(office: Office) -> int:
    return makers.add_place(office, "WORKSHOP", "Workshop")


def test_who_holds_it_holds_it_all_the_time(office: Office, workshop: int) -> None:
    maria = makers.person(office)
    one = makers.add_asset(office, home_place_id=makers.place_id(office, "STOCKROOM"))
    makers.check_out(office, one, holder=maria)
    done = makers.there_and_back(office, SendToMaintenance((one,), workshop, "fan is loud"))
    assert (done.title, done.detail) == ("A-1 sent to maintenance", "Dell Latitude 5540 · fan is loud")
    sent = makers.asset(office, one)
    assert (sent["readiness"], sent["place_id"], sent["holder_id"]) == ("in maintenance", workshop, maria)

    done = makers.there_and_back(office, BackFromMaintenance((one,), "good"))
    assert (done.title, done.detail) == ("A-1 back from maintenance", "Dell Latitude 5540")
    back = makers.asset(office, one)
    assert (back["readiness"], back["place_id"], back["holder_id"]) == ("ready", workshop, maria)
    (custody,) = makers.custodies(office, one)
    assert custody["ended_at"] is None


def test_what_nobody_holds_goes_home(office: Office, workshop: int) -> None:
    stockroom = makers.place_id(office, "STOCKROOM")
    one, other = (makers.add_asset(office, home_place_id=stockroom) for _ in range(2))
    assert office.perform(SendToMaintenance((one, other), workshop)).title == "2 assets sent to maintenance"
    assert office.perform(BackFromMaintenance((one,))).title == "A-1 back from maintenance"
    assert makers.asset(office, one)["place_id"] == stockroom
    office.perform(BackFromMaintenance((other,), place_id=workshop))
    assert makers.asset(office, other)["place_id"] == workshop


def test_it_can_have_to_be_inspected(office: Office, workshop: int) -> None:
    one = makers.add_asset(office)
    office.perform(SendToMaintenance((one,), workshop))
    done = office.perform(BackFromMaintenance((one,), to_inspect=True))
    assert done.detail == "Dell Latitude 5540 · to inspect"
    back = makers.asset(office, one)
    assert (back["readiness"], back["place_id"]) == ("to inspect", makers.place_id(office, "RETURNS"))


def test_refusals(office: Office, workshop: int) -> None:
    one = makers.add_asset(office)
    assert makers.refused(office, BackFromMaintenance((one,))) == (
        "not_in_maintenance",
        "A-1 is not in maintenance. Look it up to see what can be done.",
    )
    assert makers.refused(office, SendToMaintenance((one,), 999))[0] == "gone"
    assert makers.refused(office, SendToMaintenance(()))[0] == "no_assets"
    office.perform(SendToMaintenance((one,), workshop))
    assert makers.refused(office, SendToMaintenance((one,), workshop))[0] == "asset_in_maintenance"
    assert makers.refused(office, BackFromMaintenance((one,), "broken"))[0] == "broken_not_ready"
    assert makers.refused(office, BackFromMaintenance((one,), "wet"))[0] == "condition_unknown"
    missing = makers.add_asset(office)
    office.perform(ReportMissing((missing,)))
    assert makers.refused(office, SendToMaintenance((missing,)))[0] == "asset_missing"
