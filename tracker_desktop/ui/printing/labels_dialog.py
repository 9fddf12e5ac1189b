"""Before labels are printed: on which format, how many of each, where a used sheet begins, and why again."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from tracker_desktop.errors import Refused
from tracker_desktop.labels.formats import Format
from tracker_desktop.labels.known_formats import KnownFormats
from tracker_desktop.labels.order import MOST_COPIES, MOST_LABELS, Line, Order, journal, write
from tracker_desktop.labels.subjects import BY_KEY
from tracker_desktop.paper.units import USUAL_DPI
from tracker_desktop.printing.printer import Printer
from tracker_desktop.queries.tag_prints import PrintedBefore
from tracker_desktop.store.watch import Watch
from tracker_desktop.ui.answer_line import Button
from tracker_desktop.ui.dialogs.frame import DialogFrame
from tracker_desktop.ui.fields.choice_field import ChoiceField
from tracker_desktop.ui.fields.field import Field
from tracker_desktop.ui.fields.number_fields import QuantityField
from tracker_desktop.ui.fields.text_field import TextField
from tracker_desktop.ui.printing.printable import Printable
from tracker_desktop.ui.printing.show_print import show_print
from tracker_desktop.ui.printing.wanted_labels import Wanted
from tracker_desktop.wording.papers import FEW_RUNS, tag_runs

if TYPE_CHECKING:
    from tracker_desktop.transactions.base import Transaction
    from tracker_desktop.ui.desk import Progress, Refuse
    from tracker_desktop.ui.main_window import MainWindow


class LabelsDialog(DialogFrame):
    """Goes to the preview; closes when that has printed."""

    def __init__(self, window: MainWindow, wanted: Wanted) -> None:
        super().__init__(wanted.title, wanted.about, parent=window)
        self._window = window
        self._wanted = wanted
        self._forms: tuple[Format, ...] = ()
        self._begins_on = ""
        self.way = ChoiceField(self.tr("Labels"), [(number, way.words) for number, way in enumerate(wanted.ways)])
        self.form = ChoiceField(self.tr("Format"))
        self.copies = QuantityField(self.tr("Copies of each"), whole=True)
        self.copies.most = Decimal(MOST_COPIES if wanted.durable else MOST_LABELS)
        self.copies.set_value(Decimal(1))
        self.start = QuantityField(self.tr("Begin at label"), whole=True)
        self.start.set_value(Decimal(1))
        self.reason = TextField(
            self.tr("Reason to print again"),
            required=True,
            hint=self.tr("Worn off, lost, wrong label: it stays in History."),
        )
        self.body.addWidget(self.way)
        self.body.addWidget(self.form)
        self.body.addLayout(self.row_of(self.copies, self.start))
        self.body.addWidget(self.reason)
        self.body.addStretch(1)
        self.way.setVisible(len(wanted.ways) > 1)
        self.reason.hide()
        self.form.changed.connect(self._show_start)
        self.set_buttons(
            [
                Button(self.tr("Cancel  Esc"), self.reject),
                Button(self.tr("Preview  Ctrl+Enter"), self.preview, primary=True),
            ]
        )
        self.resize(620, 420)
        window.desk.fetch(KnownFormats(), lambda _, forms: self._show_forms(forms), owner=self)
        if wanted.durable:
            before = PrintedBefore(wanted.asset_ids, wanted.tags)
            window.desk.fetch(before, lambda _, tags: self._ask_why(tags), owner=self)
        self.form.setFocus(Qt.FocusReason.OtherFocusReason)

    def preview(self) -> None:
        """Show the labels as they come out."""
        form = self.form.value()
        if not isinstance(form, Format):
            return
        asked: list[Field] = [self.copies, *([self.start] if self.start.isVisible() else [])]
        asked += [self.reason] if self.reason.isVisible() else []
        wrong = [field for field in asked if not field.check()]
        if wrong:
            wrong[0].setFocus(Qt.FocusReason.OtherFocusReason)
            return
        start = int(self.start.value() or 1) if self.start.isVisible() else 1
        copies = int(self.copies.value() or 1)
        tags = tuple(tag for tag in self._wanted.tags for _ in range(copies))
        self._with_lines(lambda lines: self._show(Order(form, _times(lines, copies), tags, start)))

    def _with_lines(self, then: Callable[[tuple[Line, ...]], object]) -> None:
        """The labels of the way that was chosen; they are asked for where they are not known."""
        number = self.way.value()
        lines = self._wanted.ways[number].lines if isinstance(number, int) else ()
        if isinstance(lines, tuple):
            then(lines)
        else:
            self._window.desk.fetch(lines, lambda _, found: then(found), refused=self._refused, owner=self)

    def _show(self, order: Order) -> None:
        """Where tags among them were printed before, also a moment ago, the reason is asked for first."""
        if self._wanted.durable and self.reason.isHidden():
            before = PrintedBefore(order.asset_ids, self._wanted.tags)
            self._window.desk.fetch(before, lambda _, tags: self._ask_or_show(tags, order), owner=self)
        else:
            self._open_preview(order)

    def _ask_or_show(self, tags: Sequence[str], order: Order) -> None:
        self._ask_why(tags)
        if tags:
            self.reason.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._open_preview(order)

    def _open_preview(self, order: Order) -> None:
        store = self._window.desk.store

        def make(path: Path, progress: Progress, cancelled: threading.Event) -> None:
            write(store, order, path, dpi=USUAL_DPI, watch=Watch(report=progress, cancelled=cancelled))

        def make_for(path: Path, printer: Printer, progress: Progress, cancelled: threading.Event) -> None:
            moved = (printer.offset_x, printer.offset_y) if printer.language == "zpl" else (0.0, 0.0)
            watch = Watch(report=progress, cancelled=cancelled)
            write(store, order, path, language=printer.language, dpi=printer.dpi, offset=moved, watch=watch)

        printable = Printable(
            self._wanted.title,
            make,
            for_labels=True,
            make_labels=make_for if order.form.is_roll else None,
            called=self._wanted.called,
        )
        entry = journal(order, self.reason.value() or None)
        if entry is not None:
            printable = replace(printable, enter=partial(self._enter, entry, printable))
        preview = show_print(self._window, printable, self)
        preview.saved.connect(lambda: self._remember(order))
        preview.accepted.connect(lambda: self._printed(order))

    def _enter(
        self, entry: Transaction, printable: Printable, then: Callable[[Printable], object], refused: Refuse
    ) -> None:
        """Tags that are printed are in the journal before they are."""
        self._window.desk.perform(entry, lambda done: then(replace(printable, entry=done.uid)), refused)

    def _printed(self, order: Order) -> None:
        self._remember(order)
        self.accept()

    def _remember(self, order: Order) -> None:
        """Keep the format, and, as long as the program runs, how far its last sheet was used."""
        self._window.printing.work.remember_format(order.form.key)
        count = len(order.tags) + sum(line.copies * _labels_of(line) for line in order.lines)
        self._window.labels.used_up_to[order.form.key] = (order.start - 1 + count) % order.form.a_page

    def _refused(self, refused: Refused) -> None:
        self.banner.show_answer("refused", str(refused))

    def _show_forms(self, forms: Sequence[Format]) -> None:
        self._forms = tuple(forms)
        self.form.set_choices([(form, form.title) for form in self._forms])
        wanted = self._window.printing.work.label_format
        first = next((form for form in self._forms if form.key == wanted), None)
        if first is not None:
            self.form.set_value(first)
        self._show_start()

    def _show_start(self) -> None:
        form = self.form.value()
        is_sheet = isinstance(form, Format) and not form.is_roll
        self.start.setVisible(is_sheet)
        if isinstance(form, Format) and is_sheet:
            self.start.most = Decimal(form.a_page)
            words = self.tr("1 to {0}, row by row: for a sheet that was used before.").format(form.a_page)
            used = self._window.labels.used_up_to.get(form.key, 0)
            if form.key != self._begins_on:
                self._begins_on = form.key
                self.start.set_value(Decimal(used + 1))
            last = self.tr("The last sheet is free from label {0}.").format(used + 1) if used else ""
            self.start.set_hint(" ".join(filter(None, (words, last))))

    def _ask_why(self, tags: Sequence[str]) -> None:
        if not tags:
            return
        self.reason.show()
        named, count = tag_runs(tags, FEW_RUNS), self._wanted.durable
        if len(tags) == 1:
            said = self.tr("{0} was printed before.").format(named)
        elif len(tags) == count:
            said = self.tr("All {0} tags were printed before: {1}.").format(f"{count:,}", named)
        else:
            said = self.tr("{0} of these {1} tags were printed before: {2}.")
            said = said.format(f"{len(tags):,}", f"{count:,}", named)
        why = self.tr("Say why it is printed again.") if len(tags) == 1 else self.tr("Say why they are printed again.")
        self.strip.show_text(said, why, tone="warn")


def _labels_of(line: Line) -> int:
    return len(BY_KEY[line.subject].fixed) or 1


def _times(lines: Sequence[Line], copies: int) -> tuple[Line, ...]:
    return tuple(replace(line, copies=line.copies * copies) for line in lines)
