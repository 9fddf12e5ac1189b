"""The banner: what the last scan or transaction came to, in colour, icon and words, with Undo and choices."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QPushButton, QWidget

from tracker_desktop.ui import sounds
from tracker_desktop.ui.choices import ChoiceRow
from tracker_desktop.ui.icons import pixmap
from tracker_desktop.ui.state_colours import state, tint
from tracker_desktop.ui.strip import Button, push_button
from tracker_desktop.ui.text import ElidedLabel, plain_label

SAYS_SO = ("done", "info", "choose")
"""Outcomes whose headline needs no word before it."""


class Banner(QFrame):
    """One answer at a time.

    Outcomes: done, warning, refused, again, unknown, choose, info, waiting. Signals: chosen(object), the key of the
    answer taken.
    """

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None, *, big: bool = True) -> None:
        super().__init__(parent)
        self.setObjectName("banner")
        self._outcome = "info"
        self._icon = QLabel()
        self._word = plain_label(role="strong")
        self._headline = plain_label(role="headline" if big else "strong")
        self._detail = ElidedLabel(role="muted")
        self._choices = ChoiceRow()
        self._choices.chosen.connect(self.chosen)
        self._buttons: list[QPushButton] = []
        self._row = QHBoxLayout(self)
        edge = 9 if big else 6
        self._row.setContentsMargins(14, edge, 10, edge)
        self._row.setSpacing(7)
        for widget in (self._icon, self._word, self._headline, self._detail, self._choices):
            self._row.addWidget(widget)
        self._row.addStretch(1)
        self.setMinimumHeight(50 if big else 36)
        self.hide()

    def show_answer(
        self,
        outcome: str,
        headline: str,
        detail: str = "",
        buttons: Sequence[Button] = (),
        choices: Sequence[tuple[object, str]] = (),
        *,
        sound: bool = True,
    ) -> None:
        """Show an answer, say it to screen readers and play its sound. `choices` are (key, text), at most nine."""
        self._outcome = outcome
        word = state(outcome).word
        self._word.setText(word)
        self._word.setVisible(outcome not in SAYS_SO)
        self._headline.setText(headline)
        self._headline.setVisible(bool(headline))
        self._detail.setText(detail)
        self._detail.setVisible(bool(detail))
        self._choices.ask(choices)
        for old in self._buttons:
            old.hide()
            old.deleteLater()
        self._buttons = [push_button(button) for button in buttons]
        for made in self._buttons:
            self._row.addWidget(made)
        self._colour()
        offered = [f"{number} {text}" for number, (_, text) in enumerate(choices[:9], 1)]
        self.setAccessibleName(". ".join(filter(None, (f"{word}: {headline}", detail, *offered))))
        self.show()
        self._announce()
        if sound:
            sounds.play(outcome)

    def clear(self) -> None:
        """Take the banner away."""
        self._choices.ask(())
        self.hide()

    @property
    def outcome(self) -> str:
        """The outcome last shown."""
        return self._outcome

    @property
    def choices(self) -> ChoiceRow:
        """The answers, for `press` and `is_open`."""
        return self._choices

    def listen_to(self, field: QLineEdit) -> None:
        """Let a digit typed alone into `field` take one of the choices."""
        self._choices.listen_to(field)

    def text(self) -> str:
        """All that is said, the word of the outcome first: what a screen reader gets."""
        return self.accessibleName()

    def changeEvent(self, event: QEvent, /) -> None:
        """Colours follow the theme."""
        if event.type() == QEvent.Type.PaletteChange:
            self._colour()
        super().changeEvent(event)

    def sizeHint(self) -> QSize:
        """As high as its content."""
        return super().sizeHint().expandedTo(QSize(0, self.minimumHeight()))

    def _colour(self) -> None:
        shown = state(self._outcome)
        colours = tint(shown.tone)
        self.setStyleSheet(
            f"#banner {{ background: {colours.ground}; border: 1px solid {colours.line}; border-radius: 6px; }}"
            f'QLabel[role="headline"], QLabel[role="strong"] {{ color: {colours.text}; }}'
        )
        side = self.fontMetrics().height() + 2
        self._icon.setPixmap(pixmap(shown.icon, side, colours.text, self.devicePixelRatioF()))

    def _announce(self) -> None:
        event = QAccessibleAnnouncementEvent(self, self.accessibleName())
        if state(self._outcome).tone == "bad":
            event.setPoliteness(QAccessible.AnnouncementPoliteness.Assertive)
        QAccessible.updateAccessibility(event)
