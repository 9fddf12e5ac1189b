"""Dialogs and the screen: none is larger than it, and one that needs more height for what it says takes it."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtWidgets import QDialog

from tracker_desktop.ui.opening_window import FRAME

SIDE = 8
"""What the system draws at the left, the right and below a dialog, at the most."""


def room_on(screen: QRect) -> QSize:
    """How large a dialog may be on a screen with this much room, its frame left out."""
    return QSize(screen.width() - 2 * SIDE, screen.height() - FRAME)


def fit(dialog: QDialog) -> None:
    """Before it is shown: make a dialog as small as the screen of its window wants it."""
    dialog.resize(dialog.size().boundedTo(room_on(_screen(dialog))))


def grow(dialog: QDialog) -> None:
    """Give a dialog the height that its sentences need at its width, as far as the screen has it."""
    layout = dialog.layout()
    if layout is None or not layout.hasHeightForWidth():
        return
    free = _screen(dialog)
    needed = min(layout.minimumHeightForWidth(dialog.width()), room_on(free).height())
    if needed <= dialog.height():
        return
    dialog.resize(dialog.width(), needed)
    below = dialog.geometry().bottom() + SIDE - free.bottom()
    if dialog.isVisible() and below > 0:
        dialog.move(dialog.pos() - QPoint(0, min(below, dialog.pos().y() - free.y())))


def _screen(dialog: QDialog) -> QRect:
    return (dialog.parentWidget() or dialog).screen().availableGeometry()
