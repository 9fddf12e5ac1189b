"""Printing from the window: scans go on, the status says what waits, and a restart brings it back."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.printing.fake_cups import FakeCups, cups
from tests.printing.loopback import closed_port, label_printer
from tests.store_fixtures import Office
from tests.transactions import makers
from tests.ui.dialogs.office import press
from tests.ui.printing.printables import at_once, printable
from tests.ui.window_fixtures import Shown, counter_office, shown
from tracker_desktop.printing.jobs import JobFolder
from tracker_desktop.printing.printer import Printer
from tracker_desktop.ui.assemble import make_window, open_parts
from tracker_desktop.ui.dialogs.document_dialog import DocumentDialog
from tracker_desktop.ui.dialogs.welcome import Start
from tracker_desktop.ui.main_window import MainWindow
from tracker_desktop.ui.printing.jobs_dialog import JobsDialog
from tracker_desktop.ui.printing.show_print import show_print

__all__ = ["counter_office", "cups", "shown"]


@pytest.fixture
def one_asset(counter_office: Office) -> None:
    makers.add_asset(counter_office, tag="LT-00142")


@pytest.fixture
def laser(cups: FakeCups, one_asset: None) -> FakeCups:
    """CUPS, before the window opens."""
    return cups


def set_printers(shown: Shown, *printers: Printer) -> None:
    window = shown.window
    window.printing.work.keep_printers(printers, lambda: None, shown.bugs.append, window)
    shown.settle()


def chip(shown: Shown) -> str:
    made = shown.window.printing.chip
    return made.text() if made.isVisible() else ""


def test_a_scan_while_the_preview_is_open_reaches_the_counter(laser: FakeCups, shown: Shown) -> None:
    dialog = show_print(shown.window, printable())
    shown.settle()
    copies = dialog.copies.line
    copies.setFocus()
    shown.burst("LT-00142")
    assert copies.text() == "1"
    assert "LT-00142" in shown.window.counter.banner.text()
    assert dialog.isVisible()
    assert dialog._meanwhile.isVisible()
    assert dialog._meanwhile.text() == shown.window.counter.banner.text()
    shown.burst("NO-SUCH-CODE")
    assert dialog._meanwhile.outcome == "unknown"
    assert "The question waits in the window behind." in dialog._meanwhile.text()
    assert dialog.banner.isHidden()
    dialog.reject()
    shown.settle()
    assert shown.window.counter.bar.field.hasFocus()


def test_the_status_says_what_was_sent(laser: FakeCups, shown: Shown) -> None:
    dialog = show_print(shown.window, printable())
    shown.settle()
    dialog.print_it()
    shown.settle()
    assert chip(shown) == "Sent to laser: Hand receipt HR-2026-00012"


def test_a_printer_without_paper_is_said(laser: FakeCups, shown: Shown) -> None:
    laser.answer("lpstat -W", "laser-12  rita  2048  Tue\n")
    laser.answer("lpstat -l", "printer laser is idle.\n\tAlerts: media-empty-error\n")
    dialog = show_print(shown.window, printable())
    shown.settle()
    dialog.print_it()
    shown.settle()
    assert shown.window.counter.banner.outcome == "warning"
    assert "out of paper" in shown.window.counter.banner.text()


def test_what_waits_is_said_and_opened_from_the_status(laser: FakeCups, shown: Shown) -> None:
    assert chip(shown) == ""
    set_printers(shown, Printer("Labels", "network", f"127.0.0.1:{closed_port()}"))
    for expected in ("1 print job waits", "2 print jobs wait"):
        dialog = show_print(shown.window, printable(at_once(), labels=True))
        shown.settle()
        dialog.printer.set_value(shown.window.printing.work.printers[0])
        dialog.print_it()
        shown.settle()
        assert chip(shown) == expected
    assert "does not answer" in shown.window.counter.banner.text()
    assert "Office > Print jobs" in shown.window.counter.banner.text()
    QTest.mouseClick(shown.window.printing.chip, Qt.MouseButton.LeftButton)
    shown.settle()
    front = QApplication.activeModalWidget()
    assert isinstance(front, JobsDialog)
    assert front.table.rowCount() == 2
    for left in (1, 0):
        assert "is kept" in shown.window.counter.banner.text()
        front.table.setCurrentCell(0, 0)
        press(front, "Delete")
        press(shown.dialog(), "1  Delete it")
        shown.settle()
        assert front.table.rowCount() == left
    assert shown.window.counter.banner.isHidden()


def test_a_job_that_is_gone_is_not_said_to_be_kept(laser: FakeCups, shown: Shown, tmp_path: Path) -> None:
    set_printers(shown, Printer("Labels", "network", f"127.0.0.1:{closed_port()}"))
    dialog = show_print(shown.window, printable(at_once(), labels=True))
    shown.settle()
    dialog.printer.set_value(shown.window.printing.work.printers[0])
    dialog.print_it()
    shown.settle()
    (job,) = shown.window.printing.work.kept
    JobFolder(tmp_path).delete(job.uid)
    shown.window.printing.work.send(job)
    shown.settle()
    assert "no longer among the print jobs" in shown.window.counter.banner.text()
    assert "is kept" not in shown.window.counter.banner.text()


def test_what_was_said_in_a_document_takes_nothing_from_the_window(
    laser: FakeCups, shown: Shown, tmp_path: Path
) -> None:
    shown.burst("LT-00142")
    said = shown.window.counter.banner.text()
    shown.run("check_out")
    gone = Printer("Labels", "network", f"127.0.0.1:{closed_port()}")
    document = tmp_path / "tags.zpl"
    document.write_bytes(b"^XA^XZ\n")
    job = JobFolder(tmp_path).add(document, "Tags", gone, copies=1, pages=0)
    work = shown.window.printing.work
    work.send(job)
    shown.settle()
    front = shown.dialog()
    assert isinstance(front, DocumentDialog)
    assert "is kept" in front.banner.text()
    assert not shown.window.counter.banner.isHidden()
    work.delete(job)
    shown.settle()
    assert not shown.window.counter.banner.isHidden()
    assert shown.window.counter.banner.text() == said


@pytest.mark.parametrize("command", ["printers", "print_jobs"])
def test_the_commands_open_their_dialogs(laser: FakeCups, shown: Shown, command: str) -> None:
    shown.run(command)
    shown.press(Qt.Key.Key_Escape)
    assert QApplication.activeModalWidget() is None


def _window(place: str, folder: Path, bugs: list[BaseException]) -> MainWindow:
    window = make_window(open_parts(place, Start(), folder, lambda *_: None), bugs.append)
    window.show()
    window.start()
    return window


def test_what_a_slow_printer_did_not_take_waits_over_a_restart(
    laser: FakeCups, shown: Shown, sqlite_place: str, tmp_path: Path
) -> None:
    large = tmp_path / "large.zpl"
    large.write_bytes(b"^XA^XZ\n" * 3_000_000)
    with label_printer(stalls_after=1_000) as zebra:
        printer = Printer("Labels", "network", zebra.address)
        set_printers(shown, printer)
        work = shown.window.printing.work
        work.add(
            lambda *_: JobFolder(tmp_path).add(large, "Roll of tags", printer, copies=1, pages=0),
            lambda: None,
            refused=shown.bugs.append,
        )
        shown.qtbot.waitUntil(lambda: chip(shown).startswith("Printing… "), timeout=5_000)
        begun = time.monotonic()
        shown.window.close()
        assert time.monotonic() - begun < 3
    again = Shown(_window(sqlite_place, tmp_path, shown.bugs), shown.bugs, shown.qtbot)
    again.settle()
    assert chip(again) == "1 print job waits"
    assert [job.why for job in again.window.printing.work.kept] == ["The program was closed before it was printed."]
    with label_printer() as zebra:
        set_printers(again, Printer("Labels", "network", zebra.address))
        again.window.printing.work.send(again.window.printing.work.kept[0])
        again.settle()
    assert zebra.jobs == [large.read_bytes()]
    assert chip(again) == "Sent to Labels: Roll of tags"
    again.window.close()


def test_what_draws_and_prints_is_no_part_of_the_start() -> None:
    code = (
        "import sys, tracker_desktop.ui.main_window\n"
        "late = ('reportlab', 'PySide6.QtPdf', 'PySide6.QtPrintSupport', 'zxingcpp', 'xlsxwriter', 'barcode')\n"
        "sys.exit(', '.join(name for name in late if name in sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.stderr.strip() == ""
