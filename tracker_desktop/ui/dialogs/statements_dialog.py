"""Who holds things and has not signed for them for long: statements are printed, and come back signed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from tracker_desktop.transactions.sign_paper import SignPaper
from tracker_desktop.ui.answer_line import Button
from tracker_desktop.ui.desk import Desk
from tracker_desktop.ui.dialogs.lending_list import LendingList


class StatementsDialog(LendingList):
    """A scan of the barcode of a paper notes that it is signed. Signals: statements_wanted(object): holder ids."""

    statements_wanted = Signal(object)

    def __init__(self, desk: Desk, view: str, parent: QWidget | None = None) -> None:
        super().__init__(
            desk,
            "statements",
            self.tr("Print what is chosen, have it signed, and scan the barcode of each paper that comes back."),
            view,
            parent,
            scan=self.tr("Scan a paper that came back signed"),
        )
        self.scanned.connect(self._signed)
        self.list.opened.connect(lambda _: self._print())

    def buttons(self) -> tuple[Sequence[Button], Button]:
        others = [Button(self.tr("Choose all  Ctrl+A"), self._choose_all)]
        return others, Button(self.tr("Print statements…  Ctrl+Enter"), self._print, primary=True)

    def _choose_all(self) -> None:
        self.list.table.selectAll()
        self.list.table.setFocus()

    def _print(self) -> None:
        ids = self.picked()
        if ids:
            self.statements_wanted.emit(ids)

    def _signed(self, code: str, _how: str) -> None:
        if self.scan_field is not None:
            self.scan_field.answered(code, kept=False)
        self.send(SignPaper(code))
