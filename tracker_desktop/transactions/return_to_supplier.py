"""Send stock back to its supplier. It leaves at the average; what the credit differs by is a variance."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from typing import ClassVar

from tracker_desktop.errors import Refused
from tracker_desktop.models.documents import DocumentKind
from tracker_desktop.models.items import Item, Lot
from tracker_desktop.models.places import PlaceKind
from tracker_desktop.models.stock import Movement, MovementKind
from tracker_desktop.models.suppliers import Supplier
from tracker_desktop.scanning.clean import clean_line
from tracker_desktop.transactions.base import Transaction
from tracker_desktop.transactions.books import Books
from tracker_desktop.transactions.rights import Right
from tracker_desktop.transactions.rules import said
from tracker_desktop.transactions.rules.costs import return_to_supplier
from tracker_desktop.transactions.rules.effective import day_of, effective_day, take_effect
from tracker_desktop.transactions.rules.ledger import Posting
from tracker_desktop.transactions.rules.lots import lot_of
from tracker_desktop.transactions.rules.quantities import check_cost, check_entered, check_quantity
from tracker_desktop.transactions.rules.return_reasons import Of, Reason, reason_of
from tracker_desktop.transactions.rules.said import Gap, Said
from tracker_desktop.transactions.rules.shelves import NOTHING, lock_stock
from tracker_desktop.transactions.rules.stock_places import real_place, virtual
from tracker_desktop.transactions.rules.stock_words import amount, counted, joined, left_words, lot_gap, several, words
from tracker_desktop.wording.render import show_day


@dataclass(frozen=True)
class SupplierReturnLine:
    """A quantity in base units of a lot at a place. `receipt_id` is the movement it came with, `unit_credit` what the
    supplier gives for one base unit (None: what it is worth by the books); `entered` as typed ("2 box")."""

    item_id: int
    lot_id: int
    quantity: Decimal
    place_id: int
    receipt_id: int | None = None
    unit_credit: Decimal | None = None
    entered: str | None = None


@dataclass(frozen=True)
class ReturnToSupplier(Transaction):
    """Without `supplier_id`, the supplier of the receipts. `reference` is the supplier's number of the return.

    Raises Refused: return_nothing, return_reason_unknown, return_note_needed, return_no_receipt, return_other_lot,
    return_before_receipt, return_no_supplier, return_other_supplier, credit_too_much.
    """

    kind: ClassVar[str] = "return_to_supplier"
    right: ClassVar[Right] = Right.STOCK

    lines: tuple[SupplierReturnLine, ...]
    reason: str
    supplier_id: int | None = None
    reference: str | None = None
    note: str | None = None
    effective_on: dt.date | None = None

    def apply(self, books: Books) -> Said:
        take_effect(books, self.effective_on)
        if not self.lines:
            raise Refused("return_nothing")
        reason = reason_of(Of.RECEIPT, self.reason, self.note)
        items = lock_stock(books, {line.item_id for line in self.lines})
        receipts = [_receipt_of(books, items[line.item_id], line) for line in self.lines]
        supplier = self._supplier(books, receipts)
        gain = NOTHING
        for line in self.lines:
            posting = self._posting(books, items[line.item_id], line, supplier, reason)
            gain += return_to_supplier(books, posting, line.unit_credit)
        books.document(DocumentKind.SUPPLIER_RETURN)
        about = (reason.said(self.note), clean_line(self.reference or ""), _gain_words(books, gain))
        return _said(books, self.lines, supplier, joined(about, "stock_dot"))

    def _supplier(self, books: Books, receipts: list[Movement | None]) -> Supplier:
        came_from = {receipt.supplier_id for receipt in receipts if receipt is not None} - {None}
        if self.supplier_id is None and len(came_from) != 1:
            raise Refused("return_no_supplier")
        supplier_id = came_from.pop() if self.supplier_id is None else self.supplier_id
        supplier = books.get(Supplier, supplier_id)
        if supplier is None:
            raise Refused("gone")
        if came_from - {supplier.id}:
            raise Refused("return_other_supplier", supplier=supplier.name)
        return supplier

    def _posting(
        self, books: Books, item: Item, line: SupplierReturnLine, supplier: Supplier, reason: Reason
    ) -> Posting:
        check_quantity(item, line.quantity)
        if line.unit_credit is not None:
            check_cost(item, line.quantity, line.unit_credit)
        return Posting(
            MovementKind.SUPPLIER_RETURN,
            item.id,
            lot_of(books, item, line.lot_id).id,
            real_place(books, line.place_id).id,
            virtual(books, PlaceKind.SUPPLIER),
            line.quantity,
            quantity_entered=check_entered(books, item, line.quantity, line.entered),
            reason=reason.words,
            reference=clean_line(self.reference or "") or None,
            supplier_id=supplier.id,
            returns_id=line.receipt_id,
        )


def _receipt_of(books: Books, item: Item, line: SupplierReturnLine) -> Movement | None:
    if line.receipt_id is None:
        return None
    receipt = books.get(Movement, line.receipt_id)
    if receipt is None or receipt.item_id != item.id or receipt.kind != MovementKind.RECEIVE.value:
        raise Refused("return_no_receipt", item=item.name)
    if effective_day(books) < (came := day_of(books, receipt.effective_at)):
        raise Refused("return_before_receipt", item=item.name, day=show_day(came))
    if receipt.lot_id != line.lot_id:
        raise Refused("return_other_lot", item=item.name)
    return receipt


def _gain_words(books: Books, gain: Decimal) -> Gap:
    if not gain:
        return ""
    return words("return_gain" if gain > 0 else "return_loss", value=amount(books, abs(gain)))


def _said(books: Books, lines: tuple[SupplierReturnLine, ...], supplier: Supplier, about: Gap) -> Said:
    items = lock_stock(books, [line.item_id for line in lines])
    if len(lines) > 1:
        sent = several([(items[line.item_id], line.quantity) for line in lines])
        number = counted("item", len({line.item_id for line in lines}))
        gaps = {"items": number, "supplier": supplier.name, "about": joined([about, sent], "stock_dot")}
        return Said("return_to_supplier_many", gaps)
    [line] = lines
    item = items[line.item_id]
    left = left_words(books, item, [line.place_id])
    lot: Lot = lot_of(books, item, line.lot_id)
    return Said(
        "return_to_supplier",
        {
            "quantity": said.quantity(line.quantity),
            "item": item.name,
            "supplier": supplier.name,
            "about": joined([about, lot_gap(lot), left], "stock_dot"),
        },
        about=("item", item.id),
    )
