"""Whole screens of the toolkit: everything named, nothing guesses HTML, light and dark differ."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.gallery import SCREENS
from tracker_desktop.ui.shades import DARK, LIGHT
from tracker_desktop.ui.theme import apply_theme


@pytest.fixture(params=SCREENS)
def screen(request: pytest.FixtureRequest, qtbot: QtBot, qapp: QApplication) -> Iterator[QWidget]:
    apply_theme(qapp, dark=False)
    make, (width, height) = SCREENS[request.param]
    made = make()
    qtbot.addWidget(made)
    made.resize(width, height)
    with qtbot.waitExposed(made):
        made.show()
    yield made
    apply_theme(qapp, dark=False)


def test_whatever_takes_the_keyboard_has_a_name(screen: QWidget) -> None:
    nameless = [
        widget
        for widget in screen.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not widget.accessibleName()
        and not (isinstance(widget, QAbstractButton) and widget.text())
    ]
    assert nameless == []


def test_no_label_guesses_html(screen: QWidget) -> None:
    for label in screen.findChildren(QLabel):
        assert label.textFormat() == Qt.TextFormat.PlainText or not label.text()


def test_no_button_is_pressed_by_enter(screen: QWidget) -> None:
    assert not any(button.autoDefault() for button in screen.findChildren(QPushButton))


def test_changes_its_colours_at_once(screen: QWidget, qapp: QApplication, qtbot: QtBot) -> None:
    def share(picture: QPixmap, name: str) -> float:
        image = picture.toImage()
        spots = [(x, y) for x in range(0, image.width(), 7) for y in range(0, image.height(), 7)]
        return sum(image.pixelColor(*spot).name() == name for spot in spots) / len(spots)

    light = share(screen.grab(), LIGHT.window) + share(screen.grab(), LIGHT.base)
    apply_theme(qapp, dark=True)
    QApplication.processEvents()
    dark = screen.grab()
    assert light > 0.4
    assert share(dark, DARK.window) + share(dark, DARK.base) > 0.4
    assert share(dark, LIGHT.base) < 0.05
