"""Write stock off: expired, broken, lost. Above the office's limit another person must agree. One write-off note."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from typing import ClassVar

from tracker_desktop.errors import Refused
from tracker_desktop.models.documents import DocumentKind
from tracker_desktop.models.items import Item, Lot
from tracker_desktop.models.places import Place
from tracker_desktop.models.stock import MovementKind
from tracker_desktop.transactions.approval_need import Need
from tracker_desktop.transactions.base import Transaction
from tracker_desktop.transactions.books import Books
from tracker_desktop.transactions.rights import Right
from tracker_desktop.transactions.rules import said
from tracker_desktop.transactions.rules.effective import take_effect
from tracker_desktop.transactions.rules.ledger import Posting, post
from tracker_desktop.transactions.rules.lots import lot_of
from tracker_desktop.transactions.rules.quantities import check_entered, check_quantity
from tracker_desktop.transactions.rules.return_places import NOWHERE
from tracker_desktop.transactions.rules.return_reasons import Of, reason_of
from tracker_desktop.transactions.rules.said import Gap, Said
from tracker_desktop.transactions.rules.shelves import NOTHING, lock_stock
from tracker_desktop.transactions.rules.stock_places import real_place, virtual
from tracker_desktop.transactions.rules.stock_words import amount, counted, joined, left_words, lot_gap, several
from tracker_desktop.transactions.rules.write_offs import facts_of, need_of, worth


@dataclass(frozen=True)
class ScrapLine:
    """A quantity in base units of a lot at a place; `entered` as typed ("2 box")."""

    item_id: int
    lot_id: int
    quantity: Decimal
    place_id: int
    entered: str | None = None


@dataclass(frozen=True)
class ScrapStock(Transaction):
    """It leaves at the average, to what is scrapped or lost as its reason says.

    Raises Refused: scrap_nothing, return_reason_unknown, return_note_needed, stock_short.
    """

    kind: ClassVar[str] = "scrap_stock"
    right: ClassVar[Right] = Right.STOCK

    lines: tuple[ScrapLine, ...]
    reason: str
    note: str | None = None
    effective_on: dt.date | None = None

    def needs_approval(self, books: Books) -> Need | None:
        reason = reason_of(Of.STOCK, self.reason, self.note)
        found = self._found(books)
        value = worth(books, [(item, line.quantity) for line, item, _, _ in found])
        gaps: dict[str, Gap] = {
            "lines": several([(item, line.quantity) for line, item, _, _ in found]),
            "value": amount(books, value),
            "reason": reason.said(self.note),
        }
        facts = facts_of((item, lot, place.path, line.quantity) for line, item, lot, place in found)
        return need_of(books, reason, value, Said("scrap_stock_ask", gaps), facts)

    def apply(self, books: Books) -> Said:
        take_effect(books, self.effective_on)
        if not self.lines:
            raise Refused("scrap_nothing")
        reason = reason_of(Of.STOCK, self.reason, self.note)
        gone = virtual(books, NOWHERE[reason.to[0]])
        found = self._found(books)
        values = post(
            books,
            [
                Posting(
                    MovementKind.SCRAP,
                    item.id,
                    lot.id,
                    place.id,
                    gone,
                    line.quantity,
                    quantity_entered=check_entered(books, item, line.quantity, line.entered),
                    reason=reason.words,
                )
                for line, item, lot, place in found
            ],
        )
        books.document(DocumentKind.STOCK_WRITE_OFF)
        return _said(books, found, reason.said(self.note), sum(values, NOTHING))

    def _found(self, books: Books) -> list[tuple[ScrapLine, Item, Lot, Place]]:
        items = lock_stock(books, {line.item_id for line in self.lines})
        found = []
        for line in self.lines:
            item = items[line.item_id]
            check_quantity(item, line.quantity)
            found.append((line, item, lot_of(books, item, line.lot_id), real_place(books, line.place_id)))
        return found


def _said(books: Books, found: list[tuple[ScrapLine, Item, Lot, Place]], reason: str, value: Decimal) -> Said:
    worth_words = amount(books, value)
    if len(found) > 1:
        lines = several([(item, line.quantity) for line, item, _, _ in found])
        items = counted("item", len({item.id for _, item, _, _ in found}))
        about = joined([reason, worth_words, lines], "stock_dot")
        return Said("scrap_stock_many", {"items": items, "about": about})
    [(line, item, lot, place)] = found
    left = left_words(books, item, [place.id])
    gaps = {
        "quantity": said.quantity(line.quantity),
        "item": item.name,
        "about": joined([reason, lot_gap(lot), worth_words, left], "stock_dot"),
    }
    return Said("scrap_stock", gaps, about=("item", item.id))
