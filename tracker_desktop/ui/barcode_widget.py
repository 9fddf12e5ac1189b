"""A Code 128 or GS1-128 barcode on the screen, sharp enough to be scanned from it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from tracker_desktop.errors import Refused

QUIET = 10
"""Modules left white at both ends."""
PAPER, INK = QColor("#ffffff"), QColor("#000000")
"""White paper and black bars in every theme: a scanner reads no other."""


@lru_cache(maxsize=64)
def code128_bars(code: str, elements: tuple[tuple[str, str], ...] = ()) -> str:
    """The modules of a code as "1" (bar) and "0" (space), without the quiet zone; empty where Code 128 has no sign
    for a character. With `elements` it is the GS1-128 of these."""
    from tracker_desktop.paper.symbols import code128, gs1_128

    try:
        symbol = gs1_128(elements) if elements else code128(code) if code else None
    except Refused:
        return ""
    if symbol is None:
        return ""
    bars = bytearray(b"0" * symbol.columns)
    for start, _, wide, _ in symbol.boxes:
        bars[start : start + wide] = b"1" * wide
    return bars.decode()


class BarcodeWidget(QWidget):
    """Shows one code; nothing at all where it cannot be drawn in the width there is."""

    def __init__(self, code: str = "", height: int = 60) -> None:
        super().__init__()
        self._bars = ""
        self._height = height
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_code(code)

    def set_code(self, code: str, elements: Sequence[tuple[str, str]] = ()) -> None:
        """Show another code; with `elements` the GS1-128 of these."""
        self._bars = code128_bars(code, tuple(elements))
        self.setAccessibleName(self.tr("Barcode {0}").format(code))
        self.setVisible(bool(self._bars))
        self.updateGeometry()
        self.update()

    def module(self) -> int:
        """Width of the thinnest bar in pixels of the screen; 0 where the code does not fit."""
        room = int(self.width() * self.devicePixelRatioF())
        return min(room // (len(self._bars) + 2 * QUIET), 4) if self._bars else 0

    def sizeHint(self) -> QSize:
        """Two units a module."""
        return QSize(2 * (len(self._bars) + 2 * QUIET), self._height)

    def minimumSizeHint(self) -> QSize:
        """One unit a module."""
        return QSize(len(self._bars) + 2 * QUIET, self._height)

    def paintEvent(self, event: QPaintEvent, /) -> None:
        """Paint bars of whole pixels at the left, with their quiet zones."""
        module = self.module()
        if not module:
            return
        painter = QPainter(self)
        ratio = self.devicePixelRatioF()
        painter.scale(1 / ratio, 1 / ratio)
        height = int(self.height() * ratio)
        painter.fillRect(QRectF(0, 0, module * (len(self._bars) + 2 * QUIET), height), PAPER)
        for number, bar in enumerate(self._bars):
            if bar == "1":
                painter.fillRect(QRectF((QUIET + number) * module, 0, module, height), INK)
