# ruff: noqa: F811 - fixtures
"""The work list of inspections: scan, tick with a photo, what comes next; and what comes back worse."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton

from tests.pictures import picture
from tests.store_fixtures import Office
from tests.transactions import makers
from tests.transactions.inspection_makers import inspections
from tests.ui.window_fixtures import Shown, counter_office, shown  # noqa: F401 - fixtures
from tracker_desktop.models.attachments import Attachment
from tracker_desktop.models.categories import Category, Step
from tracker_desktop.transactions.check_in import CheckIn, InLine
from tracker_desktop.ui.dialogs.check_in_dialog import CheckInDialog
from tracker_desktop.ui.dialogs.form_dialog import FormDialog
from tracker_desktop.ui.dialogs.inspect_dialog import InspectDialog
from tracker_desktop.ui.dialogs.inspections_dialog import InspectionsDialog
from tracker_desktop.ui.dialogs.records_dialog import RecordsDialog
from tracker_desktop.ui.dialogs.to_inspect_dialog import ToInspectDialog
from tracker_desktop.ui.fields.files_field import FilesField
from tracker_desktop.ui.fields.table_field import TableField

WIPE, CLEAN = "Wipe the disk", "Clean the screen"


@pytest.fixture
def laptops(counter_office: Office) -> list[int]:
    """LT-1 and LT-2 came back from Maria Lopez; a photo has to show the clean screen. LT-3 is with her still."""
    steps = (Step(text=WIPE, required=True), Step(text=CLEAN, required=True, kind="clean", photo=True))
    category = makers.add_category(counter_office, checklist=steps)
    ids = [makers.add_asset(counter_office, tag=f"LT-{number}", category_id=category) for number in (1, 2, 3)]
    makers.check_out(counter_office, *ids, holder=makers.person(counter_office))
    counter_office.perform(CheckIn(tuple(InLine(one) for one in ids[:2])))
    return ids


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    path = tmp_path / "screen.png"
    path.write_bytes(picture(40, 30))
    return path


def inspect_dialog(shown: Shown) -> InspectDialog:
    dialog = shown.dialog()
    assert isinstance(dialog, InspectDialog)
    return dialog


def test_scan_tick_photo_ready_and_the_next(
    counter_office: Office, laptops: list[int], shown: Shown, photo: Path
) -> None:
    shown.run("to_inspect")
    work = shown.dialog()
    assert isinstance(work, ToInspectDialog)
    shown.burst("NO-SUCH")
    assert work.banner.text().startswith("Unknown: NO-SUCH is not the tag of an asset.")
    shown.burst("LT-1")
    dialog = inspect_dialog(shown)
    first, second = dialog.steps.rows
    assert second.photo is not None
    first.box.click()
    second.box.click()
    assert (dialog.steps.ticked(), second.photo.hasFocus()) == ((WIPE,), True)
    assert dialog.banner.text().startswith("Warning: “Clean the screen” is ticked when a photo shows it.")
    second.photo.add([photo])
    shown.settle()
    assert (dialog.steps.ticked(), second.photo.text()) == ((WIPE, CLEAN), "1 photo")
    shown.press(Qt.Key.Key_Return, ctrl=True)
    assert work.banner.text().startswith("Done: LT-1 is ready.")
    (file,) = counter_office.read(makers.Rows(Attachment))
    assert (file["asset_id"], file["step"], file["name"]) == (laptops[0], CLEAN, "screen.png")
    assert [tick["by"] for tick in inspections(counter_office, laptops[0])[0]["ticks"]] == [counter_office.me] * 2
    next_one = next(button for button in work.banner.findChildren(QPushButton) if button.text() == "Next: LT-2")
    next_one.click()
    shown.settle()
    assert inspect_dialog(shown).facts is not None
    assert inspect_dialog(shown).windowTitle() == "Inspect: LT-2"
    shown.press(Qt.Key.Key_Escape)
    work.reject()
    shown.run("inspections")
    finished = shown.dialog()
    assert isinstance(finished, InspectionsDialog)
    assert finished.list.table.pages.rowCount() == 1
    shown.press(Qt.Key.Key_Escape)
    assert QApplication.activeModalWidget() is None


def test_what_comes_back_worse_with_a_photo_offers_a_damage_report(
    counter_office: Office, laptops: list[int], shown: Shown, photo: Path
) -> None:
    shown.window.show_list("assets", "all")
    shown.settle()
    shown.window.show_record("assets", laptops[2])
    shown.follow()
    shown.run("assets_in")
    dialog = shown.dialog()
    assert isinstance(dialog, CheckInDialog)
    dialog.condition.set_value("damaged")
    dialog.photos.add([photo])
    shown.settle()
    shown.press(Qt.Key.Key_Return, ctrl=True)
    report = next(
        one for one in shown.window.counter.banner.findChildren(QPushButton) if one.text() == "Damage report…"
    )
    report.click()
    shown.settle()
    form = shown.dialog()
    assert isinstance(form, FormDialog)
    assert isinstance(form.field("photos"), FilesField)
    shown.press(Qt.Key.Key_Return, ctrl=True)
    assert "DR-2026-00001" in shown.window.counter.banner.text()
    (file,) = counter_office.read(makers.Rows(Attachment))
    assert (file["asset_id"], file["step"]) == (laptops[2], None)


def test_the_checklist_of_a_category_is_a_table(counter_office: Office, laptops: list[int], shown: Shown) -> None:
    shown.run("categories")
    records = shown.dialog()
    assert isinstance(records, RecordsDialog)
    records.show_record(1)
    shown.follow()
    records.list.opened.emit(1)
    shown.settle()
    form = shown.dialog()
    assert isinstance(form, FormDialog)
    table = form.field("checklist")
    assert isinstance(table, TableField)
    assert table.value()[1] == {"text": CLEAN, "kind": "clean", "required": True, "photo": True}
    table.set_value([*table.value(), {"text": "Charge it", "kind": "refill", "required": False, "photo": False}])
    shown.press(Qt.Key.Key_Return, ctrl=True)
    kept = makers.row(counter_office, Category, 1)["checklist"]
    assert kept[0] == {"text": WIPE, "required": True}
    assert kept[2] == {"text": "Charge it", "required": False, "kind": "refill"}
