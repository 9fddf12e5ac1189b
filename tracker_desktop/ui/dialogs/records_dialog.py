"""The list of people, places, departments, categories, suppliers or operators, with new and edit."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from tracker_desktop.queries.listing import LISTINGS
from tracker_desktop.store.done import Done
from tracker_desktop.ui.answer_line import Button, leave_keyboard
from tracker_desktop.ui.commands import keys_named
from tracker_desktop.ui.desk import Desk
from tracker_desktop.ui.dialogs.form_dialog import FormDialog
from tracker_desktop.ui.dialogs.frame import DialogFrame, show_dialog
from tracker_desktop.ui.dialogs.list_undo import ListUndo
from tracker_desktop.ui.forms.record_forms import RECORD_FORMS
from tracker_desktop.ui.forms.record_values import read_record
from tracker_desktop.ui.forms.rows import Form, Values
from tracker_desktop.ui.tabs.list_tab import ListTab
from tracker_desktop.ui.tabs.looks import RECORD_LOOKS

ForRecords = Callable[[Sequence[int]], object]
SCANNED = {
    "people": "person",
    "departments": "department",
    "places": "place",
    "charge_codes": "charge_code",
    "kits": "kit",
    "asset_kits": "asset_kit",
}
"""What a scanned code may name that stands in a list."""


class RecordsDialog(DialogFrame):
    """One list of the Office menu. Enter or a double click edits."""

    def __init__(
        self, desk: Desk, kind: str, parent: QWidget | None = None, more: Sequence[tuple[str, ForRecords]] = ()
    ) -> None:
        """`more` are further buttons: their words, and what they do with the chosen ids."""
        listing = LISTINGS[kind]
        super().__init__(listing.title, parent=parent)
        self._desk = desk
        self._kind = kind
        self._forms = RECORD_FORMS[kind]
        self.resize(1320, 720)
        new = Button(self.tr("New {0}").format(self._forms.noun), self._new, primary=True)
        self.list = ListTab(desk, listing, RECORD_LOOKS[kind], [new], self)
        self.list.opened.connect(self._edit)
        self.body.addWidget(self.list, 1)
        buttons = [Button(words, partial(self._with_chosen, do)) for words, do in more]
        buttons.append(Button(self.tr("Edit…"), self._edit_current))
        self.set_buttons([*buttons, Button(self.tr("Close  Esc"), self.reject)])
        leave_keyboard(self)
        QShortcut(QKeySequence("Ctrl+N"), self).activated.connect(self._new)
        self._undo = ListUndo(desk, self)
        QShortcut(QKeySequence(keys_named("filter")), self).activated.connect(self.list.focus_filter)
        self.list.choose_first()
        self.list.start()
        self.list.focus_filter()

    def show_record(self, record_id: int) -> None:
        """Show one record of the list."""
        self.list.show_record(record_id)

    def show_scanned(self, kind: str, record_id: int) -> None:
        """What was scanned in front of its list is what the buttons are for."""
        if SCANNED.get(self._kind) == kind:
            self.list.choose(record_id)

    def _new(self) -> None:
        self._open(self._forms.new(), {"active": True}, changes_only=False)

    def _with_chosen(self, do: ForRecords) -> None:
        ids = self.list.selected()
        if ids:
            do(ids)

    def _edit_current(self) -> None:
        current = self.list.selected()
        if current:
            self._edit(current[0])

    def _edit(self, record_id: object) -> None:
        if isinstance(record_id, int):
            read_record(self._desk, self._kind, record_id, self._open_edit)

    def _open_edit(self, record_id: int, name: str, values: Values) -> None:
        self._open(self._forms.change(record_id, name), values, changes_only=not self._forms.whole)

    def _open(self, form: Form, start: Values, *, changes_only: bool) -> None:
        dialog = FormDialog(self._desk, form, start, changes_only=changes_only, then=self._done, parent=self)
        show_dialog(dialog)

    def _done(self, done: Done) -> None:
        self.banner.show_answer("done", done.title, done.detail, [self._undo.button])
