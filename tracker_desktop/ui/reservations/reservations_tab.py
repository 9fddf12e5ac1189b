"""The Reservations tab: the calendar, or the list by its views."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from tracker_desktop.ui.answer_line import Button
from tracker_desktop.ui.desk import Desk
from tracker_desktop.ui.reservations.calendar_page import CalendarPage
from tracker_desktop.ui.tabs.list_tab import ListTab


class ReservationsTab(QWidget):
    """Signals: page_changed(): the calendar or the list came to the front."""

    page_changed = Signal()

    def __init__(self, desk: Desk, listed: ListTab, buttons: Sequence[Button]) -> None:
        super().__init__()
        self.list = listed
        self.calendar = CalendarPage(desk, [Button(self.tr("List"), self.show_list), *buttons])
        self._list_begun = False
        self.stack = QStackedWidget()
        self.stack.addWidget(self.calendar)
        self.stack.addWidget(self.list)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.stack)

    def start(self) -> None:
        """Ask for the first days."""
        self.calendar.start()

    def shown_list(self) -> ListTab | None:
        """The list, while it is on the screen."""
        return self.list if self.stack.currentWidget() is self.list else None

    def show_list(self, view: str = "", needle: str = "") -> None:
        """The list, in one of its views."""
        if view:
            self.list.show_view(view, needle)
        self.stack.setCurrentWidget(self.list)
        if not self._list_begun:
            self._list_begun = True
            self.list.choose_first()
            self.list.start()
        self.page_changed.emit()

    def show_calendar(self) -> None:
        """The calendar."""
        self.stack.setCurrentWidget(self.calendar)
        self.calendar.view.setFocus()
        self.page_changed.emit()

    def focus_filter(self) -> None:
        """Put the keyboard into the filter of what is shown."""
        shown = self.shown_list()
        if shown is not None:
            shown.focus_filter()
        else:
            self.calendar.focus_filter()
