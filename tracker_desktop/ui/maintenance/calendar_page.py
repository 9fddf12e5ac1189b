"""The calendar of maintenance: a month, and below it what is due on the day chosen, or its work orders."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget

from tracker_desktop.queries.due_calendar import DueMonth, DueOnDays, OfDay
from tracker_desktop.queries.listing import LISTINGS
from tracker_desktop.queries.office import OfficeFacts
from tracker_desktop.store.done import Done
from tracker_desktop.ui.answer_line import Button
from tracker_desktop.ui.desk import Desk
from tracker_desktop.ui.maintenance.month import NOTHING, Month
from tracker_desktop.ui.tables.refresh import Refresh
from tracker_desktop.ui.tabs.list_tab import ListLook, ListTab

TABLES = frozenset({"plan_due", "maintenance_plan", "work_order", "asset"})
REFRESH_MS = 500
HIDES = ("description", "use", "expected")
"""Columns that there is no room for beside the month."""


class CalendarPage(QWidget):
    """What is chosen in the list that is shown is what the commands of the menu are about. A day on which nothing is
    due shows its work orders at once. Signals: list_changed(): the other list is shown."""

    list_changed = Signal()

    def __init__(self, desk: Desk, look: ListLook, of_orders: ListLook) -> None:
        """`look` is that of what is due, `of_orders` that of the work orders."""
        super().__init__()
        self._desk = desk
        self._days: Mapping[dt.date, OfDay] = {}
        self._picked = False
        self._seen: tuple[dt.date, dt.date] | None = None
        self._started = False
        self.month = Month()
        orders = (Button(self.tr("Work orders"), lambda: self._pick(self.orders)),)
        due = (Button(self.tr("What is due"), lambda: self._pick(self.list)),)
        self.list = ListTab(desk, LISTINGS["plan_due"], look, orders)
        self.orders = ListTab(desk, LISTINGS["work_orders"], of_orders, due)
        self._lists = QStackedWidget()
        for one in (self.list, self.orders):
            one.views.hide()
            self._lists.addWidget(one)
        split = QSplitter(Qt.Orientation.Vertical)
        split.setChildrenCollapsible(False)
        split.setHandleWidth(10)
        split.addWidget(self.month)
        split.addWidget(self._lists)
        split.setStretchFactor(0, 3)
        split.setStretchFactor(1, 2)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 10, 0, 0)
        column.addWidget(split, 1)
        self.month.turned.connect(self._turned)
        self.month.chosen.connect(self._show_day)
        self._refresh = Refresh(self, self._ask, REFRESH_MS)
        desk.changed.connect(self._changed)

    def shown_list(self) -> ListTab:
        """What is due on the day, or its work orders."""
        return self.orders if self._lists.currentWidget() is self.orders else self.list

    def start(self) -> None:
        """Show the month of today; what day that is, the books know."""
        self._desk.fetch(OfficeFacts(), lambda _, office: self._begin(office.today), owner=self)

    def _begin(self, today: dt.date) -> None:
        self.month.show_day(today)
        self.list.show_view("all")
        self.orders.show_view("open")
        if not self._started:
            self._started = True
            self.list.start()
            self.orders.start()

    def _turned(self, first: object, last: object) -> None:
        assert isinstance(first, dt.date)
        assert isinstance(last, dt.date)
        self._seen = (first, last)
        self._ask()

    def _ask(self) -> None:
        if self._seen is None:
            return
        self._refresh.asked()
        self._desk.fetch(DueOnDays(*self._seen), lambda _, found: self._show(found), owner=self)

    def _show(self, found: DueMonth) -> None:
        self._refresh.answered()
        self._days = found.days
        self.month.set_days(found.today, found.days)
        self._choose()

    def _show_day(self, day: object) -> None:
        self._picked = False
        for one in (self.list, self.orders):
            one.choose_first()
            one.source.set_filters((("day", day),))
        self._choose()

    def _choose(self) -> None:
        """The list that has something on the day, unless one was asked for."""
        if not self._picked:
            of_day = self._days.get(self.month.day(), NOTHING)
            self._put(self.orders if of_day.orders and not of_day.due else self.list)

    def _pick(self, shown: ListTab) -> None:
        self._put(shown)
        self._picked = True

    def _put(self, shown: ListTab) -> None:
        if self._lists.currentWidget() is not shown:
            self._lists.setCurrentWidget(shown)
            self.list_changed.emit()

    def _changed(self, done: Done) -> None:
        if TABLES & set(done.changes or {}) and self.isVisible():
            self._refresh.changed()
