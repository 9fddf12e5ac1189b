"""The picking list of reservations: by place, with what is proposed of a category."""

from __future__ import annotations

import datetime as dt

from tests.reports.small_office import run
from tests.reports.test_catalog import column
from tests.store_fixtures import Office
from tests.transactions import makers
from tests.transactions.reservation_makers import reserve
from tests.transactions.test_asset_kits import Kit


def test_what_is_fetched_tomorrow_by_place(office: Office) -> None:
    office.now = dt.datetime(2026, 11, 30, 15, tzinfo=dt.UTC)
    kit = Kit(office)
    shelf = makers.add_place(office, "A-1", "A shelf", "bin")
    cage = makers.add_place(office, "C-1", "Cage", "bin")
    projectors = makers.add_category(office, "Projectors", "PRJ")
    one, two = (makers.add_asset(office, "Epson", category_id=projectors, place_id=place) for place in (cage, shelf))
    reserve(office, kit.maria, 1, 2, kit_id=kit.id, purpose="Field course")
    reserve(office, kit.tom, 1, 1, category_id=projectors, from_time="9:00", place_id=cage)
    reserve(office, kit.maria, 1, 1, asset_id=one, from_time="8:00")
    reserve(office, kit.tom, 2, 2, asset_id=two)
    with run(office, "reserved-to-pick") as result:
        assert column(result, "Place") == ["No place", "A shelf", "Cage"]
        assert column(result, "Tag") == ["CAM-KIT-1", "PRJ-00002", "PRJ-00001"]
        assert column(result, "For") == ["Maria Lopez", "Tom Reed", "Maria Lopez"]
        assert column(result, "At") == ["", "09:00", "08:00"]
        assert column(result, "Used at") == ["", "Cage", ""]
        assert "CAM-1, LENS-1, 3 × battery" in str(column(result, "What")[0])
    makers.check_out(office, kit.lens, holder=kit.tom, due=dt.date(2026, 11, 30))
    makers.check_out(office, two, holder=kit.tom, due=dt.date(2026, 11, 30), override="short")
    with run(office, "reserved-to-pick") as result:
        assert "LENS-1 (with Tom Reed)" in " ".join(map(str, column(result, "What")))
        assert "1 × Projectors" in column(result, "Tag")
    with run(office, "reserved-to-pick", fetched=dt.date(2026, 12, 5)) as result:
        assert column(result, "Tag") == []
