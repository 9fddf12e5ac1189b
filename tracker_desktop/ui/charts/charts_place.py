"""Where the charts will be: room for them from the start, while what reads and draws them is loaded after it."""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from tracker_desktop.ui.desk import Desk

if TYPE_CHECKING:
    from tracker_desktop.ui.charts.charts_row import ChartsRow

FIRST_MS = 1000
"""The window is painted and the first list is there before anything is loaded or drawn."""
ROW = "tracker_desktop.ui.charts.charts_row"


class ChartsPlace(QWidget):
    """Signals: report_wanted(str, object): the report behind a chart, and what it is asked for."""

    report_wanted = Signal(str, object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._closing = False
        self.row: ChartsRow | None = None
        """None until it is loaded."""
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._first = QTimer(self)
        self._first.setSingleShot(True)
        self._first.setInterval(FIRST_MS)
        self._first.timeout.connect(self._load)

    @property
    def is_drawn(self) -> bool:
        """Whether everything is there that was read."""
        return self.row is not None and self.row.is_drawn

    def start(self) -> None:
        """Draw soon, for the first time."""
        self._first.start()

    def stop(self) -> None:
        """The window closes: nothing more is drawn."""
        self._closing = True
        self._first.stop()
        if self.row is not None:
            self.row.stop()

    def _load(self) -> None:
        self._desk.work(lambda *_: importlib.import_module(ROW), lambda _: self._put(), owner=self)

    def _put(self) -> None:
        from tracker_desktop.ui.charts.charts_row import ChartsRow

        if self._closing or self.row is not None:
            return
        self.row = ChartsRow(self._desk)
        self.row.report_wanted.connect(self.report_wanted)
        self._box.addWidget(self.row)
        self.row.start()
