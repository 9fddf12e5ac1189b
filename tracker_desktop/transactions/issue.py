"""Issue stock to a person, a department or a room. What expires first goes out first. One issue slip."""

from __future__ import annotations

from collections.abc import Sequence
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
from tracker_desktop.transactions.rules.charges import charge_code_of, receiver
from tracker_desktop.transactions.rules.ledger import Posting, post
from tracker_desktop.transactions.rules.lots import check_usable, lot_of
from tracker_desktop.transactions.rules.quantities import check_entered, check_quantity
from tracker_desktop.transactions.rules.said import Said
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


@dataclass(frozen=True)
class Issue(Transaction):
    """Without `charge_code`, that of the department, or of the person's department, is written down."""

    kind: ClassVar[str] = "issue"
    right: ClassVar[Right] = Right.STOCK

    lines: tuple[IssueLine, ...]
    holder_id: int
    charge_code: str | None = None
    reference: str | None = None
    reason: str | None = None

    def apply(self, books: Books) -> Said:
        if not self.lines:
            raise Refused("nothing_to_issue")
        holder = receiver(books, self.holder_id)
        books.document(DocumentKind.ISSUE_SLIP, holder.id)
        slip = Posting(
            MovementKind.ISSUE,
            item_id=0,
            lot_id=0,
            from_place_id=0,
            to_place_id=virtual(books, PlaceKind.CONSUMED),
            quantity=Decimal(0),
            reason=clean_line(self.reason or "") or None,
            reference=clean_line(self.reference or "") or None,
            holder_id=holder.id,
            charge_code=clean_line(self.charge_code or "", 60) or charge_code_of(books, holder),
        )
        items = lock_stock(books, {line.item_id for line in self.lines})
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
        return _said(books, taken, holder.id)


def _take(books: Books, item: Item, line: IssueLine, slip: Posting) -> tuple[Sequence[Allocation], list[Posting]]:
    """Where a line takes from, and the postings for it; `slip` has what all lines share."""
    check_quantity(item, line.quantity)
    entered = check_entered(books, item, line.quantity, line.entered)
    if line.lot_id is not None:
        check_usable(books, item, lot_of(books, item, line.lot_id), "issue")
    if line.place_id is not None:
        real_place(books, line.place_id)
    parts = allocate(
        books.connection(), item.id, line.quantity, today=books.today, place_id=line.place_id, lot_id=line.lot_id
    )
    if sum(part.quantity for part in parts) < line.quantity:
        raise _short(books, item, line, parts)
    if entered and len(parts) > 1:
        entered = refusal("part_of", {"entered": entered})
    shared = replace(slip, item_id=item.id, quantity_entered=entered)
    return parts, [
        replace(shared, lot_id=part.lot_id, from_place_id=part.place_id, quantity=part.quantity) for part in parts
    ]


def _short(books: Books, item: Item, line: IssueLine, parts: Sequence[Allocation]) -> Refused:
    held = held_back(books.connection(), item.id, today=books.today, place_id=line.place_id, lot_id=line.lot_id)
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


def _said(books: Books, taken: Sequence[tuple[Item, Sequence[Allocation]]], holder_id: int) -> Said:
    to = said.holder(holder_id)
    if len(taken) > 1:
        lines = several([(item, sum((part.quantity for part in parts), Decimal(0))) for item, parts in taken])
        return Said(
            "issue_many", {"items": counted("item", len({item.id for item, _ in taken})), "holder": to, "lines": lines}
        )
    item, parts = taken[0]
    by_lot: dict[int, Allocation] = {}
    for part in parts:
        known = by_lot.get(part.lot_id)
        by_lot[part.lot_id] = replace(part, quantity=part.quantity + known.quantity) if known else part
    lots = lots_words([(part.lot_number, part.expiry, part.quantity) for part in by_lot.values()])
    left = left_words(books, item, [part.place_id for part in parts])
    total = said.quantity(sum((part.quantity for part in parts), Decimal(0)))
    gaps = {"quantity": total, "item": item.name, "holder": to, "about": joined([lots, left], "stock_dot")}
    return Said("issue", gaps, about=("item", item.id))
