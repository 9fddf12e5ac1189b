"""The calendar of reservations: things downwards, days across. Bars are dragged, or moved with the keys."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractScrollArea, QToolTip, QWidget

from tracker_desktop.queries.reservation_calendar import Bar, Calendar, CalendarRow
from tracker_desktop.ui.reservations.calendar_keys import step
from tracker_desktop.ui.reservations.calendar_layout import DAY, LANE, CalendarLayout, Placed, RowBox
from tracker_desktop.ui.reservations.calendar_paint import HEAD, NAMES, CalendarPainter, Marks, bar_words
from tracker_desktop.ui.reservations.dragging import MOVE, NEW, PULL, Drag, pulled
from tracker_desktop.ui.text import tooltip
from tracker_desktop.wording.reservations import span_words

EDGE = 7
"""So near to its end a bar is pulled, not moved."""
SLACK = 4
"""So far a press may wander without being a drag."""


class CalendarView(QAbstractScrollArea):
    """Signals: edit_wanted(object): the id of a reservation; cancel_wanted(object); moved(object, object, object): id
    and the new local span; new_wanted(object, object, object): a row, its first and last day (None, None: of the marked
    day); chosen(): another bar; page_wanted(object): so many pages of days on; menu_wanted(QPoint)."""

    edit_wanted = Signal(object)
    cancel_wanted = Signal(object)
    moved = Signal(object, object, object)
    new_wanted = Signal(object, object, object)
    chosen = Signal()
    page_wanted = Signal(object)
    menu_wanted = Signal(QPoint)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._calendar: Calendar | None = None
        self._layout = CalendarLayout(Calendar(dt.date.today(), 7, dt.date.today(), ()))
        self._painter = CalendarPainter(self.font())
        self._row, self._day = 0, 0
        self._bar: Placed | None = None
        self._drag: Drag | None = None
        self._pressed: QPointF | None = None
        self._ghost: tuple[int, Placed] | None = None
        self._empty = ""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    # what is shown

    def show_calendar(self, calendar: Calendar, empty: str) -> None:
        """Show these rows; the chosen reservation stays chosen where it is among them. `empty` is said where there is
        none."""
        before = self.chosen_id()
        row = self.row()
        self._calendar, self._empty = calendar, empty
        self._layout = CalendarLayout(calendar)
        self._ghost, self._drag = None, None
        found = None if before is None else self._layout.find(before)
        if found is not None:
            self._row, self._bar = found
        else:
            self._bar = None
            keys = [(box.row.kind, box.row.id) for box in self._layout.boxes]
            key = None if row is None else (row.kind, row.id)
            self._row = keys.index(key) if key in keys else min(self._row, max(len(keys) - 1, 0))
        self._day = min(self._day, calendar.days - 1)
        self._set_scroll()
        self._tell()
        self.viewport().update()

    def snap_back(self) -> None:
        """What was dragged is where it was: it could not be moved."""
        self._ghost = None
        self.viewport().update()

    def choose(self, reservation_id: int) -> None:
        """Choose a reservation that is shown."""
        found = self._layout.find(reservation_id)
        if found is not None:
            self._choose(*found)

    def chosen_id(self) -> int | None:
        """The id of the chosen reservation."""
        return self._bar.bar.id if self._bar is not None else None

    def chosen_bar(self) -> Bar | None:
        """The chosen bar, also of a loan."""
        return self._bar.bar if self._bar is not None else None

    def row(self) -> CalendarRow | None:
        """The thing with the mark."""
        return self._layout.boxes[self._row].row if 0 <= self._row < len(self._layout.boxes) else None

    def day(self) -> dt.date:
        """The day with the mark."""
        return self._layout.first + self._day * DAY

    def words(self) -> str:
        """What is chosen, in words: the thing, whose it is, and when."""
        row = self.row()
        if row is None:
            return self._empty
        if self._bar is None:
            return f"{row.name} · {row.about} · {self.day():%a} {self.day().day} {self.day():%b}"
        return f"{row.name} · {self._said(self._bar.bar)}"

    def sizeHint(self) -> QSize:
        """Room for some rows."""
        return QSize(900, 420)

    # painting

    def paintEvent(self, _event: QPaintEvent, /) -> None:
        """Draw what is seen."""
        ghost_row, ghost = self._ghost if self._ghost is not None else (-1, None)
        dragged = None
        if ghost is not None:
            dragged = next((one.bar for one in self._layout.boxes[ghost_row].bars if one.bar.id == ghost.bar.id), None)
            dragged = dragged if ghost.bar.id is not None else None
        marks = Marks(self._row, self._day, self._bar, dragged, ghost, ghost_row, self.hasFocus())
        painter = QPainter(self.viewport())
        today = self._calendar.today if self._calendar is not None else dt.date.min
        area = self.viewport().rect()
        self._painter.paint(painter, self._layout, today, area, self.verticalScrollBar().value(), marks)
        if not self._layout.boxes and self._empty:
            painter.setPen(self.palette().placeholderText().color())
            painter.setFont(self.font())
            below = QRect(NAMES, HEAD, area.width() - NAMES, area.height() - HEAD)
            flags = int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap)
            painter.drawText(below.adjusted(30, 0, -30, 0), flags, self._empty)
        painter.end()

    def changeEvent(self, event: QEvent, /) -> None:
        """The font or the theme changed."""
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.PaletteChange):
            self._painter = CalendarPainter(self.font())
            self.viewport().update()
        super().changeEvent(event)

    def resizeEvent(self, _event: QEvent, /) -> None:
        """More or fewer rows are seen."""
        self._set_scroll()

    def focusInEvent(self, event: QFocusEvent, /) -> None:
        """The mark shows that the keyboard is here."""
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent, /) -> None:
        """It is elsewhere now."""
        super().focusOutEvent(event)
        self.viewport().update()

    # the mouse

    def mousePressEvent(self, event: QMouseEvent, /) -> None:
        """Choose what is there; a drag may begin."""
        number, box, day = self._under(event.position())
        if box is None or event.button() not in (Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton):
            return
        placed = self._placed_at(box, event.position(), day)
        self._day = min(max(int(day), 0), self._layout.days - 1)
        self._choose(number, placed)
        if event.button() != Qt.MouseButton.LeftButton or day < 0:
            return
        self._pressed = event.position()
        if placed is None:
            self._drag = Drag(NEW, number, day)
        elif placed.bar.can_move and placed.bar.ends is not None:
            self._drag = Drag(PULL if self._on_edge(placed, day) else MOVE, number, day, placed)

    def mouseMoveEvent(self, event: QMouseEvent, /) -> None:
        """Show what would come of the drag."""
        if self._drag is None:
            _, box, day = self._under(event.position())
            placed = None if box is None else self._placed_at(box, event.position(), day)
            on_edge = placed is not None and placed.bar.can_move and self._on_edge(placed, day)
            shape = Qt.CursorShape.SizeHorCursor if on_edge else Qt.CursorShape.ArrowCursor
            self.viewport().setCursor(shape)
            return
        if self._pressed is not None and abs(event.position().x() - self._pressed.x()) < SLACK:
            return
        day = self._day_at(event.position().x())
        layout = self._layout
        self._ghost = self._drag.row, self._drag.ghost(layout.first, layout.days, day, self._across())
        self.viewport().update()

    def mouseReleaseEvent(self, event: QMouseEvent, /) -> None:
        """What was dragged is asked for."""
        drag, ghost = self._drag, self._ghost
        self._drag = self._pressed = None
        if drag is None or ghost is None:
            return
        starts, ends = drag.span(self._layout.first, self._day_at(event.position().x()), self._across())
        if drag.placed is None:
            self._ghost = None
            row = self._layout.boxes[drag.row].row
            self.new_wanted.emit(row, starts.date(), (ends - DAY).date())
        elif (starts, ends) == (drag.placed.bar.starts, drag.placed.bar.ends):
            self._ghost = None
        else:
            self.moved.emit(drag.placed.bar.id, starts, ends)
        self.viewport().update()

    def mouseDoubleClickEvent(self, event: QMouseEvent, /) -> None:
        """A bar is edited, empty space becomes a new reservation."""
        number, box, day = self._under(event.position())
        self._drag = self._pressed = None
        if box is None:
            return
        self._choose(number, self._placed_at(box, event.position(), day))
        self._open()

    def contextMenuEvent(self, event: QContextMenuEvent, /) -> None:
        """What can be done with the chosen bar."""
        place = event.globalPos() if event.reason() == QContextMenuEvent.Reason.Mouse else self._below_mark()
        self.menu_wanted.emit(place)

    def viewportEvent(self, event: QEvent, /) -> bool:
        """A bar tells all of itself under the mouse."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            at = QPointF(event.pos())
            _, box, day = self._under(at)
            placed = None if box is None else self._placed_at(box, at, day)
            words = f"{box.row.name} · {box.row.about}" if box is not None else ""
            if placed is not None:
                words = self._said(placed.bar)
            QToolTip.showText(event.globalPos(), tooltip(words) if words else "", self.viewport())
            return True
        return super().viewportEvent(event)

    # the keys

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        """Arrows walk, Alt and arrows move the chosen bar by a day, with Shift its end; Enter opens, Insert makes a new
        one, Delete cancels, Page up and down show other days."""
        key, bar = event.key(), self.chosen_bar()
        sideways = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(key))
        if event.modifiers() & Qt.KeyboardModifier.AltModifier and sideways is not None:
            if bar is not None and bar.can_move and bar.ends is not None:
                shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
                self._move(bar, sideways, only_end=shifted)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open()
        elif key == Qt.Key.Key_Insert:
            self._new()
        elif key == Qt.Key.Key_Delete and bar is not None and bar.can_move:
            self.cancel_wanted.emit(bar.id)
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self.page_wanted.emit(1 if key == Qt.Key.Key_PageDown else -1)
        else:
            stepped = step(self._layout, self._row, self._day, self._bar, Qt.Key(key))
            if stepped is None:
                super().keyPressEvent(event)
                return
            self._row, self._day, placed = stepped
            self._choose(self._row, placed)

    def _move(self, bar: Bar, days: int, *, only_end: bool) -> None:
        assert bar.ends is not None
        if only_end:
            self.moved.emit(bar.id, bar.starts, pulled(bar, float(days), by_hour=False))
        else:
            self.moved.emit(bar.id, bar.starts + days * DAY, bar.ends + days * DAY)

    def _open(self) -> None:
        bar = self.chosen_bar()
        if bar is None:
            self._new()
        elif bar.id is not None:
            self.edit_wanted.emit(bar.id)

    def _new(self) -> None:
        row = self.row()
        if row is not None:
            self.new_wanted.emit(row, self.day(), self.day())

    # geometry

    def _across(self) -> float:
        return max(self.viewport().width() - NAMES, 1) / self._layout.days

    def _day_at(self, x: float) -> float:
        return min(max((x - NAMES) / self._across(), 0.0), self._layout.days - 0.001)

    def _under(self, at: QPointF) -> tuple[int, RowBox | None, float]:
        """The row and the day under a point; the day is below 0 over the names."""
        number = self._layout.row_at(at.y() - HEAD + self.verticalScrollBar().value()) if at.y() >= HEAD else -1
        day = self._day_at(at.x()) if at.x() >= NAMES else -1.0
        return number, self._layout.boxes[number] if number >= 0 else None, day

    def _placed_at(self, box: RowBox, at: QPointF, day: float) -> Placed | None:
        return None if day < 0 else self._layout.bar_at(box, day, at.y() - HEAD + self.verticalScrollBar().value())

    def _on_edge(self, placed: Placed, day: float) -> bool:
        return not placed.goes_on and (placed.right - day) * self._across() <= EDGE

    def _below_mark(self) -> QPoint:
        if not self._layout.boxes:
            return self.viewport().mapToGlobal(QPoint(NAMES, HEAD))
        box = self._layout.boxes[self._row]
        left = self._bar.left if self._bar is not None else self._day
        y = HEAD + box.top + LANE - self.verticalScrollBar().value()
        return self.viewport().mapToGlobal(QPoint(round(NAMES + left * self._across()), y))

    def _set_scroll(self) -> None:
        seen = max(self.viewport().height() - HEAD, 1)
        bar = self.verticalScrollBar()
        bar.setRange(0, max(self._layout.height - seen, 0))
        bar.setPageStep(seen)
        bar.setSingleStep(LANE)

    def _choose(self, number: int, placed: Placed | None) -> None:
        self._row, self._bar = number, placed
        if placed is not None:
            self._day = min(int(placed.left), self._layout.days - 1)
        box = self._layout.boxes[number]
        bar, seen = self.verticalScrollBar(), self.viewport().height() - HEAD
        if box.top < bar.value():
            bar.setValue(box.top)
        elif box.top + box.height > bar.value() + seen:
            bar.setValue(box.top + box.height - seen)
        self._tell()
        self.viewport().update()

    def _tell(self) -> None:
        self.setAccessibleDescription(self.words())
        self.chosen.emit()

    def _said(self, bar: Bar) -> str:
        today = self._calendar.today if self._calendar is not None else bar.starts.date()
        if bar.ends is None:
            return f"{bar_words(bar)} · {bar.starts.day} {bar.starts:%b} –"
        return f"{bar_words(bar)} · {span_words(bar.starts, bar.ends, today)}"
