"""Send stock from one store to another. On the way it is worth what it was. One transfer note."""

from __future__ import annotations

import datetime as dt
import functools
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import ClassVar

from tracker_desktop.errors import Refused
from tracker_desktop.models.documents import DocumentKind
from tracker_desktop.models.places import Place, PlaceKind
from tracker_desktop.models.stock import MovementKind
from tracker_desktop.models.text import sort_key
from tracker_desktop.models.transfers import StockTransfer, TransferLine
from tracker_desktop.queries.count_scope import places_below
from tracker_desktop.scanning.clean import clean_line
from tracker_desktop.transactions.base import Transaction
from tracker_desktop.transactions.books import Books
from tracker_desktop.transactions.rights import Right
from tracker_desktop.transactions.rules import said
from tracker_desktop.transactions.rules.effective import take_effect
from tracker_desktop.transactions.rules.ledger import Posting, post
from tracker_desktop.transactions.rules.lots import lot_of
from tracker_desktop.transactions.rules.place_rules import above
from tracker_desktop.transactions.rules.quantities import check_entered, check_quantity
from tracker_desktop.transactions.rules.said import Said
from tracker_desktop.transactions.rules.shelves import NOTHING, lock_stock
from tracker_desktop.transactions.rules.stock_places import real_place, virtual
from tracker_desktop.transactions.rules.stock_words import several


@dataclass(frozen=True)
class DispatchLine:
    """A quantity (base units) of one lot taken from one place; `entered` as it was typed ("2 box")."""

    item_id: int
    lot_id: int
    place_id: int
    quantity: Decimal
    entered: str | None = None


@dataclass(frozen=True)
class DispatchTransfer(Transaction):
    """All lines or none. Quarantined, expired and recalled stock may go too. The store it goes to may be one that holds
    nothing itself: where each thing is put is said when it arrives."""

    kind: ClassVar[str] = "dispatch_transfer"
    right: ClassVar[Right] = Right.STOCK

    from_place_id: int
    to_place_id: int
    lines: tuple[DispatchLine, ...]
    note: str | None = None
    effective_on: dt.date | None = None

    def apply(self, books: Books) -> Said:
        if not self.lines:
            raise Refused("nothing_to_dispatch")
        take_effect(books, self.effective_on)
        start, end = _store(books, self.from_place_id), _store(books, self.to_place_id)
        if start.id == end.id:
            raise Refused("transfer_same_store", store=start.path)
        items = lock_stock(books, {line.item_id for line in self.lines})
        inside = places_below(books.connection(), [start.id]) | {start.id}
        transfer = books.insert(
            StockTransfer(
                from_place_id=start.id,
                to_place_id=end.id,
                dispatched_at=books.effective_at,
                dispatched_by_id=books.operator.person_id,
                note=clean_line(self.note or "") or None,
            )
        )
        books.document(DocumentKind.TRANSFER_NOTE, end.holder_id, functools.partial(_numbered, transfer))
        rows: list[TransferLine] = []
        postings: list[Posting] = []
        for number, line in enumerate(self.lines, start=1):
            posting = _posting(books, line, start, inside)
            row = TransferLine(
                transfer_id=transfer.id,
                line=number,
                item_id=line.item_id,
                lot_id=line.lot_id,
                quantity=line.quantity,
                value=NOTHING,
            )
            rows.append(books.insert(row))
            postings.append(replace(posting, transfer_line_id=row.id))
        for row, value in zip(rows, post(books, postings), strict=True):
            row.value = value
        lines = several([(items[line.item_id], line.quantity) for line in self.lines])
        return Said("dispatch_transfer", {"to": said.place(end.id), "lines": lines}, ("stock_transfer", transfer.id))


def _numbered(transfer: StockTransfer, number: str) -> None:
    transfer.number, transfer.number_key = number, sort_key(number)


def _store(books: Books, place_id: int) -> Place:
    above(books, place_id)
    place = real_place(books, place_id)
    if place.kind != PlaceKind.STORE.value:
        raise Refused("transfer_no_store", place=place.path)
    return place


def _posting(books: Books, line: DispatchLine, start: Place, inside: set[int]) -> Posting:
    item = lock_stock(books, [line.item_id])[line.item_id]
    check_quantity(item, line.quantity)
    entered = check_entered(books, item, line.quantity, line.entered)
    lot = lot_of(books, item, line.lot_id)
    shelf = real_place(books, line.place_id)
    if shelf.id not in inside:
        raise Refused("transfer_elsewhere", item=item.name, place=shelf.path, store=start.path)
    return Posting(
        MovementKind.DISPATCH,
        item.id,
        lot.id,
        shelf.id,
        virtual(books, PlaceKind.IN_TRANSIT),
        line.quantity,
        quantity_entered=entered,
    )
