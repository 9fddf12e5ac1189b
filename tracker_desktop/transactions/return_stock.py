"""Return to stock what was issued: an exception, with its reason. One return note."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from typing import ClassVar

from tracker_desktop.errors import Refused
from tracker_desktop.models.documents import DocumentKind
from tracker_desktop.models.holders import Holder
from tracker_desktop.models.items import Item, Lot, LotPolicy
from tracker_desktop.models.places import PlaceKind
from tracker_desktop.models.stock import Movement, MovementKind
from tracker_desktop.scanning.clean import clean_line
from tracker_desktop.transactions.approval_need import Need
from tracker_desktop.transactions.base import Transaction
from tracker_desktop.transactions.books import Books
from tracker_desktop.transactions.rights import Right
from tracker_desktop.transactions.rules import said
from tracker_desktop.transactions.rules.charges import charge_code_of
from tracker_desktop.transactions.rules.costs import returned_value
from tracker_desktop.transactions.rules.effective import day_of, effective_day, take_effect
from tracker_desktop.transactions.rules.ledger import Posting, post
from tracker_desktop.transactions.rules.lots import arriving, lot_of
from tracker_desktop.transactions.rules.quantities import check_entered, check_quantity
from tracker_desktop.transactions.rules.return_places import place_of_return
from tracker_desktop.transactions.rules.return_reasons import Cost, Of, Reason, To, destination_of, reason_of
from tracker_desktop.transactions.rules.said import Gap, Said
from tracker_desktop.transactions.rules.shelves import NOTHING, lock_stock
from tracker_desktop.transactions.rules.stock_places import virtual
from tracker_desktop.transactions.rules.stock_words import amount, counted, joined, left_words, lot_gap, several, words
from tracker_desktop.transactions.rules.write_offs import facts_of, need_of
from tracker_desktop.wording.render import show_day

ISSUES = (MovementKind.ISSUE.value, MovementKind.SALE.value)


@dataclass(frozen=True)
class ReturnLine:
    """A quantity in base units of what was issued. Where `issue_id` names the movement of the issue, the lot, the
    holder and the cost are those of it. `place_id` None: where the reason says; `entered` as typed ("2 box")."""

    item_id: int
    quantity: Decimal
    lot_id: int | None = None
    issue_id: int | None = None
    place_id: int | None = None
    entered: str | None = None


@dataclass(frozen=True)
class ReturnStock(Transaction):
    """`reason` is a key of rules.return_reasons, `destination` one of its destinations (None: the usual one). The
    charge code of the issue is credited; without an issue, `charge_code`, or that of the holder.

    Raises Refused: return_nothing, return_reason_unknown, return_note_needed, return_to_wrong, return_no_issue,
    return_too_much, return_before_issue, return_no_hold, return_not_hold, lot_needed, serial_needed, serial_one.
    """

    kind: ClassVar[str] = "return_stock"
    right: ClassVar[Right] = Right.STOCK

    lines: tuple[ReturnLine, ...]
    reason: str
    destination: str | None = None
    holder_id: int | None = None
    charge_code: str | None = None
    note: str | None = None
    effective_on: dt.date | None = None

    def needs_approval(self, books: Books) -> Need | None:
        reason, to = self._decided(books)
        if to is To.HOLD:
            return None
        items = lock_stock(books, {line.item_id for line in self.lines})
        found = [_Found.of(books, items[line.item_id], line) for line in self.lines]
        value = sum((one.value(books, reason) for one in found), NOTHING)
        gaps: dict[str, Gap] = {
            "lines": several([(one.item, one.line.quantity) for one in found]),
            "value": amount(books, value),
            "reason": reason.said(self.note),
        }
        facts = facts_of((one.item, one.lot, to.value, one.line.quantity) for one in found)
        return need_of(books, reason, value, Said("return_stock_ask", gaps), facts)

    def apply(self, books: Books) -> Said:
        take_effect(books, self.effective_on)
        if not self.lines:
            raise Refused("return_nothing")
        reason, to = self._decided(books)
        items = lock_stock(books, {line.item_id for line in self.lines})
        holder = self._holder(books)
        back: list[tuple[_Found, int]] = []
        for line in self.lines:  # one after the other: two of one issue share what is left of it
            one = _Found.of(books, items[line.item_id], line)
            posting = self._posting(books, one, holder, reason, to)
            post(books, [posting])
            back.append((one, posting.to_place_id))
        holders = {holder.id} if holder else {one.issue.holder_id for one, _ in back if one.issue is not None}
        who = holders.pop() if len(holders) == 1 else None
        books.document(DocumentKind.RETURN_NOTE, who)
        return _said(books, back, reason.said(self.note), to, who)

    def _decided(self, books: Books) -> tuple[Reason, To]:
        reason = reason_of(Of.ISSUE, self.reason, self.note)
        return reason, destination_of(reason, self.destination)

    def _holder(self, books: Books) -> Holder | None:
        if self.holder_id is None:
            return None
        holder = books.get(Holder, self.holder_id)
        if holder is None:
            raise Refused("gone")
        return holder

    def _posting(self, books: Books, one: _Found, holder: Holder | None, reason: Reason, to: To) -> Posting:
        issue = one.issue
        given = clean_line(self.charge_code or "", 60) or None
        own = charge_code_of(books, holder) if holder is not None and given is None else given
        return Posting(
            MovementKind.RETURN,
            one.item.id,
            one.lot.id,
            virtual(books, PlaceKind.CONSUMED) if issue is None else issue.to_place_id,
            place_of_return(books, one.item, one.line.place_id, to),
            one.line.quantity,
            one.value(books, reason),
            quantity_entered=check_entered(books, one.item, one.line.quantity, one.line.entered),
            reason=reason.words,
            holder_id=(holder.id if holder else None) if issue is None else issue.holder_id,
            charge_code=own if issue is None else issue.charge_code,
            returns_id=None if issue is None else issue.id,
            party=None if issue is None else issue.party,
        )


@dataclass(frozen=True)
class _Found:
    """A line with what it names."""

    line: ReturnLine
    item: Item
    lot: Lot
    issue: Movement | None

    @classmethod
    def of(cls, books: Books, item: Item, line: ReturnLine) -> _Found:
        check_quantity(item, line.quantity)
        if item.lot_policy == LotPolicy.SERIAL and line.quantity != 1:
            raise Refused("serial_one", item=item.name)
        if line.issue_id is None:
            lot = lot_of(books, item, line.lot_id) if line.lot_id is not None else arriving(books, item, None, None)
            return cls(line, item, lot, None)
        issue = books.get(Movement, line.issue_id)
        if issue is None or issue.item_id != item.id or issue.kind not in ISSUES:
            raise Refused("return_no_issue", item=item.name)
        if effective_day(books) < (went := day_of(books, issue.effective_at)):
            raise Refused("return_before_issue", item=item.name, day=show_day(went))
        if line.lot_id not in (None, issue.lot_id):
            raise Refused("return_other_lot", item=item.name)
        return cls(line, item, lot_of(books, item, issue.lot_id), issue)

    def value(self, books: Books, reason: Reason) -> Decimal:
        of_issue = returned_value(books, self.item, self.line.quantity, self.issue)
        if reason.cost is Cost.OWN:
            return of_issue
        return returned_value(books, self.item, self.line.quantity, None)


def _said(books: Books, back: list[tuple[_Found, int]], reason: str, to: To, holder_id: int | None) -> Said:
    who = words("return_from", holder=said.holder(holder_id)) if holder_id is not None else ""
    if len(back) > 1:
        lines = several([(one.item, one.line.quantity) for one, _ in back])
        items = counted("item", len({one.item.id for one, _ in back}))
        return Said("return_stock_many", {"items": items, "about": joined([reason, who, lines], "stock_dot")})
    [(one, place_id)] = back
    code, now = "return_stock", left_words(books, one.item, [place_id], "now")
    if to is To.SCRAP:
        code, now = "return_stock_scrap", ""
    gaps = {
        "quantity": said.quantity(one.line.quantity),
        "item": one.item.name,
        "about": joined([reason, who, lot_gap(one.lot), now], "stock_dot"),
    }
    return Said(code, gaps, about=("item", one.item.id))
