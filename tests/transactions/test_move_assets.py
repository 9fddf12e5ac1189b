"""Move: the place, and nothing else."""

from __future__ import annotations

import pytest

from tests.store_fixtures import Office
from tests.transactions import makers
from tracker_desktop.transactions.edit_place import EditPlace
from tracker_desktop.transactions.move_assets import MoveAssets
from tracker_desktop.transactions.report_missing import ReportMissing


@pytest.fixture
def room(office: Office) -> int:
    return makers.add_place(office, "B-204", "B-204")


def test_the_place_changes_alone(office: Office, room: int) -> None:
    stockroom = makers.place_id(office, "STOCKROOM")
    one = makers.add_asset(office, home_place_id=stockroom)
    makers.check_out(office, one, holder=makers.person(office))
    before = makers.asset(office, one)
    done = makers.there_and_back(office, MoveAssets((one,), room))
    assert (done.title, done.detail) == ("A-1 moved to B-204", "Dell Latitude 5540 · was at Stockroom")
    changed = {key for key, value in makers.asset(office, one).items() if value != before[key]}
    assert changed == {"place_id", "version", "entry"}


def test_it_can_be_its_home_from_now_on(office: Office, room: int) -> None:
    one = makers.add_asset(office, place_id=room)
    done = makers.there_and_back(office, MoveAssets((one,), room, make_home=True))
    assert done.detail == "Dell Latitude 5540 · was at B-204 · its home from now on"
    assert makers.asset(office, one)["home_place_id"] == room


def test_many_are_moved_at_once(office: Office, room: int) -> None:
    assets = tuple(makers.add_asset(office) for _ in range(3))
    done = office.perform(MoveAssets(assets, room))
    assert (done.title, done.detail) == ("3 assets moved to B-204", "A-1, A-2, A-3")


def test_what_is_there_already(office: Office, room: int) -> None:
    one = makers.add_asset(office, place_id=room)
    assert makers.refused(office, MoveAssets((one,), room)) == (
        "already_there",
        "A-1: at B-204 already. Nothing was changed.",
    )
    done = office.perform(MoveAssets((one,), room, scanned=True))
    assert (done.title, done.detail) == ("A-1 is at B-204 already", "Dell Latitude 5540 · seen there now")
    assert makers.sightings(office, one) == [(room, "scan")]


def test_refusals(office: Office, room: int) -> None:
    one = makers.add_asset(office)
    assert makers.refused(office, MoveAssets((one,), makers.place_id(office, "~LOST")))[0] == "place_virtual"
    assert makers.refused(office, MoveAssets((one,), 999))[0] == "gone"
    office.perform(EditPlace(room, {"active": False}))
    assert makers.refused(office, MoveAssets((one,), room))[0] == "place_retired"
    office.perform(ReportMissing((one,)))
    stockroom = makers.place_id(office, "STOCKROOM")
    assert makers.refused(office, MoveAssets((one,), stockroom))[0] == "asset_missing"
