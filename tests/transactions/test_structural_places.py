"""A place that holds nothing itself: nothing is ever put there, whichever way it comes."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest

from tests.store_fixtures import Office
from tests.transactions.count_makers import open_count
from tests.transactions.makers import add_asset, add_category, add_place, check_out, made, person, refused, row
from tests.transactions.stock_makers import add_item, lot, place, receive, stock
from tests.transactions.transfer_makers import two_stores
from tracker_desktop.models.places import Place
from tracker_desktop.queries.suggest import Suggest
from tracker_desktop.transactions.add_asset import AddAsset
from tracker_desktop.transactions.add_item import AddItem
from tracker_desktop.transactions.assign import Assign
from tracker_desktop.transactions.back_from_maintenance import BackFromMaintenance
from tracker_desktop.transactions.base import Transaction
from tracker_desktop.transactions.check_in import CheckIn, InLine
from tracker_desktop.transactions.check_out import OutLine
from tracker_desktop.transactions.count_stock import CountStock
from tracker_desktop.transactions.edit_assets import EditAssets
from tracker_desktop.transactions.edit_item import EditItem
from tracker_desktop.transactions.edit_place import EditPlace
from tracker_desktop.transactions.found import Found
from tracker_desktop.transactions.move_assets import MoveAssets
from tracker_desktop.transactions.move_stock import MoveLine, MoveStock
from tracker_desktop.transactions.open_audit import OpenAudit
from tracker_desktop.transactions.opening_stock import OpeningStock
from tracker_desktop.transactions.receive import Receive, ReceivedAsset, ReceiveLine
from tracker_desktop.transactions.report_missing import ReportMissing
from tracker_desktop.transactions.rules.asset_fields import AssetFields
from tracker_desktop.transactions.rules.audit_scope import AuditScope, ScopeKind
from tracker_desktop.transactions.rules.item_fields import ItemFields
from tracker_desktop.transactions.see_asset import SeeAsset
from tracker_desktop.transactions.see_in_audit import SeeInAudit
from tracker_desktop.transactions.send_to_maintenance import SendToMaintenance
from tracker_desktop.transactions.transfer import Transfer

ONE = Decimal(1)
Making = Callable[[dict[str, int]], Transaction]
PUTS: dict[str, Making] = {
    "receive": lambda ids: Receive((ReceiveLine(ids["item"], ONE, place_id=ids["house"]),)),
    "receive an asset": lambda ids: Receive(
        (), (ReceivedAsset("Laptop", ids["category"], pieces=(("S-1", None),), place_id=ids["house"]),)
    ),
    "opening stock": lambda ids: OpeningStock((ReceiveLine(ids["item"], ONE, place_id=ids["house"]),)),
    "move stock": lambda ids: MoveStock((MoveLine(ids["item"], ids["lot"], ONE, ids["store"], ids["house"]),)),
    "count": lambda ids: CountStock(ids["count"], ids["item"], None, ids["house"], ONE),
    "add asset": lambda ids: AddAsset(AssetFields("Laptop", tag="X-1", place_id=ids["house"])),
    "add asset with its home": lambda ids: AddAsset(AssetFields("Laptop", tag="X-1", home_place_id=ids["house"])),
    "edit asset": lambda ids: EditAssets((ids["asset"],), {"home_place_id": ids["house"]}),
    "move asset": lambda ids: MoveAssets((ids["asset"],), ids["house"]),
    "see asset": lambda ids: SeeAsset(ids["asset"], ids["house"]),
    "assign": lambda ids: Assign((OutLine(ids["asset"]),), ids["holder"], ids["house"]),
    "check in": lambda ids: CheckIn((InLine(ids["out"], place_id=ids["house"]),)),
    "transfer": lambda ids: Transfer((OutLine(ids["out"]),), ids["other"], place_id=ids["house"]),
    "to maintenance": lambda ids: SendToMaintenance((ids["asset"],), ids["house"]),
    "found": lambda ids: Found(ids["lost"], ids["house"]),
    "audit": lambda ids: SeeInAudit(ids["audit"], ids["asset"], "A-4", place_id=ids["house"]),
    "home of an item": lambda ids: AddItem(ItemFields("NEW", "New", home_place_id=ids["house"])),
    "home of a known item": lambda ids: EditItem(ids["item"], {"home_place_id": ids["house"]}),
    "from maintenance": lambda ids: BackFromMaintenance((ids["away"],), "good", ids["house"]),
}


@pytest.fixture
def ids(sqlite_office: Office) -> dict[str, int]:
    """Everything that could be put into House 3, which holds nothing itself."""
    office = sqlite_office
    item = add_item(office)
    receive(office, item, 10)
    out, lost, away = (add_asset(office) for _ in range(3))
    holder = person(office)
    check_out(office, out, holder=holder)
    office.perform(ReportMissing((lost,), "not in its room"))
    office.perform(SendToMaintenance((away,), None, "lamp"))
    scope = AuditScope(ScopeKind.PLACES, (place(office),))
    return {
        "house": add_place(office, "HOUSE", "House 3", "store", structural=True),
        "store": place(office),
        "item": item,
        "lot": lot(office, item),
        "asset": add_asset(office),
        "out": out,
        "lost": lost,
        "away": away,
        "holder": holder,
        "other": person(office, "Leo Brandt", "20418"),
        "category": add_category(office),
        "count": open_count(office),
        "audit": made(office.perform(OpenAudit(scope, "Audit"))),
    }


@pytest.mark.parametrize("way", PUTS)
def test_nothing_is_put_where_nothing_can_lie(sqlite_office: Office, ids: dict[str, int], way: str) -> None:
    _, sentence = refused(sqlite_office, PUTS[way](ids))
    assert "House 3 holds nothing itself. Choose a place inside it." in sentence


def test_goods_without_a_place_pass_such_a_store_over(sqlite_office: Office) -> None:
    office = sqlite_office
    office.perform(EditPlace(place(office), {"structural": True}))
    add_place(office, "S-2", "Store 2", "store")
    item = add_item(office)
    receive(office, item, 3)
    assert stock(office, item) == {("", "S-2"): 3}


def test_what_holds_something_stays_a_place_for_things(sqlite_office: Office) -> None:
    stores = two_stores(sqlite_office)
    code, sentence = refused(sqlite_office, EditPlace(stores.first, {"structural": True}))
    assert code in ("field_wrong", "structural_full")
    assert "Move them first." in sentence


def test_such_a_place_is_chosen_only_for_what_lies_in_it(sqlite_office: Office, ids: dict[str, int]) -> None:
    assert sqlite_office.read(Suggest(("place",), "house")) == []
    (found,) = sqlite_office.read(Suggest(("any_place",), "house"))
    assert (found.id, found.text) == (ids["house"], "House 3")


def test_an_audit_of_a_house_is_one_of_its_rooms(sqlite_office: Office, ids: dict[str, int]) -> None:
    office = sqlite_office
    room = add_place(office, "R-1", "Room 1", parent_id=ids["house"])
    assert row(office, Place, room)["path"] == "House 3 / Room 1"
    alone: Any = AuditScope(ScopeKind.PLACES, (ids["house"],), below=False)
    assert refused(office, OpenAudit(alone, "House"))[0] == "place_structural"
    audit = made(office.perform(OpenAudit(AuditScope(ScopeKind.PLACES, (ids["house"],)), "House")))
    office.perform(SeeInAudit(audit, ids["asset"], "A-4", place_id=room))
