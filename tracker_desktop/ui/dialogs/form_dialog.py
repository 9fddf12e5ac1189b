"""A dialog made from the rows of a form. It sends the transaction and stays open where it is refused."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from tracker_desktop.errors import Refused
from tracker_desktop.store.done import Done
from tracker_desktop.ui.answer_line import Button
from tracker_desktop.ui.desk import Desk
from tracker_desktop.ui.dialogs.frame import DialogFrame
from tracker_desktop.ui.fields.field import Field
from tracker_desktop.ui.fields.fields_area import FieldsArea
from tracker_desktop.ui.fields.files_field import FilesField
from tracker_desktop.ui.fields.search_field import SearchField
from tracker_desktop.ui.fields.searching import connect_search
from tracker_desktop.ui.forms.make_field import fill, make_field, read
from tracker_desktop.ui.forms.rows import Ask, Form
from tracker_desktop.ui.text import named, set_role

HOLDER = "holder_id"
LONG = 7
"""So many rows have no room on a small screen: they are scrolled there."""


class FormDialog(DialogFrame):
    """Asks for the fields of a form, checks them, and sends what `form.make` makes of them.

    `start` are the values to begin with; with `changes_only` only what was changed goes to `make`, and nothing is sent
    where nothing was.
    """

    def __init__(
        self,
        desk: Desk,
        form: Form,
        start: Mapping[str, Any] | None = None,
        *,
        changes_only: bool = False,
        then: Callable[[Done], object] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(form.title, form.subtitle, parent=parent)
        self._desk = desk
        self._form = form
        self._then = then
        self._changes_only = changes_only
        self._asked: dict[str, tuple[Ask, Field]] = {}
        self._area: FieldsArea | None = None
        self._rows = QVBoxLayout()
        self._more: QWidget | None = None
        self._more_keys: tuple[str, ...] = ()
        self._build(form)
        for key, value in (start or {}).items():
            if key in self._asked:
                fill(self._asked[key][1], value)
        self._before = self._values()
        for _, field in self._asked.values():
            field.changed.connect(self.banner.clear)
        if form.strip:
            self.strip.show_text("", form.strip)
        self.set_buttons(
            [
                Button(self.tr("Cancel  Esc"), self.reject),
                Button(self.tr("{0}  Ctrl+Enter").format(form.button), self.send, primary=True),
            ]
        )
        self.resize(form.width, form.height or min(760, 150 + 78 * len(form.rows)))
        first = form.first or next(iter(self._asked))
        self._asked[first][1].setFocus(Qt.FocusReason.OtherFocusReason)

    def field(self, key: str) -> Field:
        """The field of a key."""
        return self._asked[key][1]

    def show_more(self, rows: Sequence[Sequence[Ask]], start: Mapping[str, Any]) -> None:
        """Show further rows below, in place of those shown there before; what was typed into a field that stays is
        kept. `start` is what they begin with."""
        typed = {key: read(*self._asked[key]) for key in self._more_keys}
        typed = {key: value for key, value in typed.items() if value != self._before[key]}
        self._forget_more()
        before = next(reversed(self._asked.values()))[1].editor
        self._more = QWidget()
        column = QVBoxLayout(self._more)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self.body.spacing())
        for row in rows:
            column.addLayout(self.row_of(*(self._make(ask) for ask in row), stretch=[ask.share for ask in row]))
        self._rows.insertWidget(self._rows.count() - 1, self._more)
        self._more_keys = tuple(ask.key for row in rows for ask in row)
        for key in self._more_keys:
            ask, field = self._asked[key]
            QWidget.setTabOrder(before, field.editor)  # else Tab comes to them after the buttons
            before = field.editor
            if key in start:
                fill(field, start[key])
            self._before[key] = read(ask, field)
            if key in typed:
                fill(field, typed[key])
            field.changed.connect(self.banner.clear)
        if self.isVisible():
            self.listen_to_scanner()

    def _forget_more(self) -> None:
        for key in self._more_keys:
            del self._asked[key], self._before[key]
        if self._more is not None:
            self._rows.removeWidget(self._more)
            self._more.hide()
            self._more.deleteLater()

    def send(self) -> None:
        """Check, then send; what is wrong is shown at its field."""
        self.banner.clear()
        wrong = [field for _, field in self._asked.values() if not field.check()]
        if wrong:
            self._go_to(wrong[0])
            return
        values = self._values()
        if self._changes_only:
            values = {key: value for key, value in values.items() if value != self._before[key]}
            if not values:
                self.accept()
                return
        self.set_busy(True)
        self._desk.perform(self._form.make(values), self._done, self._refused, owner=self)

    def reject(self) -> None:
        """Close without saving; what was typed is asked about, until Esc comes again with nothing typed between."""
        if self.may_leave(self._values() != self._before):
            super().reject()

    def _values(self) -> dict[str, Any]:
        return {key: read(ask, field) for key, (ask, field) in self._asked.items()}

    def _done(self, done: Done) -> None:
        self.accept()
        if self._then is not None:
            self._then(done)

    def _refused(self, refused: Refused) -> None:
        self.set_busy(False)
        key = str(refused.params.get("key", ""))
        if key in self._asked:
            self._asked[key][1].set_error(str(refused))
            self._go_to(self._asked[key][1])
        self.banner.show_answer("refused", str(refused))

    def _go_to(self, field: Field) -> None:
        field.setFocus(Qt.FocusReason.OtherFocusReason)
        if self._area is not None:
            self._area.ensureWidgetVisible(field)

    def _build(self, form: Form) -> None:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(self.body.spacing())
        rows = self.body
        scrolled = len(form.rows) >= LONG or any(ask.kind == "table" for row in form.rows for ask in row)
        if scrolled:
            area = self._area = named(FieldsArea(), form.title)
            set_role(area, "plain")
            area.setFrameShape(QFrame.Shape.NoFrame)
            area.setWidgetResizable(True)
            area.setWidget(inside)
            self.body.addWidget(area, 1)
            rows = column
        for row in form.rows:
            made = [self._make(ask) for ask in row]
            rows.addLayout(self.row_of(*made, stretch=[ask.share for ask in row]))
        rows.addStretch(1)
        self._rows = rows

    def _make(self, ask: Ask) -> Field:
        field = make_field(ask)
        self._asked[ask.key] = (ask, field)
        if isinstance(field, SearchField):
            connect_search(self._desk, field, ask.kinds, holders=ask.key == HOLDER)
        if isinstance(field, FilesField):
            field.store_with(self._desk)
        return field
