"""Chooses one of all lists that can be written to a file: also those that are no tab of the window."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from tracker_desktop.exchange.export_lists import EXPORTS
from tracker_desktop.queries.listing import LISTINGS
from tracker_desktop.ui.answer_line import Button
from tracker_desktop.ui.dialogs.frame import DialogFrame
from tracker_desktop.ui.fields.choice_field import ChoiceField


class ExportDialog(DialogFrame):
    """`chosen` gets the name of the list, whole and in its own order."""

    def __init__(self, chosen: Callable[[str], object], parent: QWidget | None) -> None:
        super().__init__(self.tr("Export a list"), parent=parent)
        self._chosen = chosen
        self.resize(520, 240)
        self.set_title(self.tr("Export a list"), self.tr("As a CSV file, which this program imports again."))
        lists = sorted(((name, LISTINGS[name].title) for name in EXPORTS), key=lambda pair: pair[1])
        self.which = ChoiceField(self.tr("List"), lists)
        self.body.addWidget(self.which)
        self.body.addStretch(1)
        self.set_buttons(
            [
                Button(self.tr("Cancel  Esc"), self.reject),
                Button(self.tr("Choose the file  Ctrl+Enter"), self._take, primary=True),
            ]
        )
        self.which.setFocus()

    def _take(self) -> None:
        self.accept()
        self._chosen(str(self.which.value()))
