"""A burst leaves whatever has the focus exactly as it was; a hand works there as ever."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QComboBox, QMenu, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from tests.ui.burst_kinds import CODES, KINDS, NOTE, WORDS, Place
from tests.ui.keys import Keyboard
from tracker_desktop.ui.burst import BurstFilter


@pytest.fixture
def codes(burst: BurstFilter) -> list[str]:
    got: list[str] = []
    burst.scanned.connect(got.append)
    return got


@pytest.mark.parametrize("suffix", ["\r", "\t", "\r\n"])
@pytest.mark.parametrize("name", KINDS)
def test_a_burst_changes_nothing(name: str, suffix: str, codes: list[str], qtbot: QtBot) -> None:
    place = Place(KINDS[name], qtbot)
    before = KINDS[name].state(place.widget)
    for code in CODES:
        place.keys.scan(code, suffix)
    qtbot.wait(50)
    assert codes == CODES
    assert KINDS[name].state(place.widget) == before
    assert place.said == []
    assert place.widget.hasFocus()


@pytest.mark.parametrize("name", KINDS)
def test_a_hand_types_as_ever_behind_a_burst(name: str, burst: BurstFilter, codes: list[str], qtbot: QtBot) -> None:
    kind = KINDS[name]
    unwatched = Place(kind, qtbot)
    unwatched.window.windowHandle().removeEventFilter(burst)
    unwatched.keys.type(kind.hand, 80)
    unwatched.keys.rest()
    expected = kind.state(unwatched.widget), list(unwatched.said)
    place = Place(kind, qtbot)
    place.keys.scan("TAPE 1")
    place.keys.now += 1_000
    place.keys.type(kind.hand, 80)
    place.keys.rest()
    qtbot.waitUntil(lambda: not burst.is_holding, timeout=1_000)
    assert (kind.state(place.widget), place.said) == expected
    assert expected[1] or name == "tabs"
    assert codes == ["TAPE 1"]


def test_undo_behind_a_burst_takes_back_what_the_hand_did(codes: list[str], qtbot: QtBot) -> None:
    place = Place(KINDS["note"], qtbot)
    note = place.widget
    assert isinstance(note, QPlainTextEdit)
    text = note.toPlainText()
    place.keys.scan("LT-00142")
    note.redo()
    assert note.toPlainText().endswith("half a note")
    note.undo()
    assert note.toPlainText() == text


@pytest.mark.parametrize("key", ["\r", " "])
def test_a_hand_presses_a_button(key: str, codes: list[str], qtbot: QtBot) -> None:
    place = Place(KINDS["button"], qtbot)
    button = place.widget
    assert isinstance(button, QPushButton)
    place.keys.scan("LT-00142")
    with qtbot.waitSignal(button.clicked, timeout=1_000):
        place.keys.now += 1_000
        place.keys.tap(key)
        place.keys.rest()


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_an_open_list_stays_open(codes: list[str], qtbot: QtBot) -> None:
    place = Place(KINDS["combo"], qtbot)
    combo = place.widget
    assert isinstance(combo, QComboBox)
    combo.showPopup()
    popup = combo.view().window()
    qtbot.waitUntil(lambda: QGuiApplication.focusWindow() is popup.windowHandle())
    keys = Keyboard(popup.windowHandle())
    keys.scan("TAPE 1")
    assert codes == ["TAPE 1"]
    assert popup.isVisible()
    assert combo.view().currentIndex().row() == 3
    keys.now += 1_000
    keys.type("b\r", 80)
    qtbot.waitUntil(lambda: combo.currentText() == "Bolt", timeout=1_000)
    assert not popup.isVisible()


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_an_open_menu_stays_open(codes: list[str], qtbot: QtBot) -> None:
    place = Place(NOTE, qtbot)
    hits: list[str] = []
    menu = QMenu(place.window)

    def hit(word: str) -> Callable[[], None]:
        return lambda: hits.append(word)

    for word in WORDS:
        menu.addAction(f"&{word}", hit(word))
    menu.popup(place.window.pos())
    qtbot.waitUntil(lambda: QGuiApplication.focusWindow() is menu.windowHandle())
    keys = Keyboard(menu.windowHandle())
    keys.scan("TAPE 1")
    assert (codes, hits, menu.isVisible()) == (["TAPE 1"], [], True)
    keys.now += 1_000
    keys.tap("t")
    qtbot.waitUntil(lambda: hits == ["Tape"], timeout=1_000)
