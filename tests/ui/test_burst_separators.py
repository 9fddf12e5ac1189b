"""The separator of GS1 in every form that scanners send, as key events; a hand's F8 and F12 are commands as ever."""

from __future__ import annotations

from functools import partial

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from pytestqt.qtbot import QtBot

from tests.ui.burst_counter import Counter, pause
from tests.ui.keys import F8, F12
from tracker_desktop.scanning.learning import Sample
from tracker_desktop.scanning.profile import ScannerProfile
from tracker_desktop.ui import burst_keys

KEYS = {"f8": F8, "f12": F12}
FRONT, BACK = "010952123454321310ABC", "214TEST"
READ = FRONT + "\x1d" + BACK


class Commands:
    """F8 and F12 of the window."""

    def __init__(self, counter: Counter) -> None:
        self.done: list[str] = []
        for key in ("F8", "F12"):
            action = QAction(key, counter.window, shortcut=QKeySequence(key))
            action.triggered.connect(lambda _=False, key=key: self.done.append(key))
            counter.window.addAction(action)


@pytest.fixture
def commands(counter: Counter) -> Commands:
    return Commands(counter)


@pytest.mark.parametrize("gap", [1, 5, 12, 23])
@pytest.mark.parametrize("suffix", ["\r", "\t", "\r\n"])
@pytest.mark.parametrize("key", [F8, F12])
@pytest.mark.parametrize("learnt", [False, True])
def test_a_function_key_within_a_burst_is_the_separator(
    counter: Counter, commands: Commands, key: str, suffix: str, gap: int, learnt: bool
) -> None:
    form = next(form for form, mark in KEYS.items() if mark == key)
    counter.burst.set_profile(ScannerProfile(gs=form if learnt else ""))  # type: ignore[arg-type]
    counter.keys.scan(FRONT + key + BACK, suffix, gap)
    counter.keys.scan("LT-00142", suffix, gap)
    assert counter.bursts == [READ, "LT-00142"]
    assert (commands.done, counter.note.text()) == ([], "")


@pytest.mark.parametrize("form", ["", "f8", "f12", "char", "text", "none"])
@pytest.mark.parametrize("key", [Qt.Key.Key_F8, Qt.Key.Key_F12])
def test_a_hand_gives_its_command(counter: Counter, commands: Commands, form: str, key: Qt.Key, qtbot: QtBot) -> None:
    text = "|" if form == "text" else ""
    counter.burst.set_profile(ScannerProfile(gs=form, gs_text=text))  # type: ignore[arg-type]
    name = QKeySequence(key).toString()
    counter.keys.press(key)
    counter.keys.release(key)
    pause(qtbot)
    assert commands.done == [name]
    counter.keys.type("ab", 66)
    counter.keys.now += 66
    counter.keys.press(key)
    counter.keys.release(key)
    counter.keys.type("cd\r", 66)
    pause(qtbot)
    assert commands.done == [name, name]
    assert (counter.note.text(), counter.codes) == ("abcd", [])


@pytest.mark.parametrize("key", ["f8", "f12"])
def test_a_command_close_behind_a_scan_is_done(counter: Counter, commands: Commands, key: str, qtbot: QtBot) -> None:
    counter.keys.scan(READ)
    counter.keys.now += 10
    counter.keys.tap(KEYS[key])
    pause(qtbot)
    assert (counter.bursts, commands.done) == ([READ], [key.upper()])


def test_a_command_behind_quick_text_comes_after_it(counter: Counter, commands: Commands, qtbot: QtBot) -> None:
    counter.keys.type("pasted", 2, dwell=1)
    counter.keys.type(F8, 2)
    pause(qtbot)
    assert (counter.note.text(), commands.done, counter.codes) == ("pasted", ["F8"], [])


def test_text_typed_behind_a_command_is_text(counter: Counter, commands: Commands, qtbot: QtBot) -> None:
    counter.burst.set_profile(ScannerProfile(gs="f8"))
    counter.keys.type(F8 + "ab", [66, 20, 20])
    pause(qtbot)
    assert (counter.note.text(), commands.done, counter.codes) == ("ab", ["F8"], [])


def test_a_key_at_the_front_and_at_the_end_are_no_command(counter: Counter, commands: Commands) -> None:
    counter.burst.set_profile(ScannerProfile(gs="f12"))
    counter.keys.scan(F12 + FRONT + F12 + BACK + F12)
    counter.keys.scan(FRONT + F12 + F12 + BACK)
    assert ([code.strip("\x1d") for code in counter.bursts], commands.done) == ([READ, READ], [])


def test_silence_ends_a_burst_and_the_command_of_a_hand_follows(
    counter: Counter, commands: Commands, qtbot: QtBot
) -> None:
    counter.burst.set_profile(ScannerProfile(suffix="none", min_length=6))
    counter.keys.scan(FRONT + F8 + BACK, "")
    counter.keys.type(F8, 10)
    pause(qtbot)
    assert (counter.bursts, commands.done) == ([READ], ["F8"])
    counter.burst.set_profile(ScannerProfile(suffix="none", min_length=6, gs="f8"))
    counter.keys.scan(FRONT + F8 + BACK + F8, "")
    pause(qtbot)
    assert ([code.strip("\x1d") for code in counter.bursts], commands.done) == ([READ, READ], ["F8"])


@pytest.mark.parametrize("text", ["|", "~", "#", "{GS}"])
def test_other_characters_are_the_separator_in_gs1_only(counter: Counter, text: str) -> None:
    counter.burst.set_profile(ScannerProfile(gs="text", gs_text=text))
    counter.keys.scan(FRONT + text + BACK)
    counter.keys.scan(f"LOT{text}7")
    assert counter.bursts == [READ, f"LOT{text}7"]


def test_the_key_of_another_keyboard_is_the_separator(counter: Counter) -> None:
    """A scanner presses the keys of a US keyboard; where its ] stands, a German one has a +."""
    counter.keys.scan(FRONT, "")
    counter.keys.now += 2
    for kind in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress):
        event = QKeyEvent(
            kind, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier, burst_keys.BRACKET_SCAN_CODE, 0, 0, "+"
        )
        event.setTimestamp(round(counter.keys.now))
        QCoreApplication.sendEvent(counter.keys.window, event)
    counter.keys.type(BACK + "\r", 2)
    assert counter.bursts == [READ]


def test_a_supplier_label_is_one_burst(counter: Counter) -> None:
    label = "[)>\x1e06\x1dP123\x1dQ10\x1e\x04"
    counter.keys.scan(label)
    assert counter.bursts == [label]


def _ends_with(samples: list[Sample], expected: list[Sample]) -> bool:
    return samples[-1:] == expected


def test_keys_are_received_for_learning_as_they_come(counter: Counter, commands: Commands, qtbot: QtBot) -> None:
    samples: list[Sample] = []
    counter.burst.capture(samples.append)
    for sent in (FRONT + F8 + BACK, F12 + FRONT + F12 + BACK):
        counter.keys.scan(sent, "\r", gap=20)
        expected = [Sample(sent + "\r", (20,) * len(sent))]
        qtbot.waitUntil(partial(_ends_with, samples, expected), timeout=2_000)
    assert commands.done == []
