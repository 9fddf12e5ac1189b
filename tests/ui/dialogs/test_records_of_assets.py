# ruff: noqa: F811 - fixtures
"""Photos, fields of one's own, parts, copies and the edit of many, through the window."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QToolButton

from tests.pictures import picture
from tests.store_fixtures import Office
from tests.transactions.makers import Rows, add_asset, add_category
from tests.transactions.record_makers import add_field
from tests.ui.window_fixtures import Shown, counter_office, shown  # noqa: F401 - fixtures
from tracker_desktop.models.assets import Asset
from tracker_desktop.queries.attachments import FilesOf
from tracker_desktop.queries.own_fields import OwnValuesOf
from tracker_desktop.transactions.rules.own_values import OwnGiven
from tracker_desktop.ui.dialogs.asset_dialog import AssetDialog
from tracker_desktop.ui.dialogs.edit_many_dialog import FIELDS, EditManyDialog
from tracker_desktop.ui.dialogs.files_dialog import FilesDialog
from tracker_desktop.ui.dialogs.form_dialog import FormDialog
from tracker_desktop.ui.fields.search_field import SearchField
from tracker_desktop.ui.fields.table_field import TableField
from tracker_desktop.ui.fields.ticks_field import TicksField
from tracker_desktop.ui.forms.make_field import fill


@pytest.fixture
def ids(counter_office: Office) -> dict[str, int]:
    """Two vans, a laptop, a plate of vans and a colour of all."""
    cars, laptops = add_category(counter_office, "Cars", "CAR"), add_category(counter_office)
    plate = add_field(counter_office, "Plate", category_id=cars, is_unique=True)
    colour = add_field(counter_office, "Colour")
    wheels = add_field(counter_office, "Wheels", "number", category_id=cars)
    vans = [add_asset(counter_office, "Van", category_id=cars, own=(OwnGiven(wheels, "4"),)) for _ in range(2)]
    laptop = add_asset(counter_office, "Dell", category_id=laptops)
    return {"plate": plate, "colour": colour, "wheels": wheels, "van": vans[0], "bus": vans[1], "laptop": laptop}


def choose(shown: Shown, *rows: int) -> None:
    """Rows of the list of assets."""
    shown.window.show_list("assets", "all")
    shown.settle()
    table = shown.window.lists["assets"].table
    table.clearSelection()
    for row in rows:
        table.selectRow(row) if len(rows) == 1 else table.selectAll()
    shown.settle()


def front(shown: Shown, kind: type) -> object:
    dialog = shown.dialog()
    assert isinstance(dialog, kind), dialog
    return dialog


def values(shown: Shown, asset_id: int) -> dict[int, str]:
    found: Mapping[int, str] = shown.window.desk.store.read(OwnValuesOf(asset_id))
    return dict(found)


def assets(shown: Shown) -> Sequence[dict[str, object]]:
    return shown.window.desk.store.read(Rows(Asset))


def test_files_are_added_described_opened_and_what_is_lost_is_said(
    ids: dict[str, int], shown: Shown, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    choose(shown, 0)
    store = shown.window.desk.store
    (photo,) = shown.window.lists["assets"].card.findChildren(QToolButton)
    assert photo.isHidden()
    shown.run("asset_files")
    dialog = front(shown, FilesDialog)
    assert isinstance(dialog, FilesDialog)
    good, program = tmp_path / "rust.png", tmp_path / "photo.jpg"
    good.write_bytes(picture(40, 30))
    program.write_bytes(b"MZ\x90\0\3")
    dialog.add([good, program])
    shown.settle()
    assert dialog.tray.count() == 1
    assert dialog.tray.item(0).text().startswith("rust.png   40 × 30 · ")
    assert "photo.jpg is none of the kinds" in dialog.banner.accessibleName()
    opened: list[str] = []

    def open_url(url: QUrl) -> bool:
        opened.append(url.toLocalFile())
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", open_url)
    QTest.keyClick(dialog.tray, Qt.Key.Key_Return)
    shown.settle()
    assert Path(opened[0]).read_bytes() == good.read_bytes()
    dialog.describe()
    form = front(shown, FormDialog)
    assert isinstance(form, FormDialog)
    fill(form.field("caption"), "Rust at the door")
    form.press_primary()
    shown.settle()
    assert "Rust at the door" in dialog.tray.item(0).text()
    (row,) = store.read(FilesOf("asset", ids["van"]))
    stored = store.files.path_of(row.sha256)
    assert stored is not None
    stored.unlink()
    dialog.refresh()
    shown.settle()
    assert "It is no longer in the folder of files." in dialog.tray.item(0).text()
    assert "Not as stored: rust.png" in dialog.banner.accessibleName()
    dialog.add([good])
    shown.settle()
    assert dialog.tray.count() == 2
    dialog.remove()
    shown.settle()
    assert dialog.tray.count() == 1
    dialog.activateWindow()
    shown.qtbot.waitUntil(lambda: QApplication.activeWindow() is dialog)
    QTest.keyClick(dialog.tray, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    shown.settle()
    assert dialog.tray.count() == 2, dialog.banner.accessibleName()
    dialog.reject()
    shown.follow()
    assert not photo.isHidden()
    photo.click()
    shown.settle()
    assert isinstance(shown.dialog(), FilesDialog)


def test_forms_ask_what_the_category_has_and_copies_begin_at_the_serial(ids: dict[str, int], shown: Shown) -> None:
    plate, colour, wheels = (f"own_{ids[name]}" for name in ("plate", "colour", "wheels"))
    shown.run("new_asset")
    dialog = front(shown, AssetDialog)
    assert isinstance(dialog, AssetDialog)
    fill(dialog.field("description"), "Truck")
    fill(dialog.field(colour), "green")
    category = dialog.field("category_id")
    assert isinstance(category, SearchField)
    shown.pick(category, "Cars")
    dialog.field("notes").setFocus()
    for key in (colour, plate, wheels):
        shown.press(Qt.Key.Key_Tab)
        assert dialog.field(key).editor.hasFocus(), key
    fill(dialog.field(plate), "KA 1")
    fill(dialog.field(wheels), "6")
    dialog.press_primary()
    shown.settle()
    truck = int(str(assets(shown)[-1]["id"]))
    assert values(shown, truck) == {ids["plate"]: "KA 1", ids["colour"]: "green", ids["wheels"]: "6"}
    shown.window.show_record("assets", truck)
    shown.settle()
    shown.run("edit_asset")
    dialog = front(shown, AssetDialog)
    assert isinstance(dialog, AssetDialog)
    fill(dialog.field(wheels), None)
    dialog.press_primary()
    shown.settle()
    assert values(shown, truck) == {ids["plate"]: "KA 1", ids["colour"]: "green"}
    shown.run("clone_asset")
    dialog = front(shown, AssetDialog)
    assert isinstance(dialog, AssetDialog)
    table = dialog.field("pieces")
    assert isinstance(table, TableField)
    cell, focused = table.cell(0, "serial"), QApplication.focusWidget()
    assert focused is cell or (focused is not None and cell.isAncestorOf(focused))
    shown.burst("SN-1", "SN-2")
    dialog.press_primary()
    shown.settle()
    made = assets(shown)[-2:]
    assert [(row["description"], row["serial"]) for row in made] == [("Truck", "SN-1"), ("Truck", "SN-2")]
    assert values(shown, int(str(made[0]["id"]))) == {ids["colour"]: "green"}


def test_several_fields_of_many_are_changed_at_once_and_counted_before(ids: dict[str, int], shown: Shown) -> None:
    choose(shown, 0, 1)
    shown.run("edit_asset")
    dialog = front(shown, EditManyDialog)
    assert isinstance(dialog, EditManyDialog)
    ticks = dialog.field(FIELDS)
    assert isinstance(ticks, TicksField)
    dialog.press_primary()
    assert "Tick a field first." in dialog.banner.accessibleName()
    colour = f"own_{ids['colour']}"
    ticks.set_value(("description", "condition", colour))
    ticks.changed.emit()
    fill(dialog.field("description"), "Van")
    fill(dialog.field(colour), "red")
    dialog.press_primary()
    assert dialog.field("condition").error() == "Choose one."
    ticks.set_value(("description", colour))
    ticks.changed.emit()
    assert dialog.field("description").value() == "Van"  # type: ignore[attr-defined]
    shown.qtbot.wait(300)
    shown.settle()
    assert "All 3 will change." in " ".join(label.text() for label in dialog.strip.findChildren(QLabel))
    dialog.press_primary()
    shown.settle()
    assert {str(row["description"]) for row in assets(shown)} == {"Van"}
    assert all(values(shown, ids[name])[ids["colour"]] == "red" for name in ("van", "bus", "laptop"))


def test_parts_are_put_inside_and_taken_out(ids: dict[str, int], shown: Shown) -> None:
    choose(shown, 2)
    shown.run("put_inside")
    dialog = front(shown, FormDialog)
    assert isinstance(dialog, FormDialog)
    parent = dialog.field("parent_id")
    assert isinstance(parent, SearchField)
    shown.burst("CAR-00001")
    dialog.press_primary()
    shown.settle()
    laptop = next(row for row in assets(shown) if row["id"] == ids["laptop"])
    assert laptop["parent_id"] == ids["van"]
    shown.follow()
    assert shown.window.lists["assets"].card_state() == "inside"
    shown.run("take_out")
    shown.press(Qt.Key.Key_Return, ctrl=True)
    laptop = next(row for row in assets(shown) if row["id"] == ids["laptop"])
    assert laptop["parent_id"] is None
