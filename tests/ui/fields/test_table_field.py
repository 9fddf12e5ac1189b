"""Small tables that are filled in: rows, keys, scans, what is wrong."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from tracker_desktop.ui.dialogs.frame import DialogFrame
from tracker_desktop.ui.fields.dates import Unreadable
from tracker_desktop.ui.fields.table_column import TableColumn, read_cell, show_cell
from tracker_desktop.ui.fields.table_field import TableField

CTRL = Qt.KeyboardModifier.ControlModifier
CODE = TableColumn("code", "Code", "code", required=True, unique=True)
KIND = TableColumn(
    "kind",
    "Kind",
    "choice",
    choices=(("a", "Letters"), ("n", "Digits")),
    start="a",
    follow=lambda row: "n" if str(row["code"] or "").isdigit() else "a",
)
MANY = TableColumn("many", "Many", "quantity", start=Decimal(1), required=True)
AGAIN = TableColumn("again", "Again", "quantity", start=Decimal(1), follow=lambda row: row["many"])
ROWS = (
    {"code": "X1", "kind": "a", "many": Decimal(1), "again": Decimal(1), "kept": 7},
    {"code": "X2", "kind": "n", "many": Decimal(100), "again": Decimal(2), "kept": 8},
)


@pytest.fixture
def dialog(qtbot: QtBot) -> DialogFrame:
    made = DialogFrame("Edit")
    qtbot.addWidget(made)
    return made


@pytest.fixture
def table(dialog: DialogFrame, qtbot: QtBot) -> TableField:
    made = TableField("Codes", (CODE, KIND, MANY, AGAIN))
    dialog.body.addWidget(made)
    with qtbot.waitActive(dialog):
        dialog.show()
    return made


@pytest.mark.parametrize(
    ("kind", "text", "value", "again"),
    [
        ("money", "0", Decimal(0), "0"),
        ("money", "7.4", Decimal("7.4"), "7.4"),
        ("money", "0.0667", Decimal("0.0667"), "0.0667"),
        ("whole", "12", 12, "12"),
    ],
)
def test_amounts_and_whole_numbers(kind: Any, text: str, value: object, again: str) -> None:
    column = TableColumn("key", "Title", kind)
    assert read_cell(column, text) == value
    assert show_cell(column, value) == again


@pytest.mark.parametrize(("kind", "text"), [("money", "-1"), ("whole", "0"), ("whole", "1.5")])
def test_an_amount_below_zero_and_a_part_of_a_whole_are_wrong(kind: Any, text: str) -> None:
    with pytest.raises(Unreadable):
        read_cell(TableColumn("key", "Title", kind), text)


def line(table: TableField, row: int, key: str) -> QLineEdit:
    found = table.cell(row, key)
    assert isinstance(found, QLineEdit)
    return found


def type_into(table: TableField, row: int, key: str, text: str) -> None:
    cell = line(table, row, key)
    cell.setFocus()
    cell.selectAll()
    QTest.keyClicks(cell, text)


def focused() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


def where() -> str:
    return focused().accessibleName()


def test_rows_come_back_as_they_were_with_what_no_column_shows(table: TableField) -> None:
    table.set_value(ROWS)
    assert table.value() == ROWS
    table.set_value(())
    assert table.value() == ()


def test_typing_into_the_last_row_makes_another(table: TableField) -> None:
    type_into(table, 0, "code", "A")
    type_into(table, 1, "code", "B")
    assert [row["code"] for row in table.value()] == ["A", "B"]
    assert line(table, 2, "code").text() == ""


def test_a_value_follows_until_it_is_set_by_hand(table: TableField) -> None:
    type_into(table, 0, "code", "400")
    type_into(table, 0, "many", "100")
    assert table.value()[0] == {"code": "400", "kind": "n", "many": Decimal(100), "again": Decimal(100)}
    type_into(table, 0, "again", "5")
    type_into(table, 0, "many", "50")
    combo = table.cell(0, "kind")
    assert isinstance(combo, QComboBox)
    combo.setCurrentIndex(0)
    combo.activated.emit(0)
    type_into(table, 0, "code", "401")
    assert table.value()[0] == {"code": "401", "kind": "a", "many": Decimal(50), "again": Decimal(5)}


@pytest.mark.parametrize(
    ("cells", "said", "cell"),
    [
        ({"code": "A", "many": "x"}, "Row 1, Many: “x” is not a number. Type it like 40 or 2.5.", "Many, row 1"),
        ({"code": "A", "many": "0"}, "Row 1, Many: it must be more than 0. Type it again.", "Many, row 1"),
        ({"many": "5"}, "Row 1, Code: it is missing. Type it, or remove the row.", "Code, row 1"),
        ({"code": "A" * 200}, "Row 1, Code: that is 200 characters long. Shorten it to 128.", "Code, row 1"),
    ],
)
def test_what_is_wrong_is_said_and_gets_the_keyboard(
    table: TableField, cells: dict[str, str], said: str, cell: str
) -> None:
    for key, text in cells.items():
        type_into(table, 0, key, text)
    assert not table.check()
    assert table.error() == said
    table.setFocus()
    assert where() == cell
    assert focused().property("wrong") == "true"
    type_into(table, 0, "code", "A")
    type_into(table, 0, "many", "5")
    assert table.check()


def test_no_two_rows_have_the_same_code(table: TableField) -> None:
    type_into(table, 0, "code", "ab")
    type_into(table, 1, "code", "AB")
    assert not table.check()
    assert table.error() == "Row 2, Code: it stands in row 1 already. Remove one."


def test_a_row_is_removed_by_its_button_and_by_keys(table: TableField) -> None:
    table.set_value(ROWS)
    line(table, 0, "many").setFocus()
    QTest.keyClick(line(table, 0, "many"), Qt.Key.Key_Delete)
    assert len(table.value()) == 2
    QTest.keyClick(line(table, 0, "many"), Qt.Key.Key_Delete, CTRL)
    assert [row["code"] for row in table.value()] == ["X2"]
    assert where() == "Many, row 1"
    QTest.keyClick(table.cell(0, "kind"), Qt.Key.Key_Delete)
    assert table.value() == ()
    QTest.keyClick(line(table, 0, "code"), Qt.Key.Key_Delete, CTRL)
    assert line(table, 0, "code").isVisible()


def test_a_row_whose_code_is_taken_out_is_gone(table: TableField) -> None:
    table.set_value(ROWS)
    line(table, 0, "code").clear()
    assert [row["code"] for row in table.value()] == ["X2"]


def test_the_keyboard_goes_through_all_cells(table: TableField) -> None:
    table.set_value(ROWS[:1])
    type_into(table, 1, "code", "N")
    line(table, 0, "code").setFocus()
    seen = []
    for _ in range(10):
        seen.append(where())
        QTest.keyClick(focused(), Qt.Key.Key_Tab)
    assert seen == [
        *("Code, row 1", "Kind, row 1", "Many, row 1", "Again, row 1", "Remove row 1"),
        *("Code, row 2", "Kind, row 2", "Many, row 2", "Again, row 2", "Remove row 2"),
    ]
    QTest.keyClick(line(table, 2, "many"), Qt.Key.Key_Up)
    assert where() == "Many, row 2"


class Scanner:
    """Takes the registrations, and scans into the cell that has the keys."""

    def __init__(self) -> None:
        self.takers: dict[QWidget, Any] = {}

    def register(self, cell: QLineEdit, take: Any) -> None:
        self.takers[cell] = take

    def scan(self, code: str) -> None:
        self.takers[focused()](code, "burst")


def test_scans_fill_one_row_after_the_other(table: TableField) -> None:
    scanner = Scanner()
    table.listen_to_scanner(scanner.register)
    line(table, 0, "code").setFocus()
    for code in ("400", "]E0401", "X9", "400"):
        scanner.scan(code)
        assert where() != ""
    assert [row["code"] for row in table.value()] == ["400", "401", "X9"]
    assert where() == "Code, row 1"
    scanner.scan("402")
    assert [row["code"] for row in table.value()] == ["402", "401", "X9"]


@pytest.mark.parametrize(
    ("text", "value", "shown"),
    [
        ("100", Fraction(100), "100"),
        ("1/3", Fraction(1, 3), "1/3"),
        (" 2 / 4 ", Fraction(1, 2), "1/2"),
        ("2.5", Fraction(5, 2), "5/2"),
    ],
)
def test_fractions_are_exact(text: str, value: Fraction, shown: str) -> None:
    column = TableColumn("holds", "Holds", "fraction")
    assert read_cell(column, text) == value
    assert show_cell(column, value) == shown


@pytest.mark.parametrize("text", ["1/0", "0/3", "-1", "1/3/4", "a/b", "0"])
def test_what_is_no_fraction_is_said(text: str) -> None:
    with pytest.raises(Unreadable, match=r"\."):
        read_cell(TableColumn("holds", "Holds", "fraction"), text)
