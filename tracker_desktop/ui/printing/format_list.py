"""Label formats: those of the program and of the office; new, copied, changed, retired, from and to files."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence, QShortcut

from tracker_desktop.errors import Refused
from tracker_desktop.labels.format_file import SUFFIX, read_format_file, write_format_file
from tracker_desktop.labels.formats import FORMATS, Codes, Format
from tracker_desktop.labels.known_formats import (
    OwnFormat,
    OwnFormats,
    changes_between,
    fields_from,
)
from tracker_desktop.labels.outlines import write_outlines
from tracker_desktop.printing.to_folder import file_name
from tracker_desktop.store.done import Done
from tracker_desktop.transactions.add_label_format import AddLabelFormat
from tracker_desktop.transactions.base import Transaction
from tracker_desktop.transactions.edit_label_format import EditLabelFormat
from tracker_desktop.transactions.rules.label_format_fields import PROGRAM_KEYS, LabelFormatFields, format_key
from tracker_desktop.ui.answer_line import Button
from tracker_desktop.ui.dialogs.frame import DialogFrame, show_dialog
from tracker_desktop.ui.dialogs.lines_table import LineColumn, LinesTable
from tracker_desktop.ui.dialogs.pick_file import pick_file, pick_target
from tracker_desktop.ui.printing.format_dialog import FormatDialog, Make
from tracker_desktop.ui.printing.format_rows import SQUARES
from tracker_desktop.ui.printing.printable import Printable
from tracker_desktop.ui.printing.show_print import show_print

if TYPE_CHECKING:
    from tracker_desktop.ui.desk import Progress
    from tracker_desktop.ui.main_window import MainWindow

EDIT, USE, EXPORT, OUTLINES = 2, 3, 5, 6
"""Numbers of the buttons that need a format."""


@dataclass(frozen=True)
class Row:
    """A format as a line of the table; `own` where it belongs to the office."""

    fields: LabelFormatFields
    form: Format
    own: OwnFormat | None = None
    problem: str = ""


class FormatsDialog(DialogFrame):
    """Enter or a double click edits one of the office's own, and copies one of the program."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(
            self.tr("Label formats"),
            self.tr("The formats of the program stay as they are; a copy of one can be changed."),
            parent=window,
        )
        self._window, self._desk, self._work = window, window.desk, window.printing.work
        self.rows: tuple[Row, ...] = ()
        self.table = LinesTable(self._columns(), self.tr("Label formats"))
        self.table.opened.connect(lambda _: self.edit_or_copy())
        self.table.currentCellChanged.connect(lambda *_: self._show_buttons())
        self.body.addWidget(self.table, 1)
        self._set_buttons(self.tr("Retire"))
        QShortcut(QKeySequence("Ctrl+N"), self).activated.connect(self.new)
        self.resize(1180, 640)
        self._desk.changed.connect(self._read_again)
        self._read("")
        self.table.setFocus()

    def current(self) -> Row | None:
        """The format chosen in the table."""
        row = self.table.currentRow()
        return self.rows[row] if 0 <= row < len(self.rows) else None

    def new(self) -> None:
        """A new one, which begins as a copy of the chosen one or of another."""
        chosen = self.current()
        first = chosen.form if chosen is not None else FORMATS[0]
        self._open_new(self.tr("New label format"), fields_from(first, ""), first)

    def copy(self) -> None:
        """A new one that begins as a copy of the chosen one."""
        row = self.current()
        if row is not None:
            name = self.tr("Copy of {0}").format(row.fields.name)
            self._open_new(name, replace(row.fields, name="", active=True))

    def edit(self) -> None:
        """Change the chosen one, where it is the office's own."""
        row = self.current()
        if row is None or row.own is None:
            return
        own = row.own

        def make(fields: LabelFormatFields) -> Transaction | None:
            changes = changes_between(own.fields, fields)
            return EditLabelFormat(own.id, changes) if changes else None

        self._open(self.tr("Edit {0}").format(own.fields.name), own.fields, make, self.tr("Save"))

    def edit_or_copy(self) -> None:
        """What Enter does."""
        row = self.current()
        if row is not None:
            (self.edit if row.own is not None else self.copy)()

    def use(self) -> None:
        """Retire the chosen one, or offer it again."""
        row = self.current()
        if row is not None and row.own is not None:
            asked = EditLabelFormat(row.own.id, {"active": not row.fields.active})
            self._desk.perform(asked, self._done, self._refused, owner=self)

    def import_file(self) -> None:
        """Ask for a file, and show the format it holds before it is added."""
        pick_file(self, self.tr("Import a label format"), self._kinds(), self._read_file)

    def export(self) -> None:
        """Ask for a file, and write the chosen format into it."""
        row = self.current()
        if row is not None:
            name = f"{file_name(row.fields.name)}.{SUFFIX}"
            write = partial(self._write_file, row.fields)
            pick_target(self, self.tr("Export a label format"), name, self._kinds(), SUFFIX, write)

    def outlines(self) -> None:
        """Print the outline of every label, to be laid over a sheet."""
        row = self.current()
        if row is None:
            return
        form, place = row.form, self._desk.store.url

        def make(path: Path, _progress: Progress, _cancelled: threading.Event) -> None:
            write_outlines(path, form, office=place)

        title = self.tr("Label outlines: {0}").format(row.fields.name)
        show_print(self._window, Printable(title, make, for_labels=True), self)

    # --- the form

    def _open_new(self, title: str, start: LabelFormatFields, first: Format | None = None) -> FormatDialog:
        """`first` is the format that it begins as a copy of, where others may be chosen."""
        copies = [row.form for row in self.rows] if first is not None else []
        dialog = self._open(title, start, AddLabelFormat, self.tr("Add"), copies)
        dialog.copied.set_value(first)
        return dialog

    def _open(
        self, title: str, start: LabelFormatFields, make: Make, button: str, copies: Sequence[Format] = ()
    ) -> FormatDialog:
        dialog = FormatDialog(
            self._desk, self._work, title, start, make, button=button, then=self._done, copies=copies, parent=self
        )
        show_dialog(dialog)
        return dialog

    def _done(self, done: Done) -> None:
        self.banner.show_answer("done", done.title, done.detail)
        if done.about is not None:
            self._read(str(done.about[1]))

    def _refused(self, refused: Refused) -> None:
        self.banner.show_answer("refused", str(refused))

    # --- files

    def _read_file(self, path: Path) -> None:
        self.banner.clear()
        self._desk.work(lambda *_: read_format_file(path), self._show_file, refused=self._refused, owner=self)

    def _show_file(self, fields: LabelFormatFields) -> None:
        dialog = self._open_new(self.tr("Import {0}").format(fields.name), fields)
        key = format_key(fields.name)
        taken = next((row for row in self.rows if format_key(row.fields.name) == key), None)
        if key in PROGRAM_KEYS:
            dialog.form.say_at(Refused("format_of_program", name=fields.name, key="name"))
        elif taken is not None:
            dialog.form.say_at(Refused("format_taken", name=taken.fields.name, key="name"))

    def _write_file(self, fields: LabelFormatFields, target: Path) -> None:
        place = self._desk.store.url
        self._desk.work(
            lambda *_: write_format_file(target, fields, office=place),
            lambda _: self.strip.show_text(self.tr("Saved."), str(target)),
            refused=self._refused,
            owner=self,
        )

    def _kinds(self) -> str:
        return self.tr("Label formats (*.{0})").format(SUFFIX)

    # --- showing

    def _read_again(self, done: Done) -> None:
        if "label_format" in (done.changes or {}):
            self._read("")

    def _read(self, go_to: str) -> None:
        self._desk.fetch(OwnFormats(), lambda _, own: self._show(own, go_to), owner=self)

    def _show(self, own: Sequence[OwnFormat], go_to: str) -> None:
        before = self.current()
        wanted = go_to or (before.form.key if before is not None and before.own is None else "")
        if not wanted and before is not None and before.own is not None:
            wanted = str(before.own.id)
        programs = (Row(fields_from(form, form.name), form) for form in FORMATS)
        self.rows = (*programs, *(Row(one.fields, one.form, one) for one in own))
        self.table.show_lines(self.rows)
        names = [str(row.own.id) if row.own is not None else row.form.key for row in self.rows]
        self.table.setCurrentCell(names.index(wanted) if wanted in names else 0, 0)
        self._show_buttons()

    def _columns(self) -> tuple[LineColumn, ...]:
        of_program, own, retired = self.tr("the program"), self.tr("this office"), self.tr("this office, retired")
        codes = {Codes.BARS: self.tr("bars"), Codes.SQUARE: "{0}", Codes.BOTH: self.tr("bars and {0}")}
        squares = dict(SQUARES)

        def whose(row: Row) -> str:
            return of_program if row.own is None else own if row.fields.active else retired

        def paper(row: Row) -> str:
            return self.tr("Roll") if row.form.is_roll else row.form.paper

        return (
            LineColumn(self.tr("Name"), lambda row: row.fields.name, 190, elastic=True),
            LineColumn(self.tr("Belongs to"), whose, 150),
            LineColumn(self.tr("Page"), paper, 120),
            LineColumn(self.tr("On a page"), lambda row: f"{row.form.a_page:,}", 90, right=True),
            LineColumn(self.tr("Label"), lambda row: row.form.size, 155),
            LineColumn(self.tr("Codes"), lambda row: codes[row.form.codes].format(squares[row.form.square.value]), 140),
        )

    def _set_buttons(self, use: str) -> None:
        self.set_buttons(
            [
                Button(self.tr("New…"), self.new),
                Button(self.tr("Copy…"), self.copy),
                Button(self.tr("Edit…"), self.edit),
                Button(use, self.use),
                Button(self.tr("Import…"), self.import_file),
                Button(self.tr("Export…"), self.export),
                Button(self.tr("Print outlines…"), self.outlines),
                Button(self.tr("Close  Esc"), self.accept, primary=True),
            ]
        )

    def _show_buttons(self) -> None:
        row = self.current()
        is_own = row is not None and row.own is not None
        is_retired = is_own and row is not None and not row.fields.active
        self._buttons[USE].setText(self.tr("Use again") if is_retired else self.tr("Retire"))
        for number in (EDIT, USE):
            self._buttons[number].setEnabled(is_own)
        for number in (1, EXPORT, OUTLINES):
            self._buttons[number].setEnabled(row is not None)
