"""The first start: Enter takes the choice that has the keyboard."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from tracker_desktop.ui.dialogs.frame import show_dialog
from tracker_desktop.ui.dialogs.welcome import FounderDialog, Start, WelcomeDialog


@pytest.fixture
def welcome(qtbot: QtBot) -> WelcomeDialog:
    made = WelcomeDialog("/tmp/office.db")
    with qtbot.waitActive(made):
        show_dialog(made)
    return made


def enter(welcome: WelcomeDialog, words: str, key: Qt.Key) -> None:
    button = next(one for one in welcome.findChildren(QPushButton) if one.text().startswith(words))
    button.setFocus()
    QTest.keyClick(button, key)


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_enter_takes_the_choice_with_the_keyboard(welcome: WelcomeDialog, qtbot: QtBot, key: Qt.Key) -> None:
    chosen: list[Start] = []
    welcome.chosen_start.connect(chosen.append)
    enter(welcome, "The sample office", key)
    assert chosen == [Start(sample=True)]


def test_the_first_choice_has_the_keyboard(welcome: WelcomeDialog, qtbot: QtBot) -> None:
    assert isinstance(welcome.focusWidget(), QPushButton)
    QTest.keyClick(welcome.focusWidget(), Qt.Key.Key_Return)
    asked = QApplication.activeModalWidget()
    assert isinstance(asked, FounderDialog)
    asked.reject()
    welcome.reject()


def test_enter_on_quit_quits(welcome: WelcomeDialog, qtbot: QtBot) -> None:
    with qtbot.waitSignal(welcome.rejected):
        enter(welcome, "Quit", Qt.Key.Key_Return)
