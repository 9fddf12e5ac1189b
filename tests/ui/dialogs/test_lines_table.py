"""The lines of a document: what stands in them is whole, and a red one keeps what was counted."""

from __future__ import annotations

from decimal import Decimal

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tracker_desktop.counter.basket import StockLine
from tracker_desktop.ui.dialogs.document_look import LOOKS
from tracker_desktop.ui.dialogs.lines_table import LinesTable
from tracker_desktop.ui.tables.delegate import PADDING, mono_font
from tracker_desktop.ui.theme import apply_theme

ROOM = 936
"""What the dialog of a document leaves for its lines."""
WIDEST = {
    "receive": {
        "SKU": "GLV-NIT-M-10",
        "Quantity": "1,000 bottles",
        "Lot": "24G118-X2",
        "Expires": "30 May 2027",
        "Unit cost": "1,234.5678",
        "Item": "Nitrile gloves, medium, sterile",
        "To": "Stockroom A / Shelf 3",
    },
    "issue": {
        "SKU": "GLV-NIT-M-10",
        "Quantity": "1,000 bottles",
        "Left after": "1,000 bottles",
        "Value": "123,456.78",
        "Item": "Nitrile gloves, medium",
        "Lot, location": "24G118 · Stockroom A / Shelf 3",
    },
    "check_out": {
        "Tag": "ICC-20655431",
        "Description": "Tektronix MDO34 oscilloscope",
        "Condition": "Condition",
        "Goes with it": "charger, sleeve, HDMI cable",
        "From": "Stockroom A / Shelf 3",
    },
}
LACKS = "PBS buffer 500 mL is kept by lots. Scan or type the lot number on the pack."


@pytest.fixture(autouse=True)
def _theme(qapp: QApplication) -> None:
    apply_theme(qapp, dark=False)


def table_of(qtbot: QtBot, mode: str, room: int = ROOM) -> LinesTable:
    made = LinesTable(LOOKS[mode].columns, "Lines")
    qtbot.addWidget(made)
    made.resize(room, 400)
    made.show()
    made.resize(room + room - made.viewport().width(), 400)
    QApplication.processEvents()
    assert made.viewport().width() == room
    return made


def line(problem: str = "") -> StockLine:
    return StockLine(
        item_id=1,
        sku="PBS-500",
        name="PBS buffer 500 mL",
        unit="bottle",
        count=Decimal(1000),
        lot="24G118",
        place="Store 1 / A-04",
        problem=problem,
    )


@pytest.mark.parametrize("mode", WIDEST)
def test_what_stands_in_a_line_is_whole(qtbot: QtBot, mode: str) -> None:
    table = table_of(qtbot, mode)
    columns = LOOKS[mode].columns
    widths = [table.columnWidth(number) for number in range(len(columns))]
    assert sum(widths) == ROOM
    for column, width in zip(columns, widths, strict=True):
        font = mono_font(table.font()) if column.mono else table.font()
        needed = QFontMetrics(font).horizontalAdvance(WIDEST[mode][column.title]) + 2 * PADDING
        assert width >= needed, column.title


def test_a_red_line_keeps_its_name_its_quantity_and_its_lot(qtbot: QtBot) -> None:
    table = table_of(qtbot, "receive")
    table.show_lines([line(LACKS)])
    shown = [table.item(0, number) for number in range(5)]
    assert [one.text() if one else "" for one in shown] == [
        "PBS-500",
        "PBS buffer 500 mL",
        "1,000 bottles",
        "24G118",
        f"⚠ {LACKS}",
    ]
    assert all(table.columnSpan(0, number) == 1 for number in range(4))


@pytest.mark.parametrize("room", [ROOM, 740, 1100])
def test_what_is_wrong_with_a_line_is_whole(qtbot: QtBot, room: int) -> None:
    table = table_of(qtbot, "receive", room)
    table.show_lines([line(), line(LACKS), line()])
    box: QRect = table.visualRect(table.model().index(1, 4))
    inner = QRect(0, 0, box.width() - 2 * PADDING, 1000)
    needed = table.fontMetrics().boundingRect(inner, 0x1000, f"⚠ {LACKS}")  # TextWordWrap
    assert box.height() >= needed.height()
    assert table.rowHeight(0) == table.rowHeight(2) == table.verticalHeader().defaultSectionSize()
    table.show_lines([line(), line(), line()])
    assert table.rowHeight(1) == table.rowHeight(0)


def test_columns_arranged_by_hand_stay(qtbot: QtBot) -> None:
    table = table_of(qtbot, "receive")
    table.horizontalHeader().resizeSection(1, 300)
    table.resize(1200, 400)
    QApplication.processEvents()
    assert table.columnWidth(1) == 300
