"""Finds one record by a part of its name or by scanning it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from tracker_desktop.ui.answer_line import Button
from tracker_desktop.ui.desk import Desk
from tracker_desktop.ui.dialogs.frame import DialogFrame
from tracker_desktop.ui.fields.search_field import SearchField
from tracker_desktop.ui.fields.searching import connect_search


class FindDialog(DialogFrame):
    """Signals: found(object): the id of the record."""

    found = Signal(object)

    def __init__(self, desk: Desk, title: str, label: str, kinds: tuple[str, ...], parent: QWidget | None) -> None:
        super().__init__(title, parent=parent)
        self.resize(520, 220)
        self._field = SearchField(label, required=True)
        connect_search(desk, self._field, kinds)
        self.body.addWidget(self._field)
        self.body.addStretch(1)
        self.set_buttons(
            [
                Button(self.tr("Cancel  Esc"), self.reject),
                Button(self.tr("Choose  Ctrl+Enter"), self._take, primary=True),
            ]
        )
        self._field.setFocus()

    def _take(self) -> None:
        if self._field.check():
            self.found.emit(self._field.value())
            self.accept()
