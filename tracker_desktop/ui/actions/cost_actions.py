"""What the window does about costs that come after the goods: freight, and another price on the invoice."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from tracker_desktop.errors import Refused
from tracker_desktop.queries.receipt_costs import LastReceipt, ReceiptFacts, ReceiptOf
from tracker_desktop.ui.dialogs.form_dialog import FormDialog
from tracker_desktop.ui.dialogs.receipt_dialog import ReceiptDialog
from tracker_desktop.ui.forms.cost_forms import change_cost

if TYPE_CHECKING:
    from tracker_desktop.ui.main_window import MainWindow


class CostActions(QObject):
    """One method for each command."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._desk = window.desk

    def change(self) -> None:
        """Of the goods receipt that is chosen in History; else its number is asked for."""
        chosen = self._window.chosen()
        if seqs := chosen.get("entry"):
            self._desk.fetch(ReceiptOf(seq=seqs[0]), lambda _, receipt: self._change(receipt), owner=self)
        elif items := chosen.get("item"):
            self._desk.fetch(LastReceipt(items[0]), lambda _, number: self._ask(number or ""), owner=self)
        else:
            self._ask("")

    def _change(self, receipt: ReceiptFacts | None) -> None:
        if receipt is None:
            self._ask("")
        else:
            self._open(receipt, lambda refused: self._window.counter.say("refused", str(refused)))

    def _ask(self, number: str) -> None:
        counter = self._window.counter
        dialog = ReceiptDialog(self._desk, number, counter.in_front())
        dialog.found.connect(lambda receipt: self._open(receipt, dialog.show_refused, dialog.accept))
        counter.open_dialog(dialog)

    def _open(
        self,
        receipt: ReceiptFacts,
        refuse: Callable[[Refused], object],
        close: Callable[[], object] = lambda: None,
    ) -> None:
        if receipt.voided or not receipt.lines:
            refuse(Refused("cost_voided" if receipt.voided else "cost_no_lines", number=receipt.number))
            return
        close()
        counter = self._window.counter
        form, start = change_cost(receipt)
        dialog = FormDialog(self._desk, form, start, then=counter.show_done, parent=counter.in_front())
        counter.open_dialog(dialog)
