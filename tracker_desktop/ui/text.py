"""Text on the screen: labels that never guess HTML, escaping, names for those who do not see."""

from __future__ import annotations

import html
from typing import TypeVar

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

W = TypeVar("W", bound=QWidget)


def plain_label(text: str = "", role: str = "plain", *, wrap: bool = False, selectable: bool = False) -> QLabel:
    """A label that shows `text` as it is. Roles: title, number, headline, strong, heading, muted, label, value,
    small, error, plain."""
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setText(text)
    label.setProperty("role", role)
    label.setWordWrap(wrap)
    if selectable:
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label


def tooltip(text: str) -> str:
    """`text` for setToolTip: shown as it is, broken into lines, never read as HTML."""
    return f"<qt>{html.escape(text)}</qt>" if text else ""


def button_text(text: str) -> str:
    """Data for a button, a menu or a tab: an & stays an & and makes no shortcut."""
    return text.replace("&", "&&")


def named(widget: W, name: str, description: str = "") -> W:
    """Give `widget` the name a screen reader says; returns it."""
    widget.setAccessibleName(name)
    if description:
        widget.setAccessibleDescription(description)
    return widget


def set_role(widget: QWidget, role: str) -> None:
    """Change the look of a widget (see ui/stylesheet.py) after it was made."""
    if widget.property("role") != role:
        widget.setProperty("role", role)
        restyle(widget)


def set_tone(widget: QWidget, tone: str) -> None:
    """Colour a label or a banner as a tone of ui.state_colours; "" as usual."""
    if widget.property("tone") != tone:
        widget.setProperty("tone", tone)
        restyle(widget)


def restyle(widget: QWidget) -> None:
    """Make the style sheet look again at a widget whose properties changed."""
    if not widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
        return
    style = widget.style()
    style.unpolish(widget)
    style.polish(widget)


class WrappedLabel(QLabel):
    """A sentence that asks for one line and takes more where it has to; never cut."""

    def __init__(self, role: str = "plain") -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", role)
        self.setWordWrap(True)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)

    def sizeHint(self) -> QSize:
        """All in one line."""
        self.ensurePolished()
        metrics = self.fontMetrics()
        return QSize(metrics.horizontalAdvance(self.text()) + 4, metrics.height() + 2)

    def minimumSizeHint(self) -> QSize:
        """Room for a word."""
        return QSize(min(120, self.sizeHint().width()), self.sizeHint().height())
