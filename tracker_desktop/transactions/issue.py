"""Issue stock to a person, a department, a room or a job, or sell it to a customer. What expires first goes first."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import ClassVar

from tracker_desktop.errors import Refused
from tracker_desktop.models.documents import DocumentKind
from tracker_desktop.models.items import Item
from tracker_desktop.models.places import PlaceKind
from tracker_desktop.models.stock import MovementKind
from tracker_desktop.queries.fefo import Allocation, allocate, held_back
from tracker_desktop.scanning.clean import clean_line
from tracker_desktop.transactions.base import Transaction
from tracker_desktop.transactions.books import Books
from tracker_desktop.transactions.rights import Right
from tracker_desktop.transactions.rules import said
from tracker_desktop.transactions.rules.back_orders import BackOrderLine, back_words, check_filled, open_back_orders
from tracker_desktop.transactions.rules.charges import Receiver, receiver_of
from tracker_desktop.transactions.rules.effective import effective_day, take_effect
from tracker_desktop.transactions.rules.first_out import check_first_out
from tracker_desktop.transactions.rules.ledger import Posting, post
from tracker_desktop.transactions.rules.lots import check_usable, lot_of
from tracker_desktop.transactions.rules.quantities import check_entered, check_quantity
from tracker_desktop.transactions.rules.said import Gap, Said
from tracker_desktop.transactions.rules.shelves import lock_stock
from tracker_desktop.transactions.rules.stock_places import real_place, virtual
from tracker_desktop.transactions.rules.stock_words import counted, joined, left_words, lots_words, several
from tracker_desktop.wording import refusal
from tracker_desktop.wording.render import show_quantity


@dataclass(frozen=True)
class IssueLine:
    """A quantity in base units; from one lot or from below one place, where named. `entered` as typed ("2 box")."""

    item_id: int
    quantity: Decimal
    lot_id: int | None = None
    place_id: int | None = None
    entered: str | None = None
    back_order_id: int | None = None


@dataclass(frozen=True)
class Issue(Transaction):
    """Without `charge_code`, that of the department, or of the person's department, is written down. A job is issued to
    by its charge code alone, without a holder. With a `customer` instead of a holder it is a sale, with a delivery
    note. `back_orders` is what was asked for and is not there: it stays owed."""

    kind: ClassVar[str] = "issue"
    right: ClassVar[Right] = Right.STOCK

    lines: tuple[IssueLine, ...]
    holder_id: int | None = None
    charge_code: str | None = None
    reference: str | None = None
    reason: str | None = None
    customer: str | None = None
    back_orders: tuple[BackOrderLine, ...] = ()
    effective_on: dt.date | None = None

    def apply(self, books: Books) -> Said:
        take_effect(books, self.effective_on)
        if not self.lines and not self.back_orders:
            raise Refused("nothing_to_issue")
        to = receiver_of(books, self.holder_id, self.customer, self.charge_code)
        is_sale = to.customer is not None
        if self.lines:
            books.document(DocumentKind.DELIVERY_NOTE if is_sale else DocumentKind.ISSUE_SLIP, to.holder_id)
        reference = clean_line(self.reference or "") or None
        slip = Posting(
            MovementKind.SALE if is_sale else MovementKind.ISSUE,
            item_id=0,
            lot_id=0,
            from_place_id=0,
            to_place_id=virtual(books, PlaceKind.SOLD if is_sale else PlaceKind.CONSUMED),
            quantity=Decimal(0),
            reason=clean_line(self.reason or "") or None,
            reference=reference,
            holder_id=to.holder_id,
            charge_code=to.charge_code,
            party=to.customer,
        )
        items = lock_stock(
            books, {*(line.item_id for line in self.lines), *(line.item_id for line in self.back_orders)}
        )
        filled = ((line.back_order_id, items[line.item_id], line.quantity) for line in self.lines)
        check_filled(books, ((one, item, quantity) for one, item, quantity in filled if one is not None), to)
        taken = self._post(books, items, slip)
        owed = [(items[line.item_id], line.quantity) for line in self.back_orders]
        opened = open_back_orders(books, owed, to, reference)
        if not taken:
            return _only_owed(owed, to)
        return _said(books, taken, to, back_words(opened))

    def _post(
        self, books: Books, items: Mapping[int, Item], slip: Posting
    ) -> Sequence[tuple[Item, Sequence[Allocation]]]:
        taken: list[tuple[Item, Sequence[Allocation]]] = []
        waiting: dict[int, list[Posting]] = {}
        for line in self.lines:
            item = items[line.item_id]
            if item.id in waiting:  # what this line may take depends on what an earlier one took
                post(books, [posting for postings in waiting.values() for posting in postings])
                waiting.clear()
            parts, waiting[item.id] = _take(books, item, line, slip)
            taken.append((item, parts))
        post(books, [posting for postings in waiting.values() for posting in postings])
        if slip.reason is None:
            chosen = ((items[one.item_id], one.lot_id, one.place_id) for one in self.lines if one.lot_id is not None)
            check_first_out(books, chosen, effective_day(books))
        return taken


def _take(books: Books, item: Item, line: IssueLine, slip: Posting) -> tuple[Sequence[Allocation], list[Posting]]:
    """Where a line takes from, and the postings for it; `slip` has what all lines share."""
    check_quantity(item, line.quantity)
    entered = check_entered(books, item, line.quantity, line.entered)
    day = effective_day(books)
    if line.lot_id is not None:
        check_usable(books, item, lot_of(books, item, line.lot_id), "issue", day)
    if line.place_id is not None:
        real_place(books, line.place_id)
    parts = allocate(books.connection(), item.id, line.quantity, today=day, place_id=line.place_id, lot_id=line.lot_id)
    if sum(part.quantity for part in parts) < line.quantity:
        raise _short(books, item, line, parts)
    if entered and len(parts) > 1:
        entered = refusal("part_of", {"entered": entered})
    shared = replace(slip, item_id=item.id, quantity_entered=entered, back_order_id=line.back_order_id)
    return parts, [
        replace(shared, lot_id=part.lot_id, from_place_id=part.place_id, quantity=part.quantity) for part in parts
    ]


def _short(books: Books, item: Item, line: IssueLine, parts: Sequence[Allocation]) -> Refused:
    held = held_back(
        books.connection(), item.id, today=effective_day(books), place_id=line.place_id, lot_id=line.lot_id
    )
    reasons = {reason.value: show_quantity(held.get(reason, Decimal(0))) for reason in held}
    more = " ".join(refusal(f"issue_held_{reason}", {"quantity": amount}) for reason, amount in reasons.items())
    where = refusal("issue_here", {"place": real_place(books, line.place_id).path}) if line.place_id else ""
    return Refused(
        "issue_short",
        item=item.name,
        asked=show_quantity(line.quantity),
        here=show_quantity(sum((part.quantity for part in parts), Decimal(0))),
        item_id=item.id,
        where=where,
        more=f" {more}" if more else "",
    )


def _only_owed(owed: Sequence[tuple[Item, Decimal]], to: Receiver) -> Said:
    """Nothing of it is there: nothing went out, and there is no slip."""
    if len(owed) > 1:
        items = counted("item", len({item.id for item, _ in owed}))
        return Said("back_order_many", {"items": items, "holder": to.called, "lines": several(owed)})
    item, quantity = owed[0]
    gaps = {"quantity": said.quantity(quantity), "item": item.name, "holder": to.called}
    return Said("back_order", gaps, about=("item", item.id))


def _said(books: Books, taken: Sequence[tuple[Item, Sequence[Allocation]]], to: Receiver, back: Gap) -> Said:
    verb = "sell" if to.customer is not None else "issue"
    if len(taken) > 1:
        lines = several([(item, sum((part.quantity for part in parts), Decimal(0))) for item, parts in taken])
        items = counted("item", len({item.id for item, _ in taken}))
        return Said(f"{verb}_many", {"items": items, "holder": to.called, "lines": joined([lines, back], "stock_dot")})
    item, parts = taken[0]
    by_lot: dict[int, Allocation] = {}
    for part in parts:
        known = by_lot.get(part.lot_id)
        by_lot[part.lot_id] = replace(part, quantity=part.quantity + known.quantity) if known else part
    lots = lots_words([(part.lot_number, part.expiry, part.quantity) for part in by_lot.values()])
    left = left_words(books, item, [part.place_id for part in parts])
    total = said.quantity(sum((part.quantity for part in parts), Decimal(0)))
    gaps = {"quantity": total, "item": item.name, "holder": to.called, "about": joined([lots, left, back], "stock_dot")}
    return Said(verb, gaps, about=("item", item.id))
