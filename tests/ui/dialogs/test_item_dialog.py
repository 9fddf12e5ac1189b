# ruff: noqa: F811 - fixtures
"""New item and edit item in the real window: codes and packs typed, scanned, changed, refused."""

from __future__ import annotations

from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit

from tests.store_fixtures import Office
from tests.transactions.stock_makers import add_item
from tests.ui.test_main_window import nameless
from tests.ui.window_fixtures import Shown, counter_office, shown  # noqa: F401 - fixtures
from tracker_desktop.queries.item_parts import ItemParts, ItemPartsOf
from tracker_desktop.transactions.rules.item_parts import CodeFields, UnitFields
from tracker_desktop.ui.dialogs.form_dialog import FormDialog
from tracker_desktop.ui.fields.table_field import TableField
from tracker_desktop.ui.fields.text_field import TextField

GTIN = "4006381333931"
BOX = CodeFields("gtin", GTIN, Decimal(100), Decimal(1), Decimal(100))


@pytest.fixture
def gloves(counter_office: Office) -> int:
    """GLV-NIT-M with a GTIN of its box, and boxes of 100."""
    return add_item(counter_office, codes=(BOX,), units=(UnitFields("box", 100),))


def form(shown: Shown) -> FormDialog:
    dialog = shown.dialog()
    assert isinstance(dialog, FormDialog)
    return dialog


def edited(shown: Shown, item_id: int) -> FormDialog:
    shown.window.show_record("items", item_id)
    shown.settle()
    shown.run("edit_item")
    return form(shown)


def table(dialog: FormDialog, key: str) -> TableField:
    field = dialog.field(key)
    assert isinstance(field, TableField)
    return field


def put(shown: Shown, dialog: FormDialog, key: str, row: int, **cells: str) -> None:
    """Type into cells of a row."""
    for name, text in cells.items():
        cell = table(dialog, key).cell(row, name)
        assert isinstance(cell, QLineEdit)
        cell.setFocus()
        cell.selectAll()
        shown.type(text)


def text(dialog: FormDialog, key: str, value: str) -> None:
    field = dialog.field(key)
    assert isinstance(field, TextField)
    field.line.setText(value)


def parts(shown: Shown, item_id: int) -> ItemParts:
    found = shown.window.desk.store.read(ItemPartsOf(item_id))
    assert found is not None
    return found


def codes(found: ItemParts) -> list[tuple[str, str, Decimal, Decimal, Decimal]]:
    return [(one.kind, one.code, one.received, one.issued, one.counted) for one in found.codes]


def save(shown: Shown) -> None:
    shown.press(Qt.Key.Key_Return, ctrl=True)


def banner(shown: Shown) -> str:
    return shown.window.counter.banner.text()


def test_a_new_item_with_codes_and_packs_by_the_keyboard_alone(shown: Shown) -> None:
    shown.run("new_item")
    shown.type("PIP-200")
    shown.press(Qt.Key.Key_Tab)
    shown.type("Pipette tips 200 µL")
    dialog = form(shown)
    put(shown, dialog, "codes", 0, code=GTIN, quantity_received="1000")
    put(shown, dialog, "codes", 1, code="TIPS")
    put(shown, dialog, "units", 0, name="rack", holds="96")
    put(shown, dialog, "units", 1, name="third", holds="1/3")
    save(shown)
    assert "Item PIP-200 added" in banner(shown)
    found = parts(shown, 1)
    thousand, one = Decimal(1000), Decimal(1)
    assert codes(found) == [
        ("sku", "PIP-200", one, one, one),
        ("gtin", GTIN, thousand, one, thousand),
        ("alias", "TIPS", one, one, one),
    ]
    assert found.units == (("rack", 96, 1), ("third", 1, 3))


def test_codes_are_scanned_into_the_table(shown: Shown) -> None:
    shown.run("new_item")
    dialog = form(shown)
    text(dialog, "sku", "PIP-200")
    text(dialog, "name", "Pipette tips")
    table(dialog, "codes").setFocus()
    shown.burst(GTIN, "TIPS", GTIN)
    focused = QApplication.focusWidget()
    assert focused is not None
    assert focused.accessibleName() == "Code, row 1"
    name = dialog.field("name")
    name.setFocus()
    save(shown)
    assert [code[:2] for code in codes(parts(shown, 1))] == [("sku", "PIP-200"), ("gtin", GTIN), ("alias", "TIPS")]


def test_what_is_wrong_in_a_table_is_said_there(shown: Shown) -> None:
    shown.run("new_item")
    dialog = form(shown)
    text(dialog, "sku", "PIP-200")
    text(dialog, "name", "Pipette tips")
    put(shown, dialog, "codes", 0, code="12345")
    kind = table(dialog, "codes").cell(0, "kind")
    kind.setFocus()
    shown.press(Qt.Key.Key_Home)
    put(shown, dialog, "units", 0, name="rack")
    save(shown)
    assert form(shown) is dialog
    assert table(dialog, "codes").error().startswith("Row 1, Code: “12345” is not a product number")
    assert table(dialog, "units").error() == "Row 1, Holds: it is missing. Type it, or remove the row."
    focused = QApplication.focusWidget()
    assert focused is not None
    assert focused.accessibleName() == "Code, row 1"


def test_only_what_was_changed_is_written(gloves: int, shown: Shown) -> None:
    dialog = edited(shown, gloves)
    put(shown, dialog, "codes", 0, quantity_issued="10")
    save(shown)
    assert "Item GLV-NIT-M edited" in banner(shown)
    assert banner(shown).endswith("codes")
    assert codes(parts(shown, gloves))[1] == ("gtin", GTIN, Decimal(100), Decimal(10), Decimal(100))
    assert parts(shown, gloves).units == (("box", 100, 1),)


def test_a_form_that_was_not_changed_writes_nothing(gloves: int, shown: Shown) -> None:
    before = shown.window.desk.store.read_at(ItemPartsOf(gloves))[0]
    edited(shown, gloves)
    save(shown)
    assert QApplication.activeModalWidget() is None
    assert shown.window.desk.store.read_at(ItemPartsOf(gloves))[0] == before


def test_rows_are_removed_and_undone(gloves: int, shown: Shown) -> None:
    dialog = edited(shown, gloves)
    table(dialog, "codes").remove_row(0)
    table(dialog, "units").remove_row(0)
    save(shown)
    assert [code[0] for code in codes(parts(shown, gloves))] == ["sku"]
    assert parts(shown, gloves).units == ()
    shown.run("undo")
    assert codes(parts(shown, gloves))[1][:2] == ("gtin", GTIN)
    assert parts(shown, gloves).units == (("box", 100, 1),)


def test_a_new_sku_and_a_new_code_go_together(gloves: int, shown: Shown) -> None:
    dialog = edited(shown, gloves)
    text(dialog, "sku", "GLV-M")
    put(shown, dialog, "codes", 1, code="GLOVES")
    save(shown)
    assert {code[1] for code in codes(parts(shown, gloves))} == {"GLV-M", GTIN, "GLOVES"}


def test_a_refusal_is_shown_in_the_dialog_and_nothing_is_lost(gloves: int, shown: Shown) -> None:
    shown.run("new_item")
    dialog = form(shown)
    text(dialog, "sku", "glv-nit-m")
    text(dialog, "name", "Other gloves")
    put(shown, dialog, "units", 0, name="piece", holds="2")
    save(shown)
    assert form(shown) is dialog
    assert "GLV-NIT-M is the SKU of “Nitrile gloves, medium” already." in dialog.banner.text()
    text(dialog, "sku", "GLV-2")
    save(shown)
    assert "There are two units called piece." in dialog.banner.text()
    put(shown, dialog, "units", 0, name="pair")
    save(shown)
    assert "Item GLV-2 added" in banner(shown)


def test_esc_asks_once_when_a_row_was_typed(shown: Shown) -> None:
    shown.run("new_item")
    dialog = form(shown)
    put(shown, dialog, "codes", 0, code="TIPS")
    shown.press(Qt.Key.Key_Escape)
    assert form(shown) is dialog
    assert "Not saved yet." in dialog.banner.text()
    shown.press(Qt.Key.Key_Escape)
    assert QApplication.activeModalWidget() is None


def test_every_cell_has_a_name(gloves: int, shown: Shown) -> None:
    assert nameless(edited(shown, gloves)) == []


def test_a_code_scanned_while_the_name_is_typed_goes_to_the_codes(shown: Shown) -> None:
    shown.run("new_item")
    dialog = form(shown)
    name = dialog.field("name")
    assert isinstance(name, TextField)
    name.line.setFocus()
    shown.type("Nitrile gl")
    shown.burst(GTIN)
    assert (name.line.text(), name.line.hasFocus()) == ("Nitrile gl", True)
    assert [row["code"] for row in table(dialog, "codes").value()] == [GTIN]
    assert shown.window.counter.banner.text() == ""
