"""The calendar of maintenance: a month, and below it what is due on the day chosen."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from tracker_desktop.queries.due_calendar import DueMonth, DueOnDays
from tracker_desktop.queries.listing import LISTINGS
from tracker_desktop.queries.office import OfficeFacts
from tracker_desktop.store.done import Done
from tracker_desktop.ui.desk import Desk
from tracker_desktop.ui.maintenance.month import Month
from tracker_desktop.ui.tables.refresh import Refresh
from tracker_desktop.ui.tabs.list_tab import ListLook, ListTab

TABLES = frozenset({"plan_due", "maintenance_plan", "work_order", "asset"})
REFRESH_MS = 500
HIDES = ("description", "use", "expected")
"""Columns that there is no room for beside the month."""


class CalendarPage(QWidget):
    """What is chosen in `list` is what the commands of the menu are about."""

    def __init__(self, desk: Desk, look: ListLook) -> None:
        super().__init__()
        self._desk = desk
        self._seen: tuple[dt.date, dt.date] | None = None
        self._started = False
        self.month = Month()
        self.list = ListTab(desk, LISTINGS["plan_due"], look)
        self.list.views.hide()
        split = QSplitter(Qt.Orientation.Vertical)
        split.setChildrenCollapsible(False)
        split.setHandleWidth(10)
        split.addWidget(self.month)
        split.addWidget(self.list)
        split.setStretchFactor(0, 3)
        split.setStretchFactor(1, 2)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 10, 0, 0)
        column.addWidget(split, 1)
        self.month.turned.connect(self._turned)
        self.month.chosen.connect(self._show_day)
        self._refresh = Refresh(self, self._ask, REFRESH_MS)
        desk.changed.connect(self._changed)

    def start(self) -> None:
        """Show the month of today; what day that is, the books know."""
        self._desk.fetch(OfficeFacts(), lambda _, office: self._begin(office.today), owner=self)

    def _begin(self, today: dt.date) -> None:
        self.month.show_day(today)
        self.list.show_view("all")
        if not self._started:
            self._started = True
            self.list.start()

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
        self.month.set_days(found.today, found.days)

    def _show_day(self, day: object) -> None:
        self.list.source.set_filters((("day", day),))

    def _changed(self, done: Done) -> None:
        if TABLES & set(done.changes or {}) and self.isVisible():
            self._refresh.changed()
