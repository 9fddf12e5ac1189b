"""The File menu in the real window: spreadsheets in and out, a copy, verify, another office, settings."""

from __future__ import annotations

import csv
import shutil
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QFileDialog
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from tests.store_fixtures import open_office
from tests.ui.dialogs.office import button, pick, press
from tracker_desktop.counter.counter import Counter
from tracker_desktop.exchange.export_lists import EXPORTS
from tracker_desktop.queries.listing import ListIds
from tracker_desktop.store import verify
from tracker_desktop.store.desk_file import DeskFile
from tracker_desktop.transactions.add_asset import AddAsset
from tracker_desktop.transactions.rules.asset_fields import AssetFields
from tracker_desktop.ui import sounds
from tracker_desktop.ui.burst import BurstFilter
from tracker_desktop.ui.desk import Desk
from tracker_desktop.ui.dialogs.export_dialog import ExportDialog
from tracker_desktop.ui.dialogs.import_dialog import ImportDialog
from tracker_desktop.ui.dialogs.open_office import OpenOfficeDialog
from tracker_desktop.ui.dialogs.settings_dialog import SettingsDialog
from tracker_desktop.ui.dialogs.verify_dialog import VerifyDialog
from tracker_desktop.ui.fields.text_field import TextField
from tracker_desktop.ui.main_window import MainWindow, OfficeFacts

REGISTER = "Asset Tag,Model,Serial,Category\nLT-1,Dell Latitude,S1,Laptops\nLT-2,=cmd(),S2,Laptops\n"


@pytest.fixture
def window(sqlite_place: str, tmp_path: Path, qtbot: QtBot, burst: BurstFilter) -> Iterator[MainWindow]:
    sounds.set_enabled(False)
    office = open_office(sqlite_place)
    desk_file = DeskFile(tmp_path / "desk.db")
    desk = Desk(office.store, Counter(office.store, office.me, desk_file), desk_file)
    made = MainWindow(desk, burst, OfficeFacts("Main stockroom", sqlite_place))
    qtbot.addWidget(made)
    bugs: list[object] = []
    desk.crashed.connect(bugs.append)
    with qtbot.waitExposed(made):
        made.show()
    made.start()
    qtbot.waitUntil(lambda: bool(made.rights), timeout=10_000)
    yield made
    made.close()
    sounds.set_enabled(True)
    assert bugs == []


def run(window: MainWindow, command: str) -> None:
    """As the menu or the shortcut does."""
    action = window.actions_by_id[command]
    assert action.isEnabled()
    action.trigger()


D = TypeVar("D", bound=QDialog)


def dialog_of(window: MainWindow, kind: type[D], qtbot: QtBot) -> D:
    """The dialog of this class, once it is on the screen."""
    qtbot.waitUntil(lambda: any(one.isVisible() for one in window.findChildren(kind)), timeout=10_000)
    return next(one for one in window.findChildren(kind) if one.isVisible())


def said(window: MainWindow, words: str, qtbot: QtBot) -> None:
    """Wait for the banner to say so."""
    qtbot.waitUntil(lambda: words in window.counter.banner.text(), timeout=10_000)


def read(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def count(window: MainWindow) -> int:
    return len(window.desk.store.read(ListIds("assets")).ids)


def test_import_is_said_in_the_banner_and_undone_from_there(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    path = tmp_path / "register.csv"
    path.write_text(REGISTER, "utf-8")
    run(window, "import")
    pick(window, path)
    dialog = dialog_of(window, ImportDialog, qtbot)
    assert isinstance(dialog, ImportDialog)
    qtbot.waitUntil(dialog.preview.isVisible, timeout=10_000)
    press(dialog, "Import 2 assets")
    said(window, "2 assets added from register.csv", qtbot)
    assert count(window) == 2
    assert "today" in window.facts.copied
    press(window.counter.banner, "Undo")
    qtbot.waitUntil(lambda: count(window) == 0, timeout=10_000)


def test_import_of_a_file_that_is_given_asks_for_none(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    path = tmp_path / "register.csv"
    path.write_text(REGISTER, "utf-8")
    window.open_import(path)
    dialog = dialog_of(window, ImportDialog, qtbot)
    assert isinstance(dialog, ImportDialog)
    qtbot.waitUntil(dialog.preview.isVisible, timeout=10_000)
    assert dialog.windowTitle() == "Import register.csv"


@pytest.fixture
def stocked(window: MainWindow) -> MainWindow:
    for tag, description in (("LT-3", "Dell Latitude"), ("LT-1", "=HYPERLINK()"), ("MS-2", "Zeiss Primostar")):
        window.desk.store.perform(AddAsset(AssetFields(description, tag=tag)), 1)
    return window


def test_export_from_today_writes_the_assets(stocked: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    target = tmp_path / "out.csv"
    stocked.show_tab("today")
    run(stocked, "export")
    chooser = stocked.findChild(QFileDialog)
    assert isinstance(chooser, QFileDialog)
    assert chooser.acceptMode() == QFileDialog.AcceptMode.AcceptSave
    assert chooser.defaultSuffix() == "csv"
    assert chooser.selectedFiles()[0].rpartition("/")[2].startswith("assets 20")
    pick(stocked, target)
    said(stocked, "3 rows written.", qtbot)
    assert str(target) in stocked.counter.banner.text()
    rows = read(target)
    assert [row["Tag"] for row in rows] == ["LT-1", "LT-3", "MS-2"]
    assert rows[0]["Description"] == "'=HYPERLINK()"
    assert "Serial number" in rows[0]


def test_export_writes_the_list_as_it_is_filtered_and_sorted(stocked: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    stocked.show_tab("assets")
    tab = stocked.lists["assets"]
    tab.source.set_sort("tag", True)
    tab.filter.setText("lt")
    run(stocked, "export")
    pick(stocked, tmp_path / "out.csv")
    said(stocked, "2 rows written.", qtbot)
    assert [row["Tag"] for row in read(tmp_path / "out.csv")] == ["LT-3", "LT-1"]


def test_the_history_can_be_exported(stocked: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    stocked.show_tab("journal")
    run(stocked, "export")
    pick(stocked, tmp_path / "out.csv")
    said(stocked, "4 rows written.", qtbot)
    assert len(read(tmp_path / "out.csv")) == 4


def test_a_list_that_is_no_tab_can_be_exported(stocked: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    run(stocked, "export_other")
    dialog = dialog_of(stocked, ExportDialog, qtbot)
    assert isinstance(dialog, ExportDialog)
    assert dialog.which.combo.count() == len(EXPORTS)
    dialog.which.set_value("places")
    press(dialog, "Choose the file")
    pick(stocked, tmp_path / "out.csv")
    said(stocked, "rows written.", qtbot)
    assert {"Stockroom", "Returns shelf"} <= {row["Name"] for row in read(tmp_path / "out.csv")}


def test_where_nothing_can_be_written_is_said(stocked: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    run(stocked, "export")
    pick(stocked, tmp_path / "no such folder" / "out.csv")
    said(stocked, "cannot be written", qtbot)


def test_a_copy_is_verified_and_said(stocked: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    target = tmp_path / "copy.db"
    run(stocked, "backup")
    pick(stocked, target)
    said(stocked, "The database was copied and verified.", qtbot)
    assert str(target) in stocked.counter.banner.text()
    assert stocked.facts.copied.startswith("today ")
    assert verify.file(target).ok
    with sqlite3.connect(target) as raw:
        assert raw.execute("SELECT count(*) FROM asset").fetchone() == (3,)
    raw.close()


def test_a_copy_onto_the_database_itself_is_refused(stocked: MainWindow, sqlite_place: str, qtbot: QtBot) -> None:
    run(stocked, "backup")
    pick(stocked, Path(sqlite_place))
    said(stocked, "cannot lie where the database is", qtbot)
    assert count(stocked) == 3


def test_verify_shows_its_report(stocked: MainWindow, qtbot: QtBot) -> None:
    run(stocked, "verify")
    dialog = dialog_of(stocked, VerifyDialog, qtbot)
    assert isinstance(dialog, VerifyDialog)
    qtbot.waitUntil(lambda: dialog.report is not None, timeout=10_000)
    assert dialog.report is not None
    assert dialog.report.ok


def test_another_office_is_asked_of_the_program(
    window: MainWindow, sqlite_template: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    other = Path(shutil.copy(sqlite_template, tmp_path / "other.db"))
    wanted: list[str] = []
    window.open_other_wanted.connect(wanted.append)
    run(window, "open")
    dialog = dialog_of(window, OpenOfficeDialog, qtbot)
    assert isinstance(dialog, OpenOfficeDialog)
    dialog.place.set_value(str(other))
    press(dialog, "Open")
    qtbot.waitUntil(lambda: bool(wanted), timeout=10_000)
    assert wanted == [str(other)]


def settings(window: MainWindow, qtbot: QtBot) -> SettingsDialog:
    run(window, "settings")
    dialog = dialog_of(window, SettingsDialog, qtbot)
    assert isinstance(dialog, SettingsDialog)
    qtbot.waitUntil(lambda: button(dialog, "Save").isEnabled(), timeout=10_000)
    return dialog


def type_into(dialog: SettingsDialog, key: str, text: str) -> None:
    field = dialog.field(key)
    assert isinstance(field, TextField)
    field.set_value(text)


def test_a_new_name_of_the_office_stands_in_the_window(window: MainWindow, qtbot: QtBot) -> None:
    dialog = settings(window, qtbot)
    type_into(dialog, "office.name", "North & South stores")
    press(dialog, "Save")
    said(window, "Name of the office: North & South stores", qtbot)
    qtbot.waitUntil(lambda: window.windowTitle() == "North & South stores — Tracker Desktop", timeout=10_000)
    assert window.facts.name == "North & South stores"
    qtbot.waitUntil(lambda: not isValid(dialog), timeout=10_000)
    press(window.counter.banner, "Undo")
    said(window, "Undone", qtbot)
    qtbot.waitUntil(lambda: window.windowTitle() == "Main stockroom — Tracker Desktop", timeout=10_000)


def test_several_settings_are_said_together(window: MainWindow, qtbot: QtBot) -> None:
    dialog = settings(window, qtbot)
    type_into(dialog, "office.name", "North stores")
    type_into(dialog, "money.currency", "eur")
    QTest.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    said(window, "2 settings changed", qtbot)
    assert "Currency: EUR" in window.counter.banner.text()
