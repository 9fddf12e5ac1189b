"""An asset with a new tag is still found by its old one, and its new tag is printed for the first time."""

from __future__ import annotations

import csv
from pathlib import Path

from tests.store_fixtures import Office
from tests.transactions.makers import add_asset, asset
from tracker_desktop.exchange.plan import plan_import
from tracker_desktop.queries.asset_detail import AssetDetail
from tracker_desktop.queries.listing import ListIds
from tracker_desktop.queries.tag_prints import PrintedBefore
from tracker_desktop.scanning.resolve import Resolving
from tracker_desktop.transactions.edit_assets import EditAssets
from tracker_desktop.transactions.print_tags import PrintTags


def plan_of(office: Office, path: Path, *row: str) -> tuple[int, int, tuple[str, ...], tuple[tuple[int, str], ...]]:
    with path.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows([("Tag", "Description", "Serial number"), row])
    plan = plan_import(office.store, path)
    if plan.changes:
        office.perform(plan.transaction())
    return plan.adds, plan.changes, plan.warnings, plan.wrong


def test_the_old_tag_finds_the_asset_everywhere(office: Office, tmp_path: Path) -> None:
    drill = add_asset(office, "Drill", tag="OLD-17", serial="S1", manufacturer="Bosch")
    office.perform(PrintTags((drill,), "Tag 50 x 25"))
    assert office.read(PrintedBefore((drill,))) == ["OLD-17"]
    office.perform(EditAssets((drill,), {"tag": "NEW-1"}))
    (match,) = office.read(Resolving("old-17", typed=False)).matches
    assert (match.kind, match.id) == ("asset", drill)
    assert list(office.read(ListIds("assets", needle="old-17")).ids) == [drill]
    card = office.read(AssetDetail(drill))
    assert card is not None
    assert ("Former tag", "OLD-17") in card.fields
    assert office.read(PrintedBefore((drill,))) == []
    adds, changes, warnings, _ = plan_of(office, tmp_path / "a.csv", "OLD-17", "Hammer drill", "S1")
    assert (adds, changes) == (0, 1)
    assert "1 row has a tag that an asset had before" in warnings[-1]
    assert (asset(office, drill)["tag"], asset(office, drill)["description"]) == ("NEW-1", "Hammer drill")
    wrong = plan_of(office, tmp_path / "b.csv", "OLD-17", "Saw", "S2")[3]
    assert "OLD-17 is the former tag of NEW-1, which has the serial number S1" in wrong[0][1]
