"""What the window does about reservations."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from tracker_desktop.errors import Refused
from tracker_desktop.queries.listing import LISTINGS
from tracker_desktop.queries.office import Office, OfficeFacts
from tracker_desktop.queries.reservation_calendar import CalendarRow
from tracker_desktop.queries.reservation_facts import ReservationFacts, ReservationFactsOf
from tracker_desktop.transactions.rights import Right
from tracker_desktop.ui.answer_line import Button
from tracker_desktop.ui.command import OPEN_RESERVATION, RESERVATION
from tracker_desktop.ui.dialogs.form_dialog import FormDialog
from tracker_desktop.ui.forms import reservation_forms
from tracker_desktop.ui.forms.rows import Form, Values
from tracker_desktop.ui.reservations.reservations_tab import ReservationsTab
from tracker_desktop.ui.tabs.list_tab import ListTab
from tracker_desktop.ui.tabs.looks import LOOKS

if TYPE_CHECKING:
    from tracker_desktop.ui.main_window import MainWindow

LIST = "reservations"
OPEN = ("to_fetch", "reserved", "no_show")
OF_ROW = {"asset": "asset_id", "asset_kit": "kit_id", "category": "category_id"}
PICKING = "reserved-to-pick"
MENU = ("fetch_reserved", "edit_reservation", "cancel_reservation", "reserve")


class ReservationActions(QObject):
    """One method for each command."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._desk = window.desk

    def make_tab(self) -> ReservationsTab:
        """The tab with its calendar and its list."""
        window = self._window
        to_calendar = Button(self.tr("Calendar"), self.show_calendar)
        listed = ListTab(self._desk, LISTINGS[LIST], LOOKS[LIST], [to_calendar, *self._top_buttons()])
        listed.set_detail_buttons(self.buttons)
        listed.set_menu([window.actions_by_id[command] for command in MENU])
        listed.chosen.connect(window.refresh_actions)
        listed.opened.connect(lambda _: self.edit())
        tab = ReservationsTab(self._desk, listed, self._top_buttons())
        calendar = tab.calendar
        calendar.set_buttons(self.buttons)
        calendar.chosen.connect(window.refresh_actions)
        view = calendar.view
        view.edit_wanted.connect(self._edit)
        view.cancel_wanted.connect(self._cancel)
        view.moved.connect(self._move)
        view.new_wanted.connect(self._new_at)
        view.menu_wanted.connect(self._menu)
        tab.page_changed.connect(window.refresh_actions)
        return tab

    def kinds(self) -> frozenset[str]:
        """What is chosen, for `Command.needs`."""
        state = self._state()
        if not self._ids():
            return frozenset()
        return frozenset({RESERVATION, OPEN_RESERVATION}) if state in OPEN or not state else frozenset({RESERVATION})

    def buttons(self) -> Sequence[Button]:
        """What fits the reservation that is chosen."""
        if not self._ids() or self._state() not in OPEN:
            return ()
        actions = self._window.actions_by_id
        named = (
            ("fetch_reserved", self.tr("Check out now"), True),
            ("edit_reservation", self.tr("Edit"), False),
            ("cancel_reservation", self.tr("Cancel"), False),
        )
        return [Button(words, actions[one].trigger, primary, actions[one]) for one, words, primary in named]

    # --- commands

    def new(self) -> None:
        """Reserve something: the chosen asset, where one is."""
        assets = self._window.chosen().get("asset", [])
        if assets:
            tab = self._window.lists["assets"]
            code = tab.card_code() if tab.selected() == assets[:1] else ""
            self._ask_new({"asset_id": (assets[0], code)} if code else {})
            return
        self._ask_new({})

    def edit(self) -> None:
        """Change the chosen reservation."""
        for one in self._ids()[:1]:
            self._edit(one)

    def cancel(self) -> None:
        """Cancel the chosen reservation."""
        for one in self._ids()[:1]:
            self._cancel(one)

    def fetch(self) -> None:
        """Put what is reserved on a check-out, for who reserved it."""
        ids = self._ids()
        if ids:
            self._desk.counter(lambda counter: counter.check_out_reserved(ids))

    def pick(self) -> None:
        """The picking list of tomorrow."""
        self._window.printing.report(PICKING, {})

    def show_calendar(self) -> None:
        """Go to the calendar."""
        self._window.show_tab(LIST)
        self._window.reservations_tab.show_calendar()

    def show_list(self, view: str) -> None:
        """Go to the list, in one of its views."""
        self._window.show_tab(LIST)
        self._window.reservations_tab.show_list(view)

    # --- inside

    def _top_buttons(self) -> Sequence[Button]:
        actions = self._window.actions_by_id
        return [
            Button(self.tr("Picking list"), actions["pick_reserved"].trigger, False, actions["pick_reserved"]),
            Button(self.tr("Reserve"), actions["reserve"].trigger, True, actions["reserve"]),
        ]

    def _in_front(self) -> bool:
        window = self._window
        return hasattr(window, "reservations_tab") and window.tabs.currentWidget() is window.reservations_tab

    def _ids(self) -> list[int]:
        if not self._in_front():
            return []
        tab = self._window.reservations_tab
        shown = tab.shown_list()
        if shown is not None:
            return shown.selected()
        chosen = tab.calendar.view.chosen_id()
        return [] if chosen is None else [chosen]

    def _state(self) -> str:
        if not self._in_front():
            return ""
        tab = self._window.reservations_tab
        shown = tab.shown_list()
        if shown is not None:
            return shown.chosen_state()
        bar = tab.calendar.view.chosen_bar()
        return bar.state if bar is not None else ""

    def _edit(self, reservation_id: int) -> None:
        self._with(reservation_id, lambda row: self._open(*reservation_forms.change(row), changes_only=True))

    def _cancel(self, reservation_id: int) -> None:
        self._with(reservation_id, lambda row: self._open(reservation_forms.cancel(row), {}))

    def _with(self, reservation_id: int, then: Callable[[ReservationFacts], object]) -> None:
        query = ReservationFactsOf(reservation_id)
        self._desk.fetch(query, lambda _, row: then(row) if row is not None else None, owner=self)

    def _move(self, reservation_id: int, starts: dt.datetime, ends: dt.datetime) -> None:
        """A bar was dragged; where it can't be there, it snaps back and the banner says why."""
        view = self._window.reservations_tab.calendar.view

        def refused(no: Refused) -> None:
            view.snap_back()
            self._window.counter.show_refused(no)

        if Right.RESERVE not in self._window.rights:
            view.snap_back()
            return
        moved = reservation_forms.move(reservation_id, starts, ends)
        self._desk.perform(moved, self._window.counter.show_done, refused, owner=self)

    def _new_at(self, row: CalendarRow, first: dt.date, last: dt.date) -> None:
        if Right.RESERVE in self._window.rights:
            start = {OF_ROW[row.kind]: (row.id, row.name), "from_day": first, "until_day": last}
            self._ask_new(start)

    def _ask_new(self, start: Values) -> None:
        def got(_: int, office: Office) -> None:
            self._open(*reservation_forms.new(office.today, start))

        self._desk.fetch(OfficeFacts(), got, owner=self)

    def _menu(self, place: QPoint) -> None:
        menu = QMenu(self._window)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        actions: list[QAction] = [self._window.actions_by_id[command] for command in MENU]
        menu.addActions(actions)
        menu.popup(place)

    def _open(self, form: Form, start: Any, *, changes_only: bool = False) -> None:
        counter = self._window.counter
        dialog = FormDialog(
            self._desk,
            form,
            start,
            changes_only=changes_only,
            then=counter.show_done,
            parent=counter.in_front(),
        )
        counter.open_dialog(dialog)
