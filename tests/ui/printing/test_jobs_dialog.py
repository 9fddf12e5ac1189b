"""The jobs that wait: tried again, given to another printer, saved, deleted; damaged ones said."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.printing.fake_cups import FakeCups
from tests.printing.jobs import HOSTILE, LASER, write_pdf
from tests.printing.loopback import closed_port, label_printer
from tests.ui.dialogs.office import button, guessing, nameless, pick, press
from tests.ui.printing.print_desk import PrintDesk, cups, desk, no_cups, printing
from tracker_desktop.printing.jobs import JobFolder
from tracker_desktop.printing.printer import Printer
from tracker_desktop.ui.dialogs.ask import Ask
from tracker_desktop.ui.printing.jobs_dialog import JobsDialog

__all__ = ["cups", "desk", "no_cups", "printing"]


def keep(printing: PrintDesk, title: str = "Receipt", printer: Printer = LASER, why: str = "It was off.") -> None:
    """A job of an earlier day."""
    folder = JobFolder(printing.folder.parent)
    document = write_pdf(printing.folder.parent / "made.pdf", 2)
    if printer.language == "zpl":
        document.write_bytes(b"^XA^XZ\n")
    folder.not_sent(folder.add(document, title, printer, copies=1, pages=2), why)
    printing.work.start()
    printing.settle()


def opened(printing: PrintDesk) -> JobsDialog:
    dialog = JobsDialog(printing.work, printing.desk.window)
    printing.desk.shown(dialog)
    printing.settle()
    return dialog


def cell(dialog: JobsDialog, row: int, column: int) -> str:
    return str(dialog.table.model().index(row, column).data())


def answer(dialog: JobsDialog, words: str) -> None:
    """Press Delete, and answer what it asks."""
    press(dialog, "Delete")
    question = QApplication.activeModalWidget()
    assert isinstance(question, Ask)
    press(question, words)


def test_what_waits_is_listed_with_its_reason(printing: PrintDesk, cups: FakeCups) -> None:
    for title in HOSTILE:
        keep(printing, title)
    dialog = opened(printing)
    assert [cell(dialog, row, 0) for row in range(dialog.table.rowCount())] == list(HOSTILE)
    assert cell(dialog, 0, 2) == "2 pages"
    assert cell(dialog, 0, 4) == "⚠ It was off."
    assert nameless(dialog) == []
    assert guessing(dialog) == []


def test_an_empty_list_offers_nothing(printing: PrintDesk, cups: FakeCups) -> None:
    dialog = opened(printing)
    for words in ("Delete", "Save the document", "Stop", "Try again"):
        assert not button(dialog, words).isEnabled()


def test_trying_again_sends_it(printing: PrintDesk, cups: FakeCups) -> None:
    keep(printing)
    dialog = opened(printing)
    QTest.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    printing.desk.wait(lambda: printing.sent)
    printing.settle()
    assert dialog.table.rowCount() == 0
    assert printing.files() == []
    assert cups.calls("lp")[0][1] == "laser"


def test_it_can_go_to_another_printer(printing: PrintDesk, cups: FakeCups) -> None:
    keep(printing)
    dialog = opened(printing)
    offered = [dialog.printer.combo.itemText(number) for number in range(dialog.printer.combo.count())]
    assert offered == ["Laser", "labels_counter", "laser"]
    assert dialog.printer.combo.currentText() == "Laser"
    dialog.printer.set_value(Printer.of_queue("labels_counter"))
    press(dialog, "Try again")
    assert "“Receipt” is on its way to labels_counter." in dialog.banner.text()
    printing.desk.wait(lambda: printing.sent)
    assert cups.calls("lp")[0][1] == "labels_counter"


def test_it_goes_where_its_printer_is_by_now(printing: PrintDesk, cups: FakeCups) -> None:
    keep(printing, printer=Printer("Labels", "network", f"127.0.0.1:{closed_port()}"))
    with label_printer() as zebra:
        printing.printers(Printer("Labels", "network", zebra.address))
        press(opened(printing), "Try again")
        printing.desk.wait(lambda: printing.sent)
        printing.settle()
    assert zebra.jobs == [b"^XA^XZ\n"]


def test_one_that_fails_again_says_why_now(printing: PrintDesk, cups: FakeCups) -> None:
    keep(printing)
    cups.answer("lp", err="lp: The printer or class does not exist.\n", code=1)
    dialog = opened(printing)
    press(dialog, "Try again")
    printing.desk.wait(lambda: printing.refused)
    printing.settle()
    assert "no longer among the printers" in cell(dialog, 0, 4)
    assert "no longer among the printers" in dialog.banner.text()


def test_one_that_another_window_printed_waits_no_longer(printing: PrintDesk, cups: FakeCups) -> None:
    keep(printing)
    dialog = opened(printing)
    (job,) = printing.work.kept
    JobFolder(printing.folder.parent).delete(job.uid)
    press(dialog, "Try again")
    printing.desk.wait(lambda: printing.refused)
    printing.settle()
    assert "no longer among the print jobs" in dialog.banner.text()
    assert "waits here still" not in dialog.banner.text()
    assert dialog.table.rowCount() == 0


def test_one_under_way_can_be_stopped(printing: PrintDesk, cups: FakeCups, tmp_path: Path) -> None:
    large = tmp_path / "large.zpl"
    large.write_bytes(b"^XA^XZ\n" * 3_000_000)
    with label_printer(stalls_after=1_000) as zebra:
        folder = JobFolder(tmp_path)
        folder.add(large, "Roll", Printer("Labels", "network", zebra.address), copies=1, pages=0)
        printing.work.start()
        printing.settle()
        dialog = opened(printing)
        press(dialog, "Try again")
        printing.desk.wait(lambda: cell(dialog, 0, 4).startswith("Being sent: "))
        assert not button(dialog, "Delete").isEnabled()
        assert not button(dialog, "Try again").isEnabled()
        press(dialog, "Stop")
        printing.settle()
    assert dialog.table.rowCount() == 0
    assert printing.files() == []


def test_its_document_is_saved(printing: PrintDesk, cups: FakeCups, tmp_path: Path) -> None:
    keep(printing)
    dialog = opened(printing)
    press(dialog, "Save the document")
    target = tmp_path / "saved.pdf"
    pick(dialog, target)
    printing.settle()
    assert target.read_bytes() == (tmp_path / "made.pdf").read_bytes()
    assert str(target) in dialog.strip.text()


def test_it_is_deleted(printing: PrintDesk, cups: FakeCups) -> None:
    keep(printing, "one")
    keep(printing, "two")
    dialog = opened(printing)
    dialog.table.setCurrentCell(1, 0)
    answer(dialog, "2  Keep it")
    printing.settle()
    assert dialog.table.rowCount() == 2
    answer(dialog, "1  Delete it")
    printing.settle()
    assert [cell(dialog, row, 0) for row in range(dialog.table.rowCount())] == ["one"]
    assert "“two” is thrown away" in dialog.banner.text()
    answer(dialog, "1  Delete it")
    printing.settle()
    assert "No job waits" in dialog.strip.text()


def test_a_damaged_one_can_only_be_deleted(printing: PrintDesk, cups: FakeCups) -> None:
    keep(printing)
    for path in printing.folder.glob("*.pdf"):
        path.write_bytes(b"half")
    printing.work.start()
    printing.settle()
    dialog = opened(printing)
    assert "is damaged" in cell(dialog, 0, 4)
    states = {words: button(dialog, words).isEnabled() for words in ("Delete", "Save the document", "Try again")}
    assert states == {"Delete": True, "Save the document": False, "Try again": False}
    answer(dialog, "1  Delete it")
    printing.settle()
    assert dialog.table.rowCount() == 0
