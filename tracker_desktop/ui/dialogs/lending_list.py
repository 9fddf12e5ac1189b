"""What the lists about loans share: one list with its views, what can be done with the chosen lines, and Undo."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from tracker_desktop.queries.listing import LISTINGS
from tracker_desktop.store.done import Done
from tracker_desktop.transactions.base import Transaction
from tracker_desktop.ui.answer_line import Button, leave_keyboard
from tracker_desktop.ui.commands import keys_named
from tracker_desktop.ui.desk import Desk
from tracker_desktop.ui.dialogs.form_dialog import FormDialog
from tracker_desktop.ui.dialogs.frame import DialogFrame, show_dialog
from tracker_desktop.ui.dialogs.list_undo import ListUndo
from tracker_desktop.ui.forms.rows import Form, Values
from tracker_desktop.ui.tabs.list_tab import ListTab
from tracker_desktop.ui.tabs.looks import RECORD_LOOKS


class LendingList(DialogFrame):
    """`buttons` of what derives from this stand left of Close and of the primary one, which comes last."""

    def __init__(
        self, desk: Desk, name: str, subtitle: str, view: str, parent: QWidget | None, *, scan: str = ""
    ) -> None:
        listing = LISTINGS[name]
        super().__init__(listing.title, subtitle, scan=scan, parent=parent)
        self.desk = desk
        self.resize(1320, 720)
        self.list = ListTab(desk, listing, RECORD_LOOKS[name], (), self)
        self.body.addWidget(self.list, 1)
        others, primary = self.buttons()
        self.set_buttons([*others, Button(self.tr("Close  Esc"), self.reject), primary])
        leave_keyboard(self)
        self.undo = ListUndo(desk, self)
        QShortcut(QKeySequence(keys_named("filter")), self).activated.connect(self.list.focus_filter)
        self.list.show_view(view)
        self.list.choose_first()
        self.list.start()
        if self.scan_field is not None:
            self.scan_field.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.list.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def buttons(self) -> tuple[Sequence[Button], Button]:
        """What stands left of Close, and the primary button."""
        raise AssertionError("a subclass has them")

    def picked(self) -> tuple[int, ...]:
        """The ids of the chosen lines."""
        return tuple(self.list.selected())

    def open_form(self, made: tuple[Form, Values] | Form, *, changes_only: bool = False) -> None:
        """Ask for what is to be done; what came of it is said here."""
        form, start = made if isinstance(made, tuple) else (made, None)
        dialog = FormDialog(self.desk, form, start, changes_only=changes_only, then=self.said, parent=self)
        show_dialog(dialog)

    def send(self, transaction: Transaction, then: Callable[[Done], object] | None = None) -> None:
        """Do something with what is chosen."""
        self.set_busy(True)
        self.desk.perform(transaction, lambda done: self._sent(done, then), self.show_refused, owner=self)

    def _sent(self, done: Done, then: Callable[[Done], object] | None) -> None:
        self.set_busy(False)
        self.said(done)
        if then is not None:
            then(done)

    def said(self, done: Done) -> None:
        """Say what was done."""
        self.banner.show_answer("waiting" if done.waiting else "done", done.title, done.detail, [self.undo.button])

    def say(self, outcome: str, title: str, detail: str = "", buttons: Sequence[Button] = ()) -> None:
        """Say something of what is chosen."""
        self.banner.show_answer(outcome, title, detail, list(buttons))
