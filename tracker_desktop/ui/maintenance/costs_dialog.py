"""What a work order cost besides parts: lines are added, and taken off."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from tracker_desktop.queries.listing import LISTINGS
from tracker_desktop.queries.work_facts import WorkFacts
from tracker_desktop.store.done import Done
from tracker_desktop.transactions.remove_work_cost import RemoveWorkCost
from tracker_desktop.ui.answer_line import Button, leave_keyboard
from tracker_desktop.ui.commands import keys_named
from tracker_desktop.ui.desk import Desk
from tracker_desktop.ui.dialogs.form_dialog import FormDialog
from tracker_desktop.ui.dialogs.frame import DialogFrame, show_dialog
from tracker_desktop.ui.dialogs.list_undo import ListUndo
from tracker_desktop.ui.forms import work_forms
from tracker_desktop.ui.tabs.list_tab import ListLook, ListTab
from tracker_desktop.wording.counter import dotted

LIST = "work_costs"


class CostsDialog(DialogFrame):
    """Ctrl+Enter adds one."""

    def __init__(self, desk: Desk, order: WorkFacts, rate: str, parent: QWidget | None = None) -> None:
        said = self.tr("Hours, invoices and other costs. Parts are issued from stock, and stand on the card.")
        super().__init__(
            self.tr("Cost of {0}").format(order.number), dotted([order.tag, order.title, said]), parent=parent
        )
        self._desk, self._order, self._rate = desk, order, rate
        self.resize(1040, 520)
        look = ListLook(None, self.tr("Nothing was written down yet."), self.tr("Filter the costs"))
        self.list = ListTab(desk, LISTINGS[LIST], look, (), self)
        self.list.views.hide()
        self.list.source.set_filters((("work_order", order.id),))
        self.body.addWidget(self.list, 1)
        self.set_buttons(
            [
                Button(self.tr("Take it off"), self.remove),
                Button(self.tr("Close  Esc"), self.reject),
                Button(self.tr("Add a cost…  Ctrl+Enter"), self.add, primary=True),
            ]
        )
        leave_keyboard(self)
        self._undo = ListUndo(desk, self)
        QShortcut(QKeySequence(keys_named("filter")), self).activated.connect(self.list.focus_filter)
        self.list.choose_first()
        self.list.start()
        self.list.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def add(self) -> None:
        """One more cost."""
        form, start = work_forms.cost(self._order, self._rate)
        show_dialog(FormDialog(self._desk, form, start, then=self._said, parent=self))

    def remove(self) -> None:
        """The chosen line does not belong here."""
        ids = self.list.selected()
        if ids:
            self._desk.perform(RemoveWorkCost(ids[0]), self._said, self.show_refused, owner=self)

    def _said(self, done: Done) -> None:
        self.banner.show_answer("done", done.title, done.detail, [self._undo.button])
