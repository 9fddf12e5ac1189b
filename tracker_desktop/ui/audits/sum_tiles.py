"""The sum of an audit as tiles: expected = found + seen elsewhere + missing, and what was seen beside it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from tracker_desktop.queries.audit_head import AuditShown
from tracker_desktop.ui.tile import Tile
from tracker_desktop.wording.audit_sums import BESIDE, SUMMED

TONES = {
    "found": "good",
    "seen elsewhere": "warn",
    "unexpected state": "warn",
    "missing": "bad",
    "moved since": "info",
    "not seen yet": "quiet",
    "recorded elsewhere": "info",
    "also seen": "quiet",
    "unknown code": "bad",
}
VIEWS = {
    "seen elsewhere": "seen_elsewhere",
    "unexpected state": "unexpected",
    "moved since": "moved_since",
    "not seen yet": "not_seen",
    "recorded elsewhere": "recorded_elsewhere",
    "also seen": "also_seen",
    "unknown code": "unknown",
}
"""The views of the findings that are not called as their class."""
ALWAYS = ("found", "missing")
EXPECTED, TO_RESOLVE = "expected", "to_resolve"


class SumTiles(QWidget):
    """Signals: wanted(str): the view of the findings behind the tile that was pressed."""

    wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._tiles: dict[str, Tile] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for finding in (EXPECTED, *SUMMED):
            self._tiles[finding] = self._add(row, finding)
        self._beside = {finding: self._add(row, finding) for finding in BESIDE}

    def show_sums(self, audit: AuditShown) -> None:
        """Show the sum of an audit; classes that hold nothing are left out, and it is always right."""
        sums = audit.sums
        self._tiles[EXPECTED].set_number(sums.expected)
        signs = iter("=" + "+" * len(SUMMED))
        for finding in SUMMED:
            number = sums.counts.get(finding, 0)
            shown = bool(number) or finding in ALWAYS
            self._tiles[finding].setVisible(shown)
            if shown:
                self._tiles[finding].set_number(number, sign=next(signs))
        for finding, tile in self._beside.items():
            number = sums.beside.get(finding, 0)
            tile.setVisible(bool(number))
            tile.set_number(number)

    def _add(self, row: QHBoxLayout, finding: str) -> Tile:
        tile = Tile(self.tr(finding), TONES.get(finding, "info"))
        view = TO_RESOLVE if finding == EXPECTED else VIEWS.get(finding, finding)
        tile.clicked.connect(partial(self._pressed, view))
        row.addWidget(tile)
        return tile

    def _pressed(self, view: str, *_: object) -> None:
        self.wanted.emit(view)
