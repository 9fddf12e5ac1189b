"""What the window does about issues to come: back orders, pick lists."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from tracker_desktop.counter.basket import Basket
from tracker_desktop.queries.base import Query
from tracker_desktop.queries.papers.paper import Paper
from tracker_desktop.queries.papers.pick_list import PickLine, PickListOf, PickListOfBackOrders
from tracker_desktop.ui.dialogs.back_orders_dialog import BackOrdersDialog
from tracker_desktop.ui.printing.printable import Printable
from tracker_desktop.ui.printing.show_print import show_print

if TYPE_CHECKING:
    from tracker_desktop.ui.desk import Progress
    from tracker_desktop.ui.main_window import MainWindow


class IssueActions(QObject):
    """One method for each command."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._desk = window.desk

    def back_orders(self, view: str = "open") -> None:
        """The list of what is owed, with one of its views."""
        dialog = BackOrdersDialog(self._desk, self._window, view)
        dialog.issue_wanted.connect(self._issue)
        dialog.pick_wanted.connect(lambda ids: self._pick_owed(ids, dialog))
        self._window.counter.open_dialog(dialog)

    def pick(self, basket: Basket) -> None:
        """A pick list of the open issue."""
        lines = tuple(
            PickLine(line.item_id, part.lot_id, part.place_id, part.quantity)
            for line in basket.stock
            for part in line.taken
        )
        pays = basket.charge.code if basket.charge is not None else basket.charge_code
        facts = (
            ("Goes to", basket.receiver if basket.holder is None else ""),
            ("Charge code", pays),
            ("Reference", basket.reference),
        )
        holder_id = basket.holder.id if basket.holder is not None else None
        query = PickListOf(lines, self._desk.operator_id, self._desk.store.desk, holder_id, facts)
        self._show(query, basket.receiver, self._window.counter.in_front())

    def _issue(self, back_order_ids: Sequence[int]) -> None:
        self._desk.counter(lambda counter: counter.issue_back_orders(back_order_ids))

    def _pick_owed(self, back_order_ids: Sequence[int], parent: QWidget) -> None:
        query = PickListOfBackOrders(back_order_ids, self._desk.operator_id, self._desk.store.desk)
        self._show(query, self.tr("back orders"), parent)

    def _show(self, query: Query[Paper], whose: str, parent: QWidget) -> None:
        store, by = self._desk.store, self._window.operator_name

        def make(path: Path, progress: Progress, cancelled: threading.Event) -> None:
            from tracker_desktop.reports.papers.draw_paper import draw_pick_list

            draw_pick_list(store, query, path, by)

        title = self.tr("Pick list for {0}").format(whose) if whose else self.tr("Pick list")
        preview = show_print(self._window, Printable(title, make), parent)
        preview.finished.connect(lambda *_: _come_back(parent))


def _come_back(parent: QWidget) -> None:
    """The preview was closed: the keyboard comes back to what it was opened from."""
    parent.activateWindow()
    parent.setFocus()
