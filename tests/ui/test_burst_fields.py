"""Who gets a burst: by the window it was typed into, one after another, none lost."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLineEdit, QMessageBox, QVBoxLayout
from pytestqt.qtbot import QtBot

from tests.ui.burst_counter import Counter, show
from tests.ui.keys import Keyboard
from tracker_desktop.ui.burst import BurstFilter


def test_a_dialog_with_its_own_field_gets_the_scan(counter: Counter, qtbot: QtBot) -> None:
    dialog = QDialog(counter.window)
    field, note, got = QLineEdit(), QLineEdit(), []
    layout = QVBoxLayout(dialog)
    layout.addWidget(field)
    layout.addWidget(note)
    counter.burst.register_scan_field(field, lambda code, how: got.append((code, how)))
    dialog.open()
    show(dialog, qtbot)
    note.setFocus()
    keys = Keyboard(dialog.windowHandle())
    keys.scan("LT-00142")
    assert (got, counter.codes, note.text()) == ([("LT-00142", "burst")], [], "")
    question = QMessageBox(QMessageBox.Icon.Question, "Sure?", "A second badge", parent=dialog)
    question.addButton(QMessageBox.StandardButton.Ok)
    question.open()
    show(question, qtbot)
    Keyboard(question.windowHandle()).scan("LT-00143")
    assert got[1:] == [("LT-00143", "burst")]
    assert question.isVisible()
    question.close()
    field.setEnabled(False)
    keys.scan("LT-00144")
    assert counter.codes == [("LT-00144", "burst")]
    dialog.close()


def test_a_dialog_without_a_field_leaves_the_scan_to_the_bar(counter: Counter, qtbot: QtBot) -> None:
    dialog = QDialog(counter.window)
    dialog.open()
    show(dialog, qtbot)
    Keyboard(dialog.windowHandle()).scan("LT-00142")
    assert counter.bursts == ["LT-00142"]
    assert dialog.isVisible()
    dialog.close()


def test_a_field_that_is_gone_takes_nothing_and_keeps_nothing(counter: Counter, qtbot: QtBot) -> None:
    dialog = QDialog(counter.window)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    field = QLineEdit(dialog)
    counter.burst.register_scan_field(field, lambda code, how: counter.loose.append("gone"))
    dialog.open()
    with qtbot.waitSignal(dialog.destroyed):
        dialog.close()
    qtbot.waitUntil(lambda: len(counter.burst._fields._fields) == 1)
    counter.keys.scan("LT-00142")
    assert (counter.bursts, counter.loose) == (["LT-00142"], [])


def test_a_code_that_no_field_takes_is_signalled(burst: BurstFilter, qtbot: QtBot) -> None:
    window = QLineEdit()
    qtbot.addWidget(window)
    show(window, qtbot)
    with qtbot.waitSignal(burst.scanned) as signal:
        Keyboard(window.windowHandle()).scan("LT-00142")
    assert signal.args == ["LT-00142"]


def test_a_scan_taken_while_one_is_taken_comes_next(counter: Counter, qtbot: QtBot) -> None:
    order: list[str] = []

    def take(code: str, how: str) -> None:
        order.append(f"begin {code}")
        if code == "LT-00001":
            counter.keys.scan("LT-00002")
        order.append(f"end {code}")

    counter.burst.register_scan_field(counter.bar, take)
    counter.keys.scan("LT-00001")
    assert order == ["begin LT-00001", "end LT-00001", "begin LT-00002", "end LT-00002"]


def test_a_mistake_in_taking_one_loses_no_other(counter: Counter, qtbot: QtBot) -> None:
    got: list[str] = []

    def take(code: str, how: str) -> None:
        if code == "LT-00001":
            counter.keys.scan("LT-00002")
            raise ArithmeticError(code)
        got.append(code)

    counter.burst.register_scan_field(counter.bar, take)
    with qtbot.captureExceptions() as mistakes:
        counter.keys.scan("LT-00001")
    assert [str(mistake[1]) for mistake in mistakes] == ["LT-00001"]
    assert got == ["LT-00002"]
    assert counter.note.text() == ""
