"""Places: a tree whose paths follow, and what keeps one in use."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from tests.store_fixtures import Office
from tests.transactions import makers
from tracker_desktop.models.holders import Holder
from tracker_desktop.models.office import Setting
from tracker_desktop.models.places import Place
from tracker_desktop.transactions.add_item import AddItem
from tracker_desktop.transactions.add_place import AddPlace
from tracker_desktop.transactions.change_setting import ChangeSetting
from tracker_desktop.transactions.edit_place import EditPlace
from tracker_desktop.transactions.move_assets import MoveAssets
from tracker_desktop.transactions.receive import Receive, ReceiveLine
from tracker_desktop.transactions.rules.item_fields import ItemFields
from tracker_desktop.transactions.rules.place_fields import PlaceFields


def place(office: Office, place_id: int) -> dict[str, Any]:
    return makers.row(office, Place, place_id)


def holder_name(office: Office, place_id: int) -> str:
    return str(makers.row(office, Holder, place(office, place_id)["holder_id"])["name"])


@pytest.fixture
def tree(office: Office) -> tuple[int, int, int]:
    """Science / Biology / B-204."""
    science = makers.add_place(office, "SCI", "Science", "store")
    biology = makers.add_place(office, "BIO", "Biology", parent_id=science)
    return science, biology, makers.add_place(office, "B-204", "B-204", parent_id=biology)


def test_a_place_is_added_below_another(office: Office, tree: tuple[int, int, int]) -> None:
    fields = PlaceFields("b-205", "B-205", "bin", tree[1], office.me, "48.1, 11.5", "behind the door")
    done = makers.there_and_back(office, AddPlace(fields))
    assert (done.title, done.detail) == ("Science / Biology / B-205 added", "code b-205")
    kept = place(office, makers.made(done))
    assert {key: kept[key] for key in vars(fields)} == vars(fields)
    assert kept["code_key"] == "B-205"
    holder = makers.row(office, Holder, kept["holder_id"])
    assert (holder["kind"], holder["name"], holder["words"]) == ("place", "Science / Biology / B-205", "b-205")


def test_all_below_follow_a_new_name(office: Office, tree: tuple[int, int, int]) -> None:
    science, biology, room = tree
    done = makers.there_and_back(office, EditPlace(science, {"name": "Natural sciences"}))
    assert (done.title, done.detail) == ("Natural sciences edited", "Name")
    assert place(office, room)["path"] == "Natural sciences / Biology / B-204"
    assert holder_name(office, biology) == "Natural sciences / Biology"


def test_all_below_follow_to_another_parent(office: Office, tree: tuple[int, int, int]) -> None:
    _, biology, room = tree
    stockroom = makers.place_id(office, "STOCKROOM")
    makers.there_and_back(office, EditPlace(biology, {"parent_id": stockroom}))
    assert holder_name(office, room) == "Stockroom / Biology / B-204"
    office.perform(EditPlace(biology, {"parent_id": None}))
    assert place(office, room)["path"] == "Biology / B-204"


def test_a_place_is_never_inside_itself(office: Office, tree: tuple[int, int, int]) -> None:
    science, biology, room = tree
    for inside in tree:
        assert makers.refused(office, EditPlace(science, {"parent_id": inside})) == (
            "place_loop",
            "Science can't be part of itself or of a place inside it. Choose another.",
        )
    office.perform(EditPlace(room, {"parent_id": science}))
    office.perform(EditPlace(biology, {"parent_id": room}))


def test_codes_are_unique(office: Office, tree: tuple[int, int, int]) -> None:
    makers.add_asset(office, tag="LT-7")
    assert makers.refused(office, AddPlace(PlaceFields("bio", "Biology 2"))) == (
        "place_code_taken",
        "BIO is the code of Science / Biology already. Choose another.",
    )
    assert makers.refused(office, EditPlace(tree[0], {"code": "lt-7"}))[0] == "tag_taken"
    assert makers.refused(office, AddPlace(PlaceFields("check in", "Counter")))[0] == "code_is_command"
    office.perform(EditPlace(tree[0], {"code": "sci"}))


@pytest.mark.parametrize("kind", ["supplier", "lost", "nowhere", ""])
def test_only_real_kinds(office: Office, kind: str) -> None:
    code, sentence = makers.refused(office, AddPlace(PlaceFields("X-1", "X", kind)))
    assert code == "field_wrong"
    assert "Choose one of: store, bin, room, vehicle, returns shelf, quarantine, hold." in sentence


def test_the_places_of_the_ledger_cannot_be_touched(office: Office) -> None:
    lost = makers.place_id(office, "~LOST")
    assert makers.refused(office, EditPlace(lost, {"name": "Found"}))[0] == "place_virtual_edit"
    assert makers.refused(office, AddPlace(PlaceFields("X-1", "X", parent_id=lost)))[0] == "field_wrong"


def test_a_place_with_something_in_it_is_not_retired(office: Office, tree: tuple[int, int, int]) -> None:
    _, biology, room = tree
    for _ in range(2):
        makers.add_asset(office, place_id=biology)
    assert makers.refused(office, EditPlace(biology, {"active": False})) == (
        "place_in_use",
        "Science / Biology can't be retired: 2 assets and 1 place in use are there. Move everything out first.",
    )
    one = makers.add_asset(office, place_id=room)
    assert makers.refused(office, EditPlace(room, {"active": False}))[1].startswith(
        "Science / Biology / B-204 can't be retired: 1 asset is there."
    )
    office.perform(MoveAssets((one,), biology))
    makers.there_and_back(office, EditPlace(room, {"active": False}))
    assert makers.row(office, Holder, place(office, room)["holder_id"])["active"] is False


def test_a_place_with_stock_is_not_retired(office: Office, tree: tuple[int, int, int]) -> None:
    item = makers.made(office.perform(AddItem(ItemFields(sku="GL-100", name="Nitrile gloves"))))
    office.perform(Receive((ReceiveLine(item, Decimal(5), Decimal(1), place_id=tree[2]),)))
    assert "1 item is there" in makers.refused(office, EditPlace(tree[2], {"active": False}))[1]


def test_the_returns_shelf_of_the_office(office: Office) -> None:
    shelf = makers.place_id(office, "RETURNS")
    assert makers.refused(office, EditPlace(shelf, {"active": False}))[0] == "place_is_returns"
    makers.there_and_back(office, EditPlace(shelf, {"code": "RET-1"}))
    (setting,) = office.read(makers.Rows(Setting, Setting.key == "returns.place"))
    assert setting["value"] == "RET-1"


def test_the_place_for_stock_on_hold(office: Office) -> None:
    hold = makers.add_place(office, "HOLD-1", "Cage", "hold")
    office.perform(ChangeSetting("stock.hold_place", "hold-1"))
    assert makers.refused(office, EditPlace(hold, {"active": False}))[0] == "place_is_hold"
    assert makers.refused(office, EditPlace(hold, {"kind": "bin"}))[0] == "place_is_hold"
    makers.there_and_back(office, EditPlace(hold, {"code": "CAGE"}))
    (setting,) = office.read(makers.Rows(Setting, Setting.key == "stock.hold_place"))
    assert setting["value"] == "CAGE"


def test_refusals(office: Office, tree: tuple[int, int, int]) -> None:
    assert makers.refused(office, AddPlace(PlaceFields("", "X"))) == ("field_wrong", "Code: This must be filled in.")
    assert makers.refused(office, AddPlace(PlaceFields("X-1", ""))) == ("field_wrong", "Name: This must be filled in.")
    assert makers.refused(office, EditPlace(tree[0], {"name": "Science"}))[0] == "nothing_changed"
    assert makers.refused(office, EditPlace(tree[0], {"path": "x"}))[0] == "field_fixed"
    office.perform(EditPlace(tree[2], {"active": False}))
    assert makers.refused(office, AddPlace(PlaceFields("X-1", "X", parent_id=tree[2])))[0] == "field_wrong"
