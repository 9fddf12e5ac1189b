# ruff: noqa: F811 - fixtures
"""Freight and new prices, as a clerk goes through them in the real window."""

from __future__ import annotations

from decimal import Decimal

import pytest
from PySide6.QtCore import Qt

from tests.store_fixtures import Office
from tests.transactions.stock_makers import Worth, add_item, issue, receive
from tests.ui.window_fixtures import Shown, counter_office, shown  # noqa: F401 - fixtures
from tracker_desktop.ui.dialogs.form_dialog import FormDialog
from tracker_desktop.ui.dialogs.receipt_dialog import ReceiptDialog
from tracker_desktop.ui.fields.choice_field import ChoiceField
from tracker_desktop.ui.fields.number_fields import MoneyField
from tracker_desktop.ui.fields.text_field import TextField


@pytest.fixture
def pump(counter_office: Office) -> int:
    """10 came for 100 each, 4 of them are gone."""
    item = add_item(counter_office, "PMP", "Pump")
    receive(counter_office, item, 10, "100")
    issue(counter_office, item, 4, 1)
    return item


def enter(shown: Shown, **values: str) -> None:
    dialog = shown.dialog()
    assert isinstance(dialog, FormDialog)
    for key, text in values.items():
        field = dialog.field(key)
        if isinstance(field, ChoiceField):
            field.combo.setCurrentIndex(
                next(at for at in range(field.combo.count()) if text in field.combo.itemText(at))
            )
        else:
            assert isinstance(field, MoneyField | TextField)
            field.line.setText(text)
    shown.press(Qt.Key.Key_Return, ctrl=True)


def worth(shown: Shown, item: int) -> Decimal:
    return shown.window.desk.store.read(Worth(item))[1]


def test_freight_of_the_last_receipt_of_an_item(pump: int, shown: Shown) -> None:
    shown.window.show_record("items", pump)
    shown.settle()
    shown.run("change_cost")
    asked = shown.dialog()
    assert isinstance(asked, ReceiptDialog)
    assert asked.number.value() == "GR-2026-00001"
    shown.press(Qt.Key.Key_Return, ctrl=True)
    enter(shown, freight="50", reference="INV-7")
    assert worth(shown, pump) == 630
    assert "50.00 of freight added to GR-2026-00001" in shown.window.counter.banner.text()


def test_a_new_price_from_the_entry_in_history(pump: int, shown: Shown) -> None:
    shown.window.show_record("journal", 3)
    shown.settle()
    shown.run("change_cost")
    enter(shown, unit_cost="90", reference="INV-7")
    dialog = shown.dialog()
    assert isinstance(dialog, FormDialog)
    assert "Choose one of its lines" in dialog.banner.text()
    enter(shown, line="PMP Pump: 10 pcs at 100.00")
    assert worth(shown, pump) == 540


def test_a_number_that_is_none_is_asked_again(pump: int, shown: Shown) -> None:
    shown.run("change_cost")
    asked = shown.dialog()
    assert isinstance(asked, ReceiptDialog)
    shown.type("GR-2026-00009")
    shown.press(Qt.Key.Key_Return, ctrl=True)
    assert "There is no such goods receipt" in asked.banner.text()
    asked.number.line.clear()
    shown.type("gr-2026-00001")
    shown.press(Qt.Key.Key_Return, ctrl=True)
    enter(shown)
    dialog = shown.dialog()
    assert isinstance(dialog, FormDialog)
    assert "one of both at a time" in dialog.banner.text()
