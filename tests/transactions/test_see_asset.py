"""A sighting is written by a burst; nothing else changes."""

from __future__ import annotations

from tests.store_fixtures import Office
from tests.transactions import makers
from tracker_desktop.transactions.see_asset import SeeAsset


def test_an_asset_is_seen(office: Office) -> None:
    room, one = makers.add_place(office, "B-204", "B-204"), makers.add_asset(office)
    before = makers.everything(office)
    done = office.perform(SeeAsset(one, room))
    office.perform(SeeAsset(one, None, "batch file"))
    assert (done.title, done.detail) == ("A-1 seen", "Dell Latitude 5540 · B-204")
    assert makers.sightings(office, one) == [(room, "scan"), (None, "batch file")]
    assert makers.everything(office) == before


def test_what_is_not_there_is_not_seen(office: Office) -> None:
    assert makers.refused(office, SeeAsset(999))[0] == "gone"
    one = makers.add_asset(office)
    assert makers.refused(office, SeeAsset(one, makers.place_id(office, "~LOST")))[0] == "place_virtual"
