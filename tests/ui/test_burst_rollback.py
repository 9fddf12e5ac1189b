"""The first keys of a scanner that stalls are taken back from each kind of widget."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from tests.ui.burst_kinds import KINDS, Place
from tracker_desktop.ui.burst import BurstFilter
from tracker_desktop.ui.burst_rollback import snapshot


@pytest.fixture
def codes(burst: BurstFilter) -> list[str]:
    got: list[str] = []
    burst.scanned.connect(got.append)
    return got


UNDO_COUNTS = ("line edit", "note", "rich text")
"""Taking back is one more step of undo there."""


@pytest.mark.parametrize("name", [name for name in KINDS if "button" not in name and "box" not in name])
def test_the_keys_before_a_stall_are_taken_back(name: str, codes: list[str], qtbot: QtBot) -> None:
    place = Place(KINDS[name], qtbot)
    before = state(name, place.widget)
    place.keys.now += 1_000
    place.keys.type("TA", 2)
    qtbot.wait(60)
    place.keys.now += 80
    place.keys.type("PE 1\r", 2)
    assert codes == ["TAPE 1"]
    assert state(name, place.widget) == before


@pytest.mark.parametrize("name", ["spin box", "decimal spin box", "date"])
def test_digits_before_a_stall_are_taken_back(name: str, codes: list[str], qtbot: QtBot) -> None:
    place = Place(KINDS[name], qtbot)
    before = state(name, place.widget)
    place.keys.now += 1_000
    place.keys.type("1", 2)
    qtbot.wait(60)
    assert state(name, place.widget) != before
    place.keys.now += 80
    place.keys.type("2345\r", 2)
    assert codes == ["12345"]
    assert state(name, place.widget) == before


def test_keys_that_were_read_too_late_are_joined(codes: list[str], qtbot: QtBot) -> None:
    place = Place(KINDS["line edit"], qtbot)
    line = place.widget
    assert isinstance(line, QLineEdit)
    place.keys.type("a", 66)
    qtbot.wait(60)
    text = line.text()
    place.keys.now += 90
    place.keys.type("L", 0)
    qtbot.wait(60)
    assert line.text() != text
    place.keys.type("T-00142\r", 4)
    assert codes == ["LT-00142"]
    assert line.text() == text


def state(name: str, widget: Any) -> object:
    whole = KINDS[name].state(widget)
    return whole[:3] if name in UNDO_COUNTS and isinstance(whole, tuple) else whole


def test_a_widget_that_is_gone_is_left_alone(qtbot: QtBot) -> None:
    edit = QLineEdit("x")
    restore = snapshot(edit)
    edit.deleteLater()
    with qtbot.waitSignal(edit.destroyed):
        pass
    assert restore is not None
    restore()
