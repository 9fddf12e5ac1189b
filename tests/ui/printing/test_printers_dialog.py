"""The printers of a desk: added, changed, tried, measured and removed."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog
from shiboken6 import isValid

from tests.printing.fake_cups import FakeCups
from tests.printing.loopback import label_printer
from tests.ui.dialogs.office import button, guessing, nameless, press
from tests.ui.printing.print_desk import PrintDesk, cups, desk, no_cups, printing
from tracker_desktop.printing.printer import Printer
from tracker_desktop.printing.printers import read_printers
from tracker_desktop.transactions.change_setting import ChangeSetting
from tracker_desktop.ui.printing.printer_dialog import PrinterDialog
from tracker_desktop.ui.printing.printers_dialog import PrintersDialog

__all__ = ["cups", "desk", "no_cups", "printing"]
LASER = Printer("Laser", "queue", "laser")
ZEBRA = Printer("Labels", "network", "127.0.0.1:9", dpi=300)


def opened(printing: PrintDesk) -> PrintersDialog:
    dialog = PrintersDialog(printing.work, printing.desk.window)
    printing.desk.shown(dialog)
    printing.settle()
    return dialog


def front(kind: type[QDialog]) -> QDialog:
    found = QApplication.activeModalWidget()
    assert isinstance(found, kind)
    return found


def form(printing: PrintDesk, dialog: PrintersDialog, words: str) -> PrinterDialog:
    press(dialog, words)
    printing.settle()
    found = front(PrinterDialog)
    assert isinstance(found, PrinterDialog)
    return found


def choose(form: PrinterDialog, kind: str) -> None:
    form.kind.set_value(kind)
    form.kind.changed.emit()


def rows(dialog: PrintersDialog) -> list[list[str]]:
    table = dialog.table
    model = table.model()
    columns = range(table.columnCount())
    return [[str(model.index(row, column).data()) for column in columns] for row in range(table.rowCount())]


def test_without_any_it_says_what_this_pc_has(printing: PrintDesk, cups: FakeCups) -> None:
    dialog = opened(printing)
    assert rows(dialog) == []
    assert dialog.strip.text() == "Printers of this PC: labels_counter, laser"
    for words in ("Edit…", "Remove…", "Print a calibration page"):
        assert not button(dialog, words).isEnabled()
    assert nameless(dialog) == []
    assert guessing(dialog) == []


def test_a_pc_without_printers_and_one_without_an_answer(printing: PrintDesk, cups: FakeCups) -> None:
    cups.answer("lpstat -e", "")
    assert opened(printing).strip.text().startswith("This PC has no printer.")
    cups.answer("lpstat -e", err="lpstat: Scheduler is not running\n", code=1)
    assert opened(printing).strip.text().startswith("The print system of this PC does not answer.")


def test_a_printer_of_this_pc_is_added(printing: PrintDesk, cups: FakeCups) -> None:
    dialog = opened(printing)
    asked = form(printing, dialog, "New printer…")
    assert nameless(asked) == []
    assert guessing(asked) == []
    QTest.keyClicks(asked.name.line, "Office & <b>laser</b>")
    asked.queue.set_value("laser")
    QTest.keyClick(asked, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    printing.settle()
    assert rows(dialog) == [["Office & <b>laser</b>", "Printer of this PC", "laser", ""]]
    assert read_printers(printing.desk.desk_file) == (Printer("Office & <b>laser</b>", "queue", "laser", 300),)


def test_a_new_printer_begins_with_what_there_is(printing: PrintDesk, cups: FakeCups) -> None:
    cups.answer("lpstat -e", "")
    dialog = opened(printing)
    asked = form(printing, dialog, "New printer…")
    assert (asked.kind.value(), asked.address.isHidden()) == ("network", False)
    assert (asked.left.line.text(), asked.value().offset_x, asked.value().dpi) == ("10", 0.0, 203)
    assert asked.kind._under.text() == "This PC has no printer."
    choose(asked, "queue")
    assert asked.queue._under.text() == "This PC has no printer."
    assert asked.kind._under.text() == ""
    choose(asked, "network")
    QTest.keyClicks(asked.name.line, "Labels")
    cups.answer("lpstat -e", "laser\n")
    printing.work.look_for_queues()
    printing.settle()
    assert asked.kind.value() == "network"
    assert asked.kind._under.text() == ""
    asked.name.set_value("")
    choose(asked, "network")
    asked.close()


def test_a_new_printer_left_untouched_is_not_asked_about(printing: PrintDesk, no_cups: None) -> None:
    asked = form(printing, opened(printing), "New printer…")
    assert asked.kind.value() == "network"
    asked.reject()
    printing.desk.wait(lambda: not isValid(asked))


def test_a_label_printer_is_added_with_what_was_measured(printing: PrintDesk, cups: FakeCups) -> None:
    dialog = opened(printing)
    asked = form(printing, dialog, "New printer…")
    QTest.keyClicks(asked.name.line, "Labels")
    choose(asked, "network")
    assert asked.queue.isHidden()
    assert asked.left.line.text() == "10"
    QTest.keyClicks(asked.address.line, "192.168.1.40:6101")
    asked.dpi.set_value(300)
    asked.left.line.setText("9.5")
    asked.top.line.setText("11.2")
    press(asked, "Save")
    printing.settle()
    assert printing.work.printers == (Printer("Labels", "network", "192.168.1.40:6101", 300, 0.5, -1.2),)
    assert rows(dialog)[0][3] == "0.5 mm right, 1.2 mm up"
    again = form(printing, dialog, "Edit…")
    assert (again.left.line.text(), again.top.line.text()) == ("9.5", "11.2")
    press(again, "Save")
    printing.settle()
    assert printing.work.printers[0].offset_x == 0.5


@pytest.mark.parametrize(
    ("name", "address", "field", "words"),
    [
        ("", "10.0.0.1", "name", "has no name"),
        ("labels", "10.0.0.1", "name", "already"),
        ("New", "", "address", "Fill in “Address”"),
        ("New", "http://printer", "address", "no address of a printer"),
    ],
)
def test_what_cannot_be_kept_stands_at_its_field(
    printing: PrintDesk, cups: FakeCups, name: str, address: str, field: str, words: str
) -> None:
    printing.printers(ZEBRA)
    asked = form(printing, opened(printing), "New printer…")
    choose(asked, "network")
    QTest.keyClicks(asked.name.line, name)
    QTest.keyClicks(asked.address.line, address)
    press(asked, "Save")
    assert words in asked._field_of(field).error()
    assert asked.isVisible()
    assert printing.work.printers == (ZEBRA,)


def test_a_cross_that_is_nowhere_near_is_refused(printing: PrintDesk, cups: FakeCups) -> None:
    printing.printers(LASER)
    asked = form(printing, opened(printing), "Edit…")
    asked.left.line.setText("300")
    press(asked, "Save")
    assert "Measure the printed page again" in asked.left.error()


def test_esc_asks_once_before_it_throws_away(printing: PrintDesk, cups: FakeCups) -> None:
    asked = form(printing, opened(printing), "New printer…")
    QTest.keyClicks(asked.name.line, "Half")
    QTest.keyClick(asked, Qt.Key.Key_Escape)
    assert "Not saved yet" in asked.banner.text()
    QTest.keyClick(asked, Qt.Key.Key_Escape)
    printing.desk.wait(lambda: not isValid(asked))
    assert printing.work.printers == ()


def test_zpl_past_the_driver_is_offered_where_it_works(printing: PrintDesk, no_cups: None) -> None:
    asked = form(printing, opened(printing), "New printer…")
    assert [asked.kind.combo.itemText(number) for number in range(asked.kind.combo.count())] == [
        "Printer of this PC",
        "Label printer on the network (ZPL)",
        "ZPL files in a folder",
    ]
    press(asked, "Cancel")


def test_a_queue_that_is_gone_can_still_be_seen(printing: PrintDesk, cups: FakeCups) -> None:
    printing.printers(Printer("Old", "queue", "old_laser"))
    asked = form(printing, opened(printing), "Edit…")
    assert asked.queue.value() == "old_laser"
    press(asked, "Save")
    printing.settle()
    assert printing.work.printers == (Printer("Old", "queue", "old_laser"),)


def test_removing_asks_first(printing: PrintDesk, cups: FakeCups) -> None:
    printing.printers(LASER, ZEBRA)
    dialog = opened(printing)
    dialog.table.setCurrentCell(1, 0)
    for answer, left in (("2", (ZEBRA, LASER)), ("1", (ZEBRA,))):
        press(dialog, "Remove…")
        press(front(QDialog), answer)
        printing.settle()
        assert printing.work.printers == left
    assert read_printers(printing.desk.desk_file) == (ZEBRA,)


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_the_calibration_page_goes_unmoved(printing: PrintDesk, cups: FakeCups, paper: str, tmp_path: Path) -> None:
    if paper != "A4":
        printing.desk.office.perform(ChangeSetting("paper.size", paper))
    printing.printers(Printer("Laser", "queue", "laser", offset_x=3, offset_y=3))
    dialog = opened(printing)
    press(dialog, "Print a calibration page")
    printing.desk.wait(lambda: printing.sent)
    printing.settle()
    assert f"media={paper}" in cups.calls("lp")[0]
    assert b"/Prev" not in cups.printed
    assert printing.files() == []


def test_a_label_printer_gets_its_cross(printing: PrintDesk, cups: FakeCups) -> None:
    with label_printer() as zebra:
        printing.printers(Printer("Labels", "network", zebra.address))
        press(opened(printing), "Print a calibration page")
        printing.desk.wait(lambda: printing.sent)
    assert zebra.jobs[0].startswith(b"^XA")
