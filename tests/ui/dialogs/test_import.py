"""The import dialog: what it shows before anything is saved, what it saves, and how it is stopped."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from tests.ui.dialogs.office import DeskOffice, button, desk, guessing, nameless, pick, press
from tracker_desktop.queries.listing import ListIds
from tracker_desktop.store.done import Done
from tracker_desktop.transactions.add_place import AddPlace
from tracker_desktop.transactions.rules.place_fields import PlaceFields
from tracker_desktop.ui.dialogs.import_dialog import ImportDialog

__all__ = ["desk"]

HEAD = "Asset Tag,Model,Serial,Category,Location,Purchase Cost,Colour\n"
ONE = "LT-1,Dell <b>Latitude</b> & more,S1,Laptops,Stock room,1249.00,red\n"
GOOD = HEAD + ONE + "LT-2,Dell Latitude,S2,Laptops,Room 7,900,blue\n"
WRONG = GOOD + "LT-3,Dell,S3,Laptops,Room 7,many,red\nLT-1,Dell,S4,Laptops,Room 7,5,red\n"


def file(folder: Path, text: str, name: str = "register.csv") -> Path:
    path = folder / name
    path.write_text(text, "utf-8")
    return path


def opened(desk: DeskOffice, path: Path) -> ImportDialog:
    dialog = ImportDialog(desk.desk, path, desk.window)
    desk.shown(dialog)
    desk.wait(lambda: dialog.preview.isVisible() or dialog.banner.isVisible())
    return dialog


def assets(desk: DeskOffice) -> int:
    return len(desk.office.read(ListIds("assets")).ids)


def cells(dialog: ImportDialog) -> list[list[str]]:
    model = dialog.preview.table.pages
    return [[model.cell(row, column) or "" for column in range(model.columnCount())] for row in range(model.rowCount())]


def test_shows_what_would_be_done_and_saves_nothing_before(desk: DeskOffice, tmp_path: Path) -> None:
    dialog = opened(desk, file(tmp_path, GOOD))
    numbers = {key: dialog.preview.tile(key).accessibleName() for key in ("rows", "new", "changed", "wrong", "made")}
    assert numbers == {
        "rows": "2 rows",
        "new": "2 new",
        "changed": "0 changed",
        "wrong": "0 wrong",
        "made": "3 made with them",
    }
    assert dialog.preview.shown == "rows"
    assert cells(dialog)[0] == ["2", "new", *ONE.split(",")[:-1]]
    assert "Colour" in dialog.preview.notes()
    assert not dialog.preview.leave_out.isVisible()
    assert button(dialog, "Import 2 assets").isEnabled()
    assert assets(desk) == 0
    assert nameless(dialog) == []
    assert guessing(dialog) == []


def test_ctrl_enter_imports_after_a_copy_and_undo_takes_all_back(desk: DeskOffice, tmp_path: Path) -> None:
    dialog = opened(desk, file(tmp_path, GOOD))
    told: list[Done] = []
    copies: list[bool] = []
    dialog.imported.connect(told.append)
    dialog.copied.connect(lambda: copies.append(assets(desk) == 0))
    QTest.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    desk.wait(lambda: told)
    assert told[0].title == "2 assets added from register.csv"
    assert copies == [True]
    assert len(list((tmp_path / "office-copies").glob("*before-import.db"))) == 1
    assert assets(desk) == 2
    desk.wait(lambda: not isValid(dialog))
    desk.office.undo(told[0])
    assert assets(desk) == 0


def test_a_wrong_row_keeps_the_button_shut_until_it_is_left_out(desk: DeskOffice, tmp_path: Path) -> None:
    dialog = opened(desk, file(tmp_path, WRONG))
    assert dialog.preview.shown == "wrong"
    assert [row[0] for row in cells(dialog)] == ["4", "5"]
    assert "“many” is no number" in cells(dialog)[0][1]
    assert "line 2 already" in cells(dialog)[1][1]
    assert not button(dialog, "Import 2 assets").isEnabled()
    QTest.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert assets(desk) == 0
    dialog.preview.leave_out.click()
    press(dialog, "Import 2 assets")
    desk.wait(lambda: not isValid(dialog))
    assert assets(desk) == 2


def test_tiles_show_the_table_behind_them(desk: DeskOffice, tmp_path: Path) -> None:
    desk.office.perform(AddPlace(PlaceFields("SR", "Stockroom", "room")))
    dialog = opened(desk, file(tmp_path, GOOD))
    made = dialog.preview.tile("made")
    made.setFocus()
    QTest.keyClick(made, Qt.Key.Key_Return)
    assert dialog.preview.shown == "made"
    rows = {row[1]: (row[0], row[2]) for row in cells(dialog)}
    assert rows["Stock room"] == ("Place", "Stockroom")
    assert rows["Laptops"] == ("Category", "")
    assert cells(dialog)[0][2] == "Stockroom"
    assert made.accessibleDescription() == "1 like others here"
    dialog.preview.tile("changed").click()
    assert cells(dialog) == []


def test_says_what_changes(desk: DeskOffice, tmp_path: Path) -> None:
    first = opened(desk, file(tmp_path, GOOD))
    press(first, "Import 2 assets")
    desk.wait(lambda: not isValid(first))
    dialog = opened(desk, file(tmp_path, GOOD.replace("900", "950")))
    assert dialog.preview.tile("changed").accessibleName() == "1 changed"
    assert dialog.preview.tile("unchanged").accessibleName() == "1 unchanged"
    dialog.preview.tile("changed").click()
    assert cells(dialog)[0][:2] == ["3", "Cost: 900.00 → 950.00"]
    assert button(dialog, "Import 1 asset ").isEnabled()


def test_the_same_file_again_is_said_and_has_nothing_to_import(desk: DeskOffice, tmp_path: Path) -> None:
    path = file(tmp_path, GOOD)
    first = opened(desk, path)
    press(first, "Import 2 assets")
    desk.wait(lambda: not isValid(first))
    dialog = opened(desk, path)
    assert "This very file was imported on Tue 24 Nov 2026" in dialog.banner.text()
    assert not [one for one in dialog.findChildren(type(button(dialog, "Cancel"))) if one.text().startswith("Import")]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "register.csv is empty"),
        ("Colour,Shape\nred,round\n", "No column says what the file lists"),
        ("Asset Tag,Model\nLT-1,\0\n", "NUL"),
    ],
)
def test_a_file_that_cannot_be_read_is_said_and_another_can_be_chosen(
    desk: DeskOffice, tmp_path: Path, text: str, said: str
) -> None:
    dialog = opened(desk, file(tmp_path, text))
    assert said in dialog.banner.text()
    press(dialog, "Another file")
    pick(dialog, file(tmp_path, GOOD, "other.csv"))
    desk.wait(lambda: dialog.preview.isVisible() and dialog.preview.isEnabled())
    assert dialog.windowTitle() == "Import other.csv"
    assert button(dialog, "Import 2 assets").isEnabled()


def test_a_missing_file_is_said(desk: DeskOffice, tmp_path: Path) -> None:
    dialog = opened(desk, tmp_path / "nowhere.csv")
    assert "cannot be read" in dialog.banner.text()


def test_an_office_that_moved_on_is_checked_again(desk: DeskOffice, tmp_path: Path) -> None:
    dialog = opened(desk, file(tmp_path, GOOD))
    other = opened(desk, file(tmp_path, HEAD + "LT-1,Dell,S1,Laptops,Stock room,3,x\n", "other.csv"))
    press(other, "Import 1 asset")
    desk.wait(lambda: not isValid(other))
    press(dialog, "Import 2 assets")
    desk.wait(dialog.banner.isVisible)
    assert "has changed since the file was checked" in dialog.banner.text()
    press(dialog, "Check again")
    desk.wait(lambda: dialog.preview.tile("changed").accessibleName() == "1 changed")
    press(dialog, "Import 2 assets")
    desk.wait(lambda: not isValid(dialog))
    assert assets(desk) == 2


def many(rows: int) -> str:
    return HEAD + "".join(f"LT-{n},Dell Latitude,S{n},Laptops,Stock room,5,x\n" for n in range(rows))


def test_esc_while_it_saves_keeps_nothing(desk: DeskOffice, tmp_path: Path, qtbot: QtBot) -> None:
    dialog = opened(desk, file(tmp_path, many(20_000)))
    press(dialog, "Import 20,000 assets")
    desk.wait(lambda: dialog.line.count() != "")
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    desk.wait(dialog.banner.isVisible)
    assert "Nothing was imported" in dialog.banner.text()
    assert assets(desk) == 0
    assert button(dialog, "Import 20,000 assets").isEnabled()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    desk.wait(lambda: not isValid(dialog))


def test_esc_while_it_looks_closes_at_once(desk: DeskOffice, tmp_path: Path) -> None:
    dialog = ImportDialog(desk.desk, file(tmp_path, many(20_000)), desk.window)
    desk.shown(dialog)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    desk.wait(lambda: not isValid(dialog))
    assert desk.crashes == []


def test_a_large_file_shows_its_progress_and_how_much_is_left_out_of_the_table(
    desk: DeskOffice, tmp_path: Path
) -> None:
    seen: list[str] = []
    dialog = ImportDialog(desk.desk, file(tmp_path, many(6_000)), desk.window)
    desk.shown(dialog)

    def look() -> bool:
        seen.append(dialog.line.count())
        return dialog.preview.isVisible()

    desk.wait(look)
    assert any(count.endswith(" of 6001") for count in seen)
    dialog.preview.tile("new").click()
    assert len(cells(dialog)) == 200
    assert dialog.preview._below.text() == "200 of 6000 are shown"


def test_the_window_keeps_moving_while_rows_are_saved(desk: DeskOffice, tmp_path: Path, qtbot: QtBot) -> None:
    dialog = opened(desk, file(tmp_path, many(5_000)))
    press(dialog, "Import 5,000 assets")
    turns = 0

    def turn() -> bool:
        nonlocal turns
        turns += 1
        return not isValid(dialog)

    desk.wait(turn)
    assert turns > 5
    assert len(desk.office.read(ListIds("assets")).ids) == 5_000
