"""Asks in which way the value of assets changes."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QPushButton, QWidget

from tracker_desktop.queries.value_detail import Worth
from tracker_desktop.ui.answer_line import Button, push_button
from tracker_desktop.ui.dialogs.frame import DialogFrame, body_label
from tracker_desktop.ui.forms.value_forms import WAYS


class WaysDialog(DialogFrame):
    """One button for each way, with what it does beside it. Signals: chosen(str): the kind of the change."""

    chosen = Signal(object)

    def __init__(self, worth: Worth, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Change the value: {0}").format(worth.name), worth.words, parent=parent)
        self.resize(620, 380)
        grid = QGridLayout()
        grid.setColumnStretch(1, 1)
        grid.setHorizontalSpacing(14)
        self.ways: dict[str, QPushButton] = {}
        for row, (kind, way) in enumerate(WAYS.items()):
            button = self.ways[kind] = push_button(Button(self.tr(way.words), partial(self._take, kind)))
            button.setAccessibleDescription(self.tr(way.hint))
            grid.addWidget(button, row, 0)
            grid.addWidget(body_label(self.tr(way.hint)), row, 1)
        self.body.addLayout(grid)
        self.body.addStretch(1)
        self.set_buttons([Button(self.tr("Cancel  Esc"), self.reject)])
        next(iter(self.ways.values())).setFocus(Qt.FocusReason.OtherFocusReason)

    def _take(self, kind: str) -> None:
        self.accept()
        self.chosen.emit(kind)
