"""Label formats in the window: copied, changed, retired, brought from files and to files."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from shiboken6 import isValid

from tests.labels.any_format import HERMA
from tests.printing.fake_cups import FakeCups, cups
from tests.ui.dialogs.office import button, guessing, nameless, pick, press
from tests.ui.printing.formats_window import (
    NASTY,
    form_of,
    formats,
    go_to,
    line,
    names,
    own,
    type_in,
    with_herma,
)
from tests.ui.window_fixtures import Shown, counter_office, shown
from tracker_desktop.labels.format_file import read_format_file, write_format_file
from tracker_desktop.labels.formats import FORMATS
from tracker_desktop.labels.known_formats import KnownFormats
from tracker_desktop.ui.printing.format_dialog import FormatDialog
from tracker_desktop.ui.printing.format_list import FormatsDialog
from tracker_desktop.ui.printing.labels_dialog import LabelsDialog
from tracker_desktop.ui.printing.preview_dialog import PreviewDialog
from tracker_desktop.ui.printing.printer_dialog import PrinterDialog
from tracker_desktop.ui.printing.printers_dialog import PrintersDialog

__all__ = ["counter_office", "cups", "formats", "shown", "with_herma"]


def test_the_list_says_whose_they_are_and_what_can_be_done(with_herma: int, formats: FormatsDialog) -> None:
    assert names(formats) == [form.name for form in FORMATS] + ["Herma 4200"]
    assert line(formats, 0) == [
        *("Avery 5160", "the program", "Letter", "30", "66.675 × 25.4 mm", "bars and QR"),
    ]
    assert line(formats, len(FORMATS))[1:4] == ["this office", "A4", "21"]
    for words in ("Edit…", "Retire"):
        assert not button(formats, words).isEnabled()
    go_to(formats, "Herma 4200")
    for words in ("Copy…", "Edit…", "Retire", "Export…", "Print outlines…"):
        assert button(formats, words).isEnabled()
    assert nameless(formats) == []
    assert guessing(formats) == []


def test_a_new_one_is_made_with_the_keyboard_alone(formats: FormatsDialog, shown: Shown) -> None:
    for _ in range(2):
        shown.press(Qt.Key.Key_Down)
    shown.press(Qt.Key.Key_N, ctrl=True)
    dialog = shown.dialog()
    assert isinstance(dialog, FormatDialog)
    assert nameless(dialog) == []
    assert guessing(dialog) == []
    shown.type("Herma 4200")
    for _ in range(2):
        shown.press(Qt.Key.Key_Tab)
    shown.type("2")
    shown.press(Qt.Key.Key_Return, ctrl=True)
    assert not isValid(dialog)
    assert "Label format Herma 4200 added" in formats.banner.text()
    assert line(formats, len(FORMATS))[:4] == ["Herma 4200", "this office", "A4", "14"]
    assert formats.table.currentRow() == len(FORMATS)
    assert [fields.label_width for fields in own(shown)] == [Decimal("63.5")]


def test_a_new_one_begins_with_another_copy(with_herma: int, formats: FormatsDialog, shown: Shown) -> None:
    dialog = form_of(shown, formats, "New…")
    type_in(dialog.form, "name", "Mine")
    dialog.copied.set_value(formats.rows[-1].form)
    dialog.copied.changed.emit()
    assert dialog.form.fields() == replace(HERMA, name="Mine")


def test_a_copy_begins_as_its_original_and_wants_a_name(with_herma: int, formats: FormatsDialog, shown: Shown) -> None:
    go_to(formats, "Herma 4200")
    dialog = form_of(shown, formats, "Copy…")
    assert dialog.copied.isHidden()
    assert dialog.form.page() == replace(HERMA, name="New")
    type_in(dialog.form, "name", "herma-4200")
    dialog.send()
    shown.settle()
    assert dialog.form.field("name").error().startswith("There is a label format “Herma 4200” already.")
    type_in(dialog.form, "name", "L7160")
    dialog.send()
    shown.settle()
    assert dialog.form.field("name").error().startswith("“L7160” is a format of the program")
    type_in(dialog.form, "name", NASTY)
    dialog.send()
    shown.settle()
    assert names(formats)[-2:] == [NASTY, "Herma 4200"]
    assert guessing(formats) == []


def test_enter_edits_and_undo_takes_it_back(with_herma: int, formats: FormatsDialog, shown: Shown) -> None:
    go_to(formats, "Herma 4200")
    formats.table.setFocus()
    shown.press(Qt.Key.Key_Return)
    dialog = shown.dialog()
    assert isinstance(dialog, FormatDialog)
    assert dialog.windowTitle() == "Edit Herma 4200"
    dialog.send()
    shown.settle()
    assert not isValid(dialog)
    assert formats.banner.isHidden()
    dialog = form_of(shown, formats, "Edit…")
    type_in(dialog.form, "inset", "3")
    dialog.send()
    shown.settle()
    assert "Label format Herma 4200 edited" in formats.banner.text()
    assert [fields.inset for fields in own(shown)] == [Decimal(3)]
    formats.reject()
    shown.run("undo")
    assert own(shown) == [HERMA]


def test_one_is_retired_and_used_again(with_herma: int, formats: FormatsDialog, shown: Shown) -> None:
    go_to(formats, "Herma 4200")
    press(formats, "Retire")
    shown.settle()
    assert line(formats, len(FORMATS))[1] == "this office, retired"
    assert shown.window.desk.store.read(KnownFormats()) == FORMATS
    press(formats, "Use again")
    shown.settle()
    assert len(shown.window.desk.store.read(KnownFormats())) == len(FORMATS) + 1
    assert button(formats, "Retire").isEnabled()


def test_labels_and_printers_begin_with_a_format_of_the_office(with_herma: int, cups: FakeCups, shown: Shown) -> None:
    title = "Herma 4200 · 21 on A4, 63.5 × 38.125 mm"
    shown.run("printers")
    press(shown.dialog(), "New printer…")
    shown.settle()
    printer = shown.dialog()
    assert isinstance(printer, PrinterDialog)
    QTest.keyClicks(printer.name.line, "Laser")
    printer.queue.set_value("laser")
    printer.label_format.combo.setCurrentText(title)
    printer.save()
    shown.settle()
    dialog = shown.dialog()
    assert isinstance(dialog, PrintersDialog)
    assert [one.label_format for one in shown.window.printing.work.printers] == ["herma-4200"]
    press(dialog, "Edit…")
    shown.settle()
    printer = shown.dialog()
    assert isinstance(printer, PrinterDialog)
    assert printer.label_format.combo.currentText() == title
    printer.reject()
    assert printer.banner.isHidden()
    dialog.accept()
    shown.window.labels.commands()
    shown.settle()
    labels = shown.dialog()
    assert isinstance(labels, LabelsDialog)
    assert labels.form.combo.currentText() == title


def test_one_goes_through_a_file(with_herma: int, formats: FormatsDialog, shown: Shown, tmp_path: Path) -> None:
    go_to(formats, "Herma 4200")
    press(formats, "Export…")
    pick(formats, tmp_path / "herma.json")
    shown.settle()
    assert read_format_file(tmp_path / "herma.json") == HERMA
    assert formats.strip.text() == f"Saved. {tmp_path / 'herma.json'}"
    press(formats, "Import…")
    pick(formats, tmp_path / "herma.json")
    shown.settle()
    dialog = shown.dialog()
    assert isinstance(dialog, FormatDialog)
    assert dialog.windowTitle() == "Import Herma 4200"
    assert dialog.form.field("name").error().startswith("There is a label format “Herma 4200” already.")
    type_in(dialog.form, "name", "Herma 2")
    dialog.send()
    shown.settle()
    assert own(shown) == [replace(HERMA, name="Herma 2"), HERMA]


def test_a_file_with_a_name_of_the_program_asks_for_another(
    formats: FormatsDialog, shown: Shown, tmp_path: Path
) -> None:
    write_format_file(tmp_path / "a.json", replace(HERMA, name="L7160"))
    press(formats, "Import…")
    pick(formats, tmp_path / "a.json")
    shown.settle()
    dialog = shown.dialog()
    assert isinstance(dialog, FormatDialog)
    assert dialog.form.field("name").error().startswith("“L7160” is a format of the program")


def test_a_foreign_file_changes_nothing(formats: FormatsDialog, shown: Shown, tmp_path: Path) -> None:
    (tmp_path / "<b>.json").write_text("{", "utf-8")
    press(formats, "Import…")
    pick(formats, tmp_path / "<b>.json")
    shown.settle()
    assert "<b>.json is no label format." in formats.banner.text()
    assert shown.dialog() is formats
    assert own(shown) == []


def test_outlines_are_printed(with_herma: int, formats: FormatsDialog, shown: Shown) -> None:
    go_to(formats, "Herma 4200")
    press(formats, "Print outlines…")
    shown.settle()
    preview = shown.dialog()
    assert isinstance(preview, PreviewDialog)
    assert preview.windowTitle() == "Label outlines: Herma 4200"
    assert preview.is_ready
    assert preview.pane.pages == 1
