"""Kits: items that go out together by one code."""

from __future__ import annotations

from decimal import Decimal

from tests.store_fixtures import Office
from tests.transactions import makers
from tests.transactions.stock_makers import add_item
from tracker_desktop.models.orders import KitLine, StockKit
from tracker_desktop.queries.taken_codes import TAG, TakenCodes
from tracker_desktop.transactions.add_asset import AddAsset
from tracker_desktop.transactions.add_kit import AddKit
from tracker_desktop.transactions.add_place import AddPlace
from tracker_desktop.transactions.edit_item import EditItem
from tracker_desktop.transactions.edit_kit import EditKit
from tracker_desktop.transactions.rules.asset_fields import AssetFields
from tracker_desktop.transactions.rules.item_parts import CodeFields
from tracker_desktop.transactions.rules.kit_fields import KitFields, KitPart
from tracker_desktop.transactions.rules.place_fields import PlaceFields


def parts(*lines: tuple[str, int]) -> tuple[KitPart, ...]:
    return tuple(KitPart(item, Decimal(quantity)) for item, quantity in lines)


def contents(office: Office) -> list[tuple[int, Decimal]]:
    return [(row["item_id"], row["quantity"]) for row in office.read(makers.Rows(KitLine))]


def test_a_kit_is_added_and_edited(office: Office) -> None:
    gloves = add_item(office, codes=(CodeFields("gtin", "4006381333931"),))
    tape = add_item(office, "TAPE", "Tape")
    done = makers.there_and_back(office, AddKit(KitFields("KIT-1", "First aid"), parts(("GLV-NIT-M", 10), ("tape", 1))))
    assert (done.title, done.detail) == ("Kit KIT-1 added", "First aid · 2 items")
    kit = makers.made(done)
    assert makers.row(office, StockKit, kit)["code_key"] == "KIT-1"
    assert contents(office) == [(gloves, Decimal(10)), (tape, Decimal(1))]
    done = makers.there_and_back(office, EditKit(kit, {"name": "First aid, large"}, parts(("4006381333931", 20))))
    assert (done.title, done.detail) == ("Kit KIT-1 edited", "Name, Contents")
    assert contents(office) == [(gloves, Decimal(20))]
    assert makers.refused(office, EditKit(kit, {}, parts(("4006381333931", 20))))[0] == "nothing_changed"


def test_a_kit_has_something_in_it_and_a_code_of_its_own(office: Office) -> None:
    gloves = add_item(office)
    makers.add_asset(office, tag="LT-1")
    line = parts(("GLV-NIT-M", 1))
    office.perform(AddKit(KitFields("KIT-1", "First aid"), line))
    for fields, wanted, code in (
        (KitFields("kit-1", "Other"), line, "kit_code_taken"),
        (KitFields("GLV-NIT-M", "Other"), line, "kit_code_item"),
        (KitFields("LT-1", "Other"), line, "tag_taken"),
        (KitFields("KIT-2", " "), line, "field_wrong"),
        (KitFields("KIT-2", "Other"), (), "kit_empty"),
        (KitFields("KIT-2", "Other"), parts(("GLV-NIT-M", 1), ("GLV-NIT-M", 2)), "kit_item_twice"),
        (KitFields("KIT-2", "Other"), parts(("GLV-NIT-M", 0)), "quantity_not_positive"),
        (KitFields("KIT-2", "Other"), parts(("NONE", 1)), "kit_item_unknown"),
    ):
        assert makers.refused(office, AddKit(fields, wanted))[0] == code
    office.perform(EditItem(gloves, {"active": False}))
    assert makers.refused(office, AddKit(KitFields("KIT-2", "Other"), line))[0] == "item_retired"


def test_what_has_the_code_of_a_kit_is_refused(office: Office) -> None:
    add_item(office)
    office.perform(AddKit(KitFields("KIT-1", "First aid"), parts(("GLV-NIT-M", 1))))
    taken = (
        "kit_code_taken",
        "KIT-1 is the code of the kit “First aid” already. Choose another code, or edit that kit.",
    )
    code, sentence = makers.refused(office, AddAsset(AssetFields("Box", tag="kit-1")))
    assert (code, sentence.removeprefix("Asset tag: ")) == taken
    code, sentence = makers.refused(office, AddPlace(PlaceFields("KIT-1", "Shelf", "bin")))
    assert (code, sentence.removeprefix("Code to scan: ")) == taken
    assert office.read(TakenCodes((), ("KIT-1",), ""))[TAG, "KIT-1"][0] == "kit_code_taken"
