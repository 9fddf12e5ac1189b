"""What a count comes to as tiles: its lines, how they stand, and what the differences are worth."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from tracker_desktop.queries.count_head import CountShown
from tracker_desktop.ui.tile import Tile

TILES: tuple[tuple[str, str, str, str], ...] = (
    ("lines", "lines", "info", "all"),
    ("counted", "counted", "good", "counted"),
    ("agrees", "in agreement", "good", "counted"),
    ("within", "within tolerance", "info", "differences"),
    ("differs", "beyond tolerance", "warn", "differences"),
    ("problems", "with a problem", "bad", "problems"),
    ("gains", "gains", "good", "differences"),
    ("losses", "losses", "bad", "differences"),
    ("net", "net", "info", "differences"),
)
"""Key, title, tone, and the view behind each."""
AMOUNTS = ("gains", "losses", "net")


class CountTiles(QWidget):
    """Signals: wanted(str): the view of the lines behind the tile that was pressed."""

    wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._tiles: dict[str, Tile] = {}
        self._titles = {key: self.tr(title) for key, title, _, _ in TILES}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        for key, _, tone, view in TILES:
            tile = self._tiles[key] = Tile(self._titles[key], tone)
            tile.clicked.connect(partial(self._pressed, view))
            row.addWidget(tile)

    def show_count(self, count: CountShown) -> None:
        """Show the numbers of a count."""
        sums = count.sums
        left = sums.lines - sums.counted
        small = {
            "lines": self.tr("{0} not counted").format(f"{left:,}") if left else self.tr("all counted"),
            "counted": self.tr("{0} to recount").format(f"{sums.states['recount']:,}"),
            "agrees": self.tr("as in the book"),
            "within": self.tr("need no reason"),
            "differs": self.tr("need a reason"),
            "problems": self.tr("in the way") if sums.problems else self.tr("nothing in the way"),
        }
        numbers = {**sums.states, "lines": sums.lines, "counted": sums.counted, "problems": sums.problems}
        for key, words in small.items():
            title = self.tr("line") if key == "lines" and sums.lines == 1 else self._titles[key]
            self._tiles[key].set_number(numbers[key], words, title)
        for key in AMOUNTS:
            amount = {"gains": count.gains, "losses": count.losses, "net": count.net}[key]
            nothing = not getattr(sums, key)
            self._tiles[key].set_amount(amount, self.tr("gains less losses") if key == "net" else "", quiet=nothing)

    def _pressed(self, view: str, *_: object) -> None:
        self.wanted.emit(view)
