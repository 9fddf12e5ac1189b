"""The fields of one line of a document."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from tracker_desktop.ui.answer_line import Button
from tracker_desktop.ui.dialogs.frame import DialogFrame
from tracker_desktop.ui.fields.field import Field
from tracker_desktop.ui.forms.make_field import fill, make_field, read
from tracker_desktop.ui.forms.rows import Ask

TICK = "with "


class LineDialog(DialogFrame):
    """Signals: entered(dict): the values; what was ticked of what goes with an asset stands under `handed_over`."""

    entered = Signal(object)

    def __init__(
        self, title: str, rows: Sequence[Sequence[Ask]], values: Mapping[str, Any], parent: QWidget | None
    ) -> None:
        super().__init__(title, parent=parent)
        self.resize(460, 140 + 74 * len(rows))
        self._asked: list[tuple[Ask, Field]] = []
        for row in rows:
            made = [make_field(ask) for ask in row]
            self._asked.extend(zip(row, made, strict=True))
            self.body.addLayout(self.row_of(*made))
        for ask, field in self._asked:
            fill(field, values[ask.key])
        self.body.addStretch(1)
        self.set_buttons(
            [Button(self.tr("Cancel  Esc"), self.reject), Button(self.tr("OK  Ctrl+Enter"), self._send, True)]
        )
        self._asked[0][1].setFocus()

    def _send(self) -> None:
        wrong = [field for _, field in self._asked if not field.check()]
        if wrong:
            wrong[0].setFocus()
            return
        values = {ask.key: read(ask, field) for ask, field in self._asked}
        ticks = [key for key in values if key.startswith(TICK)]
        if ticks:
            values["handed_over"] = tuple(key.removeprefix(TICK) for key in ticks if values.pop(key))
        self.entered.emit(values)
        self.accept()
