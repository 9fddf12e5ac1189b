"""The fields of one line of a document."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from tracker_desktop.ui.answer_line import Button
from tracker_desktop.ui.desk import Desk
from tracker_desktop.ui.dialogs.frame import DialogFrame
from tracker_desktop.ui.fields.field import Field
from tracker_desktop.ui.fields.search_field import SearchField
from tracker_desktop.ui.fields.searching import connect_search
from tracker_desktop.ui.forms.make_field import fill, make_field, read
from tracker_desktop.ui.forms.own_forms import sorted_out
from tracker_desktop.ui.forms.rows import Ask

TICK, THING, OWN = "with ", "thing ", "own_"


class LineDialog(DialogFrame):
    """Signals: entered(dict): the values; what was ticked of what goes with an asset stands under `handed_over`,
    how many of what lies in a kit under `things`, fields of one's own under `own`."""

    entered = Signal(object)

    def __init__(
        self,
        desk: Desk,
        title: str,
        rows: Sequence[Sequence[Ask]],
        values: Mapping[str, Any],
        parent: QWidget | None,
        *,
        first: str = "",
    ) -> None:
        """The keyboard begins in the field with the key `first`, or in the first one."""
        super().__init__(title, parent=parent)
        self.resize(460, 140 + 74 * len(rows))
        self._asked: list[tuple[Ask, Field]] = []
        for row in rows:
            made = [make_field(ask) for ask in row]
            self._asked.extend(zip(row, made, strict=True))
            self.body.addLayout(self.row_of(*made))
        for ask, field in self._asked:
            if isinstance(field, SearchField):
                connect_search(desk, field, ask.kinds)
            fill(field, values[ask.key])
        self.body.addStretch(1)
        self.set_buttons(
            [Button(self.tr("Cancel  Esc"), self.reject), Button(self.tr("OK  Ctrl+Enter"), self._send, True)]
        )
        next((field for ask, field in self._asked if ask.key == first), self._asked[0][1]).setFocus()

    def _send(self) -> None:
        wrong = [field for _, field in self._asked if not field.check()]
        if wrong:
            wrong[0].setFocus()
            return
        values = {ask.key: read(ask, field) for ask, field in self._asked}
        ticks = [key for key in values if key.startswith(TICK)]
        if ticks:
            values["handed_over"] = tuple(key.removeprefix(TICK) for key in ticks if values.pop(key))
        own = sorted_out({key: value for key, value in values.items() if key.startswith(OWN)})
        if own:
            values = {key: value for key, value in values.items() if not key.startswith(OWN)} | own
        things = [key for key in values if key.startswith(THING)]
        if things:
            values["things"] = tuple((key.removeprefix(THING), values.pop(key) or 0) for key in things)
        self.entered.emit(values)
        self.accept()
