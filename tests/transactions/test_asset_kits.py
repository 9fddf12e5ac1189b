"""Kits of assets: they go out and come back as one, and what is missing stays expected."""

from __future__ import annotations

import pytest

from tests.store_fixtures import Office
from tests.transactions import makers
from tests.transactions.reservation_makers import booking, day, reserve
from tracker_desktop.errors import Refused
from tracker_desktop.models.asset_kits import Accessory, AssetKit, KitAsset, KitOut
from tracker_desktop.queries.kits_out import OutKit, out_kits
from tracker_desktop.store.done import Done
from tracker_desktop.transactions.add_asset import AddAsset
from tracker_desktop.transactions.add_asset_kit import AddAssetKit
from tracker_desktop.transactions.check_in import CheckIn, InLine
from tracker_desktop.transactions.check_out import CheckOut, OutLine
from tracker_desktop.transactions.edit_asset_kit import EditAssetKit
from tracker_desktop.transactions.give_up_accessories import GiveUpAccessories
from tracker_desktop.transactions.report_missing import ReportMissing
from tracker_desktop.transactions.rules.asset_fields import AssetFields
from tracker_desktop.transactions.rules.asset_kit_fields import AssetKitFields
from tracker_desktop.transactions.rules.asset_kits import KitBack, KitGoing
from tracker_desktop.transactions.transfer import Transfer

BATTERY = Accessory(name="battery", quantity=3)


class Kit:
    """CAM-KIT-1: a camera, a lens, 3 batteries; Maria and Tom."""

    def __init__(self, office: Office) -> None:
        self.office = office
        self.maria = makers.person(office)
        self.tom = makers.person(office, "Tom Reed", "20418")
        self.camera = makers.add_asset(office, "Camera", tag="CAM-1")
        self.lens = makers.add_asset(office, "Lens", tag="LENS-1")
        fields = AssetKitFields("CAM-KIT-1", "Camera kit", (BATTERY,))
        self.id = makers.made(office.perform(AddAssetKit(fields, ("cam-1", "LENS-1"))))

    def out(self, *assets: int, **fields: object) -> CheckOut:
        lines = tuple(OutLine(asset_id) for asset_id in assets or (self.camera, self.lens))
        return CheckOut(lines, self.maria, day(8), kits=(KitGoing(self.id),), **fields)  # type: ignore[arg-type]

    def back(self, *assets: int, batteries: int | None = None) -> CheckIn:
        things = None if batteries is None else (Accessory(name="battery", quantity=batteries),)
        return CheckIn(tuple(InLine(asset_id) for asset_id in assets), kits=(KitBack(self.id, things),))

    @property
    def now(self) -> OutKit | None:
        """The kit that is out, None where all of it is back."""
        with self.office.store.readers.connect() as connection:
            return next(iter(out_kits(connection)), None)


@pytest.fixture
def kit(office: Office) -> Kit:
    return Kit(office)


def test_a_kit_is_added_and_edited(office: Office) -> None:
    makers.add_asset(office, "Camera", tag="CAM-1", serial="S-1")
    makers.add_asset(office, "Lens", tag="LENS-1")
    fields = AssetKitFields("CAM-KIT-1", "Camera kit", (BATTERY, Accessory(name=" ", quantity=1)))
    done = makers.there_and_back(office, AddAssetKit(fields, ("s-1",)))
    assert (done.title, done.detail) == ("Kit CAM-KIT-1 added", "Camera kit · 1 asset")
    mine = makers.made(done)
    assert makers.row(office, AssetKit, mine)["accessories"] == [{"name": "battery", "quantity": 3}]
    done = makers.there_and_back(office, EditAssetKit(mine, {"name": "Camera, large"}, ("CAM-1", "LENS-1")))
    assert done.detail == "Name, Assets"
    assert len(office.read(makers.Rows(KitAsset))) == 2
    assert makers.refused(office, EditAssetKit(mine, {}, ("LENS-1", "CAM-1")))[0] == "nothing_changed"
    other = AssetKitFields("KIT-2", "Other")
    for wrong, assets, code in (
        (AssetKitFields("cam-1", "Other"), ("CAM-1",), "tag_taken"),
        (AssetKitFields("cam-kit-1", "Other"), ("CAM-1",), "asset_kit_code_taken"),
        (other, (), "asset_kit_empty"),
        (other, ("NONE",), "asset_kit_unknown"),
        (other, ("CAM-1",), "asset_kit_other"),
        (AssetKitFields("KIT-2", "Other", (Accessory(name="x", quantity=0),)), ("CAM-1",), "field_wrong"),
        (AssetKitFields("KIT-2", "Other", (BATTERY, BATTERY)), ("CAM-1",), "field_wrong"),
    ):
        assert makers.refused(office, AddAssetKit(wrong, assets))[0] == code
    assert makers.refused(office, AddAsset(AssetFields("Tripod", tag="CAM-KIT-1")))[0] == "asset_kit_code_taken"
    office.perform(EditAssetKit(mine, {"active": False}))
    makers.there_and_back(office, AddAssetKit(other, ("CAM-1",)))


def test_it_goes_out_and_comes_back_as_one(kit: Kit) -> None:
    office = kit.office
    done = makers.there_and_back(office, kit.out())
    assert done.title == "CAM-KIT-1 checked out to Maria Lopez, due 8 Dec 2026"
    assert done.detail.startswith("CAM-1, LENS-1, 3 × battery · HR-")
    assert makers.refused(office, kit.out())[0] == "asset_kit_out"
    assert makers.refused(office, EditAssetKit(kit.id, {}, ("CAM-1",)))[0] == "asset_kit_out"
    done = makers.there_and_back(office, kit.back(kit.camera, kit.lens))
    assert (done.title, done.detail) == ("CAM-KIT-1 checked in", "CAM-1, LENS-1 · all of CAM-KIT-1 is back")
    assert kit.now is None
    makers.there_and_back(office, kit.out())


def test_what_is_not_back_stays_expected(kit: Kit) -> None:
    office = kit.office
    office.perform(kit.out())
    done = makers.there_and_back(office, kit.back(kit.camera, batteries=2))
    assert done.detail == "CAM-1 · not back of CAM-KIT-1: LENS-1 Lens, 1 × battery"
    done = makers.there_and_back(office, CheckIn((InLine(kit.lens),)))
    assert (done.title, "not back of CAM-KIT-1: 1 × battery" in done.detail) == ("LENS-1 checked in", True)
    assert makers.refused(office, kit.back(batteries=2))[0] == "accessory_more"
    done = makers.there_and_back(office, kit.back(batteries=1))
    assert done.detail == "accessories · all of CAM-KIT-1 is back"
    assert makers.refused(office, kit.back())[0] == "kit_not_out"


def test_it_goes_without_what_is_not_here_for_a_reason(kit: Kit) -> None:
    office = kit.office
    office.perform(ReportMissing((kit.lens,)))
    code, said = makers.refused(office, kit.out(kit.camera))
    assert (code, said) == (
        "kit_without",
        "CAM-KIT-1 is not complete: LENS-1 would not go with it. Give a reason to hand it over without.",
    )
    tripod = makers.add_asset(office, "Tripod", tag="TRI-1")
    done = makers.there_and_back(office, kit.out(kit.camera, tripod, override="not needed"))
    assert "kit CAM-KIT-1 with 3 × battery · without LENS-1 · all the same: not needed" in done.detail
    office.perform(kit.back(kit.camera))
    assert kit.now is None
    assert makers.refused(office, kit.out(tripod, override="why"))[0] == "held_by_same"


def test_accessories_are_given_up(kit: Kit) -> None:
    office = kit.office
    assert makers.refused(office, GiveUpAccessories(kit.id, "lost"))[0] == "kit_nothing_missing"
    office.perform(kit.out())
    assert makers.refused(office, GiveUpAccessories(kit.id, "lost"))[0] == "kit_members_out"
    office.perform(kit.back(kit.camera, kit.lens, batteries=1))
    assert makers.refused(office, GiveUpAccessories(kit.id, " "))[0] == "kit_reason"
    done = makers.there_and_back(office, GiveUpAccessories(kit.id, "lost"))
    assert (done.title, done.detail) == ("CAM-KIT-1: 2 × battery not expected any more", "lost")


def test_a_part_that_went_on_to_another_comes_back_from_there(kit: Kit) -> None:
    office = kit.office
    office.perform(kit.out())
    office.perform(Transfer((OutLine(kit.lens),), kit.tom))
    done = office.perform(kit.back(kit.camera))
    assert "not back of CAM-KIT-1: LENS-1 Lens" in done.detail
    office.perform(CheckIn((InLine(kit.lens),)))
    assert kit.now is None


def test_undo_in_another_order_is_refused_where_a_part_would_be_out_of_a_kit_that_is_back(kit: Kit) -> None:
    office = kit.office
    changed = office.perform(EditAssetKit(kit.id, {}, ("CAM-1",)))
    office.undo(changed)
    office.perform(kit.out())
    first = office.perform(CheckIn((InLine(kit.camera),)))
    second = office.perform(kit.back(kit.lens))
    assert kit.now is None
    undo_is_refused(office, first, "asset_kit_undo_back")
    again = office.undo(second)
    office.undo(first)
    undo_is_refused(office, again, "asset_kit_undo_back")


def undo_is_refused(office: Office, done: Done, code: str) -> None:
    with pytest.raises(Refused) as no:
        office.undo(done)
    assert no.value.code == code


def test_what_belongs_to_it_stays_while_it_is_out(kit: Kit) -> None:
    office = kit.office
    tripod = makers.add_asset(office, "Tripod", tag="TRI-1")
    changed = office.perform(EditAssetKit(kit.id, {}, ("CAM-1", "LENS-1", "TRI-1")))
    office.perform(kit.out(kit.camera, kit.lens, tripod))
    undo_is_refused(office, changed, "asset_kit_undo_out")
    assert len(office.read(makers.Rows(KitOut))) == 1


def test_a_kit_is_reserved_with_all_that_is_in_it(kit: Kit) -> None:
    office = kit.office
    mine = reserve(office, kit.maria, 9, 11, kit_id=kit.id)
    assert makers.refused(office, booking(kit.tom, 11, 12, kit_id=kit.id))[0] == "reserve_taken"
    code, said = makers.refused(office, booking(kit.tom, 10, 10, asset_id=kit.lens))
    assert (code, said) == (
        "reserve_in_kit",
        "LENS-1 belongs to CAM-KIT-1, which is reserved for Maria Lopez, 9 – 11 Dec. "
        "Choose another time, or another asset.",
    )
    reserve(office, kit.tom, 12, 12, asset_id=kit.lens)
    assert makers.refused(office, booking(kit.maria, 12, 13, kit_id=kit.id))[0] == "reserve_member_taken"
    assert makers.refused(office, EditAssetKit(kit.id, {"active": False}))[0] == "asset_kit_kept"
    makers.add_asset(office, "Tripod", tag="TRI-1")
    tripod = makers.asset(office, 3)["id"]
    reserve(office, kit.tom, 10, 10, asset_id=tripod)
    with_tripod = EditAssetKit(kit.id, {}, ("CAM-1", "LENS-1", "TRI-1"))
    assert makers.refused(office, with_tripod)[0] == "asset_kit_reserved"
    lent = CheckOut((OutLine(kit.lens),), kit.tom, day(9))
    assert makers.refused(office, lent)[0] == "reserved_kit"
    done = office.perform(
        CheckOut((OutLine(kit.camera), OutLine(kit.lens)), kit.maria, day(11), kits=(KitGoing(kit.id),))
    )
    assert "reservation of 9 – 11 Dec fetched" in done.detail
    assert makers.row(office, KitOut, 1)["due"] == day(11)
    office.undo(done)
    assert makers.refused(office, booking(kit.tom, 11, 12, kit_id=kit.id))[0] == "reserve_taken"
    assert mine
