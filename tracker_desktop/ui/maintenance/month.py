"""A month of what is due: each day with how much, and one of them chosen."""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Mapping

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from tracker_desktop.queries.due_calendar import OfDay
from tracker_desktop.ui.answer_line import Button, push_button
from tracker_desktop.ui.shades import shades
from tracker_desktop.ui.state_colours import tint
from tracker_desktop.ui.text import named, plain_label, tooltip
from tracker_desktop.wording.render import counted

WEEKS, WEEK = 6, 7
_DAY = int(Qt.ItemDataRole.UserRole)
_COUNT = _DAY + 1
NOTHING = OfDay()
LOW = 44
"""A week is at least so high."""


class Month(QWidget):
    """Arrows go from day to day, Page Up and Page Down from month to month. Signals: chosen(object): the day;
    turned(object, object): the first and the last day that are seen."""

    chosen = Signal(object)
    turned = Signal(object, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown = dt.date(2000, 1, 1)
        self._today: dt.date | None = None
        self._title = plain_label("", "heading")
        self.table = _MonthTable(self)
        self.table.currentCellChanged.connect(self._went)
        self.table.leafed.connect(self.leaf)
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self._title, 1)
        buttons = (
            Button(self.tr("Earlier"), lambda: self.leaf(-1)),
            Button(self.tr("Today"), self.show_today),
            Button(self.tr("Later"), lambda: self.leaf(1)),
        )
        for button in buttons:
            top.addWidget(push_button(button))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(top)
        column.addWidget(self.table, 1)

    def day(self) -> dt.date:
        """The day chosen."""
        item = self.table.currentItem()
        found = item.data(_DAY) if item is not None else None
        return found if isinstance(found, dt.date) else self._shown

    def show_day(self, day: dt.date) -> None:
        """Show the month of a day, with this day chosen."""
        first = day.replace(day=1)
        turned = first != self._shown.replace(day=1)
        self._shown = day
        if turned:
            self._title.setText(f"{first:%B} {first.year}")
            self._fill(first)
        place = (day - self._first_seen()).days
        self.table.blockSignals(True)
        self.table.setCurrentCell(*divmod(place, WEEK))
        self.table.blockSignals(False)
        if turned:
            self.turned.emit(self._first_seen(), self._first_seen() + dt.timedelta(days=WEEKS * WEEK - 1))
        self.chosen.emit(day)

    def show_today(self) -> None:
        """Back to the day that it is."""
        self.show_day(self._today or self._shown)

    def leaf(self, months: int) -> None:
        """So many months later, on the same day or the last one."""
        year, month = divmod(self._shown.year * 12 + self._shown.month - 1 + months, 12)
        if 1900 <= year <= 9000:
            last = calendar.monthrange(year, month + 1)[1]
            self.show_day(dt.date(year, month + 1, min(self._shown.day, last)))

    def set_days(self, today: dt.date, days: Mapping[dt.date, OfDay]) -> None:
        """How much is due on the days that are seen."""
        self._today = today
        first = self._first_seen()
        for place in range(WEEKS * WEEK):
            day = first + dt.timedelta(days=place)
            item = self.table.item(*divmod(place, WEEK))
            if item is None:
                continue
            item.setData(_COUNT, (days.get(day, NOTHING), day.month == self._shown.month, day == today, day < today))
            words = self._words(day, days.get(day, NOTHING))
            item.setData(int(Qt.ItemDataRole.AccessibleTextRole), words)
            item.setToolTip(tooltip(words))

    def _words(self, day: dt.date, of_day: OfDay) -> str:
        words = self.tr("{0}: {1} due, {2}")
        return words.format(f"{day.day} {day:%b} {day.year}", of_day.due, counted(of_day.orders, "work order"))

    def _first_seen(self) -> dt.date:
        first = self._shown.replace(day=1)
        return first - dt.timedelta(days=first.weekday())

    def _fill(self, first: dt.date) -> None:
        self.table.blockSignals(True)
        start = first - dt.timedelta(days=first.weekday())
        for place in range(WEEKS * WEEK):
            day = start + dt.timedelta(days=place)
            item = QTableWidgetItem()
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
            item.setData(_DAY, day)
            item.setData(_COUNT, (NOTHING, day.month == first.month, day == self._today, False))
            self.table.setItem(*divmod(place, WEEK), item)
        self.table.blockSignals(False)

    def _went(self, row: int, column: int, *_: int) -> None:
        item = self.table.item(row, column)
        day = item.data(_DAY) if item is not None else None
        if isinstance(day, dt.date) and day != self._shown:
            if day.month == self._shown.month and day.year == self._shown.year:
                self._shown = day
                self.chosen.emit(day)
            else:
                self.show_day(day)


class _MonthTable(QTableWidget):
    """Signals: leafed(object): so many months on."""

    leafed = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(WEEKS, WEEK, parent)
        named(self, self.tr("Month"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalHeaderLabels([calendar.day_abbr[day] for day in range(WEEK)])
        self.verticalHeader().hide()
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for header in (self.horizontalHeader(), self.verticalHeader()):
            header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
            header.setSectionsClickable(False)
            header.setHighlightSections(False)
        self.setMinimumHeight(WEEKS * LOW)
        self.setItemDelegate(_DayDelegate(self))

    def keyPressEvent(self, event: object, /) -> None:
        """Page Up and Page Down leaf."""
        key = event.key()  # type: ignore[attr-defined]
        if key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self.leafed.emit(1 if key == Qt.Key.Key_PageDown else -1)
        else:
            super().keyPressEvent(event)  # type: ignore[arg-type]


class _DayDelegate(QStyledItemDelegate):
    """The day at the top left, what is due on it below: past days in red, and today has a frame."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex, /) -> QSize:
        return QSize(60, LOW)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex, /
    ) -> None:
        day = index.data(_DAY)
        of_day, in_month, is_today, is_past = index.data(_COUNT) or (NOTHING, True, False, False)
        colours, box = shades(), option.rect.adjusted(1, 1, -1, -1)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        here = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.setPen(QColor(colours.accent if is_today else colours.line))
        painter.setBrush(QColor(colours.soft) if here else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box, 4, 4)
        font = QFont(option.font)
        font.setBold(is_today or here)
        painter.setFont(font)
        painter.setPen(QColor(colours.text if in_month else colours.faint))
        inner = box.adjusted(6, 3, -6, -3)
        painter.drawText(
            inner, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop), str(day.day if day else "")
        )
        if of_day.due or of_day.orders:
            self._plate(painter, option, inner, of_day, is_past)
        painter.restore()

    @staticmethod
    def _plate(painter: QPainter, option: QStyleOptionViewItem, inner: QRect, of_day: OfDay, is_past: bool) -> None:
        tone = tint("bad" if is_past else "warn" if of_day.due else "info")
        high = option.fontMetrics.height() + 2
        plate = QRect(inner.left(), inner.bottom() - high, inner.width(), high)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tone.ground))
        painter.drawRoundedRect(plate, 3, 3)
        painter.setPen(QColor(tone.text))
        painter.setFont(option.font)
        parts = [f"{of_day.due:,} due"] if of_day.due else []
        parts += [counted(of_day.orders, "work order")] if of_day.orders else []
        words = painter.fontMetrics().elidedText(" · ".join(parts), Qt.TextElideMode.ElideRight, plate.width() - 6)
        painter.drawText(plate, int(Qt.AlignmentFlag.AlignCenter), words)
