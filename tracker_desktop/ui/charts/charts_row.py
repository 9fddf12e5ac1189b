"""The charts side by side: their numbers are read here, and drawn by a process of its own so that the window keeps the
memory which drawing costs."""

from __future__ import annotations

import threading
import time
from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtGui import QFontDatabase, QFontInfo, QHideEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from tracker_desktop.errors import Refused
from tracker_desktop.paper.fonts import FILES, REGULAR
from tracker_desktop.paper.units import MM
from tracker_desktop.reports.charts.apart import drawn_apart
from tracker_desktop.reports.charts.as_json import Order
from tracker_desktop.reports.charts.as_svg import FAMILY
from tracker_desktop.reports.charts.drawing import LABEL
from tracker_desktop.reports.charts.inks import Inks
from tracker_desktop.reports.charts.today import Shown, TodayPictures
from tracker_desktop.resources import path
from tracker_desktop.store.watch import Watch
from tracker_desktop.ui.charts.chart_card import ChartCard, not_drawn
from tracker_desktop.ui.desk import Desk, Progress
from tracker_desktop.ui.shades import shades
from tracker_desktop.ui.state_colours import tint

AFTER_MS = 1000
"""A change stands at least so long before it is drawn."""
SETTLE_MS = 300
"""A size or a theme stands so long before it is drawn for."""
REST_MS = 60_000
"""Between two drawings that changes of the books have caused."""
SMALL = 0.86
"""The letters of a chart beside those of the window."""
DRAWS = (QEvent.Type.PaletteChange, QEvent.Type.FontChange, QEvent.Type.StyleChange)


class ChartsRow(QWidget):
    """Signals: report_wanted(str, object): the report behind a chart, and what it is asked for."""

    report_wanted = Signal(str, object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._shown: Sequence[Shown] = ()
        self._orders: dict[int, Order] = {}
        """What is drawn or being drawn, by the number of the chart."""
        self._under_way = False
        self._started, self._stale = False, True
        self._asking = False
        self._read_at = 0.0
        self._cancel = threading.Event()
        loans, values = self.tr("On loan and overdue"), self.tr("Issued by department this month")
        self.cards = (ChartCard([loans]), ChartCard([values, self.tr("Stock value by group")]))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        for card in self.cards:
            card.pressed.connect(self._pressed)
            card.resized.connect(self._settle)
            row.addWidget(card, 1)
        self._next = self._timer(self._ask)
        self._redraw = self._timer(self._draw)
        desk.changed.connect(self._changed)

    @property
    def is_drawn(self) -> bool:
        """Whether everything is there that was read."""
        return bool(self._shown) and not self._asking and not self._under_way

    def start(self) -> None:
        """Draw for the first time, as soon as it is seen."""
        self._started = True
        self._next.start(0)

    def stop(self) -> None:
        """The window closes: nothing more is drawn."""
        self._started = False
        self._next.stop()
        self._redraw.stop()
        self._cancel.set()

    def showEvent(self, event: QShowEvent, /) -> None:
        """Shown again: catch up."""
        super().showEvent(event)
        if self._started and self._stale and not self._next.isActive():
            self._next.start(SETTLE_MS)

    def hideEvent(self, event: QHideEvent, /) -> None:
        """What waits for its minute waits until it is shown again."""
        super().hideEvent(event)
        self._next.stop()

    def changeEvent(self, event: QEvent, /) -> None:
        """Other colours or letters."""
        super().changeEvent(event)
        if event.type() in DRAWS:
            self._settle()

    # --- numbers

    def _changed(self, _: object) -> None:
        self._stale = True
        if self._started and self.isVisible() and not self._next.isActive():
            since = round((time.monotonic() - self._read_at) * 1000)
            self._next.start(max(AFTER_MS, REST_MS - since))

    def _ask(self) -> None:
        if not self.isVisible() or self._asking:
            return
        self._stale, self._asking = False, True
        self._read_at = time.monotonic()
        self._desk.fetch(TodayPictures(), self._read, owner=self, refused=self._cannot)

    def _cannot(self, refused: Refused) -> None:
        self._asking = False
        for card in self.cards:
            card.say(str(refused))

    def _read(self, _seq: int, shown: tuple[Shown, ...]) -> None:
        self._asking = False
        self._shown = shown
        self.cards[0].show_numbers(shown[:1])
        self.cards[1].show_numbers(shown[1:])
        self._draw()
        if self._stale:  # something changed while the numbers were read
            self._changed(None)

    # --- drawing

    def _settle(self) -> None:
        if self._shown and self._started:
            self._redraw.start(SETTLE_MS)

    def _draw(self) -> None:
        orders = self._wanted()
        if orders == self._orders or not self.isVisible():
            return
        self._cancel.set()
        self._orders, self._under_way = orders, bool(orders)
        if not orders:
            return

        def job(progress: Progress, cancelled: threading.Event) -> list[str] | None:
            return drawn_apart(list(orders.values()), Watch(progress, cancelled))

        self._cancel = self._desk.work(job, lambda made: self._drawn(orders, made), owner=self)

    def _drawn(self, orders: dict[int, Order], made: list[str] | None) -> None:
        if orders is not self._orders:
            return
        self._under_way = False
        if made is None:
            self._orders = {}
            for card in self.cards:
                card.say(not_drawn(card))
            return
        have_font()
        pictures = dict(zip(orders, made, strict=True))
        drawn = [pictures.get(number, "") for number in range(len(self._shown))]
        self.cards[0].show_drawn(drawn[:1])
        self.cards[1].show_drawn(drawn[1:])

    def _wanted(self) -> dict[int, Order]:
        """What there is to draw: the pictures that are not empty, their titles standing above them already."""
        colours = shades()
        inks = Inks(
            colours.text, colours.muted, colours.muted, colours.line, (colours.accent, tint("bad").text, colours.muted)
        )
        unit = QFontInfo(self.font()).pixelSize() * SMALL / LABEL
        found = {}
        for number, one in enumerate(self._shown):
            button = self.cards[min(number, 1)].button
            wide, high = (round(side / unit) / MM for side in (button.width(), button.height()))
            if not one.picture.is_empty:
                found[number] = Order(replace(one.picture, title=""), (wide, high), inks)
        return found

    def _pressed(self, shown: Shown) -> None:
        self.report_wanted.emit(shown.report, dict(shown.values))

    def _timer(self, call: object) -> QTimer:
        made = QTimer(self)
        made.setSingleShot(True)
        made.timeout.connect(call)
        return made


def have_font() -> None:
    """The letters of the drawing are painted in the font that they were measured in."""
    if not QFontDatabase.hasFamily(FAMILY):
        QFontDatabase.addApplicationFont(str(path(f"fonts/{FILES[REGULAR]}")))
