"""Add an asset: what is kept of it, its tag, and what is refused."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from tests.store_fixtures import Office
from tests.transactions import makers
from tracker_desktop.transactions.add_asset import AddAsset
from tracker_desktop.transactions.rules.asset_fields import AssetFields


def test_every_field_is_kept(office: Office) -> None:
    stockroom = makers.place_id(office, "STOCKROOM")
    category = makers.add_category(office, "Laptops", "LT")
    fields = AssetFields(
        "Dell Latitude 5540",
        category_id=category,
        manufacturer="Dell",
        model_number="5540",
        serial="7qk2m44",
        cost=Decimal("1249.00"),
        purchased=dt.date(2024, 3, 14),
        in_service=dt.date(2024, 3, 20),
        end_of_life=dt.date(2029, 3, 14),
        warranty_end=dt.date(2027, 3, 14),
        supplier_id=makers.add_supplier(office),
        order_number="PO-1187",
        condition="new",
        department_id=makers.add_department(office),
        home_place_id=stockroom,
        notes="first line\r\nsecond line",
    )
    done = makers.there_and_back(office, AddAsset(fields))
    assert (done.title, done.detail) == ("LT-00001 added", "Dell Latitude 5540")
    kept = makers.asset(office, makers.made(done))
    given = vars(fields) | {"tag": "LT-00001", "place_id": stockroom, "notes": "first line\nsecond line"}
    assert given.pop("own") == ()
    assert {key: kept[key] for key in given} == given
    assert (kept["serial_key"], kept["readiness"], kept["holder_id"]) == ("7QK2M44", "ready", None)


def test_a_tag_is_unique_whatever_its_case(office: Office) -> None:
    makers.add_asset(office, tag="Lt-00142")
    assert makers.refused(office, AddAsset(AssetFields("Another", tag=" lt-00142 "))) == (
        "tag_taken",
        "Lt-00142 is the tag of “Dell Latitude 5540” already. Choose another.",
    )


def test_a_tag_is_neither_a_badge_nor_a_place(office: Office) -> None:
    assert makers.refused(office, AddAsset(AssetFields("Another", tag="20001"))) == (
        "badge_taken",
        "20001 is the badge of Rita Osei already. Choose another.",
    )
    assert makers.refused(office, AddAsset(AssetFields("Another", tag="stockroom"))) == (
        "place_code_taken",
        "STOCKROOM is the code of Stockroom already. Choose another.",
    )
    assert makers.refused(office, AddAsset(AssetFields("Another", tag="done")))[0] == "code_is_command"


def test_a_serial_number_is_unique_of_its_maker(office: Office) -> None:
    makers.add_asset(office, tag="LT-1", serial="7QK2M44", manufacturer="Dell")
    same = AssetFields("Another", tag="LT-2", serial="7qk2m44", manufacturer="DELL")
    assert makers.refused(office, AddAsset(same)) == (
        "serial_taken",
        "Serial number 7qk2m44 of Dell is on LT-1 already. Look that one up, or correct the number.",
    )
    makers.add_asset(office, tag="LT-3", serial="7QK2M44", manufacturer="Lenovo")
    makers.add_asset(office, tag="LT-4", serial="7QK2M44")


def test_without_tag_or_prefix(office: Office) -> None:
    category = makers.add_category(office, "Odds and ends", "")
    assert makers.refused(office, AddAsset(AssetFields("Another", category_id=category)))[0] == "tag_needed"
    assert makers.refused(office, AddAsset(AssetFields("Another"))) == (
        "tag_needed",
        "Give the asset a tag, or a category that has a tag prefix.",
    )


def test_dates_come_in_their_order(office: Office) -> None:
    early, late = dt.date(2024, 3, 1), dt.date(2024, 3, 14)
    fields = AssetFields("Another", tag="LT-1", purchased=late, in_service=early)
    assert makers.refused(office, AddAsset(fields)) == (
        "dates_crossed",
        "“Placed in service” (1 Mar 2024) comes before “Purchased” (14 Mar 2024). Correct one of the two.",
    )
    fields = AssetFields("Another", tag="LT-1", in_service=late, end_of_life=early)
    assert makers.refused(office, AddAsset(fields))[0] == "dates_crossed"
    makers.add_asset(office, tag="LT-1", purchased=late, in_service=late)


def test_an_undone_asset_comes_back_under_its_id(office: Office) -> None:
    done = office.perform(AddAsset(AssetFields("Dell Latitude 5540", tag="LT-1")))
    undone = office.undo(done)
    other = makers.add_asset(office, tag="LT-2")
    office.undo(undone)
    assert makers.asset(office, makers.made(done))["tag"] == "LT-1"
    assert other != makers.made(done)
