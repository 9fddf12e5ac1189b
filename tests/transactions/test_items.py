"""Items: their codes, packs and rules, added, edited and taken back."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.store_fixtures import Office
from tests.transactions.books_check import check_books
from tests.transactions.makers import Rows, made, row, state
from tests.transactions.stock_makers import add_item, issue, lot, receive, stock
from tracker_desktop.errors import Refused
from tracker_desktop.models.items import Item, ItemCode, ItemUnit, Lot
from tracker_desktop.transactions.add_item import AddItem
from tracker_desktop.transactions.edit_item import EditItem
from tracker_desktop.transactions.rules.item_fields import ItemFields
from tracker_desktop.transactions.rules.item_parts import CodeFields, UnitFields

BOX = CodeFields("gtin", "4012345678901", quantity_received=Decimal(100))


def test_an_item_comes_with_its_sku_as_a_code_its_packs_and_its_row_for_no_lot(office: Office) -> None:
    fields = ItemFields("glv-nit-m", " Nitrile  gloves, medium ", reorder_point=Decimal(200))
    done = office.perform(AddItem(fields, (BOX, CodeFields("supplier", "AN-1187")), (UnitFields("box", 100),)))
    assert (done.title, done.detail) == ("Item glv-nit-m added", "Nitrile gloves, medium")
    gloves = made(done)
    assert row(office, Item, gloves)["sku_key"] == "GLV-NIT-M"
    codes = {(code["kind"], code["code_key"], code["quantity_received"]) for code in office.read(Rows(ItemCode))}
    assert codes == {("sku", "GLV-NIT-M", 1), ("gtin", "04012345678901", 100), ("supplier", "AN-1187", 1)}
    assert [(unit["name"], unit["numerator"]) for unit in office.read(Rows(ItemUnit))] == [("box", 100)]
    assert lot(office, gloves)
    before = [state(office, model) for model in (Item, ItemCode, ItemUnit, Lot)]
    undone = office.undo(done)
    assert office.read(Rows(Item)) == office.read(Rows(ItemCode)) == office.read(Rows(Lot)) == []
    office.undo(undone)
    assert [state(office, model) for model in (Item, ItemCode, ItemUnit, Lot)] == before


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"sku": "  "}, "SKU: This must be filled in"),
        ({"name": ""}, "Name: This must be filled in"),
        ({"sku": "A\x07B"}, "control character"),
        ({"name": "x" * 5000}, "5000 characters"),
        ({"unit": ""}, "Unit: This must be filled in"),
        ({"decimals": 4}, "Decimals: 4 is not between 0 and 3"),
        ({"lot_policy": "sometimes"}, "Lots: “sometimes” is not among the choices"),
        ({"reorder_point": Decimal(-1)}, "Reorder at: It must be 0 or more"),
        ({"reorder_quantity": Decimal("2.5")}, "Order quantity: the unit piece is counted with 0 decimals"),
        ({"lot_policy": "none", "expiry_required": True}, "belongs to a lot"),
        ({"lot_policy": "serial", "decimals": 2}, "Set its decimals to 0"),
    ],
)
def test_what_an_item_cannot_be_is_said_by_its_field(office: Office, fields: dict[str, object], words: str) -> None:
    with pytest.raises(Refused) as refused:
        office.perform(AddItem(ItemFields(**({"sku": "A", "name": "Thing"} | fields))))  # type: ignore[arg-type]
    assert words in str(refused.value)


def test_a_sku_names_one_item_whatever_its_case(office: Office) -> None:
    add_item(office)
    with pytest.raises(Refused, match="is the SKU of “Nitrile gloves, medium” already"):
        add_item(office, "glv-nit-m", "Others")


@pytest.mark.parametrize(
    ("code", "words"),
    [
        (CodeFields("gtin", "4012345678902"), "right check digit"),
        (CodeFields("gtin", "ABC"), "product number"),
        (CodeFields("qr", "X1"), "not a kind of code"),
        (CodeFields("sku", "OTHER"), "as another code"),
        (CodeFields("alias", "X1", quantity_issued=Decimal(0)), "must mean more than 0"),
        (CodeFields("alias", "X1", quantity_counted=Decimal("0.5")), "must mean more than 0"),
        (CodeFields("alias", " "), "empty"),
    ],
)
def test_codes_that_cannot_be_are_refused(office: Office, code: CodeFields, words: str) -> None:
    with pytest.raises(Refused, match=words):
        add_item(office, codes=(code,))


def test_a_code_twice_on_one_item_is_refused_and_on_two_is_legal(office: Office) -> None:
    with pytest.raises(Refused, match="stands there twice"):
        add_item(office, codes=(CodeFields("gtin", "4012345678901"), CodeFields("gtin", "04012345678901")))
    add_item(office, codes=(CodeFields("alias", "GLOVES"),))
    add_item(office, "GLV-NIT-L", "Nitrile gloves, large", codes=(CodeFields("alias", "gloves"),))


@pytest.mark.parametrize(
    ("units", "words"),
    [
        ((UnitFields("box", 0),), "more than 0"),
        ((UnitFields("box", 1, 0),), "more than 0"),
        ((UnitFields("", 5),), "no name"),
        ((UnitFields("box", 10), UnitFields("Box", 12)), "two units called"),
        ((UnitFields("Piece", 10),), "two units called"),
    ],
)
def test_packs_that_cannot_be_are_refused(office: Office, units: tuple[UnitFields, ...], words: str) -> None:
    with pytest.raises(Refused, match=words):
        add_item(office, units=units)


def test_an_item_is_edited_its_codes_follow_and_undo_puts_all_back(office: Office) -> None:
    own = CodeFields("sku", "GLV-NIT-M", quantity_received=Decimal(10))
    gloves = add_item(office, codes=(BOX, own), units=(UnitFields("box", 100),))
    before = [state(office, model) for model in (Item, ItemCode, ItemUnit)]
    changes = {"sku": "GLV-M", "reorder_point": Decimal(100)}
    done = office.perform(EditItem(gloves, changes, units=(UnitFields("Box", 50), UnitFields("case", 1000))))
    assert (done.title, done.detail) == ("Item GLV-M edited", "sku, reorder at, codes, packs")
    codes = {(code["kind"], code["code"], code["quantity_received"]) for code in office.read(Rows(ItemCode))}
    assert codes == {("sku", "GLV-M", 10), ("gtin", "4012345678901", 100)}
    assert [(unit["name"], unit["numerator"]) for unit in office.read(Rows(ItemUnit))] == [("Box", 50), ("case", 1000)]
    undone = office.undo(done)
    assert [state(office, model) for model in (Item, ItemCode, ItemUnit)] == before
    office.undo(undone)
    assert row(office, Item, gloves)["sku"] == "GLV-M"
    emptied = office.perform(EditItem(gloves, {}, codes=(), units=()))
    assert [code["kind"] for code in office.read(Rows(ItemCode))] == ["sku"]
    office.undo(emptied)
    assert len(office.read(Rows(ItemCode))) == 2
    with pytest.raises(Refused, match="nothing was changed"):
        office.perform(EditItem(gloves, {"sku": "GLV-M"}))


def test_the_base_unit_stays_once_stock_moved(office: Office) -> None:
    gloves = add_item(office, decimals=1)
    office.perform(EditItem(gloves, {"unit": "pair"}))
    came = receive(office, gloves, 10)
    office.undo(came)
    with pytest.raises(Refused, match="unit and decimals stay"):
        office.perform(EditItem(gloves, {"unit": "box"}))
    with pytest.raises(Refused, match="unit and decimals stay"):
        office.perform(EditItem(gloves, {"decimals": 0}))
    office.perform(EditItem(gloves, {"decimals": 2, "name": "Gloves"}))


def test_lots_are_kept_another_way_only_where_the_stock_fits(office: Office) -> None:
    gloves = add_item(office)
    with_lot = receive(office, gloves, 10, lot="A1")
    with pytest.raises(Refused, match="does not fit"):
        office.perform(EditItem(gloves, {"lot_policy": "none"}))
    with pytest.raises(Refused, match="does not fit"):
        office.perform(EditItem(gloves, {"lot_policy": "serial"}))
    office.perform(EditItem(gloves, {"lot_policy": "required"}))
    office.undo(with_lot)
    office.perform(EditItem(gloves, {"lot_policy": "none"}))
    receive(office, gloves, 10)
    with pytest.raises(Refused, match="does not fit"):
        office.perform(EditItem(gloves, {"lot_policy": "required"}))


def test_adding_is_undone_only_while_no_stock_stands_on_it(office: Office) -> None:
    done = office.perform(AddItem(ItemFields("GLV", "Gloves")))
    gloves = made(done)
    came = receive(office, gloves, 10, lot="A1")
    with pytest.raises(Refused, match="Received 10 × Gloves"):
        office.undo(done)
    office.undo(came)
    undone = office.undo(done)
    assert row(office, Item, gloves)["active"] == 0  # movements name it, so it is kept, out of use
    with pytest.raises(Refused, match="no longer in use"):
        receive(office, gloves, 1)
    check_books(office.store)
    office.undo(undone)
    assert row(office, Item, gloves)["active"] == 1
    receive(office, gloves, 1)
    issue(office, gloves, 1, 1)
    assert stock(office, gloves) == {}
    check_books(office.store)
