"""A strip: one blue line that says how things stand, with a pill, answers and buttons."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from tracker_desktop.ui.answer_line import AnswerLine, Button
from tracker_desktop.ui.pill import Pill
from tracker_desktop.ui.text import WrappedLabel, set_role, set_tone


class Strip(AnswerLine):
    """Headline, text, an optional pill with more text, answers, and buttons at the right: the session of a stream
    mode, and the last line of a dialog."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self._headline = WrappedLabel("strong")
        self._text = WrappedLabel()
        self._pill = Pill()
        self._tail = WrappedLabel()
        super().__init__((self._headline, self._text, self._pill, self._tail), 6, parent)
        set_role(self, "strip")

    def show_text(
        self,
        headline: str,
        text: str = "",
        *,
        tone: str = "info",
        state: str = "",
        tail: str = "",
        choices: Sequence[tuple[object, str]] = (),
        buttons: Sequence[Button] = (),
    ) -> None:
        """Show one line; `tone` (a key of TONES) colours the headline, `state` is a pill between text and tail.
        `choices` are (key, text), at most nine."""
        set_tone(self._headline, tone)
        for label, words in ((self._headline, headline), (self._text, text), (self._tail, tail)):
            label.setText(words)
            label.setVisible(bool(words))
        self._pill.show_state(state)
        self._fill(choices, buttons)
        said = (headline, text, self._pill.accessibleName(), tail)
        self.setAccessibleName(" ".join(filter(None, said)))
        self.show()

    def text(self) -> str:
        """All that is said, without the answers."""
        return self.accessibleName()
