"""The lines of a count as a list into which quantities are typed, as a printed sheet is typed in."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QWidget

from tracker_desktop.errors import Refused
from tracker_desktop.queries.columns import Listing
from tracker_desktop.queries.count_entry import CountEntry, CountEntryOf
from tracker_desktop.store.done import Done
from tracker_desktop.transactions.count_stock import CountStock
from tracker_desktop.transactions.rules.packs import read_packs
from tracker_desktop.ui.answer_line import Button
from tracker_desktop.ui.counts.quantity_cell import DOWN, QuantityCell
from tracker_desktop.ui.desk import Desk
from tracker_desktop.ui.tabs.list_tab import ListLook, ListTab
from tracker_desktop.ui.text import restyle

COUNTED = "counted"
"""Decimals of a number without a unit: what the item has not is refused, not rounded."""
_PLAIN = re.compile(r"[\d.,\s]+")


class CountLines(ListTab):
    """Enter, a digit or a click into Counted opens the cell; Enter there saves and goes on to the next line.

    Signals: counted(object): the Done of a line; refused(object).
    """

    counted = Signal(object)
    refused = Signal(object)

    def __init__(
        self,
        desk: Desk,
        listing: Listing,
        look: ListLook,
        buttons: Sequence[Button] = (),
        parent: QWidget | None = None,
    ) -> None:
        self._takes = False
        self._facts: CountEntry | None = None
        self._step: int | None = None
        """Enter was pressed before it was known what the line is about."""
        super().__init__(desk, listing, look, buttons, parent)
        self.cell = QuantityCell(self.table, COUNTED, self.tr("Quantity counted"))
        self._column = [column.key for column in listing.columns].index(COUNTED)
        self.opened.connect(self.edit)
        self.table.clicked.connect(self._clicked)
        self.table.current_changed.connect(self._left_for)
        self.source.shown.connect(self.cell.place)
        self.cell.entered.connect(self.enter)
        self.cell.left.connect(self.cell.close_it)

    def set_takes(self, takes: bool) -> None:
        """Whether quantities can be typed: while the count is open, by who may count."""
        self._takes = takes
        if not takes:
            self.cell.close_it()

    def edit(self, line_id: object, text: str | None = None) -> None:
        """Open the cell of a line: with what was counted, or with what was just typed."""
        if not self._takes or not isinstance(line_id, int):
            return
        self._facts, self._step = None, None
        self.cell.open_at(line_id, text or "")
        self.desk.fetch(CountEntryOf(line_id), lambda _, facts: self._got(facts, text is None), owner=self)

    def enter(self, step: int = DOWN) -> None:
        """Save what stands in the cell, if anything does, and go on to the next line."""
        line_id, text = self.cell.row_id, self.cell.text().strip()
        facts = self._facts
        if line_id is None:
            return
        if not text or (facts is not None and text == facts.text):
            self._go_on(line_id, step)
        elif facts is None:
            self._step = step
        elif self._save(facts, text):
            self._go_on(line_id, step)

    def _save(self, facts: CountEntry, text: str) -> bool:
        plain = _PLAIN.fullmatch(text) is not None
        try:
            quantity = read_packs(text, facts.unit, facts.packs, facts.decimals, facts.item)
        except Refused as no:
            self._wrong(no)
            return False
        said = None if plain else text
        line = CountStock(facts.count_id, facts.item_id, facts.lot_id, facts.place_id, quantity, said)
        self.desk.perform(line, self._counted, partial(self._not_counted, facts.line_id, text), owner=self)
        return True

    def _go_on(self, line_id: int, step: int) -> None:
        row = self.table.pages.row_of(line_id) + step
        if 0 <= row < self.table.pages.rowCount():
            self.edit(self.table.pages.id_at(row))
        else:
            self.cell.close_it()

    def _got(self, facts: CountEntry | None, fill: bool) -> None:
        if facts is None or facts.line_id != self.cell.row_id:
            return
        self._facts = facts
        packs = ", ".join(facts.packs)
        self.cell.setPlaceholderText(facts.unit if not packs else f"{facts.unit}, {packs}")
        if fill and not self.cell.text():
            self.cell.setText(facts.text)
            self.cell.selectAll()
        step, self._step = self._step, None
        if step is not None:
            self.enter(step)

    def _counted(self, done: Done) -> None:
        if self.cell.row_id is None and done.about is not None:  # it was the last: it stays at the right
            self.show_record(done.about[1])
        self.counted.emit(done)

    def _not_counted(self, line_id: int, text: str, refused: Refused) -> None:
        """Go back to the line, unless something is being typed elsewhere by now."""
        if self.cell.row_id is None or not self.cell.isModified():
            self.edit(line_id, text)
            self._mark_wrong()
        self.refused.emit(refused)

    def _wrong(self, refused: Refused) -> None:
        self._mark_wrong()
        self.cell.selectAll()
        self.refused.emit(refused)

    def _mark_wrong(self) -> None:
        self.cell.setProperty("wrong", "true")
        restyle(self.cell)

    def _typed(self, text: str) -> None:
        """A digit is a quantity, a letter filters."""
        current = self.table.current_id()
        if self._takes and current is not None and text[:1].isdigit():
            self.edit(current, text)
        else:
            super()._typed(text)

    def _clicked(self, index: QModelIndex) -> None:
        if index.column() == self._column:
            self.edit(self.table.pages.id_at(index.row()))

    def _left_for(self, line_id: object) -> None:
        """Another line was chosen: what was typed is saved, as by Enter."""
        before, facts, text = self.cell.row_id, self._facts, self.cell.text().strip()
        if before is None or line_id == before:
            return
        if self.table.pages.row_of(before) < 0 and line_id is None:
            return  # another list is on its way
        self.cell.close_it()
        if facts is not None and text and self.cell.isModified() and text != facts.text:
            self._save(facts, text)
