"""Draws the calendar: the days, the things, and their bars."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from PySide6.QtCore import QLocale, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen, QTransform

from tracker_desktop.queries.reservation_calendar import Bar
from tracker_desktop.ui.reservations.calendar_layout import DAY, LANE, PAD, CalendarLayout, Placed, RowBox
from tracker_desktop.ui.shades import shades
from tracker_desktop.ui.state_colours import state, tint
from tracker_desktop.ui.tables.delegate import mono_font

HEAD, NAMES = 40, 220
"""Height of the days, width of the things."""
SATURDAY = 5
WIDE = 70
"""From so many units a day on its name is written out."""
NARROW = 46
"""What is narrower has no room for words."""
BOOKED = ("to_fetch", "reserved")


@dataclass(frozen=True)
class Marks:
    """What is marked: the row and day where the keyboard is, the chosen bar, and what is being dragged: a bar where it
    would be, or a new span (row, first and last day)."""

    row: int = -1
    day: int = 0
    bar: Placed | None = None
    dragged: Bar | None = None
    ghost: Placed | None = None
    ghost_row: int = -1
    focused: bool = False


class CalendarPainter:
    """Fonts of one widget, made once."""

    def __init__(self, font: QFont) -> None:
        self.text = QFont(font)
        self.bold = QFont(font)
        self.bold.setBold(True)
        self.small = QFont(font)
        self.small.setPointSizeF(font.pointSizeF() * 0.9)
        self.mono = mono_font(font)

    def paint(
        self, painter: QPainter, layout: CalendarLayout, today: dt.date, size: QRect, scrolled: int, marks: Marks
    ) -> None:
        """Draw everything that is seen in `size`, `scrolled` units down."""
        colours = shades()
        painter.fillRect(size, QColor(colours.base))
        across = (size.width() - NAMES) / layout.days
        body = QRect(0, HEAD, size.width(), size.height() - HEAD)
        painter.save()
        painter.setClipRect(body)
        painter.setTransform(QTransform.fromTranslate(0, HEAD - scrolled), True)
        self._days(painter, layout, today, across, max(layout.height, scrolled + body.height()))
        for box in layout.between(scrolled, scrolled + body.height()):
            self._row(painter, layout, box, across, marks)
        painter.restore()
        self._head(painter, layout, today, across, size.width())

    def _days(self, painter: QPainter, layout: CalendarLayout, today: dt.date, across: float, height: int) -> None:
        colours = shades()
        for number in range(layout.days):
            day = layout.first + number * DAY
            box = QRectF(NAMES + number * across, 0, across, height)
            if day == today:
                painter.fillRect(box, QColor(colours.soft))
            elif day.weekday() >= SATURDAY:
                painter.fillRect(box, QColor(colours.band))
            painter.setPen(QColor(colours.line))
            painter.drawLine(box.topLeft(), box.bottomLeft())

    def _head(self, painter: QPainter, layout: CalendarLayout, today: dt.date, across: float, width: int) -> None:
        colours = shades()
        painter.fillRect(QRect(0, 0, width, HEAD), QColor(colours.window))
        locale = QLocale()
        for number in range(layout.days):
            day = layout.first + number * DAY
            name = locale.dayName(day.isoweekday(), QLocale.FormatType.ShortFormat)
            month = locale.monthName(day.month, QLocale.FormatType.ShortFormat)
            text = f"{name} {day.day} {month}" if across >= WIDE else f"{name[:2]}\n{day.day}"
            painter.setFont(self.bold if day == today else self.small)
            painter.setPen(QColor(colours.accent if day == today else colours.text))
            painter.drawText(QRectF(NAMES + number * across, 0, across, HEAD), int(Qt.AlignmentFlag.AlignCenter), text)
        painter.setPen(QColor(colours.line))
        painter.drawLine(0, HEAD - 1, width, HEAD - 1)

    def _row(self, painter: QPainter, layout: CalendarLayout, box: RowBox, across: float, marks: Marks) -> None:
        colours = shades()
        here = layout.boxes[marks.row] is box if 0 <= marks.row < len(layout.boxes) else False
        names = QRect(0, box.top, NAMES, box.height)
        painter.fillRect(names, QColor(colours.soft if here else colours.base))
        if here and marks.focused:
            painter.fillRect(QRect(0, box.top, 3, box.height), QColor(colours.accent))
        painter.setPen(QColor(colours.line))
        painter.drawLine(0, box.top + box.height - 1, round(NAMES + layout.days * across), box.top + box.height - 1)
        self._name(painter, box)
        if here and marks.focused and marks.bar is None:
            cell = QRectF(NAMES + marks.day * across + 1.5, box.top + 1.5, across - 3, box.height - 4)
            painter.setPen(QPen(QColor(colours.accent), 1.5, Qt.PenStyle.DotLine))
            painter.drawRect(cell)
        for placed in box.bars:
            if placed.bar is not marks.dragged:
                self._bar(painter, box, placed, across, chosen=placed is marks.bar)
                self._beside(painter, box, placed, across, layout.days)
        inside = 0 <= marks.ghost_row < len(layout.boxes)
        if marks.ghost is not None and inside and layout.boxes[marks.ghost_row] is box:
            self._bar(painter, box, marks.ghost, across, chosen=True, ghost=True)

    def _name(self, painter: QPainter, box: RowBox) -> None:
        colours = shades()
        inside = QRect(10, box.top, NAMES - 20, box.height)
        font = self.text if box.row.kind == "category" else self.mono
        metrics = QFontMetrics(font)
        name = metrics.elidedText(box.row.name, Qt.TextElideMode.ElideRight, inside.width())
        painter.setFont(font)
        painter.setPen(QColor(colours.text))
        painter.drawText(inside, int(Qt.AlignmentFlag.AlignVCenter), name)
        used = metrics.horizontalAdvance(name) + 8
        rest = inside.adjusted(used, 0, 0, 0)
        if rest.width() > 30:
            small = QFontMetrics(self.small)
            painter.setFont(self.small)
            painter.setPen(QColor(colours.muted))
            about = small.elidedText(box.row.about, Qt.TextElideMode.ElideRight, rest.width())
            painter.drawText(rest, int(Qt.AlignmentFlag.AlignVCenter), about)

    def _bar(
        self,
        painter: QPainter,
        box: RowBox,
        placed: Placed,
        across: float,
        *,
        chosen: bool,
        ghost: bool = False,
    ) -> None:
        bar = placed.bar
        colours, tones = shades(), tint(state(bar.state).tone)
        area = QRectF(
            NAMES + placed.left * across + 1,
            box.top + PAD + placed.lane * LANE + 1,
            max((placed.right - placed.left) * across - 2, 3),
            LANE - 3,
        )
        dashed = bar.id is None or bar.state == "no_show"
        pen = QPen(QColor(colours.accent if chosen else tones.line), 2 if chosen else 1)
        if dashed and not chosen:
            pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        ground = QColor(tones.ground)
        if bar.id is None or ghost:
            ground.setAlpha(120)
        painter.setBrush(ground)
        painter.drawRoundedRect(area, 4, 4)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        inside = area.adjusted(6, 0, -4, 0)
        if area.width() < NARROW:
            return
        painter.setFont(self.small)
        painter.setPen(QColor(tones.text))
        words = QFontMetrics(self.small).elidedText(bar_words(bar), Qt.TextElideMode.ElideRight, int(inside.width()))
        painter.drawText(inside, int(Qt.AlignmentFlag.AlignVCenter), words)

    def _beside(self, painter: QPainter, box: RowBox, placed: Placed, across: float, days: int) -> None:
        """The words of a bar that is too short for them stand behind it, as far as nothing else does."""
        if (placed.right - placed.left) * across - 2 >= NARROW:
            return
        after = [one.left for one in box.bars if one.lane == placed.lane and one.left >= placed.right]
        left, right = NAMES + placed.right * across + 4, NAMES + min(after, default=float(days)) * across - 4
        if right - left < NARROW:
            return
        area = QRectF(left, box.top + PAD + placed.lane * LANE + 1, right - left, LANE - 3)
        painter.setFont(self.small)
        painter.setPen(QColor(shades().muted))
        words = QFontMetrics(self.small).elidedText(
            bar_words(placed.bar), Qt.TextElideMode.ElideRight, int(right - left)
        )
        painter.drawText(area, int(Qt.AlignmentFlag.AlignVCenter), words)


def bar_words(bar: Bar) -> str:
    """What stands on a bar: whose it is, and its state where that is not simply reserved."""
    if bar.state in BOOKED:
        return bar.text
    return f"{state(bar.state).word} · {bar.text}"
