"""Verify: the whole report in words, green only where everything agrees."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QListWidget
from shiboken6 import isValid

from tests.ui.dialogs.office import DeskOffice, desk, guessing, nameless, press
from tracker_desktop.transactions.change_setting import ChangeSetting
from tracker_desktop.ui.dialogs.verify_dialog import VerifyDialog

__all__ = ["desk"]


def opened(desk: DeskOffice) -> VerifyDialog:
    dialog = VerifyDialog(desk.desk, desk.window)
    desk.shown(dialog)
    desk.wait(lambda: dialog.report is not None)
    QApplication.processEvents()
    return dialog


def test_clean_books_are_green_with_every_line(desk: DeskOffice) -> None:
    dialog = opened(desk)
    assert dialog.report is not None
    assert dialog.report.ok
    assert dialog.banner.outcome == "done"
    assert "Everything agrees" in dialog.banner.text()
    said = [label.text() for label in dialog.findChildren(QLabel)]
    assert dialog.report.lines
    assert all(words in said for words in dialog.report.lines)
    assert not dialog.line.isVisible()
    assert nameless(dialog) == []
    assert guessing(dialog) == []


@pytest.fixture
def spoilt(desk: DeskOffice, sqlite_place: str) -> DeskOffice:
    desk.office.perform(ChangeSetting("loan.days", 21))
    with sqlite3.connect(Path(sqlite_place)) as raw:
        raw.execute("UPDATE setting SET value = '99' WHERE key = 'loan.days'")
    raw.close()
    return desk


def test_what_is_wrong_is_red_and_can_be_copied(spoilt: DeskOffice) -> None:
    dialog = opened(spoilt)
    assert dialog.report is not None
    assert len(dialog.report.problems) == 1
    assert dialog.banner.outcome == "wrong"
    assert "1 thing does not agree" in dialog.banner.text()
    listed = dialog.findChild(QListWidget)
    assert isinstance(listed, QListWidget)
    assert dialog.report.problems[0] in listed.item(0).text()
    press(dialog, "Copy the text")
    assert dialog.report.problems[0] in QApplication.clipboard().text()


def test_esc_closes_at_any_time(desk: DeskOffice) -> None:
    dialog = VerifyDialog(desk.desk, desk.window)
    desk.shown(dialog)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    desk.wait(lambda: not isValid(dialog))
    again = opened(desk)
    assert again.report is not None
