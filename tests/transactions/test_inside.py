"""Parts inside assets: they go where the whole goes, whatever moves it, and are never handed out alone."""

from __future__ import annotations

import datetime as dt

import pytest

from tests.store_fixtures import Office
from tests.transactions.makers import (
    add_asset,
    add_category,
    add_place,
    asset,
    check_out,
    made,
    person,
    refused,
    there_and_back,
)
from tests.transactions.record_makers import Dispose
from tests.transactions.reservation_makers import booking, reserve
from tracker_desktop.errors import Refused
from tracker_desktop.queries.asset_detail import AssetDetail
from tracker_desktop.queries.papers.paper_of import PaperOf
from tracker_desktop.store.verify import verify
from tracker_desktop.transactions.add_asset_kit import AddAssetKit
from tracker_desktop.transactions.check_in import CheckIn, InLine
from tracker_desktop.transactions.check_out import CheckOut, OutLine
from tracker_desktop.transactions.found import Found
from tracker_desktop.transactions.move_assets import MoveAssets
from tracker_desktop.transactions.put_inside import PutInside
from tracker_desktop.transactions.report_damage import ReportDamage
from tracker_desktop.transactions.report_missing import ReportMissing
from tracker_desktop.transactions.rules.asset_kit_fields import AssetKitFields
from tracker_desktop.transactions.send_to_maintenance import SendToMaintenance
from tracker_desktop.transactions.take_out import TakeOut

DUE = dt.date(2026, 12, 8)


@pytest.fixture
def parts(office: Office) -> tuple[int, int, int]:
    """A rack, a server in it, and a disk in the server."""
    rack, server, disk = (
        add_asset(office, name, tag=tag) for name, tag in (("Rack", "R"), ("Server", "S"), ("Disk", "D"))
    )
    there_and_back(office, PutInside((server,), rack))
    office.perform(PutInside((disk,), server))
    return rack, server, disk


def where(office: Office, *ids: int) -> list[int | None]:
    return [asset(office, asset_id)["place_id"] for asset_id in ids]


def test_parts_follow_whatever_moves_the_whole(office: Office, parts: tuple[int, int, int]) -> None:
    rack = parts[0]
    store, lab = add_place(office, "ST", "Store"), add_place(office, "LAB", "Lab")
    there_and_back(office, MoveAssets((rack,), store))
    assert where(office, *parts) == [store] * 3
    maria = person(office)
    out = there_and_back(office, CheckOut((OutLine(rack),), maria, DUE, place_id=lab))
    assert where(office, *parts) == [lab] * 3
    assert asset(office, parts[2])["holder_id"] is None
    paper = office.read(PaperOf(str(out.number)))
    assert paper is not None
    assert paper.content.assets[0].inside == ("S Server", "D Disk")
    there_and_back(office, CheckIn((InLine(rack, place_id=store),)))
    assert where(office, *parts) == [store] * 3
    card = office.read(AssetDetail(rack))
    assert card is not None
    assert ("Parts inside", "S Server") in card.fields
    inside = office.read(AssetDetail(parts[1]))
    assert inside is not None
    assert ("Lies in", "R Rack") in inside.fields
    assert verify(office.store).problems == []


def test_a_part_is_not_handed_out_or_moved_alone(office: Office, parts: tuple[int, int, int]) -> None:
    rack, server, disk = parts
    maria, store = person(office), add_place(office, "ST", "Store")
    sentence = "D lies in S. Take it out first, or do this with S."
    override = CheckOut((OutLine(disk),), maria, DUE, override="because")
    assert refused(office, override) == ("part_inside", sentence)
    assert refused(office, MoveAssets((disk,), store)) == ("part_inside", sentence)
    office.perform(MoveAssets((disk, server, rack), store))
    there_and_back(office, TakeOut((disk,)))
    assert where(office, disk) == [store]
    check_out(office, disk, holder=maria)
    assert refused(office, TakeOut((disk,)))[0] == "not_inside"
    assert refused(office, PutInside((disk,), server))[0] == "held"


def test_nothing_lies_in_itself(office: Office, parts: tuple[int, int, int]) -> None:
    rack, server, disk = parts
    assert refused(office, PutInside((rack,), rack))[0] == "inside_itself"
    assert refused(office, PutInside((rack,), disk))[1] == "R can't lie in D: that lies in R itself."
    assert refused(office, PutInside((disk,), server))[0] == "inside_already"
    taken = office.perform(TakeOut((server,)))
    office.perform(PutInside((rack,), server))
    with pytest.raises(Refused) as no:
        office.undo(taken)
    assert no.value.code in ("inside_loop", "undo_later")


def test_a_move_undone_takes_along_what_was_put_inside_since(office: Office, parts: tuple[int, int, int]) -> None:
    rack = parts[0]
    store, lab = add_place(office, "ST", "Store"), add_place(office, "LAB", "Lab")
    office.perform(MoveAssets((rack,), store))
    moved = office.perform(MoveAssets((rack,), lab))
    psu = add_asset(office, "Power supply", tag="P", place_id=lab)
    office.perform(PutInside((psu,), rack))
    office.undo(moved)
    assert where(office, rack, psu) == [store, store]


def test_what_is_found_elsewhere_lies_inside_no_more(office: Office, parts: tuple[int, int, int]) -> None:
    _, server, disk = parts
    lab = add_place(office, "LAB", "Lab")
    assert "inside it: D" in office.perform(ReportMissing((server,))).detail
    office.perform(Found(server))
    office.perform(ReportMissing((disk,)))
    office.perform(Found(disk, lab))
    assert asset(office, disk)["parent_id"] is None
    assert where(office, disk, server) == [lab, None]


def test_a_whole_with_parts_is_not_disposed_of(office: Office, parts: tuple[int, int, int]) -> None:
    rack, server, disk = parts
    with pytest.raises(Refused, match=r"R has parts inside that are not disposed of: S\. Take them out first"):
        office.perform(Dispose((rack,)))
    office.perform(Dispose((rack, server, disk)))
    assert asset(office, disk)["parent_id"] is None


def test_the_whole_goes_out_with_no_part_that_is_not_ready(office: Office, parts: tuple[int, int, int]) -> None:
    rack, _, disk = parts
    out = CheckOut((OutLine(rack),), person(office), DUE, override="agreed")
    for unready, word in ((ReportDamage(disk), "to inspect"), (SendToMaintenance((disk,)), "in maintenance")):
        done = office.perform(unready)
        said = f"D lies in S and is {word}. Make it ready, or take it out first."
        assert refused(office, out) == ("part_not_ready", said)
        office.undo(done)
    office.perform(ReportMissing((disk,)))  # that does not go along
    office.perform(out)


def test_what_lies_inside_is_not_promised_alone(office: Office) -> None:
    maria = person(office)
    lenses = add_category(office, "Lenses", "LE")
    one, two, third = (add_asset(office, "Lens", category_id=lenses) for _ in range(3))
    camera = add_asset(office, "Camera", tag="CAM")
    office.perform(PutInside((third,), camera))
    assert refused(office, booking(maria, 5, 6, asset_id=third))[0] == "part_inside"
    assert refused(office, booking(maria, 5, 6, category_id=lenses, quantity=3))[0] == "reserve_few"
    reserve(office, maria, 5, 6, asset_id=one)
    assert refused(office, PutInside((one,), camera)) == (
        "part_reserved",
        "LE-00001 is reserved for Maria Lopez, 5 – 6 Dec. Cancel that first, or put another inside.",
    )
    in_kit = add_asset(office, tag="X-1")
    kit = made(office.perform(AddAssetKit(AssetKitFields("KIT-1", "Film"), ("X-1",))))
    reserve(office, maria, 5, 6, kit_id=kit)
    assert refused(office, PutInside((in_kit,), camera))[0] == "part_reserved"
    reserve(office, maria, 5, 6, category_id=lenses)
    assert refused(office, PutInside((two,), camera))[0] == "asset_kit_needed"
