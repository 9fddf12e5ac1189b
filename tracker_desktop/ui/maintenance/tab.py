"""The Maintenance tab: what is due, the calendar, work orders, plans and meters, each with its views at the left."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from tracker_desktop.queries.listing import LISTINGS
from tracker_desktop.ui.answer_line import Button, leave_keyboard
from tracker_desktop.ui.desk import Desk
from tracker_desktop.ui.maintenance.calendar_page import HIDES, CalendarPage
from tracker_desktop.ui.side_views import SideViews, ViewRow
from tracker_desktop.ui.tabs.details import show_detail
from tracker_desktop.ui.tabs.list_tab import ListLook, ListTab

DUE, ORDERS, PLANS, READINGS = "plan_due", "work_orders", "maintenance_plans", "meter_readings"
CALENDAR = "calendar"
ROWS: Sequence[tuple[str, str, str]] = (
    (DUE, "overdue", "Overdue"),
    (DUE, "soon", "Due soon"),
    (DUE, "near", "Due or soon"),
    (DUE, "calibration", "Calibrations"),
    (DUE, "not_read", "Meter not read"),
    (DUE, "all", "All that is planned"),
    (CALENDAR, "", "Calendar"),
    (ORDERS, "open", "Work under way"),
    (ORDERS, "late", "Late work"),
    (ORDERS, "waiting", "Waiting for parts"),
    (ORDERS, "done", "Work done"),
    (ORDERS, "certified", "Certificates"),
    (ORDERS, "all", "All work orders"),
    (PLANS, "active", "Plans"),
    (PLANS, "inactive", "Plans not in use"),
    (READINGS, "all", "Meter readings"),
)
"""The list, its view, and the words at the left."""


def key_of(listing: str, view: str) -> str:
    """The row at the left for a view of a list."""
    return f"{listing}/{view}"


class MaintenanceTab(QWidget):
    """Signals: list_changed(): another list is on the screen."""

    list_changed = Signal()

    def __init__(self, desk: Desk, buttons: Mapping[str, Sequence[Button]]) -> None:
        """`buttons` are those above each list, by its name."""
        super().__init__()
        self._begun: set[QWidget] = set()
        self._views = {key_of(listing, view): (listing, view) for listing, view, _ in ROWS}
        self.side = SideViews(
            [ViewRow(key_of(one, view), self.tr(words)) for one, view, words in ROWS], self.tr("Views")
        )
        self.side.chosen.connect(self._went)
        hint = {
            DUE: self.tr("Filter by asset or plan"),
            ORDERS: self.tr("Filter by number, asset, person or certificate"),
            PLANS: self.tr("Filter by plan, asset or category"),
            READINGS: self.tr("Filter by asset or meter"),
        }
        empty = {
            DUE: self.tr("Nothing here. A maintenance plan says what is due, and when."),
            ORDERS: self.tr("No work orders here."),
            PLANS: self.tr("No plans here. A plan is for one asset, or for each of a category."),
            READINGS: self.tr("No meter was read yet."),
        }
        self._lists = {
            name: ListTab(
                desk,
                LISTINGS[name],
                ListLook(show_detail(LISTINGS[name], "name" if name == PLANS else "tag"), empty[name], hint[name]),
                buttons.get(name, ()),
            )
            for name in (DUE, ORDERS, PLANS, READINGS)
        }
        look = ListLook(show_detail(LISTINGS[DUE]), self.tr("Nothing is due on this day."), hint[DUE], HIDES)
        of_orders = ListLook(
            show_detail(LISTINGS[ORDERS], "tag"), self.tr("No work order is to be done by this day."), hint[ORDERS]
        )
        self.calendar = CalendarPage(desk, look, of_orders)
        self.calendar.list_changed.connect(self.list_changed)
        self.stack = QStackedWidget()
        for name, tab in self._lists.items():
            tab.views.hide()
            tab.source.counted.connect(lambda counts, name=name: self._counted(name, counts))
            self.stack.addWidget(tab)
        self.stack.addWidget(self.calendar)
        left = QVBoxLayout()
        left.setContentsMargins(0, 10, 0, 10)
        left.addWidget(self.side, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addLayout(left)
        row.addWidget(self.stack, 1)
        leave_keyboard(self)

    def lists(self) -> Mapping[str, ListTab]:
        """The lists of the tab by the names of their listings."""
        return self._lists

    def all_lists(self) -> Sequence[ListTab]:
        """Those, and the two of the calendar."""
        return [*self._lists.values(), self.calendar.list, self.calendar.orders]

    def shown_list(self) -> ListTab:
        """The list on the screen."""
        page = self.stack.currentWidget()
        return page if isinstance(page, ListTab) else self.calendar.shown_list()

    def start(self) -> None:
        """Ask for the first rows, and count what the other lists hold."""
        self._went(self.side.current())
        for name in (DUE, ORDERS, PLANS, READINGS):
            self._begin(self._lists[name])

    def show_view(self, listing: str, view: str = "", needle: str = "") -> None:
        """Show a view of a list, or the calendar."""
        key = key_of(listing, view)
        if key in self._views:
            self.side.set_current(key)
        if listing == CALENDAR:
            self.stack.setCurrentWidget(self.calendar)
            self._begin(self.calendar)
        else:
            tab = self._lists[listing]
            tab.choose_first()
            tab.show_view(view, needle)
            self.stack.setCurrentWidget(tab)
            self._begin(tab)
        self.list_changed.emit()

    def show_record(self, listing: str, record_id: int) -> None:
        """Show one record of a list at the right."""
        if self.stack.currentWidget() is not self._lists[listing]:
            self.show_view(listing, "all")
        self._lists[listing].choose(record_id)

    def _went(self, key: str) -> None:
        self.show_view(*self._views[key])

    def _begin(self, page: ListTab | CalendarPage) -> None:
        if page not in self._begun:
            self._begun.add(page)
            page.start()

    def _counted(self, listing: str, counts: Mapping[str, int]) -> None:
        self.side.set_counts({key_of(listing, view): number for view, number in counts.items()})
