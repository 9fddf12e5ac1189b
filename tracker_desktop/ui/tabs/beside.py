"""How the tabs of audits and of counts look: the views at the left of their lists, and what is said before any."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from tracker_desktop.ui.answer_line import Button, push_button
from tracker_desktop.ui.text import plain_label


def nothing_yet(title: str, said: str, new: Button) -> QWidget:
    """A page for where there is none yet: what one is for, and the button that opens the first."""
    page = QWidget()
    column = QVBoxLayout(page)
    column.setContentsMargins(24, 40, 24, 0)
    column.setSpacing(12)
    column.addWidget(plain_label(title, "title"))
    column.addWidget(plain_label(said, "muted", wrap=True))
    row = QHBoxLayout()
    row.addWidget(push_button(new))
    row.addStretch(1)
    column.addLayout(row)
    column.addStretch(1)
    return page


def lay_beside(tab: QWidget, chooser: QWidget, side: QWidget, lists: QWidget) -> None:
    """The chooser above the views, both at the left of the lists."""
    left = QVBoxLayout()
    left.setContentsMargins(0, 10, 0, 10)
    left.setSpacing(10)
    left.addWidget(chooser)
    left.addWidget(side, 1)
    row = QHBoxLayout(tab)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(12)
    row.addLayout(left)
    row.addWidget(lists, 1)
    tab.setFocusPolicy(Qt.FocusPolicy.NoFocus)
