"""One printer of this desk: its name, where it is, and by how much it is out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from tracker_desktop.errors import Refused
from tracker_desktop.labels.formats import FORMATS, Format
from tracker_desktop.printing.calibration_page import CROSS, cross_of, offset_of
from tracker_desktop.printing.printer import BY_KEY, DPIS, KINDS, Printer
from tracker_desktop.printing.printers import check_printer
from tracker_desktop.ui.answer_line import Button
from tracker_desktop.ui.dialogs.frame import DialogFrame
from tracker_desktop.ui.fields.choice_field import ChoiceField
from tracker_desktop.ui.fields.field import Field
from tracker_desktop.ui.fields.number_fields import QuantityField
from tracker_desktop.ui.fields.text_field import TextField
from tracker_desktop.ui.printing.print_work import PrintWork

QUEUE, NETWORK = "queue", "network"


class PrinterDialog(DialogFrame):
    """Signals: saved(Printer): what is to be kept."""

    saved = Signal(object)

    def __init__(
        self, work: PrintWork, printer: Printer | None, others: Sequence[Printer], parent: QWidget | None = None
    ) -> None:
        title = self.tr("New printer") if printer is None else self.tr("Edit {0}").format(printer.name)
        super().__init__(title, parent=parent)
        self._work = work
        self._printer = printer or Printer("", dpi=BY_KEY["queue"].dpi)
        self._may_choose_kind = printer is None
        self._none = ""
        self._others = list(others)
        self._before = self._printer
        self._make_fields()
        self._fill()
        work.printers_changed.connect(self._show_queues)
        self._before = self.value()
        work.read_formats(self._show_formats, self)
        for field in self._fields.values():
            field.changed.connect(self.banner.clear)
        self.set_buttons(
            [
                Button(self.tr("Cancel  Esc"), self.reject),
                Button(self.tr("Save  Ctrl+Enter"), self.save, primary=True),
            ]
        )
        self.resize(680, 440)
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def value(self) -> Printer:
        """The printer as it stands in the fields."""
        kind = BY_KEY[str(self.kind.value())]
        address = str(self.queue.value() or "") if kind.is_queue else self.address.value()
        ideal = CROSS[kind.language]
        left, top = (
            ideal[number] if field.value() is None else float(field.value() or 0)
            for number, field in enumerate((self.left, self.top))
        )
        x, y = offset_of(kind.language, left, top)
        dpi = self.dpi.value()
        return replace(
            self._printer,
            name=self.name.value(),
            kind=kind.key,
            address=address,
            dpi=dpi if isinstance(dpi, int) else DPIS[0],
            offset_x=x,
            offset_y=y,
            label_format=str(self.label_format.value() or ""),
        )

    def save(self) -> None:
        """Check it and hand it over; what is wrong stands at its field."""
        self.banner.clear()
        wrong = next((field for field in self._fields.values() if not field.isHidden() and not field.check()), None)
        if wrong is not None:
            wrong.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        printer = self.value()
        try:
            check_printer(printer, self._others)
        except Refused as refused:
            field = self._field_of(str(refused.params.get("key", "")))
            field.set_error(str(refused))
            field.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.saved.emit(printer)
        self.accept()

    def reject(self) -> None:
        """Close without saving; what was typed is asked about once."""
        warned = self.banner.outcome == "warning" and not self.banner.isHidden()
        if warned or self.value() == self._before:
            super().reject()
            return
        said = self.tr("Press Esc once more to throw away what you typed.")
        self.banner.show_answer("warning", self.tr("Not saved yet."), said, sound=False)

    def _make_fields(self) -> None:
        kinds = [(kind.key, kind.title) for kind in KINDS if kind.key != "raw" or self._may_be_raw()]
        self.name = TextField(self.tr("Name"), hint=self.tr("As it is called here: “Labels at the counter”."))
        self.kind = ChoiceField(self.tr("Kind"), kinds)
        self.queue = ChoiceField(self.tr("Printer of this PC"))
        self.address = TextField(self.tr("Address"), longest=500)
        self.dpi = ChoiceField(self.tr("Dots per inch"), [(dpi, str(dpi)) for dpi in DPIS])
        self.label_format = ChoiceField(self.tr("Labels begin with"), self._formats(FORMATS))
        self.left = QuantityField(self.tr("Cross from the left edge (mm)"), required=False)
        self.top = QuantityField(self.tr("Cross from the top edge (mm)"), required=False)
        self._fields: dict[str, Field] = {
            "name": self.name,
            "kind": self.kind,
            "queue": self.queue,
            "address": self.address,
            "dpi": self.dpi,
            "label_format": self.label_format,
            "offset_x": self.left,
            "offset_y": self.top,
        }
        self.add_fields(self.name, self.kind)
        self.body.addWidget(self.queue)
        self.body.addWidget(self.address)
        self.body.addLayout(self.row_of(self.label_format, self.dpi, stretch=(3, 1)))
        self.body.addLayout(self.row_of(self.left, self.top))
        self.body.addStretch(1)
        self.kind.changed.connect(self._kind_chosen)

    def _formats(self, forms: Sequence[Format]) -> list[tuple[object, str]]:
        return [("", self.tr("No format")), *((form.key, form.title) for form in forms)]

    def _show_formats(self, forms: Sequence[Format]) -> None:
        """Those of the office too; the one that this printer begins with may be among them."""
        is_untouched = self.value() == self._before
        self.label_format.set_choices(self._formats(forms))
        if is_untouched:
            self.label_format.set_value(self._printer.label_format)
            self._before = self.value()

    def _may_be_raw(self) -> bool:
        return self._work.has_raw or self._printer.kind == "raw"

    def _fill(self) -> None:
        printer = self._printer
        self.name.set_value(printer.name)
        self.kind.set_value(printer.kind)
        self.address.set_value("" if BY_KEY[printer.kind].is_queue else printer.address)
        self.dpi.set_value(printer.dpi)
        self.label_format.set_value(printer.label_format)
        self._show_kind()
        self._show_cross(*cross_of(printer))
        self._show_queues()

    def _kind_chosen(self) -> None:
        self._may_choose_kind = False
        self._show_kind()

    def _begin_with_what_there_is(self, has_queues: bool) -> None:
        """A new printer begins as one of this PC where it has any, until the clerk chooses."""
        kind = QUEUE if has_queues else NETWORK
        if self._may_choose_kind and self.kind.value() != kind:
            is_untouched = self.value() == self._before
            self.kind.set_value(kind)
            self._show_kind()
            self._before = self.value() if is_untouched else self._before

    def _show_queues(self) -> None:
        """The printers that the system knows by now, and the one that was chosen although it is gone."""
        names = list(self._work.queues.names) if self._work.queues is not None else []
        chosen = self._printer.address if BY_KEY[self._printer.kind].is_queue else ""
        if chosen and chosen not in names:
            names.insert(0, chosen)
        before = self.queue.value()
        self.queue.set_choices([(name, name) for name in names])
        self.queue.set_value(before or chosen)
        why = self._work.no_queues
        none = str(why) if why is not None else self.tr("This PC has no printer.")
        self._none = "" if names or self._work.queues is None else none
        if self._work.queues is not None:
            self._begin_with_what_there_is(bool(names))
        self._show_none()

    def _show_none(self) -> None:
        """That this PC has no printer is said where one would be chosen."""
        is_queue = BY_KEY[str(self.kind.value())].is_queue
        self.queue.set_hint(self._none if is_queue else "")
        self.kind.set_hint("" if is_queue else self._none)

    def _show_kind(self) -> None:
        """The fields of the kind chosen; the cross of a label lies elsewhere."""
        kind = BY_KEY[str(self.kind.value())]
        self.queue.setVisible(kind.is_queue)
        self.address.setVisible(not kind.is_queue)
        self.address.set_label(kind.address)
        self.address.set_hint(kind.hint)
        ideals = {self.left: CROSS[kind.language][0], self.top: CROSS[kind.language][1]}
        words = self.tr("As measured on the calibration page; {0} where nothing is out.")
        for field, ideal in ideals.items():
            field.set_hint(words.format(f"{ideal:g}"))
        self.dpi.set_value(self._printer.dpi if kind.key == self._printer.kind else kind.dpi)
        self._show_none()
        if kind.language != self._language():
            self._show_cross(*CROSS[kind.language])

    def _language(self) -> str:
        return BY_KEY[self._printer.kind].language

    def _show_cross(self, left: float, top: float) -> None:
        self.left.set_value(Decimal(str(left)))
        self.top.set_value(Decimal(str(top)))

    def _field_of(self, key: str) -> Field:
        if key == "address":
            return self.queue if BY_KEY[str(self.kind.value())].is_queue else self.address
        return self._fields.get(key, self.name)
