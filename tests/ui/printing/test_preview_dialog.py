"""The preview: the very document, from page to page, to a printer or a file, and nothing left behind."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPdf import QPdfDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from shiboken6 import isValid

from tests.printing.fake_cups import FakeCups
from tests.printing.loopback import label_printer
from tests.ui.dialogs.office import button, guessing, nameless, pick, press
from tests.ui.printing.print_desk import PrintDesk, cups, desk, no_cups, printing
from tests.ui.printing.printables import Maker, at_once, printable
from tracker_desktop.errors import Refused
from tracker_desktop.paper.pdf_file import PdfFile
from tracker_desktop.paper.units import PAPERS
from tracker_desktop.printing.pdf_pages import read_pages
from tracker_desktop.printing.printer import Printer
from tracker_desktop.ui.desk import Progress
from tracker_desktop.ui.printing.preview_dialog import PreviewDialog
from tracker_desktop.ui.printing.printable import Printable
from tracker_desktop.ui.theme import apply_theme

__all__ = ["cups", "desk", "no_cups", "printing"]
CTRL = Qt.KeyboardModifier.ControlModifier


def test_from_page_to_page(printing: PrintDesk, cups: FakeCups) -> None:
    dialog = printing.preview()
    assert dialog.pane.label() == "Page 1 of 3"
    back, forward = (
        next(one for one in dialog.findChildren(QPushButton) if one.accessibleName() == name)
        for name in ("Page back", "Page forward")
    )
    assert (back.isEnabled(), forward.isEnabled()) == (False, True)
    forward.click()
    assert dialog.pane.label() == "Page 2 of 3"
    QTest.keyClick(dialog.pane.view, Qt.Key.Key_PageDown)
    assert (dialog.pane.label(), forward.isEnabled()) == ("Page 3 of 3", False)
    QTest.keyClick(dialog.pane.view, Qt.Key.Key_PageDown)
    QTest.keyClick(dialog.pane.view, Qt.Key.Key_PageUp)
    assert dialog.pane.label() == "Page 2 of 3"
    back.click()
    assert dialog.pane.label() == "Page 1 of 3"
    assert nameless(dialog) == []
    assert guessing(dialog) == []


def test_every_zoom_shows_the_page(printing: PrintDesk, cups: FakeCups) -> None:
    dialog = printing.preview()
    widths = []
    for mode in ("whole", "wide", "true"):
        dialog.pane.zoom(mode)
        printing.desk.bot.wait(200)
        picture = dialog.pane.view.viewport().grab().toImage()
        row = picture.height() // 2
        widths.append(sum(picture.pixelColor(x, row).lightness() > 250 for x in range(picture.width())))
    assert 0 < widths[0] < widths[1]
    assert widths[2] > 0


@pytest.mark.parametrize("dark", [False, True])
def test_paper_is_white_in_both_themes(qapp: QApplication, printing: PrintDesk, cups: FakeCups, dark: bool) -> None:
    apply_theme(qapp, dark)
    dialog = printing.preview()
    printing.desk.bot.wait(200)
    picture = dialog.pane.view.viewport().grab().toImage()
    middle = picture.pixelColor(picture.width() // 2, picture.height() - 40)
    assert middle.lightness() == 255
    apply_theme(qapp, dark=False)


def test_ctrl_p_prints_the_very_document(printing: PrintDesk, cups: FakeCups) -> None:
    maker = at_once()
    dialog = printing.preview(printable(maker, copies=2))
    assert dialog.printer.combo.currentText() == "laser"
    QTest.keyClick(dialog.pane.view, Qt.Key.Key_P, CTRL)
    printing.desk.wait(lambda: printing.sent)
    printing.settle()
    assert cups.printed == maker.made[0]
    assert cups.calls("lp")[0][:4] == ["-d", "laser", "-n", "2"]
    assert not isValid(dialog)
    assert printing.files() == []
    assert printing.work.kept == []


def test_what_was_typed_as_copies_is_checked(printing: PrintDesk, cups: FakeCups) -> None:
    dialog = printing.preview()
    for typed in ("0", "", "1000", "x"):
        dialog.copies.line.setText(typed)
        press(dialog, "Print  Ctrl+P")
        assert dialog.copies.error() != ""
    dialog.copies.line.setText("7")
    press(dialog, "Print  Ctrl+P")
    printing.desk.wait(lambda: printing.sent)
    assert cups.calls("lp")[0][3] == "7"


@pytest.mark.parametrize(("text", "said"), [("\u13e3\u13b3\u13a9", True), ("\u0e17\u0e35\u0e48 LT-1", False)])
def test_letters_that_no_font_has_are_told_before_they_are_printed(
    printing: PrintDesk, cups: FakeCups, text: str, said: bool
) -> None:
    def make(path: Path, _progress: Progress, _cancelled: threading.Event) -> None:
        with PdfFile(path, PAPERS["A4"], "Tag") as file:
            file.next_page().text(20, 20, text, 9)

    dialog = printing.preview(Printable("Tag", make))
    assert dialog.banner.isVisible() == said
    assert ("Some letters cannot be printed." in dialog.banner.text()) == said
    press(dialog, "Print  Ctrl+P")
    printing.desk.wait(lambda: printing.sent)


def test_two_presses_are_one_job(printing: PrintDesk, cups: FakeCups) -> None:
    dialog = printing.preview()
    dialog.print_it()
    dialog.print_it()
    printing.desk.wait(lambda: printing.sent)
    printing.settle()
    assert len(cups.calls("lp")) == 1


def test_without_a_printer_it_says_so_and_saves(printing: PrintDesk, no_cups: None, tmp_path: Path) -> None:
    maker = at_once()
    dialog = printing.preview(printable(maker))
    assert dialog.strip.text().startswith("There is no printer at this desk.")
    assert not button(dialog, "Print  Ctrl+P").isEnabled()
    QTest.keyClick(dialog, Qt.Key.Key_P, CTRL)
    press(dialog, "Save as PDF")
    target = tmp_path / "receipt.pdf"
    pick(dialog, target)
    printing.desk.wait(target.exists)
    printing.settle()
    assert target.read_bytes() == maker.made[0]
    assert read_pages(target).count == 3
    assert str(target) in dialog.strip.text()
    assert dialog.isVisible()


def test_a_place_that_cannot_be_written_is_said(printing: PrintDesk, no_cups: None, tmp_path: Path) -> None:
    dialog = printing.preview()
    press(dialog, "Save as PDF")
    pick(dialog, tmp_path / "gone" / "receipt.pdf")
    printing.desk.wait(dialog.banner.isVisible)
    assert "cannot be written" in dialog.banner.text()


def test_no_file_of_the_open_office_is_written_over(printing: PrintDesk, no_cups: None) -> None:
    own = Path(str(printing.desk.desk.store.url.database))
    log = own.with_name(f"{own.name}-wal")
    dialog = printing.preview()
    dialog._save(log)
    printing.desk.wait(dialog.banner.isVisible)
    assert "is a database" in dialog.banner.text()
    assert not log.exists() or not log.read_bytes().startswith(b"%PDF")


def test_a_print_system_that_is_down_is_named(printing: PrintDesk, cups: FakeCups) -> None:
    cups.answer("lpstat -e", err="lpstat: Scheduler is not running\n", code=1)
    dialog = printing.preview()
    assert dialog.strip.text().startswith("The print system of this PC does not answer.")
    assert not button(dialog, "Print  Ctrl+P").isEnabled()


def test_a_printer_that_comes_meanwhile_can_be_chosen(printing: PrintDesk, no_cups: None) -> None:
    dialog = printing.preview()
    printing.printers(Printer("Upstairs", "queue", "upstairs"))
    assert dialog.printer.combo.currentText() == "Upstairs"
    assert dialog.strip.isHidden()
    assert button(dialog, "Print  Ctrl+P").isEnabled()


def test_long_work_shows_how_far_it_is_and_esc_stops_it(printing: PrintDesk, cups: FakeCups) -> None:
    maker = Maker()
    dialog = PreviewDialog(printing.desk.desk, printing.work, printable(maker), printing.desk.window)
    printing.desk.shown(dialog)
    printing.desk.wait(lambda: dialog.line.count() == "1 of 3")
    assert not button(dialog, "Print  Ctrl+P").isEnabled()
    assert not button(dialog, "Save as PDF").isEnabled()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    printing.desk.wait(lambda: not isValid(dialog))
    printing.desk.wait(maker.stopped.is_set)
    printing.settle()
    assert printing.files() == []


def test_what_cannot_be_made_is_a_sentence(printing: PrintDesk, cups: FakeCups) -> None:
    what = printable(at_once(error=Refused("disk_full")))
    dialog = PreviewDialog(printing.desk.desk, printing.work, what, printing.desk.window)
    printing.desk.shown(dialog)
    printing.desk.wait(dialog.banner.isVisible)
    assert "disk is full" in dialog.banner.text()
    assert not dialog.line.isVisible()
    assert not button(dialog, "Print  Ctrl+P").isEnabled()


def test_a_bug_leaves_no_endless_bar(printing: PrintDesk, cups: FakeCups) -> None:
    what = printable(at_once(error=ZeroDivisionError()))
    dialog = PreviewDialog(printing.desk.desk, printing.work, what, printing.desk.window)
    printing.desk.shown(dialog)
    printing.desk.bot.waitUntil(lambda: bool(printing.desk.crashes), timeout=5_000)
    assert not dialog.line.isVisible()
    printing.desk.crashes.clear()


def test_labels_go_to_a_label_printer_in_its_language(printing: PrintDesk, cups: FakeCups) -> None:
    with label_printer() as zebra:
        labels = Printer("Labels", "network", zebra.address, dpi=300, offset_x=0.5)
        printing.printers(labels)
        maker = at_once()
        dialog = printing.preview(printable(maker, labels=True, copies=2))
        dialog.printer.set_value(labels)
        press(dialog, "Print  Ctrl+P")
        printing.desk.wait(lambda: printing.sent)
        printing.settle()
    assert zebra.jobs == [b"^XA^FDLT-00142^FS^XZ\n" * 2]
    assert maker.for_printers == [labels]
    assert printing.files() == []
    again = printing.preview(printable(labels=True))
    assert again.printer.value() == labels
    receipt = printing.preview()
    assert [receipt.printer.combo.itemText(n) for n in range(receipt.printer.combo.count())] == [
        "labels_counter",
        "laser",
    ]


def test_what_was_not_printed_is_kept(printing: PrintDesk, cups: FakeCups) -> None:
    cups.answer("lp", err="lp: The printer or class does not exist.\n", code=1)
    dialog = printing.preview()
    press(dialog, "Print  Ctrl+P")
    printing.desk.wait(lambda: printing.refused)
    printing.settle()
    assert [job.why for job in printing.work.kept] == [str(printing.refused[0][1])]
    assert printing.files() == [".json", ".pdf"]


def test_the_document_goes_with_the_dialog(printing: PrintDesk, cups: FakeCups) -> None:
    dialog = printing.preview()
    documents = dialog.findChildren(QPdfDocument)
    assert documents
    view = dialog.pane.view
    dialog.pane.step(1)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    printing.desk.wait(lambda: not isValid(dialog))
    assert not isValid(view)
    assert not any(isValid(document) for document in documents)
    printing.settle()
    assert printing.files() == []
