"""Icons: our own SVGs, drawn in the colours of the theme."""

from __future__ import annotations

from functools import lru_cache
from typing import Protocol

from PySide6.QtCore import QByteArray, QObject, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication

from tracker_desktop.resources import path
from tracker_desktop.ui.shades import colour

_SIZES = (16, 20, 24, 32, 48)
_NAME, _COLOUR = "icon_name", "icon_colour"


class HasIcon(Protocol):
    """A button or an action."""

    def setIcon(self, icon: QIcon, /) -> None: ...


@lru_cache(maxsize=256)
def pixmap(name: str, size: int, ink: str, ratio: float = 1.0) -> QPixmap:
    """The icon `name` drawn in the colour `ink`, `size` units wide, on a screen of `ratio` pixels a unit."""
    svg = path(f"icons/{name}.svg").read_bytes().replace(b"currentColor", QColor(ink).name().encode())
    picture = QPixmap(round(size * ratio), round(size * ratio))
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    QSvgRenderer(QByteArray(svg)).render(painter, QRectF(picture.rect()))
    painter.end()
    picture.setDevicePixelRatio(ratio)
    return picture


def icon(name: str, ink: str = "text") -> QIcon:
    """The icon `name` in a colour of the theme ("text", "accent", "on_primary" ...), faint when disabled."""
    made = QIcon()
    for size in _SIZES:
        made.addPixmap(pixmap(name, size, colour(ink).name()), QIcon.Mode.Normal)
        made.addPixmap(pixmap(name, size, colour("faint").name()), QIcon.Mode.Disabled)
    return made


def app_icon() -> QIcon:
    """The icon of the program."""
    made = QIcon()
    for size in (*_SIZES, 64, 128, 256):
        made.addPixmap(pixmap("app", size, "#000000"))
    return made


def set_icon(target: HasIcon, name: str, ink: str = "text") -> None:
    """Give a button or an action an icon that changes its colour with the theme."""
    target.setIcon(icon(name, ink))
    if isinstance(target, QObject):
        target.setProperty(_NAME, name)
        target.setProperty(_COLOUR, ink)


def refresh_icons() -> None:
    """Draw again what `set_icon` gave, in the colours of the theme now in force."""
    for widget in QApplication.allWidgets():
        for target in (widget, *widget.actions()):
            name = target.property(_NAME)
            if name and hasattr(target, "setIcon"):
                target.setIcon(icon(name, target.property(_COLOUR)))
