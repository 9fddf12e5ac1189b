"""A field for a date, typed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QLineEdit

from tracker_desktop.ui.fields.dates import Unreadable, day_comes_first, parse_date, show_date
from tracker_desktop.ui.fields.field import Field


class DateField(Field):
    """A date in any form that `parse_date` reads; shown in full when the field is left.

    `today` gives the date of today in the office's time zone. `earliest` and `latest` bound what is taken;
    `past` shows an example that lies behind.
    """

    def __init__(
        self,
        label: str,
        today: Callable[[], date] = date.today,
        *,
        hint: str = "",
        required: bool = False,
        past: bool = False,
    ) -> None:
        self.line = QLineEdit()
        super().__init__(label, self.line, hint)
        self._today, self._required = today, required
        self._label_text = label
        self.earliest: date | None = None
        self.latest: date | None = None
        self.line.setPlaceholderText(self.tr("14 Mar 2024") if past else self.tr("7 Dec 2026 or +14"))
        self.line.textEdited.connect(lambda: self.set_error(""))
        self.line.textEdited.connect(self.changed)
        self.line.editingFinished.connect(self._left)

    def value(self) -> date | None:
        """The date; None where the field is empty or cannot be read (`problem` says which)."""
        try:
            return self._read()
        except Unreadable:
            return None

    def set_value(self, value: date | None) -> None:
        """Show a date."""
        self.line.setText("" if value is None else show_date(value))
        self.line.setCursorPosition(0)
        self.set_error("")

    def problem(self) -> str:
        """Missing, unreadable, or out of bounds."""
        try:
            value = self._read()
        except Unreadable as error:
            return str(error)
        if value is None:
            return (
                self.tr("{0} is missing. Type a date like 7 Dec 2026.").format(self._label_text)
                if self._required
                else ""
            )
        if self.earliest and value < self.earliest:
            return self.tr("{0} is too early. The first day possible is {1}.").format(
                show_date(value), show_date(self.earliest)
            )
        if self.latest and value > self.latest:
            return self.tr("{0} is too late. The last day possible is {1}.").format(
                show_date(value), show_date(self.latest)
            )
        return ""

    def _read(self) -> date | None:
        text = self.line.text().strip()
        return parse_date(text, self._today(), day_first=day_comes_first()) if text else None

    def _left(self) -> None:
        value, typed = self.value(), self.line.isModified()
        if value is not None and self.line.text() != show_date(value):
            self.line.setText(show_date(value))
        if self.line.text().strip():
            self.check()
        if typed:
            self.changed.emit()
