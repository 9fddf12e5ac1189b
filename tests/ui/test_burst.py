"""Bursts and typing in a window, without a scanner: every key carries the time it would have."""

from functools import partial

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.ui.burst_counter import Counter, pause
from tracker_desktop.scanning.learning import TEST_CODES, Sample
from tracker_desktop.scanning.profile import ScannerProfile


@pytest.mark.parametrize("gap", [0, 1, 2, 5, 12, 20, 23])
@pytest.mark.parametrize("suffix", ["\r", "\t", "\r\n", "\r\r"])
def test_a_burst_reaches_the_bar_whatever_ends_it(counter: Counter, suffix: str, gap: int) -> None:
    counter.keys.scan("LT-00142", suffix, gap)
    counter.keys.scan("LT-00143", suffix, gap)
    assert counter.codes == [("LT-00142", "burst"), ("LT-00143", "burst")]
    assert counter.note.text() == ""
    assert counter.note.hasFocus()


def test_the_bar_itself_gets_a_burst_as_a_burst(counter: Counter) -> None:
    counter.bar.setFocus()
    counter.keys.type("12")
    counter.keys.scan("LT-00142")
    assert counter.codes == [("LT-00142", "burst")]
    assert counter.bar.text() == "12"


def test_typing_and_enter_in_the_bar_is_typed(counter: Counter, qtbot: QtBot) -> None:
    counter.bar.setFocus()
    counter.keys.type("lt-00142\r")
    assert counter.codes == [("lt-00142", "typed")]
    counter.bar.clear()
    counter.keys.type("\r")
    assert len(counter.codes) == 1


def test_keys_sent_to_the_widget_itself_are_typed(counter: Counter) -> None:
    QTest.keyClicks(counter.bar, "LT-00142")
    QTest.keyClick(counter.bar, Qt.Key.Key_Enter)
    assert counter.codes == [("LT-00142", "typed")]


@pytest.mark.parametrize("gap", [66, 45, 33, 26])
def test_typing_is_never_a_scan(counter: Counter, gap: int) -> None:
    counter.keys.type("Laptop, screen cracked\r", gap)
    assert counter.note.text() == "Laptop, screen cracked"
    assert counter.codes == []


def test_fast_rollover_is_typing(counter: Counter) -> None:
    text = "the other one is theirs\r"
    gaps = [8 if place % 3 else 120 for place in range(len(text))]
    counter.keys.type(text, gaps)
    assert counter.note.text() == text[:-1]
    assert counter.codes == []


def test_fingers_that_overlap_lose_no_key(counter: Counter, qtbot: QtBot) -> None:
    pressed = "rollover typing"
    for before, char in zip(" " + pressed, pressed, strict=False):
        counter.keys.now += 25
        counter.keys.press(ord(char.upper()), char)
        counter.keys.now += 40
        counter.keys.release(ord(before.upper()), before)
    pause(qtbot)
    assert counter.note.text() == pressed


def test_a_key_that_is_held_down_repeats(counter: Counter, qtbot: QtBot) -> None:
    counter.keys.type("a")
    counter.keys.now += 500
    for _ in range(12):
        counter.keys.press(Qt.Key.Key_A, "a", repeats=True)
        counter.keys.now += 20
    counter.keys.type("\r", 20)
    assert counter.note.text() == "a" * 13
    assert counter.codes == []


def test_double_letters_that_look_like_repeats_are_scanned(counter: Counter) -> None:
    counter.keys.now += 1_000
    for char, again in (("1", False), ("1", True), ("1", True), ("2", False), ("2", True)):
        counter.keys.now += 1
        counter.keys.press(ord(char), char, repeats=again)
    counter.keys.type("\r", 1)
    assert counter.bursts == ["11122"]


def test_a_pause_sends_the_keys_on(counter: Counter, qtbot: QtBot) -> None:
    counter.keys.type("a")
    assert counter.note.text() == ""
    qtbot.waitUntil(lambda: counter.note.text() == "a", timeout=1_000)


def test_fast_text_without_an_ending_is_not_taken_away(counter: Counter, qtbot: QtBot) -> None:
    counter.keys.type("pasted by a program", 2)
    pause(qtbot)
    assert counter.note.text() == "pasted by a program"
    assert counter.codes == []


def test_enter_some_time_after_fast_text_is_enter(counter: Counter, qtbot: QtBot) -> None:
    counter.keys.type("fast text", 2, dwell=1)
    counter.keys.now += 300
    counter.keys.type("\r")
    assert counter.note.text() == "fast text"
    assert counter.codes == []


def test_a_scanner_that_thinks_before_it_presses_enter(counter: Counter) -> None:
    counter.keys.scan("LT-00142", "")
    counter.keys.now += 100
    counter.keys.type("\r", 0)
    assert counter.bursts == ["LT-00142"]


def test_short_codes_need_twice_the_speed(counter: Counter, qtbot: QtBot) -> None:
    counter.keys.scan("A12", gap=4)
    counter.keys.scan("B12", gap=20)
    pause(qtbot)
    assert counter.bursts == ["A12"]
    assert counter.note.text() == "B12"


@pytest.mark.parametrize("first", ["ok", "x", "A1"])
def test_two_quick_keys_and_enter_are_typing(counter: Counter, first: str) -> None:
    counter.keys.scan(first, gap=10)
    assert counter.note.text() == first
    assert counter.codes == []


def test_silence_ends_a_burst_where_nothing_else_does(counter: Counter, qtbot: QtBot) -> None:
    counter.burst.set_profile(ScannerProfile(suffix="none", min_length=6))
    counter.keys.scan("LT-00142", "")
    counter.keys.scan("LT-00143", "")
    assert counter.bursts == ["LT-00142"]
    qtbot.waitUntil(lambda: counter.bursts == ["LT-00142", "LT-00143"], timeout=1_000)
    counter.keys.type("slow text")
    pause(qtbot)
    assert counter.note.text() == "slow text"


@pytest.mark.parametrize("prefix", ["~", "\x02", "QQ"])
def test_a_prefix_makes_the_shortest_code_a_burst(counter: Counter, prefix: str, qtbot: QtBot) -> None:
    counter.burst.set_profile(ScannerProfile(prefix=prefix))
    counter.keys.scan(prefix + "7")
    counter.keys.scan(prefix + "LT-00142")
    assert counter.bursts == ["7", "LT-00142"]
    counter.keys.type("~ QQ x")
    pause(qtbot)
    assert counter.note.text() == "~ QQ x"


def test_separators_are_kept(counter: Counter) -> None:
    counter.keys.scan("\x1d01095060001343521\x1d0ABC\x1d21X")
    assert counter.bursts == ["\x1d01095060001343521\x1d0ABC\x1d21X"]


def test_separators_typed_on_the_number_pad(counter: Counter) -> None:
    alt, pad = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.KeypadModifier
    counter.keys.scan("0109506000134352", "")
    counter.keys.press(Qt.Key.Key_Alt, "", alt)
    for key, text in ((Qt.Key.Key_0, "0"), (Qt.Key.Key_Down, ""), (Qt.Key.Key_9, "9")):
        counter.keys.now += 2
        counter.keys.press(key, text, alt | pad)
        counter.keys.release(key, text, alt | pad)
    counter.keys.release(Qt.Key.Key_Alt)
    counter.keys.type("10ABC\r", 2)
    assert counter.bursts == ["0109506000134352\x1d10ABC"]


def test_the_profile_puts_right_what_arrives(counter: Counter) -> None:
    counter.burst.set_profile(ScannerProfile(prefix="~", caps_lock=True, layout={"Z": "Y", "Y": "Z", "?": "-"}))
    counter.keys.scan("~yz?00142")
    assert counter.bursts == ["ZY-00142"]


def test_plain_letter_shortcuts_wait_for_a_hand(counter: Counter, qtbot: QtBot) -> None:
    hits: list[str] = []
    action = QAction("Look up", counter.window, shortcut=QKeySequence("L"))
    action.triggered.connect(lambda: hits.append("L"))
    counter.window.addAction(action)
    counter.bar.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    counter.note.setReadOnly(True)
    counter.window.setFocus()
    counter.keys.scan("lllll")
    assert (hits, counter.bursts) == ([], ["lllll"])
    counter.keys.type("l")
    pause(qtbot)
    assert hits == ["L"]


def test_function_keys_come_after_what_was_typed_before(counter: Counter) -> None:
    seen: list[str] = []
    action = QAction("Damaged", counter.window, shortcut=QKeySequence("F8"))
    action.triggered.connect(lambda: seen.append(counter.note.text()))
    counter.window.addAction(action)
    counter.keys.type("ab")
    counter.keys.now += 5
    counter.keys.press(Qt.Key.Key_F8)
    assert seen == ["ab"]


def test_a_click_comes_after_what_was_typed_before(counter: Counter) -> None:
    counter.keys.type("ab")
    QTest.mouseClick(counter.window.windowHandle(), Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    assert counter.note.text() == "ab"


def test_a_stall_behind_the_first_keys_is_joined(counter: Counter, qtbot: QtBot) -> None:
    counter.note.setText("half a note")
    counter.note.setSelection(5, 1)
    counter.keys.now += 1_000
    counter.keys.type("LT", 2)
    qtbot.waitUntil(lambda: counter.note.text() == "half LT note", timeout=1_000)
    counter.keys.now += 60
    counter.keys.type("-00142\r", 2)
    assert counter.bursts == ["LT-00142"]
    assert (counter.note.text(), counter.note.selectedText()) == ("half a note", "a")


def test_a_scan_close_behind_typing_takes_nothing_of_it(counter: Counter, qtbot: QtBot) -> None:
    counter.keys.type("half a note")
    pause(qtbot)
    counter.keys.now += 60
    counter.keys.type("LT-00142\r", 2)
    assert counter.bursts == ["LT-00142"]
    assert counter.note.text() == "half a note"


def test_what_is_captured_goes_nowhere_else(counter: Counter, qtbot: QtBot) -> None:
    samples: list[Sample] = []
    counter.burst.capture(samples.append)

    def came(number: int) -> bool:
        return len(samples) == number

    for number, code in enumerate(TEST_CODES, 1):
        counter.keys.scan("\x02" + code, "\r\n", gap=20)
        qtbot.waitUntil(partial(came, number), timeout=2_000)
    assert [sample.raw for sample in samples] == [f"\x02{code}\r\n" for code in TEST_CODES]
    assert set(samples[0].gaps_ms) == {20}
    counter.burst.capture(None)
    counter.keys.scan("LT-00142")
    assert counter.codes == [("LT-00142", "burst")]
    assert counter.note.text() == ""


typing = st.tuples(st.just("typed"), st.text("abcXYZ 019.,-", min_size=1, max_size=12), st.integers(26, 300))
scans = st.tuples(st.just("burst"), st.text("ABCXYZ019-_%", min_size=4, max_size=20), st.integers(0, 15))


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(typing | scans, max_size=8))
def test_typing_and_bursts_part_without_loss(counter: Counter, day: list[tuple[str, str, int]]) -> None:
    counter.codes.clear()
    counter.note.clear()
    for how, text, gap in day:
        if how == "burst":
            counter.keys.scan(text, gap=gap)
        else:
            counter.keys.now += 1_000
            counter.keys.type(text, gap)
    counter.keys.now += 1_000
    counter.keys.press(Qt.Key.Key_End)
    assert counter.note.text() == "".join(text for how, text, _ in day if how == "typed")
    assert counter.bursts == [text for how, text, _ in day if how == "burst"]


def test_a_scanner_that_stalls_is_waited_for(counter: Counter, qtbot: QtBot) -> None:
    counter.note.setText("half a note")
    counter.keys.now += 1_000
    counter.keys.type("L", 2, dwell=1)
    counter.keys.rest()
    qtbot.wait(60)
    assert counter.note.text() == "half a note"
    counter.keys.type("T-00142", [60, 2, 2, 2, 90, 2, 2], dwell=1)
    counter.keys.type("\r", 70)
    assert counter.bursts == ["LT-00142"]
    assert not counter.note.isUndoAvailable()


def test_a_robot_that_types_slowly_is_let_through(counter: Counter, qtbot: QtBot) -> None:
    counter.keys.type("typed by a robot\r", 66, dwell=0)
    pause(qtbot)
    assert counter.note.text() == "typed by a robot"
    assert counter.codes == []


def test_one_key_is_held_no_longer_than_the_profile_says(counter: Counter) -> None:
    for key in "abc":
        counter.keys.type(key)
        assert (counter.burst.is_holding, counter.burst._timer.interval()) == (True, 24)
