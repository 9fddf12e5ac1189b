"""The banner: what the last scan or transaction came to, in colour, icon and words, with Undo and choices."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QLabel, QWidget

from tracker_desktop.ui import sounds
from tracker_desktop.ui.answer_line import AnswerLine, Button
from tracker_desktop.ui.icons import pixmap
from tracker_desktop.ui.state_colours import state, tint
from tracker_desktop.ui.text import WrappedLabel, plain_label, set_role, set_tone

SAYS_SO = ("done", "info", "choose")
"""Outcomes whose headline needs no word before it."""


class Banner(AnswerLine):
    """One answer at a time. Outcomes: done, warning, refused, again, unknown, choose, info, waiting."""

    def __init__(self, parent: QWidget | None = None, *, big: bool = True) -> None:
        self._outcome = "info"
        self._icon = QLabel()
        self._word = plain_label(role="strong")
        self._headline = WrappedLabel("headline" if big else "strong")
        self._detail = WrappedLabel("muted")
        super().__init__((self._icon, self._word, self._headline, self._detail), 9 if big else 6, parent)
        set_role(self, "banner")
        self.setMinimumHeight(50 if big else 36)

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
        self._colour()
        self._fill(choices, buttons)
        offered = [f"{number} {text}" for number, (_, text) in enumerate(choices[:9], 1)]
        self.setAccessibleName(". ".join(filter(None, (f"{word}: {headline}", detail, *offered))))
        self.show()
        self._announce()
        if sound:
            sounds.play(outcome)

    def paint_now(self) -> None:
        """Bring the answer to the screen before whatever else it changes there."""
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
        self.repaint()

    @property
    def outcome(self) -> str:
        """The outcome last shown."""
        return self._outcome

    def text(self) -> str:
        """All that is said, the word of the outcome first: what a screen reader gets."""
        return self.accessibleName()

    def changeEvent(self, event: QEvent, /) -> None:
        """The icon follows the theme."""
        if event.type() == QEvent.Type.PaletteChange:
            self._colour()
        super().changeEvent(event)

    def _colour(self) -> None:
        shown = state(self._outcome)
        for widget in (self, self._word, self._headline):
            set_tone(widget, shown.tone)
        side = self.fontMetrics().height() + 2
        self._icon.setPixmap(pixmap(shown.icon, side, tint(shown.tone).text, self.devicePixelRatioF()))

    def _announce(self) -> None:
        event = QAccessibleAnnouncementEvent(self, self.accessibleName())
        if state(self._outcome).tone == "bad":
            event.setPoliteness(QAccessible.AnnouncementPoliteness.Assertive)
        QAccessible.updateAccessibility(event)
