"""Write an order: to whom, what is on it, what it comes to. A draft, or ordered at once."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from tracker_desktop.errors import Refused
from tracker_desktop.queries.order_facts import OrderFacts
from tracker_desktop.queries.record import RecordOf
from tracker_desktop.store.done import Done
from tracker_desktop.transactions.base import Transaction
from tracker_desktop.transactions.create_order import CreateOrder, OrderFields
from tracker_desktop.transactions.edit_order import EditOrder
from tracker_desktop.transactions.place_order import PlaceOrder
from tracker_desktop.ui.answer_line import Button
from tracker_desktop.ui.desk import Desk
from tracker_desktop.ui.dialog_keys import LINE, PIECES
from tracker_desktop.ui.dialogs.frame import DialogFrame, show_dialog
from tracker_desktop.ui.dialogs.line_dialog import LineDialog
from tracker_desktop.ui.dialogs.lines_table import LinesTable
from tracker_desktop.ui.fields.field import Field
from tracker_desktop.ui.fields.search_field import SearchField
from tracker_desktop.ui.fields.searching import connect_search
from tracker_desktop.ui.forms.make_field import fill, make_field, read
from tracker_desktop.ui.forms.rows import Ask
from tracker_desktop.ui.orders.adding import Adding
from tracker_desktop.ui.orders.draft_lines import (
    COLUMNS,
    NOTHING,
    DraftLine,
    asks,
    entered,
    total_of,
    values_of,
    written,
)
from tracker_desktop.ui.text import plain_label
from tracker_desktop.wording.counter import dotted
from tracker_desktop.wording.render import counted, show_money

HEAD: Sequence[Sequence[Ask]] = (
    (
        Ask("supplier_id", "Supplier", "search", required=True, kinds=("supplier",), share=2),
        Ask("place_id", "Deliver to", "search", kinds=("place",), share=2),
        Ask("expected", "Expected", "date", hint="Empty: by the days to delivery."),
    ),
    (
        Ask("reference", "Reference", hint="What the supplier calls it."),
        Ask("charge_code", "Charge code"),
        Ask("note", "Note", share=2),
    ),
)
ORDER_KEYS = "Ctrl+Shift+Return"
Then = Callable[[Done], object]


class OrderDialog(DialogFrame):
    """Scan an item, or type its name; a number before or after it is how many packs. Enter opens a line, Delete takes
    it off."""

    def __init__(self, desk: Desk, then: Then, parent: QWidget | None, order: OrderFacts | None = None) -> None:
        title = self.tr("New order") if order is None else self.tr("Edit {0}").format(order.name)
        words = self.tr("Scan an item or type its name; a number is how many packs…")
        super().__init__(title, scan=words, parent=parent)
        self._desk, self._then, self._order = desk, then, order
        self._lines: list[DraftLine] = []
        self._least: Decimal | None = None
        self._asked: dict[str, tuple[Ask, Field]] = {}
        for row in HEAD:
            self.add_fields(*map(self._head, row), stretch=[ask.share for ask in row])
        self.table = LinesTable(COLUMNS, self.tr("Lines"))
        self.table.opened.connect(self.open_line)
        self.table.removed.connect(self.remove_line)
        self.total = plain_label(role="strong")
        self.total.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.body.addWidget(self.table, 1)
        self.body.addWidget(self.total)
        self.adding = Adding(desk, self)
        for keys, run in ((LINE, self._open_current), (PIECES, self.add_assets), (ORDER_KEYS, self.order_it)):
            QShortcut(QKeySequence(keys), self).activated.connect(run)
        if order is not None:
            self._show_order(order)
        self.show_lines(self._lines)
        self._before = self._entries()
        self.resize(1080, 720)
        self.field("supplier_id").setFocus(Qt.FocusReason.OtherFocusReason)

    # --- what it holds

    @property
    def lines(self) -> Sequence[DraftLine]:
        """The lines in their order."""
        return self._lines

    @property
    def supplier_id(self) -> int | None:
        """The supplier chosen."""
        value = read(*self._asked["supplier_id"])
        return value if isinstance(value, int) else None

    def field(self, key: str) -> Field:
        """The field of a key."""
        return self._asked[key][1]

    def show_lines(self, lines: Sequence[DraftLine], current: int | None = None) -> None:
        """Show these lines, the mark on the current one."""
        self._lines = list(lines)
        self.table.show_lines(self._lines)
        if current is not None:
            self.table.setCurrentCell(current, 0)
        self._show_total()
        self._show_buttons()

    def set_supplier(self, supplier_id: int, name: str) -> None:
        """Order from this supplier."""
        fill(self.field("supplier_id"), (supplier_id, name))
        self._read_supplier(supplier_id)

    def set_place(self, place_id: int, path: str) -> None:
        """Have it delivered there."""
        fill(self.field("place_id"), (place_id, path))

    # --- lines

    def open_line(self, row: int) -> None:
        """The fields of a line."""
        if 0 <= row < len(self._lines):
            self._ask_line(self._lines[row], row)

    def remove_line(self, row: int) -> None:
        """Take a line off."""
        gone = self._lines[row]
        self.show_lines([line for number, line in enumerate(self._lines) if number != row])
        self.banner.show_answer("info", self.tr("{0} taken off").format(gone.name), sound=False)

    def add_assets(self) -> None:
        """Assets of a model, one a piece."""
        self._ask_line(DraftLine(Decimal(1)), None)

    def _open_current(self) -> None:
        self.open_line(self.table.currentRow())

    def _ask_line(self, line: DraftLine, row: int | None) -> None:
        title = line.name or self.tr("Assets of one model")
        dialog = LineDialog(self._desk, title, asks(line), values_of(line), self)
        dialog.entered.connect(lambda values: self._entered(line, row, values))
        dialog.finished.connect(lambda *_: self._come_back())
        show_dialog(dialog)

    def _entered(self, line: DraftLine, row: int | None, values: Mapping[str, Any]) -> None:
        new = entered(line, values)
        lines = list(self._lines)
        if row is None:
            lines.append(new)
        else:
            lines[row] = new
        at = len(lines) - 1 if row is None else row
        self.show_lines(lines, at)
        if new.category_id is not None and new.category_id != line.category_id:
            record = RecordOf("category", new.category_id)
            self._desk.fetch(record, lambda _, found: self._name_category(at, new, found), owner=self)

    def _name_category(self, row: int, line: DraftLine, found: Mapping[str, Any] | None) -> None:
        if found is not None and row < len(self._lines) and self._lines[row] is line:
            self._lines[row] = replace(line, category=str(found["name"]))

    def _come_back(self) -> None:
        self.activateWindow()
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    # --- saving

    def save(self) -> None:
        """Keep it as a draft."""
        self._send(ordered=False)

    def order_it(self) -> None:
        """Order it, today."""
        self._send(ordered=True)

    def reject(self) -> None:
        """Close without saving; what was entered is asked about once."""
        if self.may_leave(self._entries() != self._before):
            super().reject()

    def _send(self, *, ordered: bool) -> None:
        wrong = [field for _, field in self._asked.values() if not field.check()]
        if wrong:
            wrong[0].setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.set_busy(True)
        values, lines = self._values(), tuple(line.fields() for line in self._lines)
        if self._order is None:
            self._perform(CreateOrder(OrderFields(**values), lines, ordered), self._done)
        elif self._entries() != self._before:
            then = self._place if ordered else self._done
            changes = {key: value for key, value in values.items() if value != self._before[0][key]}
            self._perform(EditOrder(self._order.id, changes, lines), then)
        elif ordered:
            self._place(None)
        else:
            self.accept()

    def _place(self, _: Done | None) -> None:
        self._before = self._entries()
        if self._order is not None:
            self._perform(PlaceOrder(self._order.id), self._done)

    def _perform(self, transaction: Transaction, then: Callable[[Done], object]) -> None:
        self._desk.perform(transaction, then, self._refused, owner=self)

    def _refused(self, refused: Refused) -> None:
        key = str(refused.params.get("key", ""))
        if key in self._asked:
            self.field(key).set_error(str(refused))
        self.show_refused(refused)

    def _done(self, done: Done) -> None:
        self.accept()
        self._then(done)

    def _values(self) -> dict[str, Any]:
        return {key: read(*asked) for key, asked in self._asked.items()}

    def _entries(self) -> tuple[dict[str, Any], tuple[Any, ...]]:
        return self._values(), tuple(line.fields() for line in self._lines)

    # --- the head

    def _head(self, ask: Ask) -> Field:
        field = make_field(ask)
        self._asked[ask.key] = (ask, field)
        if isinstance(field, SearchField):
            picked = self._supplier_picked if ask.key == "supplier_id" else None
            connect_search(self._desk, field, ask.kinds, picked, pass_on=self.accept_burst)
        return field

    def _supplier_picked(self, supplier_id: object) -> None:
        if isinstance(supplier_id, int):
            self._read_supplier(supplier_id)
            self.adding.sold_by(supplier_id)

    def _read_supplier(self, supplier_id: int) -> None:
        record = RecordOf("supplier", supplier_id)
        self._desk.fetch(record, lambda _, row: self._show_supplier(supplier_id, row), owner=self)

    def _show_supplier(self, supplier_id: int, row: Mapping[str, Any] | None) -> None:
        if row is None or supplier_id != self.supplier_id:
            return
        days, number, self._least = row["lead_time_days"], row["customer_number"], row["minimum_order"]
        hints = (
            self.tr("delivers in {0}").format(counted(days, "day")) if days is not None else "",
            self.tr("our number {0}").format(number) if number else "",
            self.tr("orders from {0}").format(show_money(self._least)) if self._least else "",
        )
        self.field("supplier_id").set_hint(dotted(hints))
        self._show_total()

    def _show_order(self, order: OrderFacts) -> None:
        self.set_supplier(order.supplier_id, order.supplier)
        if order.place_id is not None:
            self.set_place(order.place_id, order.place)
        for key in ("expected", "reference", "charge_code", "note"):
            fill(self.field(key), getattr(order, key))
        self._lines = [written(line) for line in order.lines]

    # --- what is shown

    def _show_total(self) -> None:
        value = total_of(self._lines)
        without = sum(1 for line in self._lines if line.total is None)
        parts = (
            counted(len(self._lines), "line"),
            self.tr("total {0}").format(show_money(value)),
            self.tr("{0} without a price").format(without) if without else "",
            self.tr("less than the minimum of {0}").format(show_money(self._least or NOTHING))
            if self._least is not None and value < self._least
            else "",
        )
        self.total.setText(dotted(parts) if self._lines else "")

    def _show_buttons(self) -> None:
        line = [Button(self.tr("Packs, price…  {0}").format(LINE), self._open_current)] if self._lines else []
        self.set_buttons(
            [
                Button(self.tr("Assets…  {0}").format(PIECES), self.add_assets),
                *line,
                Button(self.tr("Cancel  Esc"), self.reject),
                Button(self.tr("Order it  Ctrl+Shift+Enter"), self.order_it),
                Button(self.tr("Save the draft  Ctrl+Enter"), self.save, primary=True),
            ]
        )
