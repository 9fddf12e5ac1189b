"""Edit one asset, or the same fields of many."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest

from tests.store_fixtures import Office
from tests.transactions import makers
from tracker_desktop.transactions.edit_assets import EditAssets


def test_one_is_edited(office: Office) -> None:
    one = makers.add_asset(office, tag="LT-7")
    changes = {"tag": "LT-00007", "cost": Decimal("1249.5"), "serial": "7QK2M44", "description": "Latitude 5540"}
    done = makers.there_and_back(office, EditAssets((one,), changes))
    assert (done.title, done.detail) == ("LT-00007 edited", "Tag, Cost, Serial number, Description")
    kept = makers.asset(office, one)
    assert (kept["tag_key"], kept["cost"], kept["serial_key"]) == ("LT-00007", Decimal("1249.5"), "7QK2M44")


def test_a_field_of_many_is_edited(office: Office) -> None:
    stockroom = makers.place_id(office, "STOCKROOM")
    assets = (makers.add_asset(office, home_place_id=stockroom), makers.add_asset(office), makers.add_asset(office))
    done = makers.there_and_back(office, EditAssets(assets, {"home_place_id": stockroom, "manufacturer": "Dell"}))
    assert (done.title, done.detail) == ("3 assets edited", "Manufacturer, Home place · A-1, A-2, A-3")
    assert {makers.asset(office, one)["home_place_id"] for one in assets} == {stockroom}


def test_a_field_is_emptied(office: Office) -> None:
    one = makers.add_asset(office, serial="7QK2M44", manufacturer="Dell", notes="old")
    office.perform(EditAssets((one,), {"serial": None, "manufacturer": " ", "notes": ""}))
    kept = makers.asset(office, one)
    assert (kept["serial"], kept["serial_key"], kept["manufacturer"], kept["notes"]) == (None, None, None, None)


def test_what_becomes_damaged_has_to_be_inspected(office: Office) -> None:
    one = makers.add_asset(office)
    done = makers.there_and_back(office, EditAssets((one,), {"condition": "broken"}))
    assert done.detail == "Condition"
    assert makers.asset(office, one)["readiness"] == "to inspect"


def test_a_tag_in_another_case_is_its_own(office: Office) -> None:
    one = makers.add_asset(office, tag="lt-7")
    office.perform(EditAssets((one,), {"tag": "LT-7"}))
    assert makers.asset(office, one)["tag"] == "LT-7"


@pytest.mark.parametrize("field", ["readiness", "holder_id", "due", "held_since", "id", "search", "tag_key"])
def test_what_has_an_action_of_its_own(office: Office, field: str) -> None:
    one = makers.add_asset(office)
    code, sentence = makers.refused(office, EditAssets((one,), {field: "x"}))
    assert code == "field_fixed"
    assert sentence.endswith("can't be changed by editing. Use the action for it.")


def test_refusals(office: Office) -> None:
    one, other = makers.add_asset(office, tag="LT-1"), makers.add_asset(office, tag="LT-2")
    assert makers.refused(office, EditAssets((one, other), {"tag": "LT-3"})) == (
        "one_asset_only",
        "Tag: no two assets may have the same. Select one asset only.",
    )
    assert makers.refused(office, EditAssets((one,), {"tag": "lt-2"}))[0] == "tag_taken"
    assert makers.refused(office, EditAssets((one,), {"tag": ""})) == ("field_wrong", "Tag: This must be filled in.")
    assert makers.refused(office, EditAssets((one,), {"cost": Decimal(-1)})) == (
        "field_wrong",
        "Cost: -1 is not an amount of 0 or more. Correct it.",
    )
    assert makers.refused(office, EditAssets((one,), {"purchased": dt.date(1899, 12, 31)})) == (
        "field_wrong",
        "Purchased: 1899-12-31 is not between 1900 and 2199. Correct the year.",
    )
    assert makers.refused(office, EditAssets((one,), {"description": "Dell Latitude 5540"})) == (
        "nothing_changed",
        "There is nothing to save: nothing was changed.",
    )
    assert makers.refused(office, EditAssets((one,), {"category_id": 999}))[0] == "field_wrong"
    assert makers.refused(office, EditAssets((), {"notes": "x"}))[0] == "no_assets"


def test_dates_are_compared_with_what_is_kept(office: Office) -> None:
    one = makers.add_asset(office, purchased=dt.date(2024, 3, 14))
    assert makers.refused(office, EditAssets((one,), {"in_service": dt.date(2024, 3, 1)}))[0] == "dates_crossed"
    office.perform(EditAssets((one,), {"in_service": dt.date(2024, 3, 14)}))


def test_a_serial_number_is_compared_with_the_maker_that_is_kept(office: Office) -> None:
    makers.add_asset(office, tag="LT-1", serial="7QK2M44", manufacturer="Dell")
    one = makers.add_asset(office, tag="LT-2", manufacturer="Dell")
    assert makers.refused(office, EditAssets((one,), {"serial": "7qk2m44"}))[0] == "serial_taken"
    other = makers.add_asset(office, tag="LT-3", serial="7QK2M44")
    assert makers.refused(office, EditAssets((other,), {"manufacturer": "dell"}))[0] == "serial_taken"
