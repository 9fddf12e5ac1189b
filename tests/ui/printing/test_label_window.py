"""Labels and receipts from the window, up to the printer: chosen, looked at, printed, read again and in History."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton

from tests.paper.render import codes, pages, text_of
from tests.printing.fake_cups import FakeCups, cups
from tests.store_fixtures import Office
from tests.transactions import makers, stock_makers
from tests.ui.dialogs.office import button, press
from tests.ui.window_fixtures import Shown, counter_office, shown
from tracker_desktop.labels.formats import FORMATS
from tracker_desktop.printing.printer import Printer
from tracker_desktop.printing.printers import last_format
from tracker_desktop.queries.history import LastEntries
from tracker_desktop.scanning.commands import COMMANDS
from tracker_desktop.transactions.reserve_tags import ReserveTags
from tracker_desktop.transactions.rules.item_parts import CodeFields
from tracker_desktop.ui.dialogs.ask import Ask
from tracker_desktop.ui.fields.number_fields import QuantityField
from tracker_desktop.ui.printing.claim_dialog import ClaimDialog
from tracker_desktop.ui.printing.jobs_dialog import JobsDialog
from tracker_desktop.ui.printing.labels_dialog import LabelsDialog
from tracker_desktop.ui.printing.preview_dialog import PreviewDialog

__all__ = ["counter_office", "cups", "shown"]
FORM = {form.key: form for form in FORMATS}


@pytest.fixture
def stocked(counter_office: Office) -> Office:
    office = counter_office
    makers.add_asset(office, "Microscope", tag="MS-00001", serial="X-77")
    makers.add_asset(office, "Balance", tag="MS-00002", serial="X-78")
    makers.add_place(office, "A-04", "Shelf A-04", "store")
    makers.add_person(office, "Maria Lopez", "20417")
    item = stock_makers.add_item(office, "BUFFER", "Buffer pH 7", codes=(CodeFields("gtin", "09501101020917"),))
    stock_makers.receive(office, item, 3, "4", lot="B-117", expiry=stock_makers.JUNE)
    return office


@pytest.fixture
def laser(cups: FakeCups, stocked: Office, shown: Shown) -> FakeCups:
    """CUPS with a laser printer, and the window before it."""
    return cups


def labels(shown: Shown, command: str = "") -> LabelsDialog:
    if command:
        shown.run(command)
    dialog = shown.dialog()
    assert isinstance(dialog, LabelsDialog)
    return dialog


def print_from(shown: Shown, dialog: LabelsDialog, key: str) -> None:
    """Choose the format, look at the preview, print it."""
    dialog.form.set_value(FORM[key])
    dialog.form.changed.emit()
    dialog.preview()
    shown.settle()
    print_it(shown)


def print_it(shown: Shown) -> None:
    preview = shown.dialog()
    assert isinstance(preview, PreviewDialog)
    shown.qtbot.waitUntil(lambda: preview.is_ready, timeout=10_000)
    shown.settle()
    preview.print_it()
    shown.settle()


def proposed(preview: PreviewDialog) -> str:
    """The name that is proposed for the file, which is asked about where it is there already."""
    preview.save_as()
    (chooser,) = preview.findChildren(QFileDialog)
    assert not chooser.testOption(QFileDialog.Option.DontConfirmOverwrite)
    chosen = Path(chooser.selectedFiles()[0]).name
    chooser.reject()
    return chosen


def printed(laser: FakeCups, tmp_path: Path) -> set[str]:
    path = tmp_path / "printed.pdf"
    path.write_bytes(laser.printed)
    return {code.text for picture in pages(path, 300) for code in codes(picture, 300)}


def choose(shown: Shown, tab: str, row: int = 0) -> None:
    shown.window.show_tab(tab)
    shown.settle()
    shown.window.lists[tab].table.selectRow(row)
    shown.settle()


def test_tags_are_printed_journalled_and_a_reprint_wants_a_reason(
    laser: FakeCups, shown: Shown, tmp_path: Path
) -> None:
    choose(shown, "assets")
    print_from(shown, labels(shown, "tags"), "l7160")
    assert printed(laser, tmp_path) == {"MS-00001"}
    assert shown.window.isActiveWindow() or shown.window.isVisible()
    choose(shown, "assets")
    again = labels(shown, "tags")
    shown.settle()
    assert again.reason.isVisible()
    assert "MS-00001 was printed before" in again.strip.text()
    again.preview()
    assert again.reason.error()
    again.reason.set_value("worn off")
    print_from(shown, again, "avery-5160")
    choose(shown, "journal")
    assert shown.window.lists["journal"].card_state() == "lasting"
    assert shown.bugs == []


def test_what_was_saved_is_printed_again_only_with_a_reason(laser: FakeCups, shown: Shown, tmp_path: Path) -> None:
    choose(shown, "assets")
    dialog = labels(shown, "tags")
    dialog.preview()
    shown.settle()
    preview = shown.dialog()
    assert isinstance(preview, PreviewDialog)
    assert proposed(preview) == f"Tags {dt.date.today():%Y-%m-%d}.pdf"
    preview._save(tmp_path / "tags.pdf")
    shown.settle()
    preview.reject()
    shown.settle()
    dialog.preview()
    shown.settle()
    assert shown.dialog() is dialog
    assert dialog.reason.isVisible()
    dialog.reason.set_value("second set")
    print_from(shown, dialog, "l7160")
    assert printed(laser, tmp_path) == {"MS-00001"}
    assert shown.bugs == []


def test_lots_of_an_item_and_a_sheet_that_was_used(laser: FakeCups, shown: Shown, tmp_path: Path) -> None:
    choose(shown, "items")
    dialog = labels(shown, "item_labels")
    dialog.form.set_value(FORM["avery-5160"])
    dialog.form.changed.emit()
    assert dialog.start.isVisible()
    dialog.way.set_value(1)
    dialog.start.set_value(Decimal(31))
    dialog.preview()
    assert dialog.start.error()
    dialog.start.set_value(Decimal(30))
    print_from(shown, dialog, "avery-5160")
    assert printed(laser, tmp_path) == {"(01)09501101020917(17)270630(10)B-117"}
    again = labels(shown, "item_labels")
    again.start.set_value(Decimal(7))
    print_from(shown, again, "avery-5160")
    assert "free from label 8" in labels(shown, "item_labels").start._under.text()


def test_a_roll_has_no_beginning(laser: FakeCups, shown: Shown) -> None:
    choose(shown, "items")
    dialog = labels(shown, "item_labels")
    dialog.form.set_value(FORM["roll-62"])
    dialog.form.changed.emit()
    assert not dialog.start.isVisible()


def test_the_format_is_the_same_the_next_time(laser: FakeCups, shown: Shown) -> None:
    choose(shown, "items")
    print_from(shown, labels(shown, "item_labels"), "l7163")
    assert labels(shown, "item_labels").form.value() == FORM["l7163"]


def test_a_desk_begins_with_the_format_of_its_printer_then_with_the_last_one(laser: FakeCups, shown: Shown) -> None:
    work = shown.window.printing.work
    roll = Printer("Zebra", "network", "127.0.0.1:9", label_format="roll-62")
    work.keep_printers([Printer.of_queue("laser"), roll], lambda: None, lambda _: None, work)
    shown.settle()
    work.remember("labels", Printer.of_queue("laser"))
    choose(shown, "items")
    dialog = labels(shown, "item_labels")
    assert dialog.form.value() == FORM["roll-62"]
    dialog.form.set_value(FORM["l7163"])
    dialog.form.changed.emit()
    dialog.preview()
    shown.settle()
    shown.dialog().reject()
    dialog.reject()
    shown.settle()
    dialog = labels(shown, "item_labels")
    assert dialog.form.value() == FORM["roll-62"]  # who only looked has printed on nothing
    print_from(shown, dialog, "l7163")
    assert last_format(shown.window.desk.desk_file) == "l7163"
    assert labels(shown, "item_labels").form.value() == FORM["l7163"]


def test_the_next_free_label_of_a_sheet_is_proposed(laser: FakeCups, shown: Shown, tmp_path: Path) -> None:
    choose(shown, "items")
    dialog = labels(shown, "item_labels")
    dialog.form.set_value(FORM["l7160"])
    dialog.form.changed.emit()
    dialog.copies.set_value(Decimal(16))
    dialog.preview()
    shown.settle()
    preview = shown.dialog()
    assert isinstance(preview, PreviewDialog)
    preview._save(tmp_path / "labels.pdf")
    shown.settle()
    preview.reject()
    dialog.reject()
    shown.settle()
    dialog = labels(shown, "item_labels")
    assert (dialog.form.value(), dialog.start.value()) == (FORM["l7160"], Decimal(17))
    dialog.form.set_value(FORM["avery-5160"])
    dialog.form.changed.emit()
    assert dialog.start.value() == 1


def test_the_sheet_of_command_codes(laser: FakeCups, shown: Shown, tmp_path: Path) -> None:
    print_from(shown, labels(shown, "command_codes"), "l7160")
    assert printed(laser, tmp_path) == {command.code for command in COMMANDS}


def test_a_roll_is_reserved_printed_and_claimed_by_scanning(laser: FakeCups, shown: Shown, tmp_path: Path) -> None:
    shown.run("roll")
    form = shown.dialog()
    form.field("prefix").set_value("MS")  # type: ignore[attr-defined]
    count = form.field("count")  # type: ignore[attr-defined]
    assert isinstance(count, QuantityField)
    count.set_value(Decimal(2))
    form.send()  # type: ignore[attr-defined]
    shown.settle()
    labels(shown).reject()
    shown.settle()
    choose(shown, "journal")
    button(shown.window.lists["journal"], "Print").click()
    shown.settle()
    print_from(shown, labels(shown), "l7160")
    assert printed(laser, tmp_path) == {"MS-00003", "MS-00004"}
    shown.run("claim")
    claim = shown.dialog()
    assert isinstance(claim, ClaimDialog)
    shown.burst("MS-00003", "NO-SUCH-THING")
    assert "No asset has the code NO-SUCH-THING." in claim.banner.text()
    shown.burst("X-78")
    assert "MS-00003" in claim.banner.text()
    shown.burst("MS-00004")
    shown.press(Qt.Key.Key_Escape)
    assert claim.isVisible()
    shown.press(Qt.Key.Key_Escape)
    shown.window.show_tab("assets")
    shown.settle()
    shown.scan("MS-00003")
    assert "Balance" in shown.window.counter.banner.text()
    assert shown.bugs == []


def test_a_roll_that_was_printed_asks_why_again_and_a_scanned_tag_of_it_is_claimed(
    laser: FakeCups, stocked: Office, shown: Shown
) -> None:
    done = stocked.perform(ReserveTags("ZZ", 2))
    shown.window.labels.of_tags(done.title, ["ZZ-00001", "ZZ-00002"])
    shown.settle()
    assert not labels(shown).reason.isVisible()
    print_from(shown, labels(shown), "l7160")
    shown.window.labels.of_tags(done.title, ["ZZ-00001", "ZZ-00002"])
    shown.settle()
    again = labels(shown)
    assert "All 2 tags were printed before: ZZ-00001, ZZ-00002." in again.strip.text()
    assert "Say why they are printed again." in again.strip.text()
    again.preview()
    assert again.reason.error() == "Reason to print again is missing. Type it here."
    again.reject()
    shown.scan("ZZ-00001")
    assert "ZZ-00001 is reserved and not claimed yet" in shown.window.counter.banner.text()
    button(shown.window, "1  claim it for an asset").click()
    shown.settle()
    claim = shown.dialog()
    assert isinstance(claim, ClaimDialog)
    assert "Now scan the asset" in claim.strip.text()
    shown.burst("X-77")
    assert "MS-00001 has the tag ZZ-00001 now" in claim.banner.text()
    claim.reject()
    shown.settle()
    assert "MS-00001 has the tag ZZ-00001 now" in shown.window.counter.banner.text()
    shown.scan("MS-00001")
    assert "MS-00001 is its old tag: it is ZZ-00001 now" in shown.window.counter.banner.text()
    assert shown.bugs == []


def test_tags_whose_job_is_deleted_do_not_stand_as_printed(laser: FakeCups, stocked: Office, shown: Shown) -> None:
    laser.answer("lp", err="lp: The printer or class does not exist.\n", code=1)
    choose(shown, "assets")
    print_from(shown, labels(shown, "tags"), "l7160")
    shown.run("print_jobs")
    jobs = shown.dialog()
    assert isinstance(jobs, JobsDialog)
    assert jobs.tags.text() == "Tag: MS-00001"
    jobs.delete()
    question = QApplication.activeModalWidget()
    assert isinstance(question, Ask)
    press(question, "1  Delete it")
    shown.settle()
    assert "History says that its tags were not printed." in jobs.banner.text()
    assert jobs.table.rowCount() == 0
    assert jobs.tags.isHidden()
    jobs.reject()
    assert stocked.read(LastEntries(1))[0].title == "Tag MS-00001 was not printed"
    choose(shown, "assets")
    assert not labels(shown, "tags").reason.isVisible()
    assert shown.bugs == []


def test_the_receipt_of_a_check_out_is_one_button_away(laser: FakeCups, shown: Shown, tmp_path: Path) -> None:
    shown.run("check_out")
    shown.burst("20417", "MS-00001")
    shown.press(Qt.Key.Key_Return, ctrl=True)
    assert next(made.text() for made in shown.window.counter.banner.findChildren(QPushButton)) == "Print hand receipt"
    button(shown.window, "Print hand receipt").click()
    shown.settle()
    preview = shown.dialog()
    assert isinstance(preview, PreviewDialog)
    assert proposed(preview) == "Hand receipt HR-2026-00001.pdf"
    print_it(shown)
    assert shown.window.printing.chip.text() == "Sent to laser: Hand receipt HR-2026-00001"
    path = tmp_path / "receipt.pdf"
    path.write_bytes(laser.printed)
    told = text_of(path)
    assert "Maria Lopez" in told
    assert "Holder's copy" in told
    assert {code.text for code in codes(pages(path, 203)[0], 203)} == {"HR-2026-00001"}
    shown.run("last_paper")
    preview = shown.dialog()
    assert preview.windowTitle() == "HR-2026-00001"
    preview.reject()
    shown.run("look_up")
    shown.scan("HR-2026-00001")
    assert button(shown.window.counter.banner, "Print hand receipt").isVisible()
    assert shown.window.tabs.currentWidget() is shown.window.lists["journal"]
    button(shown.window.lists["journal"], "Print").click()
    shown.settle()
    assert shown.dialog().windowTitle() == "HR-2026-00001"
    assert shown.bugs == []


def test_without_a_receipt_it_is_said(laser: FakeCups, shown: Shown) -> None:
    shown.window.show_tab("journal")
    shown.settle()
    tab = shown.window.lists["journal"]
    last = tab.table.model().rowCount() - 1
    tab.table.selectRow(last)
    shown.settle()
    shown.run("print_paper")
    assert "no receipt to print" in shown.window.counter.banner.text()


def test_labels_for_what_came(laser: FakeCups, shown: Shown, tmp_path: Path) -> None:
    shown.window.show_document("GR-2026-00001")
    shown.settle()
    button(shown.window, "Labels").click()
    shown.settle()
    dialog = labels(shown)
    assert dialog.way.isVisible()
    dialog.way.set_value(1)
    print_from(shown, dialog, "l7160")
    path = tmp_path / "came.pdf"
    path.write_bytes(laser.printed)
    assert text_of(path).count("B-117 ·") == 3


@pytest.mark.parametrize(("command", "words", "found"), [("people", "Badges", "20417"), ("places", "Labels", "A-04")])
def test_badges_and_places(command: str, words: str, found: str, laser: FakeCups, shown: Shown, tmp_path: Path) -> None:
    shown.run(command)
    records = shown.dialog()
    filtered = records.list  # type: ignore[attr-defined]
    filtered.filter.setText(found)
    shown.qtbot.wait(300)
    shown.settle()
    filtered.table.selectRow(0)
    button(records, words).click()
    shown.settle()
    print_from(shown, labels(shown), "l7160")
    assert printed(laser, tmp_path) == {found}


def test_a_statement_of_what_somebody_holds(laser: FakeCups, shown: Shown) -> None:
    shown.run("people")
    records = shown.dialog()
    button(records, "Statement").click()
    shown.settle()
    preview = shown.dialog()
    assert preview.windowTitle() == "Statement of custody for Maria Lopez"
    assert shown.bugs == []
