"""The lines of one order: what was ordered, what came, what is open; one is changed or closed."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from tracker_desktop.queries.listing import LISTINGS
from tracker_desktop.queries.order_facts import OrderedLine, OrderFacts, OrderFactsOf
from tracker_desktop.store.done import Done
from tracker_desktop.ui.answer_line import Button, leave_keyboard
from tracker_desktop.ui.commands import keys_named
from tracker_desktop.ui.desk import Desk
from tracker_desktop.ui.dialog_keys import LINE
from tracker_desktop.ui.dialogs.form_dialog import FormDialog
from tracker_desktop.ui.dialogs.frame import DialogFrame, show_dialog
from tracker_desktop.ui.forms import order_forms
from tracker_desktop.ui.forms.rows import Form, Values
from tracker_desktop.ui.tabs.list_tab import ListLook, ListTab

HIDES = ("order", "supplier", "supplier_code", "packs")
TABLES = frozenset({"purchase_order", "order_line", "movement", "ordered_asset"})


class OrderLinesDialog(DialogFrame):
    """Enter or F8 changes the chosen line, Delete closes it."""

    def __init__(
        self, desk: Desk, order: OrderFacts, may_change: bool, receive: Callable[[], object], parent: QWidget | None
    ) -> None:
        super().__init__(order.name, parent=parent)
        self._desk, self._order, self._receive = desk, order, receive
        self._may_change = may_change
        self.resize(1180, 620)
        look = ListLook(None, self.tr("No lines here."), self.tr("Filter the lines"), HIDES)
        self.list = ListTab(desk, LISTINGS["order_lines"], look, (), self)
        self.list.source.set_filters((("order", order.id),))
        self.list.opened.connect(lambda *_: self.change())
        self.body.addWidget(self.list, 1)
        for keys, run in ((LINE, self.change), ("Delete", self.close_line), (keys_named("filter"), self._filter)):
            QShortcut(QKeySequence(keys), self).activated.connect(run)
        desk.changed.connect(self._changed)
        self._show(order)
        self.list.show_view("all")
        self.list.choose_first()
        self.list.start()
        leave_keyboard(self)
        self.list.table.setFocus()

    def change(self) -> None:
        """What the supplier confirmed otherwise of the chosen line."""
        line = self._chosen()
        if line is not None and self._may_change and self._order.is_expected:
            form, start = order_forms.change_line(line, self._order.name)
            self._open(form, start, changes_only=True)

    def close_line(self) -> None:
        """What is open of the chosen line does not come."""
        line = self._chosen()
        if line is not None and self._may_change and self._order.is_expected:
            self._open(order_forms.close_line(line, self._order.name), {})

    def _filter(self) -> None:
        self.list.focus_filter()

    def _open(self, form: Form, start: Values, *, changes_only: bool = False) -> None:
        dialog = FormDialog(self._desk, form, start, changes_only=changes_only, then=self._done, parent=self)
        dialog.finished.connect(lambda *_: self._come_back())
        show_dialog(dialog)

    def _come_back(self) -> None:
        self.activateWindow()
        self.list.table.setFocus()

    def _done(self, done: Done) -> None:
        self.banner.show_answer("done", done.title, done.detail, sound=False)

    def _chosen(self) -> OrderedLine | None:
        ids = self.list.selected()
        return next((line for line in self._order.lines if ids and line.id == ids[0]), None)

    def _changed(self, done: Done) -> None:
        if TABLES & set(done.changes or {}):
            query = OrderFactsOf(self._order.id)
            self._desk.fetch(query, lambda _, order: self._show(order) if order else self.reject(), owner=self)

    def _show(self, order: OrderFacts) -> None:
        self._order = order
        self.set_title(order.name, order_forms.summary(order))
        buttons = [Button(self.tr("Close  Esc"), self.reject)]
        if order.is_expected and self._may_change:
            buttons = [
                Button(self.tr("Close the line…  Delete"), self.close_line),
                Button(self.tr("Change…  {0}").format(LINE), self.change),
                *buttons,
            ]
        if order.is_expected and any(line.open for line in order.lines):
            buttons.append(Button(self.tr("Receive  Ctrl+Enter"), self._receive_it, primary=True))
        self.set_buttons(buttons)

    def _receive_it(self) -> None:
        self.accept()
        self._receive()
