"""The frame of dialogs: which keys press what, and that it goes away."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from tracker_desktop.ui.answer_line import Button
from tracker_desktop.ui.dialogs.ask import Ask, ask
from tracker_desktop.ui.dialogs.fit import room_on
from tracker_desktop.ui.dialogs.frame import DialogFrame, show_dialog
from tracker_desktop.ui.fields.text_field import NoteField, TextField

ENTERS = [Qt.Key.Key_Return, Qt.Key.Key_Enter]
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
    return made


class Filled(DialogFrame):
    """A dialog with one of everything."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__("Check out", scan="Scan the next asset…", parent=parent)
        self.pressed: list[str] = []
        self.name, self.note = TextField("Holder"), NoteField("Note")
        self.add_fields(self.name, self.note, stretch=(2, 1))
        self.set_buttons(
            [
                Button("Throw away…", lambda: self.pressed.append("throw")),
                Button("Check out  Ctrl+Enter", lambda: self.pressed.append("primary"), primary=True),
            ]
        )


@pytest.fixture
def dialog(parent: QWidget, qtbot: QtBot) -> Filled:
    made = Filled(parent)
    with qtbot.waitActive(made):
        show_dialog(made)
    return made


@pytest.mark.parametrize("enter", ENTERS)
@pytest.mark.parametrize("where", ["scan", "name", "note", "button"])
def test_ctrl_enter_is_the_primary_button_and_enter_is_not(
    dialog: Filled, qtbot: QtBot, enter: Qt.Key, where: str
) -> None:
    assert dialog.scan_field is not None
    spots = {
        "scan": dialog.scan_field,
        "name": dialog.name.line,
        "note": dialog.note.box,
        "button": next(one for one in dialog.findChildren(QPushButton) if one.text() == "Throw away…"),
    }
    spots[where].setFocus()
    QTest.keyClick(spots[where], enter)
    assert dialog.pressed == []
    assert dialog.isVisible()
    QTest.keyClick(spots[where], enter, CTRL)
    assert dialog.pressed == ["primary"]


def test_the_scan_field_has_the_focus_and_sends_codes(dialog: Filled, qtbot: QtBot) -> None:
    assert dialog.scan_field is not None
    assert dialog.focusWidget() is dialog.scan_field
    QTest.keyClicks(dialog.scan_field, "LT-00142")
    with qtbot.waitSignal(dialog.scanned) as scanned:
        QTest.keyClick(dialog.scan_field, Qt.Key.Key_Return)
    assert scanned.args == ["LT-00142", "typed"]
    with qtbot.waitSignal(dialog.scanned) as scanned:
        assert dialog.accept_burst("20417")
    assert scanned.args == ["20417", "burst"]


def test_ctrl_l_goes_to_the_scan_field(dialog: Filled) -> None:
    dialog.name.line.setFocus()
    assert dialog.focusWidget() is dialog.name.line
    QTest.keyClick(dialog.name.line, Qt.Key.Key_L, CTRL)
    assert dialog.focusWidget() is dialog.scan_field


def test_a_dialog_without_scan_field_says_that_it_took_nothing(parent: QWidget, qtbot: QtBot) -> None:
    plain = DialogFrame("New person", parent=parent)
    assert not plain.accept_burst("LT-00142")


def test_busy_buttons_cannot_be_pressed_twice(dialog: Filled) -> None:
    dialog.set_busy(True)
    dialog.press_primary()
    assert dialog.pressed == []
    dialog.set_busy(False)
    dialog.press_primary()
    assert dialog.pressed == ["primary"]


def test_answers_of_the_strip_come_out(dialog: Filled, qtbot: QtBot) -> None:
    dialog.strip.show_text("VH-00012 is reserved:", choices=[("leave", "leave it here")], tone="bad")
    assert dialog.scan_field is not None
    with qtbot.waitSignal(dialog.chosen) as chosen:
        QTest.keyClicks(dialog.scan_field, "1")
    assert chosen.args == ["leave"]


def test_esc_closes_and_nothing_is_left(dialog: Filled, parent: QWidget, qtbot: QtBot) -> None:
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not isValid(dialog))
    assert not parent.findChildren(DialogFrame)


def test_no_button_is_a_default_one(dialog: Filled) -> None:
    for button in dialog.findChildren(QPushButton):
        assert not button.autoDefault()
        assert not button.isDefault()


CHOICES = [("throw", "Throw the lines away"), ("keep", "Keep them")]


def asked(parent: QWidget, qtbot: QtBot) -> tuple[Ask, list[object]]:
    answers: list[object] = []
    question = ask(parent, "Throw away?", "3 lines are not saved.", CHOICES, answers.append)
    qtbot.waitUntil(question.isActiveWindow)
    return question, answers


@pytest.mark.parametrize(("digit", "key"), [("1", "throw"), ("2", "keep")])
def test_a_question_is_answered_by_a_digit(parent: QWidget, qtbot: QtBot, digit: str, key: str) -> None:
    question, answers = asked(parent, qtbot)
    QTest.keyClicks(question, digit)
    qtbot.waitUntil(lambda: not isValid(question))
    assert answers == [key]


def test_a_question_is_not_answered_by_a_code(parent: QWidget, qtbot: QtBot) -> None:
    question, answers = asked(parent, qtbot)
    QTest.keyClicks(question, "20417")
    QTest.keyClick(question, Qt.Key.Key_Return)
    qtbot.wait(250)
    assert answers == []
    assert question.isVisible()


def test_esc_answers_nothing_and_once(parent: QWidget, qtbot: QtBot) -> None:
    question, answers = asked(parent, qtbot)
    QTest.keyClick(question, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not isValid(question))
    assert answers == [None]


def test_the_last_answer_is_the_primary_one(parent: QWidget, qtbot: QtBot) -> None:
    question, answers = asked(parent, qtbot)
    QTest.keyClick(question, Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: not isValid(question))
    assert answers == ["keep"]


def test_no_dialog_is_larger_than_its_screen(parent: QWidget, qtbot: QtBot) -> None:
    wide = DialogFrame("People", parent=parent)
    wide.resize(1320, 1000)
    with qtbot.waitExposed(wide):
        show_dialog(wide)
    screen = wide.screen().availableGeometry()
    assert room_on(screen) == QSize(screen.width() - 16, screen.height() - 40)
    assert wide.size() == room_on(screen)
    assert screen.contains(wide.geometry())


def whole(label: QLabel) -> bool:
    """Whether all lines of a sentence are seen."""
    return label.height() >= label.heightForWidth(label.width()) > 0


def test_a_dialog_grows_with_what_it_says(parent: QWidget, qtbot: QtBot) -> None:
    low = DialogFrame("Line", parent=parent)
    fields = [TextField(name) for name in ("Lot", "Expires", "To")]
    for field in fields:
        low.body.addLayout(low.row_of(TextField("Left"), field))
    low.set_buttons([Button("OK", low.accept, primary=True)])
    low.resize(300, 100)
    with qtbot.waitExposed(low):
        show_dialog(low)
    before = low.height()
    for field in fields:
        field.set_error("There is no such day: 31/02/2027. Check day and month.")
    said = [one for one in low.findChildren(QLabel) if one.text().startswith("There")]
    assert len(said) == len(fields)
    qtbot.waitUntil(lambda: low.height() > before and all(whole(one) for one in said))
    assert all(one.y() > field.line.geometry().bottom() for one, field in zip(said, fields, strict=True))
    assert low.width() == 300


def test_a_dialog_grows_no_further_than_its_screen(parent: QWidget, qtbot: QtBot) -> None:
    low = DialogFrame("Line", parent=parent)
    low.resize(300, 200)
    low.move(0, 500)
    with qtbot.waitExposed(low):
        show_dialog(low)
    low.banner.show_answer("refused", "That cannot be. " * 200)
    qtbot.waitUntil(lambda: low.height() == room_on(low.screen().availableGeometry()).height())
    assert low.screen().availableGeometry().contains(low.geometry())
