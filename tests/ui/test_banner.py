"""Banner and strip: what they say, the answers they offer."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tracker_desktop.ui.answer_line import AnswerLine, Button
from tracker_desktop.ui.banner import Banner
from tracker_desktop.ui.choices import ANSWER_PAUSE
from tracker_desktop.ui.scan_field import ScanField
from tracker_desktop.ui.strip import Strip
from tracker_desktop.ui.theme import apply_theme

CHOICES = [("finish", "finish for Maria Lopez"), ("change", "change the holder"), ("ignore", "ignore")]


@pytest.fixture
def counter(qtbot: QtBot) -> tuple[Banner, ScanField]:
    """A scan field with a banner under it, on the screen."""
    apply_theme(QApplication.instance(), dark=False)  # type: ignore[arg-type]
    window = QWidget()
    column = QVBoxLayout(window)
    field, banner = ScanField("Scan"), Banner()
    banner.listen_to(field)
    column.addWidget(field)
    column.addWidget(banner)
    column.addStretch(1)
    window.resize(900, 300)
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
    field.setFocus()
    field.window().setProperty("kept", field)
    banner.setProperty("window_kept", True)
    banner.window_kept = window  # type: ignore[attr-defined]
    return banner, field


def buttons(line: AnswerLine) -> list[QPushButton]:
    return [button for button in line.findChildren(QPushButton) if not button.isHidden()]


@pytest.mark.parametrize("outcome", ["done", "warning", "refused", "again", "unknown", "choose", "info"])
def test_says_the_outcome_in_words_too(qtbot: QtBot, outcome: str) -> None:
    banner = Banner()
    qtbot.addWidget(banner)
    banner.show_answer(outcome, "LT-00142", "Dell Latitude 5540", sound=False)
    word = banner.text().partition(":")[0]
    assert word
    assert banner.text() == f"{word}: LT-00142. Dell Latitude 5540"
    assert banner.outcome == outcome


def test_the_button_runs_what_it_says(counter: tuple[Banner, ScanField], qtbot: QtBot) -> None:
    banner, _ = counter
    undone: list[str] = []
    banner.show_answer("done", "MS-00028 checked in", buttons=[Button("Undo  Ctrl+Z", lambda: undone.append("it"))])
    (undo,) = buttons(banner)
    QTest.mouseClick(undo, Qt.MouseButton.LeftButton)
    assert undone == ["it"]
    banner.show_answer("done", "MS-00029 checked in")
    assert not buttons(banner)


def test_data_in_a_button_keeps_its_ampersand(counter: tuple[Banner, ScanField]) -> None:
    banner, _ = counter
    banner.show_answer("refused", "Held", buttons=[Button("Transfer to R&D", lambda: None)])
    assert buttons(banner)[0].text() == "Transfer to R&&D"
    assert buttons(banner)[0].accessibleName() == "Transfer to R&D"


def test_a_click_answers_once(counter: tuple[Banner, ScanField], qtbot: QtBot) -> None:
    banner, _ = counter
    banner.show_answer("choose", "Another badge", choices=CHOICES)
    with qtbot.waitSignal(banner.chosen) as answered:
        QTest.mouseClick(buttons(banner)[1], Qt.MouseButton.LeftButton)
    assert answered.args == ["change"]
    assert not banner.choices.is_open
    assert not banner.choices.press(1)


def test_a_lone_digit_answers_after_a_pause(counter: tuple[Banner, ScanField], qtbot: QtBot) -> None:
    banner, field = counter
    banner.show_answer("choose", "Another badge", choices=CHOICES)
    with qtbot.waitSignal(banner.chosen) as answered:
        QTest.keyClicks(field, "3")
    assert answered.args == ["ignore"]
    assert field.text() == ""


def test_a_digit_and_enter_answer_at_once_and_are_no_code(counter: tuple[Banner, ScanField], qtbot: QtBot) -> None:
    banner, field = counter
    banner.show_answer("choose", "Another badge", choices=CHOICES)
    codes: list[str] = []
    field.scanned.connect(lambda code, _: codes.append(code))
    with qtbot.waitSignal(banner.chosen, timeout=ANSWER_PAUSE // 2):
        QTest.keyClicks(field, "1")
        QTest.keyClick(field, Qt.Key.Key_Return)
    assert codes == []
    assert field.text() == ""


@pytest.mark.parametrize("typed", ["20417", "4", "0", "1A"])
def test_other_keys_are_no_answer(counter: tuple[Banner, ScanField], qtbot: QtBot, typed: str) -> None:
    banner, field = counter
    banner.show_answer("choose", "Another badge", choices=CHOICES)
    with qtbot.assertNotEmitted(banner.chosen, wait=ANSWER_PAUSE * 2):
        QTest.keyClicks(field, typed)
    assert field.text() == typed


def test_without_a_question_digits_are_quantities(counter: tuple[Banner, ScanField], qtbot: QtBot) -> None:
    banner, field = counter
    banner.show_answer("done", "40 issued")
    with qtbot.assertNotEmitted(banner.chosen, wait=ANSWER_PAUSE * 2):
        QTest.keyClicks(field, "1")
    with qtbot.waitSignal(field.scanned) as scanned:
        QTest.keyClick(field, Qt.Key.Key_Return)
    assert scanned.args == ["1", "typed"]


def test_at_most_nine_answers(counter: tuple[Banner, ScanField]) -> None:
    banner, _ = counter
    banner.show_answer("choose", "Several things", choices=[(number, f"thing {number}") for number in range(12)])
    assert len(buttons(banner)) == 9


@pytest.mark.parametrize("width", [420, 1300])
def test_nothing_is_cut_in_a_narrow_window(qtbot: QtBot, width: int) -> None:
    window = QWidget()
    column = QVBoxLayout(window)
    strip = Strip()
    column.addWidget(strip)
    column.addStretch(1)
    qtbot.addWidget(window)
    window.resize(width, 400)
    strip.show_text("VH-00012 is reserved:", "for Facilities from 26 Nov.", tone="bad", choices=CHOICES)
    with qtbot.waitActive(window):
        window.show()
    qtbot.waitUntil(lambda: strip.height() > (60 if width < 500 else 0))
    for button in buttons(strip):
        corner = button.mapTo(strip, button.rect().bottomRight())
        assert strip.rect().contains(corner)
        assert button.width() >= button.sizeHint().width()


def test_the_strip_says_its_pill(qtbot: QtBot) -> None:
    strip = Strip()
    qtbot.addWidget(strip)
    strip.show_text("", "3 of 5 done: it will be", state="to_inspect", tail="until the rest is done.")
    assert strip.text() == "3 of 5 done: it will be To inspect until the rest is done."
    strip.clear()
    assert strip.isHidden()
