"""The first window is seen whole, its frame too, on any screen."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect, QSize
from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot

from tracker_desktop.ui.opening_window import FRAME, OpeningWindow, fit_on_screen, is_on_screen, size_on


@pytest.mark.parametrize(
    ("screen", "size"),
    [
        ((1440, 900), (1440, 900 - FRAME)),
        ((1366, 728), (1366, 728 - FRAME)),
        ((1920, 1040), (1440, 900)),
    ],
)
def test_the_size_leaves_room_for_the_frame(screen: tuple[int, int], size: tuple[int, int]) -> None:
    assert size_on(QRect(0, 0, *screen)) == QSize(*size)


def test_the_opening_window_is_inside_the_screen(qtbot: QtBot) -> None:
    window = OpeningWindow("Opening the office…")
    qtbot.addWidget(window)
    assert window.size() == size_on(window.screen().availableGeometry())


def test_a_window_that_was_left_elsewhere_is_known(qtbot: QtBot) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    fit_on_screen(window)
    assert is_on_screen(window)
    window.move(40_000, 0)
    assert not is_on_screen(window)
    fit_on_screen(window)
    window.resize(window.width(), window.screen().availableGeometry().height())
    assert not is_on_screen(window)
