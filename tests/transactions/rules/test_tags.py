"""Tags by the prefix of the category: never given twice, never one that exists."""

from __future__ import annotations

import contextlib
import sqlite3
from typing import Any

from sqlalchemy import event

from tests.store_fixtures import Office
from tests.transactions import makers
from tracker_desktop.models.assets import Asset
from tracker_desktop.transactions.add_asset import AddAsset
from tracker_desktop.transactions.change_setting import ChangeSetting
from tracker_desktop.transactions.edit_assets import EditAssets
from tracker_desktop.transactions.receive import Receive, ReceivedAsset
from tracker_desktop.transactions.rules.asset_fields import AssetFields


def _next(office: Office, category: int) -> str:
    return str(makers.asset(office, makers.add_asset(office, category_id=category))["tag"])


def test_each_prefix_counts_for_itself(office: Office) -> None:
    laptops, chairs = makers.add_category(office, "Laptops", "lt"), makers.add_category(office, "Chairs", "CH")
    assert [_next(office, laptops), _next(office, laptops), _next(office, chairs)] == [
        "LT-00001",
        "LT-00002",
        "CH-00001",
    ]


def test_tags_that_exist_are_skipped(office: Office) -> None:
    laptops = makers.add_category(office, "Laptops", "LT")
    for tag in ("LT-00001", "lt-00002", "LT-00004"):
        makers.add_asset(office, tag=tag)
    makers.add_place(office, "LT-00003", "Cupboard")
    makers.add_person(office, "Maria Lopez", "LT-00005")
    assert _next(office, laptops) == "LT-00006"


def test_a_long_run_of_tags_is_skipped(sqlite_office: Office) -> None:
    office = sqlite_office
    laptops = makers.add_category(office, "Laptops", "LT")
    office.perform(ChangeSetting("tags.digits", 3))
    for number in range(1, 520):
        office.perform(AddAsset(AssetFields("Dell Latitude 5540", tag=f"LT-{number:03d}")))
    assert [_next(office, laptops), _next(office, laptops)] == ["LT-520", "LT-521"]


def test_an_undone_tag_is_not_given_again(office: Office) -> None:
    laptops = makers.add_category(office, "Laptops", "LT")
    office.undo(office.perform(AddAsset(AssetFields("Dell Latitude 5540", category_id=laptops))))
    assert _next(office, laptops) == "LT-00002"


def test_an_undone_tag_behind_others_is_not_given_again(office: Office) -> None:
    laptops = makers.add_category(office, "Laptops", "LT")
    makers.add_asset(office, tag="LT-00001")
    done = office.perform(AddAsset(AssetFields("Dell Latitude 5540", category_id=laptops)))
    assert done.title == "LT-00002 added"
    office.undo(done)
    assert _next(office, laptops) == "LT-00003"


def test_the_office_says_how_many_digits(office: Office) -> None:
    laptops = makers.add_category(office, "Laptops", "LT")
    office.perform(ChangeSetting("tags.digits", 3))
    assert _next(office, laptops) == "LT-001"


def test_the_next_tag_comes_after_the_highest_in_use(office: Office) -> None:
    meters = makers.add_category(office, "Multimeters", "MT")
    for tag in ("MT-00201", "MT-00214", "MT-00207"):
        makers.add_asset(office, tag=tag)
    assert [_next(office, meters), _next(office, meters)] == ["MT-00215", "MT-00216"]


def test_other_widths_count_and_what_only_looks_alike_does_not(office: Office) -> None:
    laptops = makers.add_category(office, "Laptops", "LT")
    seconds = makers.add_category(office, "Second laptops", "L2")
    for tag in (
        "LT-00099",
        "lt-131",
        "LT-9X",
        "LT-999-1",
        "LTX-5000",
        "LT-A7",
        "LT-4006381333931",
        "XLT-800",
        "LT7000",
    ):
        makers.add_asset(office, tag=tag)
    for tag in ("L2-0000041", "L02-900"):
        makers.add_asset(office, tag=tag)
    assert _next(office, laptops) == "LT-00132"
    assert _next(office, seconds) == "L2-00042"


def test_a_tag_that_was_typed_is_not_given_again_after_undo(office: Office) -> None:
    laptops = makers.add_category(office, "Laptops", "LT")
    office.undo(office.perform(AddAsset(AssetFields("Dell Latitude 5540", tag="lt-00007"))))
    assert _next(office, laptops) == "LT-00008"


def test_a_tag_that_was_changed_is_not_given_again(office: Office) -> None:
    laptops = makers.add_category(office, "Laptops", "LT")
    first = makers.add_asset(office, tag="LT-00007")
    office.perform(EditAssets((first,), {"tag": "OLD-1"}))
    assert _next(office, laptops) == "LT-00008"


def test_a_slip_in_a_long_number_does_not_stay(office: Office) -> None:
    laptops = makers.add_category(office, "Laptops", "LT")
    office.undo(office.perform(AddAsset(AssetFields("Dell Latitude 5540", tag="LT-0131000"))))
    office.perform(AddAsset(AssetFields("Dell Latitude 5540", tag="LT-00130")))
    assert _next(office, laptops) == "LT-00131"


def test_the_prefix_of_a_new_category_may_be_in_use(office: Office) -> None:
    makers.add_asset(office, tag="CH-00044")
    assert _next(office, makers.add_category(office, "Chairs", "CH")) == "CH-00045"


def test_a_delivery_gives_no_tag_that_stands_further_down_in_it(office: Office) -> None:
    laptops = makers.add_category(office, "Laptops", "LT")
    pieces = ((None, None), (None, "lt-00002"), (None, None))
    office.perform(Receive((), (ReceivedAsset("Dell Latitude 5540", laptops, pieces=pieces),)))
    assert [row["tag"] for row in office.read(makers.Rows(Asset))] == ["LT-00001", "lt-00002", "LT-00003"]


def test_the_highest_is_found_by_its_index(sqlite_office: Office, sqlite_place: str) -> None:
    office = sqlite_office
    laptops = makers.add_category(office, "Laptops", "LT")
    makers.add_asset(office, tag="LT-00131")
    asked: list[tuple[str, Any]] = []
    event.listen(office.store.writer, "before_cursor_execute", lambda *args: asked.append((args[2], args[3])))
    _next(office, laptops)
    ((statement, values),) = [one for one in asked if "ORDER BY asset.tag_sort DESC" in one[0]]
    with contextlib.closing(sqlite3.connect(sqlite_place)) as connection:
        plan = " ".join(row[3] for row in connection.execute(f"EXPLAIN QUERY PLAN {statement}", values))
    assert "SEARCH asset USING" in plan
    assert "tag_sort>? AND tag_sort<?" in plan
    assert "B-TREE" not in plan
