"""The calendar with what steers it: which days, a filter, and what is chosen in words with its buttons."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from tracker_desktop.queries.reservation_calendar import Calendar, CalendarOf
from tracker_desktop.store.done import Done
from tracker_desktop.ui.answer_line import Button, leave_keyboard, push_button
from tracker_desktop.ui.desk import Desk
from tracker_desktop.ui.reservations.calendar_view import CalendarView
from tracker_desktop.ui.tables.refresh import Refresh
from tracker_desktop.ui.text import named, plain_label
from tracker_desktop.wording.reservations import day_words

WEEK, MONTH = 7, 31
READS = frozenset({"reservation", "custody", "kit_out", "asset", "asset_kit", "kit_asset", "category", "holder"})
"""Tables of which a change shows in the calendar."""
REFRESH_MS, TYPED_MS = 200, 150
DAY = dt.timedelta(days=1)


class CalendarPage(QWidget):
    """Signals: chosen(): another bar or row."""

    chosen = Signal()

    def __init__(self, desk: Desk, top: Sequence[Button], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._days = WEEK
        self._first: dt.date | None = None
        self._today: dt.date | None = None
        self._needle = ""
        self._asked = 0
        self._wanted: int | None = None
        """A reservation that is to be chosen as soon as its days are shown."""
        self._buttons: Callable[[], Sequence[Button]] = tuple
        self.view = named(CalendarView(), self.tr("Calendar of reservations"))
        self.view.page_wanted.connect(self.turn)
        self.view.chosen.connect(self._show_chosen)
        self._days_label = plain_label("", "title")
        self.filter = self._make_filter()
        self._words = plain_label("", "muted")
        self._row = QHBoxLayout()
        self._row.setSpacing(12)
        self._made: list[QPushButton] = []
        self._lay_out(top)
        self._refresh = Refresh(self, self._ask, REFRESH_MS)
        desk.changed.connect(self._changed)

    def set_buttons(self, make: Callable[[], Sequence[Button]]) -> None:
        """What can be done with what is chosen; asked for whenever another is."""
        self._buttons = make

    def start(self) -> None:
        """Ask for the days around today."""
        self._ask()

    def turn(self, pages: int) -> None:
        """So many pages of days on; 0 is today's page."""
        if pages == 0 or self._first is None:
            self._first = None if self._today is None else _page_of(self._today, self._days)
        elif self._days == WEEK:
            self._first += pages * WEEK * DAY
        else:
            months = self._first.year * 12 + self._first.month - 1 + pages
            self._first = dt.date(months // 12, months % 12 + 1, 1)
        self._ask()

    def show_days(self, days: int) -> None:
        """A week or a month at once."""
        around = self.view.day() if self._first is not None else None
        self._days = days
        self._first = None if around is None else _page_of(around, days)
        for button in self._spans.buttons():
            button.setChecked(self._spans.id(button) == days)
        self._ask()

    def go_to(self, day: dt.date, reservation_id: int | None = None) -> None:
        """Show the days around one, and choose a reservation there."""
        self._first, self._wanted = _page_of(day, self._days), reservation_id
        self._ask()

    def focus_filter(self) -> None:
        """Put the keyboard into the filter."""
        self.filter.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.filter.selectAll()

    def _ask(self) -> None:
        self._refresh.asked()
        self._asked += 1
        number = self._asked
        today = self._today or dt.datetime.now(dt.UTC).date()
        first = self._first or _page_of(today, self._days)
        query = CalendarOf(first, self._days, self._needle)
        self._desk.fetch(query, lambda _, found: self._got(number, found), owner=self)

    def _got(self, number: int, found: Calendar) -> None:
        if number != self._asked:
            return
        self._refresh.answered()
        if self._today is None:
            self._today = found.today
        if self._first is None and found.first != _page_of(found.today, self._days):
            self._first = _page_of(found.today, self._days)  # the office has another date than this computer
            self._ask()
            return
        self._today, self._first = found.today, found.first
        last = found.first + (found.days - 1) * DAY
        self._days_label.setText(f"{day_words(found.first, found.today)} – {day_words(last, found.today)}")
        nothing = self.tr(
            "Nothing is reserved in these days. Type a tag or a name above to find what you want to reserve."
        )
        missed = self.tr("Nothing is called “{0}”.").format(self._needle)
        self.view.show_calendar(found, missed if self._needle else nothing)
        if self._wanted is not None:
            self.view.choose(self._wanted)
            self._wanted = None

    def _changed(self, done: Done) -> None:
        if READS & set(done.changes or {}):
            self._refresh.changed()

    def _show_chosen(self) -> None:
        self._words.setText(self.view.words())
        for old in self._made:
            old.hide()
            old.deleteLater()
        self._made = [push_button(button) for button in self._buttons()]
        for made in self._made:
            self._row.addWidget(made)
        leave_keyboard(self)
        self.chosen.emit()

    def _make_filter(self) -> QLineEdit:
        hint = self.tr("Find a thing or a person")
        made = named(QLineEdit(), hint)
        made.setPlaceholderText(hint + "…  (Ctrl+F)")
        made.setClearButtonEnabled(True)
        pause = QTimer(self)
        pause.setSingleShot(True)
        pause.setInterval(TYPED_MS)
        pause.timeout.connect(self._filtered)
        made.textChanged.connect(lambda _: pause.start())
        made.returnPressed.connect(self.view.setFocus)
        down = QShortcut(QKeySequence(Qt.Key.Key_Down), made, context=Qt.ShortcutContext.WidgetShortcut)
        down.activated.connect(self.view.setFocus)
        return made

    def _filtered(self) -> None:
        self._needle = self.filter.text().strip()
        self._ask()

    def _lay_out(self, top: Sequence[Button]) -> None:
        line = QHBoxLayout()
        line.setSpacing(8)
        for words, name, pages in (
            ("‹", self.tr("Earlier days"), -1),
            (self.tr("Today"), "", 0),
            ("›", self.tr("Later days"), 1),
        ):
            made = push_button(Button(words, partial(self.turn, pages)))
            line.addWidget(named(made, name) if name else made)
        line.addWidget(self._days_label)
        line.addStretch(1)
        line.addWidget(self.filter, 1)
        self._spans = QButtonGroup(self)
        for words, days in ((self.tr("Week"), WEEK), (self.tr("Month"), MONTH)):
            made = push_button(Button(words, partial(self.show_days, days)))
            made.setCheckable(True)
            made.setChecked(days == self._days)
            self._spans.addButton(made, days)
            line.addWidget(made)
        for button in top:
            line.addWidget(push_button(button))
        below = QHBoxLayout()
        below.setSpacing(12)
        below.addWidget(self._words, 1)
        below.addLayout(self._row)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 10, 0, 10)
        column.setSpacing(10)
        column.addLayout(line)
        column.addWidget(self.view, 1)
        column.addLayout(below)
        leave_keyboard(self)


def _page_of(day: dt.date, days: int) -> dt.date:
    """The first day of the page that a day is on: the Monday of its week, or the first of its month."""
    return day.replace(day=1) if days == MONTH else day - day.weekday() * DAY
