"""What should be ordered now, by supplier: looked over, changed, and made into one draft a supplier."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from tracker_desktop.queries.offer_facts import Orderable, OrderablesOf
from tracker_desktop.queries.order_proposals import OrderProposals, Proposal
from tracker_desktop.queries.record import RecordOf
from tracker_desktop.store.done import Done
from tracker_desktop.transactions.create_orders import CreateOrders
from tracker_desktop.ui.answer_line import Button, leave_keyboard
from tracker_desktop.ui.desk import Desk
from tracker_desktop.ui.detail_card import DetailCard
from tracker_desktop.ui.dialog_keys import LINE
from tracker_desktop.ui.dialogs.frame import DialogFrame, show_dialog
from tracker_desktop.ui.dialogs.line_dialog import LineDialog
from tracker_desktop.ui.dialogs.lines_table import LinesTable
from tracker_desktop.ui.forms.make_field import FlagField
from tracker_desktop.ui.orders.proposed import (
    COLUMNS,
    OF_ONE,
    ProposedLine,
    asks,
    detail_of,
    drafts_of,
    from_offer,
    proposed,
    values_of,
)
from tracker_desktop.ui.side_views import SideViews, ViewRow
from tracker_desktop.ui.text import plain_label
from tracker_desktop.wording.counter import dotted
from tracker_desktop.wording.render import counted, show_money

ALL, NOBODY = "all", "none"
SIDE_WIDTH = 250
Then = Callable[[Done], object]


class ProposalsDialog(DialogFrame):
    """Space ticks a line or not, Enter changes its packs, price and supplier."""

    def __init__(self, desk: Desk, then: Then, parent: QWidget | None) -> None:
        super().__init__(self.tr("Order proposals"), self.tr("What is at its reorder point or below."), parent=parent)
        self._desk, self._then = desk, then
        self._lines: list[ProposedLine] = []
        self._shown: list[int] = []
        self.worked_out = FlagField(self.tr("Also by the reorder point that is worked out from the use"))
        self.worked_out.set_value(True)
        self.worked_out.changed.connect(self.ask)
        self.sides = QVBoxLayout()
        self.views = SideViews([ViewRow(ALL, self.tr("All"))], self.tr("Suppliers"))
        self.table = LinesTable(COLUMNS, self.tr("Proposals"))
        self.card = DetailCard(self.tr("Choose a line to see its numbers."))
        self.total = plain_label(role="strong")
        self.table.opened.connect(self.open_line)
        self.table.removed.connect(lambda row: self.tick(row, False))
        self.table.currentCellChanged.connect(lambda row, *_: self._show_card(row))
        self._lay_lines()
        for keys, run in ((LINE, self._open_current), ("Ctrl+Space", self.tick_all)):
            QShortcut(QKeySequence(keys), self).activated.connect(run)
        space = QShortcut(QKeySequence(Qt.Key.Key_Space), self.table, context=Qt.ShortcutContext.WidgetShortcut)
        space.activated.connect(lambda: self.tick(self.table.currentRow()))
        self.resize(1480, 780)
        self._show_buttons()
        self.ask()

    @property
    def lines(self) -> Sequence[ProposedLine]:
        """All lines, whichever supplier is shown."""
        return self._lines

    def ask(self) -> None:
        """Work the proposals out."""
        query = OrderProposals(worked_out=self.worked_out.value())
        self._desk.fetch(query, lambda _, found: self._show(found), owner=self)

    def tick(self, row: int, ticked: bool | None = None) -> None:
        """Order a line or not; rows count from 0 as they are shown."""
        if 0 <= row < len(self._shown):
            at = self._shown[row]
            line = self._lines[at]
            self._put(at, replace(line, ticked=not line.ticked if ticked is None else ticked))

    def tick_all(self) -> None:
        """Order all lines that are shown, or, where all of them are ordered, none."""
        some_not = any(not self._lines[at].ticked for at in self._shown)
        for at in self._shown:
            self._lines[at] = replace(self._lines[at], ticked=some_not)
        self._show_lines()

    def open_line(self, row: int) -> None:
        """The packs, the price and the supplier of a line."""
        if 0 <= row < len(self._shown):
            at = self._shown[row]
            item_id = self._lines[at].proposal.item_id
            query = OrderablesOf((item_id,))
            self._desk.fetch(query, lambda _, found: self._ask_line(at, found.get(item_id)), owner=self)

    def make(self) -> None:
        """Write the orders, one draft a supplier, in one go."""
        wrong = next((at for at, line in enumerate(self._lines) if line.problem), None)
        if wrong is not None:
            self.show_view(ALL)
            self.table.setCurrentCell(self._shown.index(wrong), 0)
            self.banner.show_answer("refused", self._lines[wrong].name, self._lines[wrong].problem)
            return
        self.banner.clear()
        self.set_busy(True)
        self._desk.perform(CreateOrders(drafts_of(self._lines)), self._made, self.show_refused, owner=self)

    def show_view(self, key: str) -> None:
        """Show the lines of one supplier, or all."""
        self.views.set_current(key)
        self._show_lines()

    # --- one line

    def _open_current(self) -> None:
        self.open_line(self.table.currentRow())

    def _ask_line(self, at: int, item: Orderable | None) -> None:
        if item is None:
            return
        line = self._lines[at]
        dialog = LineDialog(self._desk, line.name, asks(item), values_of(line), self)
        dialog.entered.connect(lambda values: self._entered(at, item, values))
        dialog.finished.connect(lambda *_: self._come_back())
        show_dialog(dialog)

    def _come_back(self) -> None:
        self.activateWindow()
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _entered(self, at: int, item: Orderable, values: Mapping[str, Any]) -> None:
        line, supplier_id = self._lines[at], values["supplier_id"]
        changed = {key: values[key] for key in ("packs", "price") if values[key] != getattr(line, key)}
        if supplier_id != line.supplier_id:
            offer = item.of(supplier_id)
            if offer is not None:
                line = from_offer(line, offer)
            else:
                line = replace(line, supplier_id=supplier_id, supplier="", code=None, ticked=True)
                record = RecordOf("supplier", supplier_id)
                self._desk.fetch(record, lambda _, row: self._name(at, row), owner=self)
        self._put(at, replace(line, **changed))

    def _name(self, at: int, row: Mapping[str, Any] | None) -> None:
        if row is not None and at < len(self._lines):
            self._put(at, replace(self._lines[at], supplier=str(row["name"])))

    def _put(self, at: int, line: ProposedLine) -> None:
        self._lines[at] = line
        self._show_lines()

    def _made(self, done: Done) -> None:
        self.accept()
        self._then(done)

    # --- what is shown

    def _show(self, found: Sequence[Proposal]) -> None:
        self._lines = [proposed(one) for one in found]
        self._make_views()
        self._show_lines()
        if self._lines:
            self.table.setCurrentCell(0, 0)
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _make_views(self) -> None:
        names = {_key(line): line.supplier or self.tr("No supplier") for line in self._lines}
        counts = {key: sum(1 for line in self._lines if _key(line) == key) for key in names}
        rows = [ViewRow(ALL, self.tr("All")), *(ViewRow(key, name) for key, name in names.items())]
        old, self.views = self.views, SideViews(rows, self.tr("Suppliers"))
        self.views.setFixedWidth(SIDE_WIDTH)
        self.views.chosen.connect(lambda _: self._show_lines())
        self.views.set_counts({ALL: len(self._lines), **counts})
        self.sides.replaceWidget(old, self.views)
        old.hide()
        old.deleteLater()

    def _show_lines(self) -> None:
        view, row = self.views.current(), self.table.currentRow()
        self._shown = [at for at, line in enumerate(self._lines) if view in (ALL, _key(line))]
        self.table.set_columns(COLUMNS if view == ALL else OF_ONE)
        self.table.show_lines([self._lines[at] for at in self._shown])
        if 0 <= row < len(self._shown):
            self.table.setCurrentCell(row, 0)
        self._show_card(self.table.currentRow())
        self._show_total()
        self._show_buttons()

    def _show_card(self, row: int) -> None:
        if 0 <= row < len(self._shown):
            self.card.show_detail(detail_of(self._lines[self._shown[row]]))
        else:
            self.card.clear()

    def _show_total(self) -> None:
        ticked = [line for line in self._lines if line.ticked]
        value = sum((line.value for line in ticked if line.value is not None), Decimal(0))
        without = sum(1 for line in ticked if line.value is None)
        parts = (
            self.tr("{0} ticked").format(counted(len(ticked), "line")),
            self.tr("total {0}").format(show_money(value)) if value else "",
            self.tr("{0} without a price").format(without) if without else "",
        )
        nothing = self.tr("Nothing has to be ordered.")
        self.total.setText(dotted(parts) if self._lines else nothing)

    def _show_buttons(self) -> None:
        number = len({line.supplier_id for line in self._lines if line.ticked})
        words = self.tr("Make {0}").format(counted(number, "draft order")) if number else self.tr("Make orders")
        self.set_buttons(
            [
                Button(self.tr("All or none  Ctrl+Space"), self.tick_all),
                Button(self.tr("Packs, supplier…  {0}").format(LINE), self._open_current),
                Button(self.tr("Cancel  Esc"), self.reject),
                Button(self.tr("{0}  Ctrl+Enter").format(words), self.make, primary=True),
            ]
        )

    def _lay_lines(self) -> None:
        self.sides.setSpacing(12)
        self.sides.addWidget(self.views, 2)
        self.sides.addWidget(self.card, 3)
        for side in (self.views, self.card):
            side.setFixedWidth(SIDE_WIDTH)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addLayout(self.sides)
        row.addWidget(self.table, 1)
        self.body.addWidget(self.worked_out)
        self.body.addLayout(row, 1)
        self.body.addWidget(self.total, 0, Qt.AlignmentFlag.AlignRight)
        leave_keyboard(self)


def _key(line: ProposedLine) -> str:
    """The view that a line was proposed in; it stays there whoever it is ordered from."""
    offer = line.proposal.offer
    return NOBODY if offer is None else str(offer.supplier_id)
