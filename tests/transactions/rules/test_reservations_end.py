"""What was kept of an asset that has left is kept no longer; with the undo it is again."""

from __future__ import annotations

from tests.store_fixtures import Office
from tests.transactions import disposal_makers, makers
from tests.transactions.reservation_makers import reservation, reserve
from tracker_desktop.transactions.dispose import Dispose


def test_what_is_still_to_come_is_cancelled_with_the_reason(office: Office) -> None:
    maria, olga = makers.person(office), disposal_makers.manager(office)
    gone, stays = makers.add_asset(office), makers.add_asset(office)
    over = reserve(office, maria, -5, -5, asset_id=gone)
    kept = [reserve(office, maria, day, day + 1, asset_id=asset) for asset in (gone, stays) for day in (8, 10)]
    office.now = office.now.replace(day=30)
    lot = disposal_makers.approved_lot(office, olga, gone)
    makers.there_and_back(office, Dispose(lot))
    found = {one: reservation(office, one) for one in (over, *kept)}
    assert [found[one]["state"] for one in kept] == ["cancelled", "cancelled", "reserved", "reserved"]
    assert [found[one]["cancel_reason"] for one in kept[:2]] == ["it was disposed of"] * 2
    assert found[over]["state"] == "reserved"
