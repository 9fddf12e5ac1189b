"""Tags by the prefix of the category: never given twice, never one that exists."""

from __future__ import annotations

from tests.store_fixtures import Office
from tests.transactions import makers
from tracker_desktop.transactions.add_asset import AddAsset
from tracker_desktop.transactions.change_setting import ChangeSetting
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
