"""The lists and cards of reservations and of kits of assets."""

from __future__ import annotations

import datetime as dt

from tests.queries.test_lists import cells
from tests.store_fixtures import Office
from tests.transactions import makers
from tests.transactions.reservation_makers import day, reserve
from tests.transactions.test_asset_kits import Kit
from tracker_desktop.queries.asset_detail import AssetDetail
from tracker_desktop.queries.asset_kit_detail import AssetKitDetail
from tracker_desktop.queries.listing import LISTINGS, ListCounts, ListIds
from tracker_desktop.queries.reservation_detail import ReservationDetail
from tracker_desktop.queries.today import Today
from tracker_desktop.transactions.cancel_reservation import CancelReservation
from tracker_desktop.transactions.check_out import CheckOut, OutLine
from tracker_desktop.transactions.report_missing import ReportMissing


def counts(office: Office, name: str) -> dict[str, int]:
    return {key: number for key, number in office.read(ListCounts(name)).items() if number}


def test_a_reservation_goes_from_view_to_view(office: Office) -> None:
    maria = makers.person(office)
    projectors = makers.add_category(office, "Projectors", "PRJ")
    assets = [makers.add_asset(office, "Epson", category_id=projectors) for _ in range(3)]
    office.now = dt.datetime(2026, 11, 30, 8, tzinfo=dt.UTC)
    some = reserve(office, maria, 0, 1, category_id=projectors, quantity=2, purpose="Exam", from_time="7:00")
    later = reserve(office, maria, 1, 2, asset_id=assets[2])
    assert counts(office, "reservations") == {"today": 1, "tomorrow": 1, "coming": 1, "standing": 2, "all": 2}
    assert cells(office, "reservations", "state") == ["to_fetch", "reserved"]
    assert cells(office, "reservations", "what") == ["2 × Projectors", "PRJ-00003"]
    assert cells(office, "reservations", "ends") == ["1 Dec 2026 24:00", "2 Dec 2026 24:00"]
    (tile,) = (tile for tile in office.read(Today()) if tile.key == "to_fetch")
    assert (tile.number, tile.small, tile.listing, tile.view) == (1, "1 tomorrow", "reservations", "today")
    office.perform(CheckOut((OutLine(assets[0]),), maria, day(1)))
    assert cells(office, "reservations", "fetched") == ["1 of 2", ""]
    card = office.read(ReservationDetail(some))
    assert card is not None
    assert (card.title, card.subtitle, card.state) == ("2 × Projectors", "30 Nov 07:00 – 1 Dec 24:00", "to_fetch")
    assert ("Fetched", "1 of 2 · PRJ-00001") in card.fields
    detail = office.read(AssetDetail(assets[2]))
    assert detail is not None
    assert ("Reserved", "Maria Lopez, 1 – 2 Dec") in detail.fields
    office.now += dt.timedelta(hours=4)
    office.perform(CancelReservation(later, "rain"))
    found = {"no_shows": 1, "cancelled": 1, "all": 2}
    assert counts(office, "reservations") == found
    for column in LISTINGS["reservations"].columns:
        assert len(office.read(ListIds("reservations", sort=column.key)).ids) == 2
    for needle, number in (("lopez", 2), ("proj", 1), ("prj-00003", 1), ("nothing", 0)):
        assert len(office.read(ListIds("reservations", needle=needle)).ids) == number


def test_a_kit_goes_from_state_to_state(office: Office) -> None:
    kit = Kit(office)
    reserve(office, kit.maria, 9, 10, kit_id=kit.id)
    assert cells(office, "asset_kits", "state") == ["complete"]
    office.perform(kit.out())
    assert cells(office, "asset_kits", "state") == ["out"]
    assert cells(office, "asset_kits", "holder") == ["Maria Lopez"]
    office.perform(kit.back(kit.camera, batteries=2))
    assert cells(office, "asset_kits", "state") == ["part_back"]
    card = office.read(AssetKitDetail(kit.id))
    assert card is not None
    assert ("Not back", "LENS-1, 1 × battery") in card.fields
    assert ("Reserved", "Maria Lopez, 9 – 10 Dec") in card.fields
    detail = office.read(AssetDetail(kit.lens))
    assert detail is not None
    assert ("Belongs to kit", "CAM-KIT-1 · Camera kit") in detail.fields
    office.perform(kit.back(kit.lens))
    office.perform(ReportMissing((kit.lens,)))
    assert cells(office, "asset_kits", "state") == ["incomplete"]
    assert counts(office, "asset_kits") == {"all": 1, "incomplete": 1}
    for column in LISTINGS["asset_kits"].columns:
        assert len(office.read(ListIds("asset_kits", sort=column.key)).ids) == 1
