"""The list of back orders: what is owed goes out in one step, is printed as a pick list, or is closed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from tracker_desktop.queries.listing import LISTINGS
from tracker_desktop.store.done import Done
from tracker_desktop.transactions.close_back_orders import CloseBackOrders
from tracker_desktop.ui.answer_line import Button, leave_keyboard
from tracker_desktop.ui.commands import keys_named
from tracker_desktop.ui.desk import Desk
from tracker_desktop.ui.dialog_keys import PRINT
from tracker_desktop.ui.dialogs.form_dialog import FormDialog
from tracker_desktop.ui.dialogs.frame import DialogFrame, show_dialog
from tracker_desktop.ui.dialogs.list_undo import ListUndo
from tracker_desktop.ui.forms.rows import Ask, Form, Values
from tracker_desktop.ui.tabs.list_tab import ListTab
from tracker_desktop.ui.tabs.looks import RECORD_LOOKS

LIST = "back_orders"


class BackOrdersDialog(DialogFrame):
    """Enter issues what can go out. Signals: issue_wanted(object): the ids of back orders that go into Issue;
    pick_wanted(object): the ids of those that a pick list is made for."""

    issue_wanted = Signal(object)
    pick_wanted = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None, view: str = "open") -> None:
        listing = LISTINGS[LIST]
        super().__init__(
            listing.title,
            self.tr("Issue takes all that can go out now for whom the chosen line is."),
            parent=parent,
        )
        self._desk = desk
        self.resize(1320, 720)
        self.list = ListTab(desk, listing, RECORD_LOOKS[LIST], (), self)
        self.list.opened.connect(lambda _: self._issue())
        self.body.addWidget(self.list, 1)
        self.set_buttons(
            [
                Button(self.tr("Close the back order…"), self._close),
                Button(self.tr("Pick list  {0}").format(PRINT), self._pick),
                Button(self.tr("Close  Esc"), self.reject),
                Button(self.tr("Issue  Ctrl+Enter"), self._issue, primary=True),
            ]
        )
        leave_keyboard(self)
        self._undo = ListUndo(desk, self)
        QShortcut(QKeySequence(keys_named("filter")), self).activated.connect(self.list.focus_filter)
        QShortcut(QKeySequence(PRINT), self).activated.connect(self._pick)
        self.list.show_view(view)
        self.list.choose_first()
        self.list.start()
        self.setFocusProxy(self.list.table)
        self.list.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _issue(self) -> None:
        ids = self._chosen()
        if ids:
            self.accept()
            self.issue_wanted.emit(ids)

    def _pick(self) -> None:
        ids = self._chosen()
        if ids:
            self.pick_wanted.emit(ids)

    def _close(self) -> None:
        ids = self._chosen()
        if not ids:
            return

        def make(values: Values) -> CloseBackOrders:
            return CloseBackOrders(tuple(ids), values["reason"])

        title = self.tr("Close the back order") if len(ids) == 1 else self.tr("Close {0} back orders").format(len(ids))
        why = Ask("reason", self.tr("Why it is not owed any more"), required=True)
        form = Form(title, ((why,),), make, button=self.tr("Close it") if len(ids) == 1 else self.tr("Close them"))
        show_dialog(FormDialog(self._desk, form, then=self._done, parent=self))

    def _done(self, done: Done) -> None:
        self.banner.show_answer("done", done.title, done.detail, [self._undo.button])

    def _chosen(self) -> Sequence[int]:
        return self.list.selected()
