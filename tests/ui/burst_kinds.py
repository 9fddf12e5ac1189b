"""Each kind of widget that can have the focus, in the middle of being used."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QDate, SignalInstance
from PySide6.QtGui import QGuiApplication, QTextCursor
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QDateEdit,
    QDoubleSpinBox,
    QLineEdit,
    QListWidget,
    QMainWindow,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QSpinBox,
    QTabBar,
    QTableWidget,
    QTableWidgetItem,
    QTextEdit,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from tests.ui.keys import Keyboard

WORDS = ["Apple", "Bolt", "Cable", "Lamp", "Tape"]
CODES = ["LT-00142", "B 1 2 3", "12345678", "  cable", "%TD-DONE", "TAPE", "0 0 0 0"]
"""Letters that choose a row, digits that a spin box takes, spaces that press a button."""


@dataclass
class Kind:
    """One kind of widget: how it is made in use, what of it must not change, its signals, what a hand types there."""

    make: Callable[[], QWidget]
    state: Callable[[Any], object]
    signals: Callable[[Any], list[SignalInstance]]
    hand: str = "x"


def line_edit() -> QLineEdit:
    edit = QLineEdit()
    edit.insert("half a ")
    edit.insert("note")
    edit.setSelection(7, -3)
    return edit


def line_state(edit: QLineEdit) -> object:
    return edit.text(), edit.cursorPosition(), edit.selectedText(), edit.isUndoAvailable(), edit.isRedoAvailable()


def note(edit: QPlainTextEdit | QTextEdit) -> Any:
    edit.setPlainText("\n".join(f"line {n}" for n in range(100)))
    cursor = edit.textCursor()
    cursor.movePosition(QTextCursor.MoveOperation.End)
    cursor.insertText("half a no")
    cursor.insertText("te")
    edit.setTextCursor(cursor)
    edit.undo()
    cursor.movePosition(QTextCursor.MoveOperation.End)
    cursor.movePosition(QTextCursor.MoveOperation.PreviousWord, QTextCursor.MoveMode.KeepAnchor)
    edit.setTextCursor(cursor)
    return edit


def note_state(edit: QPlainTextEdit | QTextEdit) -> object:
    cursor, document = edit.textCursor(), edit.document()
    steps = document.availableUndoSteps(), document.availableRedoSteps(), document.revision()
    return edit.toPlainText(), cursor.anchor(), cursor.position(), steps, edit.verticalScrollBar().value()


def combo(*, editable: bool) -> QComboBox:
    box = QComboBox(editable=editable)
    box.addItems(WORDS)
    box.setCurrentIndex(3)
    if editable:
        box.setEditText("Lam")
    return box


def combo_state(box: QComboBox) -> object:
    edit = box.lineEdit()
    return box.currentIndex(), box.currentText(), edit and line_state(edit), box.view().isVisible()


def spin() -> QSpinBox:
    box = QSpinBox(maximum=9_999, value=40)
    box.lineEdit().setText("4")
    return box


def spin_state(box: Any) -> object:
    return box.text(), line_state(box.lineEdit())


def date() -> QDateEdit:
    edit = QDateEdit(QDate(2026, 11, 24))
    edit.setDisplayFormat("yyyy-MM-dd")
    edit.setCalendarPopup(True)
    edit.setSelectedSection(QDateEdit.Section.MonthSection)
    return edit


def date_state(edit: QDateEdit) -> object:
    return edit.date(), edit.currentSection(), line_state(edit.lineEdit())


def table() -> QTableWidget:
    grid = QTableWidget(50, 3)
    grid.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
    for row in range(50):
        for column in range(3):
            grid.setItem(row, column, QTableWidgetItem(f"{WORDS[row % 5]} {row} {column}"))
    grid.setCurrentCell(7, 1)
    ninth = grid.item(9, 0)
    assert ninth is not None
    ninth.setSelected(True)
    return grid


def view_state(view: Any) -> object:
    chosen = sorted((i.row(), i.column()) for i in view.selectedIndexes())
    current = view.currentIndex()
    return (current.row(), current.column()), chosen, view.verticalScrollBar().value(), view.state()


def tree() -> QTreeWidget:
    view = QTreeWidget()
    for word in WORDS:
        QTreeWidgetItem(QTreeWidgetItem(view, [word]), [f"{word} 2"])
    second = view.topLevelItem(1)
    assert second is not None
    view.setCurrentItem(second)
    return view


def word_list() -> QListWidget:
    view = QListWidget()
    view.addItems(WORDS)
    view.setCurrentRow(2)
    return view


def button(kind: type[Any]) -> Any:
    made = kind("Save")
    if made.isCheckable():
        made.setChecked(True)
    elif isinstance(made, QPushButton):
        made.setAutoDefault(True)
        made.setDefault(True)
    return made


def tabs() -> QTabBar:
    bar = QTabBar()
    for word in WORDS:
        bar.addTab(word)
    bar.setCurrentIndex(1)
    return bar


def pressed(widget: Any) -> object:
    return widget.isChecked(), widget.isDown()


NOTE = Kind(lambda: note(QPlainTextEdit()), note_state, lambda w: [w.textChanged, w.cursorPositionChanged])
RICH = Kind(lambda: note(QTextEdit()), note_state, lambda w: [w.textChanged, w.cursorPositionChanged])
KINDS = {
    "line edit": Kind(
        line_edit,
        line_state,
        lambda w: [w.textChanged, w.selectionChanged, w.cursorPositionChanged, w.returnPressed],
    ),
    "note": NOTE,
    "rich text": RICH,
    "combo": Kind(
        lambda: combo(editable=False),
        combo_state,
        lambda w: [w.currentIndexChanged, w.activated],
        hand="b",
    ),
    "editable combo": Kind(
        lambda: combo(editable=True),
        combo_state,
        lambda w: [w.currentIndexChanged, w.editTextChanged, w.activated],
        hand="q",
    ),
    "spin box": Kind(
        spin,
        spin_state,
        lambda w: [w.valueChanged, w.editingFinished],
        hand="2",
    ),
    "decimal spin box": Kind(
        lambda: QDoubleSpinBox(value=2.5),
        spin_state,
        lambda w: [w.valueChanged, w.editingFinished],
        hand="7",
    ),
    "date": Kind(
        date,
        date_state,
        lambda w: [w.dateChanged, w.editingFinished],
        hand="2027",
    ),
    "table": Kind(
        table,
        view_state,
        lambda w: [w.currentCellChanged, w.itemSelectionChanged, w.itemChanged, w.activated],
        hand="cable 12",
    ),
    "tree": Kind(
        tree,
        view_state,
        lambda w: [w.currentItemChanged, w.itemSelectionChanged, w.activated, w.itemExpanded],
        hand="ta",
    ),
    "list": Kind(
        word_list,
        view_state,
        lambda w: [w.currentRowChanged, w.itemSelectionChanged, w.activated],
        hand="la",
    ),
    "button": Kind(
        lambda: button(QPushButton),
        pressed,
        lambda w: [w.pressed, w.released, w.clicked],
        hand=" ",
    ),
    "check box": Kind(
        lambda: button(QCheckBox),
        pressed,
        lambda w: [w.pressed, w.released, w.clicked, w.toggled],
        hand=" ",
    ),
    "radio button": Kind(
        lambda: button(QRadioButton), pressed, lambda w: [w.pressed, w.released, w.clicked, w.toggled], hand=" "
    ),
    "tabs": Kind(tabs, lambda w: w.currentIndex(), lambda w: [w.currentChanged, w.tabBarClicked]),
}


class Place:
    """A window with one widget that has the focus, and another before and behind it."""

    def __init__(self, kind: Kind, qtbot: QtBot) -> None:
        self.window = QMainWindow()
        qtbot.addWidget(self.window)
        page = QWidget()
        layout = QVBoxLayout(page)
        self.widget = kind.make()
        for each in (QLineEdit(), self.widget, QLineEdit()):
            layout.addWidget(each)
        self.window.setCentralWidget(page)
        self.window.resize(500, 400)
        self.window.show()
        self.window.activateWindow()
        qtbot.waitUntil(lambda: QGuiApplication.focusWindow() is self.window.windowHandle())
        self.widget.setFocus()
        QApplication.processEvents()
        self.keys = Keyboard(self.window.windowHandle())
        self.said: list[str] = []
        for number, signal in enumerate(kind.signals(self.widget)):
            signal.connect(lambda *_, number=number: self.said.append(str(number)))
