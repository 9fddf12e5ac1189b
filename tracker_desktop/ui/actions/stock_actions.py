"""What the Inventory menu does with the item chosen in the list."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from tracker_desktop.queries.item_parts import ItemParts, ItemPartsOf
from tracker_desktop.transactions.item_parts import CodeFields, UnitFields
from tracker_desktop.ui.dialogs.find_dialog import FindDialog
from tracker_desktop.ui.dialogs.form_dialog import FormDialog
from tracker_desktop.ui.forms import item_forms
from tracker_desktop.ui.forms.record_values import read_record
from tracker_desktop.ui.forms.rows import Form, Values

if TYPE_CHECKING:
    from tracker_desktop.ui.main_window import MainWindow


class StockActions(QObject):
    """One method for each command of the menu."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._desk = window.desk

    def new(self, code: str = "") -> None:
        """A new item; a code that was scanned and is unknown becomes its SKU."""
        self._open(item_forms.new_item(), {"unit": "piece", "decimals": 0, "lot_policy": "optional", "sku": code})

    def edit(self) -> None:
        """Edit the chosen item."""

        def with_parts(item_id: int, sku: str, values: Values, parts: ItemParts) -> None:
            codes = codes_of(parts)
            units = [UnitFields(*unit) for unit in parts.units]
            start = {**values, "codes": item_forms.shown_codes(codes), "units": item_forms.shown_units(units)}
            self._open(item_forms.edit_item(item_id, sku, codes), start, changes_only=True)

        self._with_item(
            lambda parts: read_record(
                self._desk, "items", parts.id, lambda item_id, sku, values: with_parts(item_id, sku, values, parts)
            )
        )

    def receive(self) -> None:
        """Put the chosen item on a delivery."""
        self._into("receive")

    def issue(self) -> None:
        """Put the chosen item on an issue."""
        self._into("issue")

    def move(self) -> None:
        """Move stock of the chosen item."""

        def show(parts: ItemParts) -> None:
            shelves: list[tuple[object, str]] = [((s.lot_id, s.place_id), s.text) for s in parts.shelves]
            if shelves:
                self._open(item_forms.move_stock(parts.id, parts.name, shelves), {"shelf": shelves[0][0]})
            else:
                self._window.counter.say("warning", self.tr("Nothing of {0} is in stock.").format(parts.name))

        self._with_item(show)

    def opening(self) -> None:
        """What lay there before the program was used."""
        self._with_item(lambda parts: self._open(item_forms.opening_stock(parts.id, parts.name), {}))

    def attach_code(self, code: str) -> None:
        """Choose the item that a scanned code belongs to."""
        dialog = FindDialog(self._desk, self.tr("Attach {0}").format(code), self.tr("Item"), ("item",), self._window)
        dialog.found.connect(lambda item_id: self._attach(int(item_id), code))
        self._window.counter.open_dialog(dialog)

    def _attach(self, item_id: int, code: str) -> None:
        def show(_seq: int, parts: ItemParts | None) -> None:
            if parts is not None:
                form = item_forms.attach_code(item_id, parts.name, code, codes_of(parts))
                self._open(form, {"quantity": 1})

        self._desk.fetch(ItemPartsOf(item_id), show, owner=self)

    def _into(self, mode: str) -> None:
        ids = self._window.chosen().get("item", [])
        if ids:
            item_id = ids[0]
            self._desk.counter(lambda counter: counter.set_mode(mode))
            self._desk.counter(lambda counter: counter.add_item(item_id))

    def _with_item(self, then: Callable[[ItemParts], object]) -> None:
        ids = self._window.chosen().get("item", [])
        if ids:
            self._desk.fetch(ItemPartsOf(ids[0]), lambda _, parts: then(parts) if parts else None, owner=self)

    def _open(self, form: Form, start: Mapping[str, Any], *, changes_only: bool = False) -> None:
        dialog = FormDialog(
            self._desk,
            form,
            start,
            changes_only=changes_only,
            then=self._window.counter.show_done,
            parent=self._window,
        )
        self._window.counter.open_dialog(dialog)


def codes_of(parts: ItemParts) -> tuple[CodeFields, ...]:
    """The codes of an item as the forms take them."""
    return tuple(
        CodeFields(code.kind, code.code, code.received, code.issued, code.counted, code.supplier_id)
        for code in parts.codes
    )
