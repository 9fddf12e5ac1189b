"""The scan bar: codes out, modes, what stays in the field."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QPushButton
from pytestqt.qtbot import QtBot

from tracker_desktop.ui.choices import ANSWER_PAUSE, HAND_GAP, ChoiceRow
from tracker_desktop.ui.scan_bar import ModeRow, ScanBar
from tracker_desktop.ui.text import tooltip

MODES = (ModeRow("look_up", "Look up", "F2"), ModeRow("check_out", "Check out", "F3"), ModeRow("rnd", "R&D"))


@pytest.fixture
def bar(qtbot: QtBot) -> ScanBar:
    made = ScanBar(MODES, "Scan or type a tag")
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
    made.focus_field()
    return made


def test_typed_and_entered(bar: ScanBar, qtbot: QtBot) -> None:
    QTest.keyClicks(bar.field, "LT-00142")
    with qtbot.waitSignal(bar.scanned) as scanned:
        QTest.keyClick(bar.field, Qt.Key.Key_Return)
    assert scanned.args == ["LT-00142", "typed"]


def test_a_burst_leaves_what_is_half_typed(bar: ScanBar, qtbot: QtBot) -> None:
    QTest.keyClicks(bar.field, "LT-0")
    with qtbot.waitSignal(bar.scanned) as scanned:
        bar.accept_burst("20417")
    assert scanned.args == ["20417", "burst"]
    assert bar.field.text() == "LT-0"


def test_nothing_is_no_code(bar: ScanBar, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(bar.scanned):
        QTest.keyClicks(bar.field, "  ")
        QTest.keyClick(bar.field, Qt.Key.Key_Return)
        bar.accept_burst("")


def test_a_done_code_goes(bar: ScanBar, qtbot: QtBot) -> None:
    QTest.keyClicks(bar.field, "LT-00142")
    QTest.keyClick(bar.field, Qt.Key.Key_Return)
    bar.answered("LT-00142")
    assert bar.field.text() == ""


def test_a_refused_code_stays_selected_and_the_next_overwrites_it(bar: ScanBar, qtbot: QtBot) -> None:
    QTest.keyClicks(bar.field, "LT-00142")
    QTest.keyClick(bar.field, Qt.Key.Key_Return)
    bar.answered("LT-00142", kept=True)
    assert bar.field.selectedText() == "LT-00142"
    QTest.keyClicks(bar.field, "MS")
    assert bar.field.text() == "MS"


def test_a_refused_burst_is_shown_in_the_empty_field(bar: ScanBar) -> None:
    bar.answered("VH-00012", kept=True)
    assert bar.field.selectedText() == "VH-00012"


def test_undo_is_the_programs_while_a_refused_code_stands_there(bar: ScanBar, qtbot: QtBot) -> None:
    undo = QAction(bar, shortcut=QKeySequence("Ctrl+Z"), shortcutContext=Qt.ShortcutContext.ApplicationShortcut)
    bar.addAction(undo)
    bar.answered("VH-00012", kept=True)
    with qtbot.waitSignal(undo.triggered):
        QTest.keyClick(bar.field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(bar.field, "MS")
    with qtbot.assertNotEmitted(undo.triggered):
        QTest.keyClick(bar.field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)


@pytest.mark.parametrize("kept", [True, False])
def test_an_answer_leaves_what_was_typed_meanwhile(bar: ScanBar, qtbot: QtBot, kept: bool) -> None:
    QTest.keyClicks(bar.field, "40")
    bar.answered("LT-00142", kept=kept)
    assert bar.field.text() == "40"
    assert bar.field.selectedText() == ""


def test_a_mode_button_says_its_key(bar: ScanBar, qtbot: QtBot) -> None:
    button = next(one for one in bar.findChildren(QPushButton) if one.accessibleName() == "Check out")
    with qtbot.waitSignal(bar.mode_chosen) as chosen:
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert chosen.args == ["check_out"]
    assert bar.mode() == "check_out"


def test_setting_a_mode_is_silent(bar: ScanBar, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(bar.mode_chosen):
        bar.set_mode("rnd")
    assert bar.mode() == "rnd"
    assert [button.text() for button in bar.findChildren(QPushButton) if button.isChecked()] == ["R&&D"]


def test_waiting_scans_and_drafts_are_shown(bar: ScanBar, qtbot: QtBot) -> None:
    bar.set_waiting(1)
    bar.set_drafts([(7, "Draft: check out, 3 lines")])
    (draft,) = [button for button in bar.findChildren(QPushButton) if button.text().startswith("Draft")]
    with qtbot.waitSignal(bar.draft_chosen) as chosen:
        QTest.mouseClick(draft, Qt.MouseButton.LeftButton)
    assert chosen.args == [7]
    bar.set_drafts([])
    assert draft.isHidden()
    assert not bar.open_draft()


def test_many_drafts_take_the_room_of_one_and_are_chosen_with_keys(bar: ScanBar, qtbot: QtBot) -> None:
    bar.set_drafts([(number, f"Check out · {number} assets for Maximiliane Lindqvist-Okafor") for number in range(5)])
    bar.resize(900, 44)
    qtbot.waitUntil(lambda: bar.field.width() > 200)
    (draft,) = [button for button in bar.findChildren(QPushButton) if button.text() == "5 drafts"]
    assert bar.open_draft()
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    with qtbot.waitSignal(bar.draft_chosen) as chosen:
        QTest.keyClick(menu, Qt.Key.Key_Down)
        QTest.keyClick(menu, Qt.Key.Key_Return)
    assert chosen.args == [1]
    bar.set_drafts([(7, "Check out · 3 assets for Maximiliane Lindqvist-Okafor")])
    assert draft.text().endswith("…")
    assert draft.toolTip() == tooltip("Check out · 3 assets for Maximiliane Lindqvist-Okafor")


QUESTION = (("attach", "attach it to an item"), ("create", "new record"), ("note", "note it and go on"))


@pytest.fixture
def row(bar: ScanBar, qtbot: QtBot) -> ChoiceRow:
    """A question that is open beside the bar, as after an unknown code."""
    made = ChoiceRow()
    qtbot.addWidget(made)
    made.listen_to(bar.field)
    bar.answered("NITRILE", kept=True)
    made.ask(QUESTION)
    return made


def test_an_answer_is_no_part_of_the_quantity_typed_after_it(bar: ScanBar, row: ChoiceRow, qtbot: QtBot) -> None:
    with qtbot.waitSignal(row.chosen) as chosen:
        QTest.keyClicks(bar.field, "3")
    assert chosen.args == ["note"]
    QTest.keyClicks(bar.field, "5000", delay=HAND_GAP + 10)
    with qtbot.waitSignal(bar.scanned) as scanned:
        QTest.keyClick(bar.field, Qt.Key.Key_Return)
    assert scanned.args == ["5000", "typed"]


@pytest.mark.parametrize("typed", ["15", "20420"])
def test_a_number_typed_by_hand_is_no_answer(bar: ScanBar, row: ChoiceRow, qtbot: QtBot, typed: str) -> None:
    with qtbot.assertNotEmitted(row.chosen, wait=2 * ANSWER_PAUSE), qtbot.waitSignal(bar.scanned) as scanned:
        for key in typed:
            QTest.keyClicks(bar.field, key)
            qtbot.wait(HAND_GAP + 90)
        QTest.keyClick(bar.field, Qt.Key.Key_Return)
    assert scanned.args == [typed, "typed"]
    assert row.is_open


def test_keys_quicker_than_a_hand_are_a_code_and_no_quantity(bar: ScanBar, row: ChoiceRow, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(row.chosen), qtbot.waitSignal(bar.scanned) as scanned:
        QTest.keyClicks(bar.field, "35000")
        QTest.keyClick(bar.field, Qt.Key.Key_Return)
    assert scanned.args == ["=35000", "typed"]
    assert bar.field.text() == ""


def test_a_quantity_begun_before_the_question_is_one(bar: ScanBar, row: ChoiceRow, qtbot: QtBot) -> None:
    row.ask(())
    QTest.keyClicks(bar.field, "3")
    row.ask(QUESTION)
    with qtbot.assertNotEmitted(row.chosen), qtbot.waitSignal(bar.scanned) as scanned:
        QTest.keyClicks(bar.field, "5")
        QTest.keyClick(bar.field, Qt.Key.Key_Return)
    assert scanned.args == ["35", "typed"]


def test_a_refused_code_goes_with_another_mode(bar: ScanBar) -> None:
    bar.answered("LT-00142", kept=True)
    bar.set_mode("look_up")
    assert bar.field.text() == "LT-00142"
    bar.set_mode("check_out")
    assert bar.field.text() == ""


def test_a_refused_code_goes_with_esc(bar: ScanBar) -> None:
    bar.answered("LT-00142", kept=True)
    QTest.keyClick(bar.window().windowHandle(), Qt.Key.Key_Escape)
    assert bar.field.text() == ""


def test_what_a_hand_is_typing_stays_with_another_mode_and_esc(bar: ScanBar) -> None:
    bar.answered("LT-00142", kept=True)
    QTest.keyClicks(bar.field, "MS-1")
    bar.set_mode("check_out")
    QTest.keyClick(bar.window().windowHandle(), Qt.Key.Key_Escape)
    assert bar.field.text() == "MS-1"


def test_a_refused_code_that_was_forced_is_shown_and_goes(bar: ScanBar) -> None:
    QTest.keyClicks(bar.field, "=777")
    QTest.keyClick(bar.field, Qt.Key.Key_Return)
    bar.answered("777", kept=True)
    assert bar.field.selectedText() == "777"
    bar.answered("=777")
    assert bar.field.text() == ""


def test_the_focus_comes_home_without_selecting_what_a_hand_is_typing(bar: ScanBar) -> None:
    QTest.keyClicks(bar.field, "50")
    bar.focus_field()
    QTest.keyClicks(bar.field, "00")
    assert bar.field.text() == "5000"
