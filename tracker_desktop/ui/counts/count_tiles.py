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
    ("within", "within tolerance", "info", "differences"),
    ("differs", "beyond it", "warn", "differences"),
    ("gains", "gains", "good", "differences"),
    ("losses", "losses", "bad", "differences"),
    ("worth", "worth", "info", "differences"),
)
"""Key, title, tone, and the view behind each."""


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
        sums, tiles, tr = count.sums, self._tiles, self.tr
        left, problems = sums.lines - sums.counted, sums.problems
        title = tr("line") if sums.lines == 1 else self._titles["lines"]
        said = tr("{0} not counted").format(f"{left:,}") if left else tr("all counted")
        tiles["lines"].set_number(sums.lines, said, title)
        tiles["counted"].set_number(sums.counted, tr("{0} in agreement").format(f"{sums.states['agrees']:,}"))
        tiles["within"].set_number(sums.states["within"], tr("no reason needed"))
        said = tr("{0} with a problem").format(f"{problems:,}") if problems else tr("no problem")
        tiles["differs"].set_number(sums.states["differs"], said)
        tiles["gains"].set_amount(count.gains, tr("more than the book"), quiet=not sums.gains)
        tiles["losses"].set_amount(count.losses, tr("less than the book"), quiet=not sums.losses)
        tiles["worth"].set_amount(count.worth, tr("net {0}").format(count.net), quiet=not sums.gains + sums.losses)

    def _pressed(self, view: str, *_: object) -> None:
        self.wanted.emit(view)
