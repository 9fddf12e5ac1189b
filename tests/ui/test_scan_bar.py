"""The scan bar: codes out, modes, what stays in the field."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from tracker_desktop.ui.scan_bar import ModeRow, ScanBar

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
