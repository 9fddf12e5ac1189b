"""Puts items on an order that is being written: by a scan, by a code or a name that is typed, with how many packs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from tracker_desktop.errors import Refused
from tracker_desktop.queries.offer_facts import Orderable, OrderablesOf
from tracker_desktop.queries.suggest import Suggest, Suggestion
from tracker_desktop.scanning.commands import Command, read_line
from tracker_desktop.scanning.match import Match, Resolution
from tracker_desktop.scanning.resolve import Resolving
from tracker_desktop.ui.desk import Desk
from tracker_desktop.ui.orders.draft_lines import ONE, from_supplier, line_of, raised
from tracker_desktop.ui.scan_field import TYPED
from tracker_desktop.wording.counter import dotted
from tracker_desktop.wording.render import show_money, show_quantity

if TYPE_CHECKING:
    from tracker_desktop.ui.orders.order_dialog import OrderDialog

MOST = 9
KINDS = ("item", "place")


class Adding(QObject):
    """What the scan field of the dialog takes. A number is for the item that comes next, or for the line that was just
    put on, unless that had its number already."""

    def __init__(self, desk: Desk, dialog: OrderDialog) -> None:
        super().__init__(dialog)
        self._desk, self._dialog = desk, dialog
        self._next: Decimal | None = None
        self._just: int | None = None
        dialog.scanned.connect(self.take)
        dialog.chosen.connect(self._chosen)

    def take(self, text: str, how: str) -> None:
        """A code, a name or a number was entered."""
        self._dialog.strip.clear()
        try:
            reading = read_line(text, "typed" if how == TYPED else "burst")
        except Refused as refused:
            self._answer(text, "refused", str(refused), kept=True)
            return
        if reading.command is not None:
            self._answer(text, "info", reading.command.words.capitalize())
            self._command(reading.command)
        elif reading.number is not None:
            self._number(text, reading.number)
        else:
            query = Resolving(reading.code, typed=how == TYPED, prefer=KINDS)
            self._desk.fetch(
                query,
                lambda _, found: self._resolved(text, how, found),
                owner=self,
                refused=lambda no: self._answer(text, "refused", str(no), kept=True),
            )

    def put_on(self, item_id: int) -> None:
        """One pack of an item, or as many as were typed before."""
        query = OrderablesOf((item_id,))
        self._desk.fetch(query, lambda _, found: self._add(found[item_id]) if item_id in found else None, owner=self)

    def sold_by(self, supplier_id: int) -> None:
        """Another supplier was chosen: the lines are what that one sells."""
        ids = tuple({line.item_id for line in self._dialog.lines if line.item_id is not None})
        if ids:
            query = OrderablesOf(ids)
            self._desk.fetch(query, lambda _, found: self._sold(supplier_id, found), owner=self)

    def _sold(self, supplier_id: int, items: Mapping[int, Orderable]) -> None:
        if self._dialog.supplier_id == supplier_id:
            lines = [(line, items.get(line.item_id or 0)) for line in self._dialog.lines]
            sold = [line if item is None else from_supplier(line, item, supplier_id) for line, item in lines]
            self._dialog.show_lines(sold)

    # --- what was entered

    def _resolved(self, text: str, how: str, found: Resolution) -> None:
        fitting = [one for one in found.matches if one.kind in KINDS]
        if len(fitting) == 1:
            self._taken(text, fitting[0])
        elif fitting:
            rows = [((one.kind, one.id, one.label), dotted([one.label, one.detail])) for one in fitting[:MOST]]
            self._ask(text, rows)
        elif found.matches:
            self._answer(text, "refused", self.tr("{0} is nothing that is ordered here.").format(text), kept=True)
        elif how == TYPED:
            query = Suggest(("item",), text, MOST)
            self._desk.fetch(query, lambda _, rows: self._named(text, rows), owner=self)
        else:
            self._unknown(text)

    def _named(self, text: str, rows: Sequence[Suggestion]) -> None:
        if len(rows) == 1:
            self._answer(text, "info", rows[0].text)
            self.put_on(rows[0].id)
        elif rows:
            self._ask(text, [(("item", row.id, row.text), dotted([row.text, row.detail])) for row in rows])
        else:
            self._unknown(text)

    def _unknown(self, text: str) -> None:
        words = self.tr("{0} is not known here. Add the item under Inventory first.").format(text)
        self._answer(text, "unknown", words, kept=True)

    def _taken(self, text: str, one: Match) -> None:
        self._answer(text, "info", one.label)
        self._pick(one.kind, one.id, one.label)

    def _pick(self, kind: str, row_id: int, label: str) -> None:
        if kind == "item":
            self.put_on(row_id)
        else:
            self._dialog.set_place(row_id, label)
            self._dialog.banner.show_answer("info", self.tr("Delivered to {0}").format(label), sound=False)

    def _ask(self, text: str, rows: Sequence[tuple[object, str]]) -> None:
        self._answer(text, "choose", self.tr("{0}: which one?").format(text))
        self._dialog.strip.show_text(self.tr("Which one?"), choices=rows)

    def _chosen(self, key: object) -> None:
        if isinstance(key, tuple):
            self._dialog.strip.clear()
            self._pick(*key)

    def _number(self, text: str, number: Decimal) -> None:
        if number <= 0:
            self._answer(text, "refused", str(Refused("quantity_zero")), kept=True)
            return
        row, self._just = self._just, None
        lines = list(self._dialog.lines)
        if row is None or row >= len(lines):
            self._next = number
            self._answer(text, "info", self.tr("{0} packs of").format(show_quantity(number)), self.tr("now the item"))
            return
        lines[row] = replace(lines[row], packs=number, by_hand=True)
        self._dialog.show_lines(lines, row)
        self._answer(text, "done", self._words(row))

    def _command(self, command: Command) -> None:
        if command.key == "done":
            self._dialog.press_primary()
        elif command.key == "cancel":
            self._dialog.reject()
        elif command.key == "undo" and self._dialog.lines:
            self._dialog.remove_line(len(self._dialog.lines) - 1)

    def _add(self, item: Orderable) -> None:
        dialog = self._dialog
        offer = item.of(dialog.supplier_id)
        supplier = item.supplier if offer is None else (offer.supplier_id, offer.supplier)
        if dialog.supplier_id is None and supplier is not None:
            dialog.set_supplier(*supplier)
        packs, self._next = self._next, None
        lines = list(dialog.lines)
        row = next((n for n, line in enumerate(lines) if line.item_id == item.id), None)
        if row is None:
            row = len(lines)
            lines.append(line_of(item, offer, packs or ONE))
        else:
            lines[row] = raised(lines[row], offer, packs or ONE)
        dialog.show_lines(lines, row)
        self._just = None if packs else row
        lacks = self.tr("no offer of this supplier is known: enter the pack and the price") if offer is None else ""
        dialog.banner.show_answer("warning" if lacks else "done", self._words(row), lacks)

    def _words(self, row: int) -> str:
        line = self._dialog.lines[row]
        total = "" if line.total is None else show_money(line.total)
        return dotted([f"{show_quantity(line.packs)} × {line.name}", line.pack, total])

    def _answer(self, text: str, outcome: str, headline: str, detail: str = "", *, kept: bool = False) -> None:
        if self._dialog.scan_field is not None:
            self._dialog.scan_field.answered(text, kept=kept)
        self._dialog.banner.show_answer(outcome, headline, detail)
