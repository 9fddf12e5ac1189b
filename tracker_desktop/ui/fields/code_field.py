"""A field for a code that is typed or scanned: a tag, a serial number, a badge."""

from __future__ import annotations

from tracker_desktop.ui.fields.text_field import TextField

LONGEST = 128


class CodeField(TextField):
    """A scan while it has the keys replaces what stands in it."""

    def __init__(self, label: str, *, hint: str = "", required: bool = False) -> None:
        super().__init__(label, hint=hint, longest=LONGEST, required=required)

    def accept(self, code: str, how: str = "burst") -> None:
        """Take a code; one that was typed stands there already."""
        if how == "burst":
            self.set_value(code)
            self.line.selectAll()
            self.changed.emit()
