"""Today: the numbers that matter, each the way to the list behind it, their charts, and what was done last."""

from __future__ import annotations

from typing import Protocol, runtime_checkable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from tracker_desktop.queries.counts_due import CountsDue
from tracker_desktop.queries.listing import LISTINGS
from tracker_desktop.queries.today import Today, TodayTile
from tracker_desktop.store.done import Done
from tracker_desktop.ui.charts.charts_place import ChartsPlace
from tracker_desktop.ui.desk import Desk
from tracker_desktop.ui.tables.refresh import Refresh
from tracker_desktop.ui.tabs.list_tab import ListLook, ListTab
from tracker_desktop.ui.text import named, plain_label, set_role
from tracker_desktop.ui.tile import Tile

REFRESH_MS = 1000
DUE_MS = 600_000
"""What is due to be counted is asked for so often, and when a count is opened or posted: it takes long to find."""
COUNTED = frozenset({"stock_count"})
COLUMNS, FEWER, WIDE = 6, 5, 1240
"""Tiles side by side, and how many on a tab that is less wide."""
DUE_PLACE = 1000
"""Behind all others."""
GAP, AROUND = 10, 75
"""Units between two parts, and between and around all of them."""
ROWS, LEAST_ROWS = 5, 2
"""So many of the last transactions are seen beside the charts; fewer where the charts would be too low otherwise, and
where there is no room for these few the tab is scrolled."""
LOWEST, HIGHEST, SHARE = 200, 420, 0.42
"""How high the charts may be: units with their titles, and their part of the tab at most."""


@runtime_checkable
class ShowsRecords(Protocol):
    """A window that goes to one record of a list."""

    def show_record(self, name: str, record_id: int) -> None: ...


class TodayTab(QWidget):
    """Signals: wanted(str, str): the list and the view behind a tile; report_wanted(str, object): the report behind a
    chart or a tile, and what it is asked for."""

    wanted = Signal(str, str)
    report_wanted = Signal(str, object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._tiles: dict[str, Tile] = {}
        self._places: dict[str, int] = {}
        self._columns_shown = COLUMNS
        self._grid = QGridLayout()
        self._grid.setSpacing(12)
        self._last = ListTab(desk, LISTINGS["journal"], ListLook(filter_hint=self.tr("Filter the last transactions")))
        self._last.views.hide()
        self._last.opened.connect(self._open_entry)
        self._refresh = Refresh(self, self._ask, REFRESH_MS)
        self.charts = ChartsPlace(desk)
        self.charts.hide()
        self.charts.report_wanted.connect(self.report_wanted)
        self._heading = plain_label(self.tr("Last transactions"), "heading")
        self._inside = QWidget()
        column = QVBoxLayout(self._inside)
        column.setContentsMargins(0, 12, 0, 0)
        column.setSpacing(GAP)
        column.addLayout(self._grid)
        column.addWidget(self.charts)
        column.addWidget(self._heading)
        column.addWidget(self._last, 1)
        self._area = named(QScrollArea(), self.tr("Today"))
        set_role(self._area, "plain")
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setWidgetResizable(True)
        self._area.setWidget(self._inside)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(self._area)
        self._due_is_old = False
        self._due = QTimer(self)
        self._due.setInterval(DUE_MS)
        self._due.timeout.connect(self._ask_due)
        desk.changed.connect(self._changed)

    def start(self) -> None:
        """Ask for the first time."""
        self._ask()
        self._ask_due()
        self._due.start()
        self._last.start()
        self.charts.start()

    def stop(self) -> None:
        """The window closes."""
        self.charts.stop()

    def showEvent(self, event: QShowEvent, /) -> None:
        """Catch up with what is due to be counted."""
        super().showEvent(event)
        if self._due_is_old:
            self._ask_due()

    def resizeEvent(self, event: QResizeEvent, /) -> None:
        """The charts take what the list can spare."""
        super().resizeEvent(event)
        if self._columns() != self._columns_shown:
            self._place_tiles()
        self._share_out()

    def _columns(self) -> int:
        return COLUMNS if self.width() >= WIDE else FEWER

    def _place_tiles(self) -> None:
        """Put the tiles side by side anew, as the width has it."""
        self._columns_shown = self._columns()
        for number, key in enumerate(sorted(self._places, key=self._places.__getitem__)):
            self._grid.addWidget(self._tiles[key], *divmod(number, self._columns_shown))
            self._tiles[key].show()  # what is hidden has no height, and the charts would take it
        for column in range(COLUMNS):
            self._grid.setColumnStretch(column, 1 if column < self._columns_shown else 0)

    def _share_out(self) -> None:
        """The list keeps its rows; beside charts that would be too low it has fewer, and then all is scrolled."""
        table = self._last.table
        row, head = table.verticalHeader().defaultSectionSize(), table.horizontalHeader().sizeHint().height() + 4
        parts = (self._grid.sizeHint(), self._heading.sizeHint(), self._last.filter.sizeHint())
        others = head + sum(size.height() for size in parts) + AROUND
        high = max(min(self.height() - others - ROWS * row, HIGHEST, round(self.height() * SHARE)), LOWEST)
        self.charts.setVisible(bool(self._tiles))
        self.charts.setFixedHeight(high)
        self._inside.setMinimumHeight(others + LOWEST + LEAST_ROWS * row)

    def _open_entry(self, seq: int) -> None:
        """Show an entry in History."""
        window = self.window()
        if isinstance(window, ShowsRecords):
            window.show_record("journal", seq)

    def _open(self, row: TodayTile) -> None:
        """What is behind a tile."""
        if row.report:
            self.report_wanted.emit(row.report, {})
        else:
            self.wanted.emit(row.listing, row.view)

    def _ask(self) -> None:
        self._refresh.asked()
        self._desk.fetch(Today(), lambda _, tiles: self._show(tiles), owner=self)

    def _ask_due(self) -> None:
        self._due_is_old = not self.isVisible()
        if not self._due_is_old:
            self._desk.fetch(CountsDue(), lambda _, tile: self._show_due(tile), owner=self)

    def _show(self, tiles: list[TodayTile]) -> None:
        self._refresh.answered()
        for number, row in enumerate(tiles):
            self._show_tile(row, number)
        self._share_out()

    def _show_due(self, row: TodayTile) -> None:
        self._show_tile(row, DUE_PLACE)
        self._share_out()

    def _show_tile(self, row: TodayTile, number: int) -> None:
        tile = self._tiles.get(row.key)
        if tile is None:
            tile = Tile(self.tr(row.title), row.tone)
            tile.clicked.connect(lambda *_, row=row: self._open(row))
            self._tiles[row.key] = tile
            self._places[row.key] = number
            self._place_tiles()
        tile.set_number(row.number, row.small, self.tr(row.title))

    def _changed(self, done: Done) -> None:
        self._refresh.changed()
        if COUNTED & set(done.changes or {}):
            self._ask_due()
