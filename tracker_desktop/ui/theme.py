"""Dress the program: Fusion, a light or dark palette, the style sheet; follows the system while the window is open."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication

from tracker_desktop.ui.icons import refresh_icons
from tracker_desktop.ui.shades import DARK, LIGHT, Shades
from tracker_desktop.ui.state_colours import TONES
from tracker_desktop.ui.stylesheet import stylesheet

MIN_POINTS = 9.75
"""The counter is read at arm's length: 13 pixels on an ordinary screen."""

_ROLES = (
    ("Window", "window"),
    ("WindowText", "text"),
    ("Base", "base"),
    ("AlternateBase", "band"),
    ("Text", "text"),
    ("Button", "base"),
    ("ButtonText", "text"),
    ("BrightText", "on_primary"),
    ("ToolTipBase", "base"),
    ("ToolTipText", "text"),
    ("PlaceholderText", "faint"),
    ("Highlight", "primary"),
    ("HighlightedText", "on_primary"),
    ("Link", "accent"),
    ("LinkVisited", "accent"),
    ("Light", "base"),
    ("Midlight", "hover"),
    ("Mid", "line"),
    ("Dark", "faint"),
    ("Accent", "accent"),
)


def apply_theme(app: QApplication, dark: bool | None = None) -> None:
    """Dress `app` light or dark; with None as the system says, now and whenever it changes."""
    hints = app.styleHints()
    follower = app.findChild(_Follower)
    if follower is None:
        follower = _Follower(app)
        hints.colorSchemeChanged.connect(follower.follow)
    follower.dark = dark
    scheme = {None: Qt.ColorScheme.Unknown, True: Qt.ColorScheme.Dark, False: Qt.ColorScheme.Light}[dark]
    hints.setColorScheme(scheme)
    follower.follow()


def palette_of(colours: Shades) -> QPalette:
    """The palette of a theme; disabled text is faint."""
    palette = QPalette()
    for role, name in _ROLES:
        palette.setColor(QPalette.ColorRole[role], QColor(getattr(colours, name)))
    for role in ("WindowText", "Text", "ButtonText"):
        palette.setColor(QPalette.ColorGroup.Disabled, QPalette.ColorRole[role], QColor(colours.faint))
    return palette


class _Follower(QObject):
    """Keeps the choice (light, dark or the system's) and dresses the program again when the system changes."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self.app = app
        self.dark: bool | None = None
        self._worn: bool | None = None

    def follow(self) -> None:
        system = self.app.styleHints().colorScheme() == Qt.ColorScheme.Dark
        dark = system if self.dark is None else self.dark
        if dark == self._worn:
            return
        first, self._worn = self._worn is None, dark
        if first:
            self.app.setStyle("Fusion")
            self.app.setFont(_legible(self.app.font()))
        colours = DARK if dark else LIGHT
        self.app.setPalette(palette_of(colours))
        tones = {tone: tints[dark] for tone, tints in TONES.items()}
        extra = {
            "bad": tones["bad"].text,
            "warn": tones["warn"].text,
            "warn_ground": tones["warn"].ground,
            "warn_line": tones["warn"].line,
            "handle": "#4a525d" if dark else "#c9cfd7",
            "focus_on_primary": "#cfe0fb" if dark else "#0b2f66",
        }
        self.app.setStyleSheet(stylesheet(colours, self.app.font().pointSizeF(), tones, extra))
        refresh_icons()


def _legible(font: QFont) -> QFont:
    points = font.pointSizeF() if font.pointSizeF() > 0 else font.pixelSize() * 0.75
    font.setPointSizeF(max(points, MIN_POINTS))
    return font
