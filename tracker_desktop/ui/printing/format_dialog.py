"""A label format, new or changed: its fields, and beside them the page as it will be printed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from tracker_desktop.errors import Refused
from tracker_desktop.labels.formats import Format
from tracker_desktop.labels.known_formats import fields_from
from tracker_desktop.store.done import Done
from tracker_desktop.transactions.base import Transaction
from tracker_desktop.transactions.rules.label_format_fields import LabelFormatFields
from tracker_desktop.ui.answer_line import Button
from tracker_desktop.ui.dialogs.frame import DialogFrame
from tracker_desktop.ui.fields.choice_field import ChoiceField
from tracker_desktop.ui.printing.format_form import FormatForm
from tracker_desktop.ui.printing.format_preview import FormatPreview

if TYPE_CHECKING:
    from tracker_desktop.ui.desk import Desk
    from tracker_desktop.ui.printing.print_work import PrintWork

FORM_WIDTH = 470
Make = Callable[[LabelFormatFields], Transaction | None]
"""The transaction for the fields; None where nothing was changed."""


class FormatDialog(DialogFrame):
    """`copies` are the formats that a new
    one may begin with."""

    def __init__(
        self,
        desk: Desk,
        work: PrintWork,
        title: str,
        start: LabelFormatFields,
        make: Make,
        *,
        button: str,
        then: Callable[[Done], object],
        copies: Sequence[Format] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(title, parent=parent)
        self._desk, self._make, self._then = desk, make, then
        self.form = FormatForm()
        self.copied = ChoiceField(self.tr("Begin with a copy of"), [(form, form.title) for form in copies])
        self.copied.setVisible(bool(copies))
        self.preview = FormatPreview(desk, work)
        self._put_together()
        self.set_buttons(
            [
                Button(self.tr("Cancel  Esc"), self.reject),
                Button(self.tr("{0}  Ctrl+Enter").format(button), self.send, primary=True),
            ]
        )
        self.resize(1240, 860)
        self.form.set_fields(start)
        self._before = self.form.page()
        self.form.changed.connect(self._changed)
        self.copied.changed.connect(self._copy)
        self.finished.connect(self.preview.close_preview)
        self._draw()
        self.form.go_to("name")

    def send(self) -> None:
        """Check, then send; what is wrong is shown at its field."""
        self.banner.clear()
        fields = self.form.fields() if self.form.check() else None
        if fields is None:
            return
        transaction = self._make(fields)
        if transaction is None:
            self.accept()
            return
        self.set_busy(True)
        self._desk.perform(transaction, self._done, self._refused, owner=self)

    def reject(self) -> None:
        """Close without saving; what was typed is asked about, until Esc comes again with nothing typed between."""
        if self.may_leave(self.form.page() != self._before):
            super().reject()

    def _changed(self) -> None:
        self.banner.clear()
        self._draw()

    def _draw(self) -> None:
        wrong = self.form.show_wrong()
        self.preview.show_format(None if wrong else self.form.page())

    def _copy(self) -> None:
        form = self.copied.value()
        if isinstance(form, Format):
            name = self.form.field("name").value()  # type: ignore[attr-defined]
            self.form.set_fields(fields_from(form, name))
            self._changed()

    def _done(self, done: Done) -> None:
        self.accept()
        self._then(done)

    def _refused(self, refused: Refused) -> None:
        self.set_busy(False)
        if not self.form.say_at(refused):
            self.banner.show_answer("refused", str(refused))

    def _put_together(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(12)
        left.addWidget(self.copied)
        left.addWidget(self.form, 1)
        self.form.setFixedWidth(FORM_WIDTH)
        both = QHBoxLayout()
        both.setSpacing(20)
        both.addLayout(left)
        both.addWidget(self.preview, 1)
        both.setAlignment(left, Qt.AlignmentFlag.AlignLeft)
        self.body.addLayout(both, 1)
