"""What the window does about exceptions: stock that comes back, goes back or is written off; and about lots."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from tracker_desktop.queries.item_parts import ItemParts, ItemPartsOf
from tracker_desktop.queries.returnable import IssuesOf, IssuesOfSlip, LotsOf, ReceiptsOf, Returnable
from tracker_desktop.ui.dialogs.form_dialog import FormDialog
from tracker_desktop.ui.dialogs.lots_dialog import LotsDialog
from tracker_desktop.ui.dialogs.return_dialog import ReturnDialog, SlipReturnDialog, SupplierReturnDialog
from tracker_desktop.ui.forms import return_forms
from tracker_desktop.ui.forms.return_forms import Lots
from tracker_desktop.ui.forms.rows import Form, Values

if TYPE_CHECKING:
    from tracker_desktop.ui.main_window import MainWindow

RECALL, RECALLED = "recall", "recalled"


class ReturnActions(QObject):
    """One method for each command."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._desk = window.desk

    def to_stock(self) -> None:
        """Something of the chosen item comes back."""
        self._with_item(lambda item: self._with_lots(item, lambda lots: self._to_stock(item, lots)))

    def slip(self, number: str) -> None:
        """All that is still out of an issue slip comes back."""

        def show(found: Sequence[Returnable]) -> None:
            counter = self._window.counter
            if found:
                dialog = SlipReturnDialog(self._desk, number, found, counter.show_done, counter.in_front())
                counter.open_dialog(dialog)
            else:
                self._say(self.tr("Nothing of {0} is still out.").format(number))

        self._desk.fetch(IssuesOfSlip(number), lambda _, found: show(found), owner=self)

    def to_supplier(self) -> None:
        """Something of the chosen item goes back to who delivered it."""

        def show(item: ItemParts) -> None:
            counter = self._window.counter
            self._desk.fetch(
                ReceiptsOf(item.id),
                lambda _, found: counter.open_dialog(
                    SupplierReturnDialog(self._desk, item, found, counter.show_done, counter.in_front())
                ),
                owner=self,
            )

        self._with_item(lambda item: show(item) if self._is_there(item) else None)

    def write_off(self) -> None:
        """Something of the chosen item is broken, expired or lost."""
        self._with_item(lambda item: self._open(*return_forms.scrap_stock(item)) if self._is_there(item) else None)

    def lots(self) -> None:
        """The list of all lots."""
        self.show_lots("all")

    def show_lots(self, view: str) -> None:
        """The list of lots, with one of its views."""
        dialog = self._lots_dialog(None)
        dialog.show_view(view)

    def lots_of_item(self) -> None:
        """The lots of the chosen item."""
        self._with_item(lambda item: self._lots_dialog((item.id, item.name)))

    def recall(self) -> None:
        """A lot of the chosen item is issued no more."""

        def show(item: ItemParts, lots: Lots) -> None:
            there = [lot for lot in lots if lot[2] != RECALLED]
            if there:
                self._open(*return_forms.recall_lot(there, item.name))
            else:
                self._say(self.tr("{0} has no lot that could be recalled.").format(item.name))

        self._with_item(lambda item: self._with_lots(item, lambda lots: show(item, lots)))

    def release(self) -> None:
        """A recalled lot of the chosen item may be issued again."""

        def show(item: ItemParts, lots: Lots) -> None:
            there = [lot for lot in lots if lot[2] == RECALLED]
            if there:
                self._open(*return_forms.release_lot(there, item.name))
            else:
                self._say(self.tr("No lot of {0} is recalled.").format(item.name))

        self._with_item(lambda item: self._with_lots(item, lambda lots: show(item, lots)))

    # --- inside

    def _to_stock(self, item: ItemParts, lots: Lots) -> None:
        counter = self._window.counter
        self._desk.fetch(
            IssuesOf(item.id),
            lambda _, found: counter.open_dialog(
                ReturnDialog(self._desk, item, found, lots, counter.show_done, counter.in_front())
            ),
            owner=self,
        )

    def _lots_dialog(self, item: tuple[int, str] | None) -> LotsDialog:
        dialog = LotsDialog(self._desk, self._window, item)
        dialog.trace_wanted.connect(lambda lot_id, name: self._window.printing.report(RECALL, {"lot": (lot_id, name)}))
        self._window.counter.open_dialog(dialog)
        return dialog

    def _is_there(self, item: ItemParts) -> bool:
        if not item.shelves:
            self._say(self.tr("Nothing of {0} is in stock.").format(item.name))
        return bool(item.shelves)

    def _say(self, text: str) -> None:
        self._window.counter.say("warning", text)

    def _with_item(self, then: Callable[[ItemParts], object]) -> None:
        ids = self._window.chosen().get("item", [])
        if ids:
            self._desk.fetch(ItemPartsOf(ids[0]), lambda _, item: then(item) if item else None, owner=self)

    def _with_lots(self, item: ItemParts, then: Callable[[Lots], object]) -> None:
        self._desk.fetch(LotsOf(item.id), lambda _, lots: then(lots), owner=self)

    def _open(self, form: Form, start: Values) -> None:
        counter = self._window.counter
        counter.open_dialog(FormDialog(self._desk, form, start, then=counter.show_done, parent=counter.in_front()))
