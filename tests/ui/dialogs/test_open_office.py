"""Another office is tried before the window is told to open it."""

from __future__ import annotations

import shutil
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from shiboken6 import isValid

from tests.ui.dialogs.office import DeskOffice, button, desk, guessing, nameless, pick, press
from tracker_desktop.ui.dialogs.open_office import OpenOfficeDialog

__all__ = ["desk"]


def opened(desk: DeskOffice) -> tuple[OpenOfficeDialog, list[str]]:
    dialog = OpenOfficeDialog(desk.desk, desk.window)
    desk.shown(dialog)
    told: list[str] = []
    dialog.opened.connect(told.append)
    return dialog, told


def test_a_chosen_office_is_tried_and_told(desk: DeskOffice, sqlite_template: Path, tmp_path: Path) -> None:
    other = Path(shutil.copy(sqlite_template, tmp_path / "other.db"))
    dialog, told = opened(desk)
    press(dialog, "Choose a file")
    pick(dialog, other)
    assert dialog.place.value() == str(other)
    QTest.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    desk.wait(lambda: told)
    assert told == [str(other)]
    desk.wait(lambda: not isValid(dialog))


def test_what_is_no_office_is_said_and_can_be_corrected(desk: DeskOffice, tmp_path: Path) -> None:
    wrong = tmp_path / "notes.db"
    wrong.write_text("not a database at all, but longer than its header", "utf-8")
    dialog, told = opened(desk)
    for place in (tmp_path / "nowhere.db", wrong):
        dialog.place.set_value(str(place))
        press(dialog, "Open")
        desk.wait(dialog.banner.isVisible)
        assert place.name in dialog.banner.text()
        assert button(dialog, "Open").isEnabled()
        assert not dialog.line.isVisible()
        dialog.banner.clear()
    assert told == []
    assert nameless(dialog) == []
    assert guessing(dialog) == []


def test_a_server_that_does_not_answer_is_said(desk: DeskOffice) -> None:
    dialog, told = opened(desk)
    dialog.place.set_value("postgresql://nobody@127.0.0.1:1/office")
    press(dialog, "Open")
    assert dialog.line.isVisible()
    desk.wait(dialog.banner.isVisible)
    assert dialog.banner.outcome == "refused"
    assert told == []


def test_an_empty_field_is_not_tried(desk: DeskOffice) -> None:
    dialog, told = opened(desk)
    press(dialog, "Open")
    assert dialog.place.error()
    assert told == []
