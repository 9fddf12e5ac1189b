"""Asks for a goods receipt by its number."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from tracker_desktop.errors import Refused
from tracker_desktop.queries.receipt_costs import ReceiptFacts, ReceiptOf
from tracker_desktop.ui.answer_line import Button
from tracker_desktop.ui.desk import Desk
from tracker_desktop.ui.dialogs.frame import DialogFrame
from tracker_desktop.ui.fields.code_field import CodeField


class ReceiptDialog(DialogFrame):
    """Signals: found(object): the facts of the receipt."""

    found = Signal(object)

    def __init__(self, desk: Desk, number: str, parent: QWidget | None) -> None:
        super().__init__(self.tr("Freight or new price"), parent=parent)
        self.resize(520, 240)
        self._desk = desk
        self.number = CodeField(
            self.tr("Goods receipt"), hint=self.tr("Its number, GR-2026-00031: type or scan it."), required=True
        )
        self.number.set_value(number)
        self.number.changed.connect(self.banner.clear)
        self.body.addWidget(self.number)
        self.body.addStretch(1)
        self.set_buttons(
            [
                Button(self.tr("Cancel  Esc"), self.reject),
                Button(self.tr("Next  Ctrl+Enter"), self._ask, primary=True),
            ]
        )
        self.number.setFocus()

    def _ask(self) -> None:
        if self.number.check():
            query = ReceiptOf(number=self.number.value())
            self._desk.fetch(query, lambda _, receipt: self._take(receipt), owner=self)

    def _take(self, receipt: ReceiptFacts | None) -> None:
        if receipt is None:
            self.show_refused(Refused("cost_no_receipt"))
        else:
            self.found.emit(receipt)
