# ruff: noqa: F811 - fixtures
"""A delivery in its dialog that came for an order: what is still to come, what is scanned, assets, labels."""

from __future__ import annotations

from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from tests.store_fixtures import Office
from tests.transactions.order_makers import deliver, line, order
from tests.ui.orders.order_office import PO, Buying, buying, facts
from tests.ui.window_fixtures import Shown, counter_office, shown  # noqa: F401 - fixtures
from tracker_desktop.counter.basket import Basket
from tracker_desktop.ui.dialogs.document_dialog import DocumentDialog
from tracker_desktop.ui.dialogs.line_dialog import LineDialog
from tracker_desktop.ui.dialogs.pieces_dialog import PiecesDialog
from tracker_desktop.ui.fields.number_fields import QuantityField


@pytest.fixture
def bought(counter_office: Office) -> int:
    there: Buying = buying(counter_office)
    laptops = line(None, 2, description="Dell Latitude 5540", category_id=there.laptops, price="900")
    made = order(counter_office, there.fisher, line(there.gloves, 4), line(there.toner, 2), laptops)
    deliver(counter_office, made, there.gloves, 100)
    return made


@pytest.fixture
def dialog(bought: int, shown: Shown) -> DocumentDialog:
    shown.window.orders.show(bought)
    shown.settle()
    shown.run("receive_order")
    found = shown.dialog()
    assert isinstance(found, DocumentDialog)
    return found


def cells(dialog: DocumentDialog, row: int) -> list[str]:
    items = [dialog.table.item(row, column) for column in range(5)]
    return [item.text() if item is not None else "" for item in items]


def basket(shown: Shown) -> Basket:
    state = shown.window.counter.state
    assert state is not None
    assert state.basket is not None
    return state.basket


def test_its_lines_are_there_before_anything_is_scanned(dialog: DocumentDialog, shown: Shown) -> None:
    assert [cells(dialog, row) for row in range(3)] == [
        ["GLV-NIT-M", "Nitrile gloves, medium", "400", "100", "0 pcs"],
        ["TNR-26X", "Toner HP 26X", "2", "0", "0 pcs"],
        ["", "Dell Latitude 5540", "2", "0", "0 pcs"],
    ]
    assert PO in dialog.windowTitle() or PO in dialog.banner.text()
    shown.burst("AN-1187")
    assert cells(dialog, 0) == ["GLV-NIT-M", "Nitrile gloves, medium", "400", "100", "100 pcs"]
    assert dialog.table.rowCount() == 3


def test_enter_on_a_line_says_what_came_of_it(dialog: DocumentDialog, shown: Shown) -> None:
    dialog.table.setFocus()
    dialog.table.setCurrentCell(0, 0)
    shown.press(Qt.Key.Key_Return)
    fields = shown.dialog()
    assert isinstance(fields, LineDialog)
    quantity = fields.findChildren(QuantityField)[0]
    assert quantity.value() == 300
    quantity.set_value(Decimal(250))
    shown.press(Qt.Key.Key_Return, ctrl=True)
    assert [(one.sku, int(one.quantity)) for one in basket(shown).stock] == [("GLV-NIT-M", 250)]


def test_all_that_is_open_is_taken_and_posted(dialog: DocumentDialog, shown: Shown, bought: int) -> None:
    shown.press(Qt.Key.Key_F9, shift=True)
    assert [(one.sku, int(one.quantity)) for one in basket(shown).stock] == [("GLV-NIT-M", 300), ("TNR-26X", 2)]
    shown.press(Qt.Key.Key_Return, ctrl=True)
    assert [int(one.open) for one in facts(shown, bought).lines] == [0, 0, 2]
    words = [one.text() for one in shown.window.counter.banner.findChildren(QPushButton) if one.isVisible()]
    assert "Labels" in words


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_F8, Qt.Key.Key_F9])
def test_assets_are_entered_for_their_line(dialog: DocumentDialog, shown: Shown, bought: int, key: Qt.Key) -> None:
    dialog.table.setFocus()
    dialog.table.setCurrentCell(2, 0)
    shown.press(key)
    pieces = shown.dialog()
    assert isinstance(pieces, PiecesDialog)
    shown.burst("S1", "S2")
    shown.press(Qt.Key.Key_Return, ctrl=True)
    [one] = basket(shown).pieces
    assert (one.description, one.cost, len(one.pieces)) == ("Dell Latitude 5540", Decimal(900), 2)
    assert cells(dialog, 0)[2:] == ["2", "0", "2 pcs"]
    shown.press(Qt.Key.Key_Return, ctrl=True)
    assert [int(line.open) for line in facts(shown, bought).lines] == [300, 2, 0]


def test_delete_and_undo_leave_what_is_to_come(dialog: DocumentDialog, shown: Shown) -> None:
    dialog.table.setFocus()
    dialog.table.setCurrentCell(1, 0)
    shown.press(Qt.Key.Key_Delete)
    assert dialog.table.rowCount() == 3
    shown.burst("TNR-26X")
    shown.press(Qt.Key.Key_Z, ctrl=True)
    assert basket(shown).stock == ()
    assert dialog.table.rowCount() == 3
