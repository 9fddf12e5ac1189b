# ruff: noqa: F811 - fixtures
"""The Inventory menu and unknown codes, as a clerk goes through them in the real window."""

from __future__ import annotations

from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel

from tests.store_fixtures import Office
from tests.transactions import makers
from tests.transactions.stock_makers import JAN, add_item, movements, receive, stock
from tests.ui.window_fixtures import Shown, counter_office, shown  # noqa: F401 - fixtures
from tracker_desktop.counter.basket import Basket
from tracker_desktop.queries.item_parts import ItemPartsOf
from tracker_desktop.transactions.rules.item_parts import UnitFields
from tracker_desktop.ui.dialogs.ask import Ask
from tracker_desktop.ui.dialogs.document_dialog import DocumentDialog
from tracker_desktop.ui.dialogs.find_dialog import FindDialog
from tracker_desktop.ui.dialogs.form_dialog import FormDialog
from tracker_desktop.ui.dialogs.line_dialog import LineDialog
from tracker_desktop.ui.fields.choice_field import ChoiceField
from tracker_desktop.ui.fields.date_field import DateField
from tracker_desktop.ui.fields.number_fields import QuantityField
from tracker_desktop.ui.fields.search_field import SearchField
from tracker_desktop.ui.fields.table_field import TableField
from tracker_desktop.ui.fields.text_field import TextField

GTIN = "4006381333931"
BOX = ("box", 100, 1)


@pytest.fixture
def items(counter_office: Office) -> dict[str, int]:
    """Gloves in boxes of 100, at home in A-04: 160 of lot 24G118 lie there and 40 without a lot in the stockroom;
    ethanol by lot and expiry, none on hand."""
    home = makers.add_place(counter_office, "A-04", "A-04", "bin")
    gloves = add_item(counter_office, units=(UnitFields("box", 100),), home_place_id=home)
    receive(counter_office, gloves, 160, "0.07", lot="24G118", expiry=JAN)
    receive(counter_office, gloves, 40, "0.07", place_id=makers.place_id(counter_office, "STOCKROOM"))
    ethanol = add_item(
        counter_office,
        "ETH",
        "Ethanol 96 %",
        unit="can",
        lot_policy="required",
        expiry_required=True,
        home_place_id=home,
    )
    return {"gloves": gloves, "ethanol": ethanol, "home": home}


def choose(shown: Shown, item_id: int, command: str) -> None:
    shown.window.show_record("items", item_id)
    shown.settle()
    shown.run(command)


def form(shown: Shown) -> FormDialog:
    dialog = shown.dialog()
    assert isinstance(dialog, FormDialog)
    return dialog


def quantity(shown: Shown, text: str) -> None:
    field = form(shown).field("quantity")
    assert isinstance(field, QuantityField)
    field.line.setText(text)


def search(shown: Shown, key: str) -> SearchField:
    field = form(shown).field(key)
    assert isinstance(field, SearchField)
    return field


def save(shown: Shown) -> None:
    shown.press(Qt.Key.Key_Return, ctrl=True)


def banner(shown: Shown) -> str:
    return shown.window.counter.banner.text()


def labels(shown: Shown) -> list[str]:
    return [label.text() for label in shown.dialog().findChildren(QLabel)]


def basket(shown: Shown) -> Basket:
    state = shown.window.counter.state
    assert state is not None
    assert state.basket is not None
    return state.basket


def answer(shown: Shown, number: int) -> None:
    """Take an answer to the counter's question, by its digit."""
    shown.scan(str(number), how="typed")


def test_a_new_item_is_chosen_for_what_comes_next(items: dict[str, int], shown: Shown) -> None:
    choose(shown, items["gloves"], "new_item")
    shown.type("BAT-AA")
    shown.press(Qt.Key.Key_Tab)
    shown.type("Battery AA")
    save(shown)
    shown.run("opening")
    assert "Opening stock: Battery AA" in labels(shown)


def test_opening_stock_begins_at_home(items: dict[str, int], counter_office: Office, shown: Shown) -> None:
    choose(shown, items["gloves"], "opening")
    assert search(shown, "place_id").text() == "A-04"
    quantity(shown, "3")
    pack = form(shown).field("pack")
    assert isinstance(pack, ChoiceField)
    pack.set_value(BOX)
    save(shown)
    assert "Opening stock of Nitrile gloves, medium: 300" in banner(shown)
    assert stock(counter_office, items["gloves"])[("", "A-04")] == 300
    assert movements(counter_office, items["gloves"])[-1].quantity_entered == "3 box"


def test_what_a_lot_needs_is_asked_for(items: dict[str, int], counter_office: Office, shown: Shown) -> None:
    choose(shown, items["ethanol"], "opening")
    assert "Quantity in cans" in labels(shown)
    quantity(shown, "2")
    save(shown)
    lot, expiry = form(shown).field("lot"), form(shown).field("expiry")
    assert isinstance(lot, TextField)
    assert isinstance(expiry, DateField)
    assert lot.error() == "Lot is missing. Type it here."
    assert expiry.error().startswith("Expires is missing.")
    lot.setFocus()
    shown.burst("E2291")
    expiry.line.setText("31 Jan 2027")
    save(shown)
    assert stock(counter_office, items["ethanol"]) == {("E2291", "A-04"): 2}


def test_stock_that_is_not_at_home_is_moved_there(items: dict[str, int], counter_office: Office, shown: Shown) -> None:
    choose(shown, items["gloves"], "move_stock")
    shelf = form(shown).field("shelf")
    assert isinstance(shelf, ChoiceField)
    assert shelf.combo.currentText() == "no lot · Stockroom · 40 pcs"
    assert search(shown, "place_id").text() == "A-04"
    quantity(shown, "1")
    pack = form(shown).field("pack")
    assert isinstance(pack, ChoiceField)
    pack.set_value(BOX)
    save(shown)
    assert "100 asked, 40 on hand at Stockroom" in form(shown).banner.text()
    quantity(shown, "40")
    pack.set_value(("", 1, 1))
    save(shown)
    assert "40 × Nitrile gloves, medium moved to A-04" in banner(shown)
    assert stock(counter_office, items["gloves"])[("", "A-04")] == 40
    shown.run("undo")
    assert stock(counter_office, items["gloves"])[("", "STOCKROOM")] == 40


def test_the_same_place_is_refused_in_the_dialog(items: dict[str, int], shown: Shown) -> None:
    choose(shown, items["gloves"], "move_stock")
    quantity(shown, "1")
    shown.pick(search(shown, "place_id"), "stockroom")
    save(shown)
    assert "is in Stockroom already. Choose another place." in form(shown).banner.text()


def test_nothing_to_move_is_said(items: dict[str, int], shown: Shown) -> None:
    choose(shown, items["ethanol"], "move_stock")
    assert QApplication.activeModalWidget() is None
    assert "Nothing of Ethanol 96 % is in stock" in banner(shown)


def test_an_item_is_received_from_the_menu(items: dict[str, int], counter_office: Office, shown: Shown) -> None:
    choose(shown, items["gloves"], "receive_item")
    document = shown.dialog()
    assert isinstance(document, DocumentDialog)
    shown.type("200")
    shown.press(Qt.Key.Key_Return)
    assert [(line.quantity, line.place) for line in basket(shown).stock] == [(Decimal(200), "A-04")]
    shown.press(Qt.Key.Key_F8)
    dialog = shown.dialog()
    assert isinstance(dialog, LineDialog)
    assert "Quantity in pcs" in labels(shown)
    shown.press(Qt.Key.Key_Tab)
    shown.type("0.0725")
    shown.press(Qt.Key.Key_Tab)
    shown.burst("25A020")
    save(shown)
    line = basket(shown).stock[0]
    assert (line.lot, line.unit_cost, line.quantity) == ("25A020", Decimal("0.0725"), Decimal(200))
    save(shown)
    assert "Received 200 × Nitrile gloves, medium" in banner(shown)
    assert stock(counter_office, items["gloves"])[("25A020", "A-04")] == 200


def test_an_item_is_issued_from_the_menu(items: dict[str, int], shown: Shown) -> None:
    choose(shown, items["gloves"], "issue_item")
    assert isinstance(shown.dialog(), DocumentDialog)
    assert [part.lot_number for part in basket(shown).stock[0].taken] == ["24G118"]
    save(shown)
    dialog = shown.dialog()
    assert isinstance(dialog, DocumentDialog)
    assert "Nobody gets it yet." in dialog.banner.text()


def test_a_line_that_lacks_its_lot_opens_there(items: dict[str, int], shown: Shown) -> None:
    choose(shown, items["ethanol"], "receive_item")
    shown.press(Qt.Key.Key_F8)
    focused = QApplication.focusWidget()
    assert focused is not None
    assert focused.accessibleName() == "Lot"
    shown.press(Qt.Key.Key_Escape)
    shown.burst("E2291")
    assert basket(shown).stock[0].lot == "E2291"
    assert basket(shown).stock[0].problem_code == "expiry_needed"
    shown.press(Qt.Key.Key_F8)
    focused = QApplication.focusWidget()
    assert focused is not None
    assert focused.accessibleName() == "Expires"


def test_a_red_line_asks_again_when_it_is_opened(items: dict[str, int], shown: Shown) -> None:
    shown.run("issue")
    shown.scan("300", how="typed")
    shown.scan("GLV-NIT-M")
    shown.scan("A-04")
    document = shown.dialog()
    assert isinstance(document, DocumentDialog)
    assert not document.strip.choices.is_open
    document.table.setFocus()
    shown.press(Qt.Key.Key_Return)
    assert document.strip.choices.is_open
    shown.scan("1", how="typed")
    assert [(line.quantity, line.problem) for line in basket(shown).stock] == [(Decimal(200), "")]


def test_a_quantity_counted_by_scans_stays_so_when_its_line_is_opened(items: dict[str, int], shown: Shown) -> None:
    choose(shown, items["gloves"], "edit_item")
    codes = form(shown).field("codes")
    assert isinstance(codes, TableField)
    codes.setFocus()
    shown.burst(GTIN)
    shown.type("100")
    save(shown)
    shown.run("receive")
    shown.scan(GTIN, "20417")
    shown.scan(GTIN)
    assert basket(shown).stock[0].entered == "2 × 100"
    shown.press(Qt.Key.Key_F8)
    save(shown)
    assert basket(shown).stock[0].entered == "2 × 100"


def test_an_unknown_code_is_attached_in_look_up_and_its_item_shown(items: dict[str, int], shown: Shown) -> None:
    shown.scan(GTIN)
    assert f"{GTIN} is not known here" in banner(shown)
    answer(shown, 1)
    find = shown.dialog()
    assert isinstance(find, FindDialog)
    shown.pick(find.findChildren(SearchField)[0], "nitrile")
    save(shown)
    assert f"Attach {GTIN}" in labels(shown)
    assert "To GLV-NIT-M · Nitrile gloves, medium" in labels(shown)
    shown.type("100")
    save(shown)
    assert "Item GLV-NIT-M edited" in banner(shown)
    assert shown.window.lists["items"].selected() == [items["gloves"]]
    parts = shown.window.desk.store.read(ItemPartsOf(items["gloves"]))
    assert parts is not None
    assert [(one.kind, one.received, one.issued) for one in parts.codes][-1] == ("gtin", Decimal(100), Decimal(1))


def test_an_unknown_code_is_attached_in_a_delivery_and_goes_on_it(items: dict[str, int], shown: Shown) -> None:
    shown.run("receive")
    shown.scan(GTIN)
    answer(shown, 1)
    find = shown.dialog()
    assert isinstance(find, FindDialog)
    shown.pick(find.findChildren(SearchField)[0], "nitrile")
    save(shown)
    shown.type("100")
    save(shown)
    assert isinstance(shown.dialog(), DocumentDialog)
    assert [(line.sku, line.quantity) for line in basket(shown).stock] == [("GLV-NIT-M", Decimal(100))]


def test_an_unknown_code_in_a_delivery_becomes_an_item_and_goes_on_it(shown: Shown) -> None:
    shown.run("receive")
    shown.scan(GTIN)
    answer(shown, 2)
    codes = form(shown).field("codes")
    assert isinstance(codes, TableField)
    assert [(row["kind"], row["code"]) for row in codes.value()] == [("gtin", GTIN)]
    shown.type("PIP-200")
    shown.press(Qt.Key.Key_Tab)
    shown.type("Pipette tips")
    save(shown)
    assert isinstance(shown.dialog(), DocumentDialog)
    assert [(line.sku, line.quantity) for line in basket(shown).stock] == [("PIP-200", Decimal(1))]


@pytest.mark.parametrize(
    ("mode", "code", "title"),
    [
        ("look_up", GTIN, "New item"),
        ("issue", "NEW-7", "New item"),
        ("check_out", "NEW-7", "New asset"),
        ("check_in", "NEW-7", "New asset"),
    ],
)
def test_a_new_record_is_of_the_kind_that_the_mode_takes(shown: Shown, mode: str, code: str, title: str) -> None:
    shown.run(mode)
    shown.scan(code)
    answer(shown, 2)
    assert form(shown).windowTitle() == title


def test_where_it_may_be_either_it_is_asked(shown: Shown) -> None:
    shown.scan("NEW-7")
    answer(shown, 2)
    asked = shown.dialog()
    assert isinstance(asked, Ask)
    shown.type("2")
    shown.qtbot.waitUntil(lambda: isinstance(shown.dialog(), FormDialog))
    shown.settle()
    sku = form(shown).field("sku")
    assert isinstance(sku, TextField)
    assert sku.value() == "NEW-7"


def test_an_unknown_code_in_a_check_out_becomes_an_asset_and_goes_on_it(shown: Shown) -> None:
    shown.run("check_out")
    shown.scan("NEW-7")
    answer(shown, 2)
    shown.type("Zeiss microscope")
    save(shown)
    assert isinstance(shown.dialog(), DocumentDialog)
    assert [line.tag for line in basket(shown).assets] == ["NEW-7"]


def test_a_field_of_the_head_can_be_emptied_again(items: dict[str, int], shown: Shown) -> None:
    shown.run("receive")
    shown.scan("A-04")
    document = shown.dialog()
    assert isinstance(document, DocumentDialog)
    place = document.findChildren(SearchField)[0]
    assert place.text() == "A-04"
    place.line.setFocus()
    place.line.selectAll()
    shown.press(Qt.Key.Key_Delete)
    shown.press(Qt.Key.Key_Tab)
    assert basket(shown).place is None


def test_the_last_line_can_be_removed_without_leaving(items: dict[str, int], shown: Shown) -> None:
    choose(shown, items["gloves"], "receive_item")
    document = shown.dialog()
    assert isinstance(document, DocumentDialog)
    document.table.setFocus()
    shown.press(Qt.Key.Key_Delete)
    assert shown.dialog() is document
    assert basket(shown).stock == ()
    shown.scan("GLV-NIT-M")
    assert shown.dialog() is document
