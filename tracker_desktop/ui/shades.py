"""The colours of the window, light and dark. Nothing in ui/ names a colour anywhere else but in state_colours."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtGui import QColor, QGuiApplication, QPalette


@dataclass(frozen=True)
class Shades:
    """One theme: each value is a CSS colour."""

    window: str
    base: str
    band: str
    """Every second row of a table."""
    line: str
    text: str
    muted: str
    faint: str
    """Placeholders."""
    accent: str
    """Blue as text, borders and marks."""
    primary: str
    """Blue as the ground of the one main button."""
    primary_hover: str
    primary_down: str
    on_primary: str
    soft: str
    """Selected rows, session strip."""
    soft_line: str
    hover: str
    down: str


LIGHT = Shades(
    window="#f6f7f9",
    base="#ffffff",
    band="#f8f9fb",
    line="#dee2e8",
    text="#1b2430",
    muted="#5f6975",
    faint="#8c9096",
    accent="#1f5fbf",
    primary="#1f5fbf",
    primary_hover="#2a6cd0",
    primary_down="#184d9e",
    on_primary="#ffffff",
    soft="#e8f0fc",
    soft_line="#c5d9f6",
    hover="#f1f4f8",
    down="#e4e9f0",
)
DARK = Shades(
    window="#15181d",
    base="#1d2127",
    band="#20252c",
    line="#363d47",
    text="#e7eaee",
    muted="#a3adb9",
    faint="#87919d",
    accent="#82b1f7",
    primary="#2c66c4",
    primary_hover="#3873d2",
    primary_down="#2357ab",
    on_primary="#ffffff",
    soft="#213453",
    soft_line="#34507c",
    hover="#272d35",
    down="#303741",
)


def is_dark(palette: QPalette | None = None) -> bool:
    """Whether `palette` (the program's, if none is given) is a dark one."""
    ground = (palette or QGuiApplication.palette()).color(QPalette.ColorRole.Window)
    return ground.lightness() < 128


def shades(palette: QPalette | None = None) -> Shades:
    """The colours that go with `palette` (the program's, if none is given)."""
    return DARK if is_dark(palette) else LIGHT


def colour(name: str) -> QColor:
    """The colour of that name in the theme in force, "accent" for example."""
    return QColor(getattr(shades(), name))
