"""What the Inventory menu does with the item chosen in the list, and what becomes of a code that is unknown."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from tracker_desktop.queries.item_parts import ItemParts, ItemPartsOf
from tracker_desktop.scanning.item_code import item_code
from tracker_desktop.store.done import Done
from tracker_desktop.transactions.rules.item_parts import CodeFields, UnitFields
from tracker_desktop.ui.dialogs.find_dialog import FindDialog
from tracker_desktop.ui.dialogs.form_dialog import FormDialog
from tracker_desktop.ui.forms import item_forms, stock_forms
from tracker_desktop.ui.forms.item_parts import ALIAS, code_rows, pack_rows
from tracker_desktop.ui.forms.record_values import read_record
from tracker_desktop.ui.forms.rows import Form, Values

if TYPE_CHECKING:
    from tracker_desktop.ui.main_window import MainWindow

Then = Callable[[Done], object]


class StockActions(QObject):
    """One method for each command of the menu."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._desk = window.desk

    def new(self, code: str = "") -> None:
        """A new item; a code that was scanned and is unknown becomes its product number or its supplier's code, or else
        its SKU."""
        start: dict[str, object] = dict(item_forms.NEW)
        kind, kept = item_code(code)
        if kind != ALIAS:
            start["codes"] = code_rows((CodeFields(kind, kept),))
        else:
            start["sku"] = code
        self._open(item_forms.new_item(), start, then=self._taking(code) if code else self._show_new)

    def edit(self) -> None:
        """Edit the chosen item."""
        self._with_item(lambda parts: read_record(self._desk, "items", parts.id, self._editing(parts)))

    def _editing(self, parts: ItemParts) -> Callable[[int, str, Values], object]:
        codes = codes_of(parts)
        rows = {"codes": code_rows(codes), "units": pack_rows(UnitFields(*unit) for unit in parts.units)}
        return lambda item_id, sku, values: self._open(
            item_forms.edit_item(item_id, sku, codes), {**values, **rows}, changes_only=True
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
            if parts.shelves:
                self._open(*stock_forms.move_stock(parts))
            else:
                words = self.tr("Nothing of {0} is in stock, so there is nothing to move. Receive it first.")
                self._window.counter.say("warning", words.format(parts.name))

        self._with_item(show)

    def opening(self) -> None:
        """What lay there before the program was used."""
        self._with_item(lambda parts: self._open(*stock_forms.opening_stock(parts)))

    def attach_code(self, code: str) -> None:
        """Choose the item that a scanned code belongs to."""
        dialog = FindDialog(
            self._desk,
            self.tr("Attach {0}").format(item_code(code)[1]),
            self.tr("Item (type its name or SKU, or scan another code of it)"),
            ("item",),
            self._window.counter.in_front(),
        )
        dialog.found.connect(lambda item_id: self._attach(int(item_id), code))
        self._window.counter.open_dialog(dialog)

    def _attach(self, item_id: int, code: str) -> None:
        def show(parts: ItemParts) -> None:
            unit = stock_forms.unit_words(parts.unit)
            form = item_forms.attach_code(item_id, f"{parts.sku} · {parts.name}", unit, code, codes_of(parts))
            self._open(form, item_forms.ATTACHED, then=self._taking(code))

        self._fetch(item_id, show)

    def _show_new(self, done: Done) -> None:
        self._window.counter.show_done(done)
        if done.about is not None and self._window.current_list() is self._window.lists["items"]:
            self._window.lists["items"].show_record(done.about[1])

    def _taking(self, code: str) -> Then:
        """What follows when an unknown code has become one of an item: it is taken as if it were scanned now."""

        def then(done: Done) -> None:
            self._window.counter.take_again(code, done)

        return then

    def _into(self, mode: str) -> None:
        ids = self._window.chosen().get("item", [])
        if ids:
            item_id = ids[0]
            self._desk.counter(lambda counter: counter.set_mode(mode))
            self._desk.counter(lambda counter: counter.add_item(item_id))

    def _with_item(self, then: Callable[[ItemParts], object]) -> None:
        ids = self._window.chosen().get("item", [])
        if ids:
            self._fetch(ids[0], then)

    def _fetch(self, item_id: int, then: Callable[[ItemParts], object]) -> None:
        self._desk.fetch(ItemPartsOf(item_id), lambda _, parts: then(parts) if parts else None, owner=self)

    def _open(self, form: Form, start: Values, *, changes_only: bool = False, then: Then | None = None) -> None:
        counter = self._window.counter
        dialog = FormDialog(
            self._desk,
            form,
            start,
            changes_only=changes_only,
            then=then or counter.show_done,
            parent=counter.in_front(),
        )
        counter.open_dialog(dialog)


def codes_of(parts: ItemParts) -> tuple[CodeFields, ...]:
    """The codes of an item as the forms take them."""
    return tuple(
        CodeFields(code.kind, code.code, code.received, code.issued, code.counted, code.supplier_id)
        for code in parts.codes
    )
