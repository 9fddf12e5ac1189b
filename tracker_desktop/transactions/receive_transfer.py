"""Put away what arrives of a transfer, in one go or in parts. What does not arrive stays on the way."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from typing import ClassVar

from tracker_desktop.errors import Refused
from tracker_desktop.models.items import Item
from tracker_desktop.models.places import PlaceKind
from tracker_desktop.models.stock import MovementKind
from tracker_desktop.models.transfers import TransferLine
from tracker_desktop.queries.count_scope import places_below
from tracker_desktop.scanning.clean import clean_line
from tracker_desktop.transactions.base import Transaction
from tracker_desktop.transactions.books import Books
from tracker_desktop.transactions.rights import Right
from tracker_desktop.transactions.rules import said
from tracker_desktop.transactions.rules.costs import returned_value
from tracker_desktop.transactions.rules.effective import take_effect
from tracker_desktop.transactions.rules.ledger import Posting, post
from tracker_desktop.transactions.rules.place_rules import usable
from tracker_desktop.transactions.rules.quantities import check_quantity
from tracker_desktop.transactions.rules.said import Gap, Said
from tracker_desktop.transactions.rules.shelves import NOTHING
from tracker_desktop.transactions.rules.stock_places import real_place, virtual
from tracker_desktop.transactions.rules.stock_words import joined, several, words
from tracker_desktop.transactions.rules.transit import Travelling, on_the_way, travelling
from tracker_desktop.wording.render import show_quantity


@dataclass(frozen=True)
class ArrivalLine:
    """What came of a dispatched line (base units), and where it was put; without a place, the store it was sent to."""

    transfer_line_id: int
    quantity: Decimal
    place_id: int | None = None


@dataclass(frozen=True)
class Surplus:
    """More came of a line than was on the way."""

    line: TransferLine
    quantity: Decimal
    place_id: int


@dataclass(frozen=True)
class ReceiveTransfer(Transaction):
    """It comes in at what it was worth when it left. More than was on the way comes in like what a count finds, and
    needs a reason. What came back may be put away in the store that it left."""

    kind: ClassVar[str] = "receive_transfer"
    right: ClassVar[Right] = Right.STOCK

    transfer_id: int
    lines: tuple[ArrivalLine, ...]
    reason: str | None = None
    effective_on: dt.date | None = None

    def apply(self, books: Books) -> Said:
        if not self.lines:
            raise Refused("nothing_arrived")
        take_effect(books, self.effective_on)
        way = travelling(books, self.transfer_id)
        transfer = way.transfer
        reason = clean_line(self.reason or "") or None
        ends = [transfer.to_place_id, transfer.from_place_id]
        inside = places_below(books.connection(), ends) | set(ends)
        postings: list[Posting] = []
        surplus: list[Surplus] = []
        came: list[tuple[Item, Decimal]] = []
        for asked in self.lines:
            line = way.line(asked.transfer_line_id)
            item = way.items[line.item_id]
            check_quantity(item, asked.quantity)
            place_id = _put_at(books, way, asked, inside)
            part, more = _take(way, line, asked.quantity)
            came.append((item, asked.quantity))
            if part is not None:
                postings.append(_arrival(books, line, place_id, part, reason))
            if more:
                if reason is None:
                    raise _over(way, item, asked.quantity, asked.quantity - more)
                surplus.append(Surplus(line, more, place_id))
        post(books, postings)
        for extra in surplus:
            post(books, [_found(books, way, extra, reason)])
        return _said(books, way, came, surplus)


def _take(way: Travelling, line: TransferLine, quantity: Decimal) -> tuple[tuple[Decimal, Decimal] | None, Decimal]:
    """Quantity and value that come off the way, and how much is more than that."""
    left = way.left[line.id]
    part = min(quantity, left.quantity)
    if not part:
        return None, quantity
    return (part, left.take(part)), quantity - part


def _put_at(books: Books, way: Travelling, asked: ArrivalLine, inside: set[int]) -> int:
    place = real_place(books, asked.place_id or way.transfer.to_place_id)
    usable(books, place.id)
    if place.id not in inside:
        store = real_place(books, way.transfer.to_place_id)
        raise Refused("transfer_other_store", place=place.path, store=store.path, number=way.number)
    return place.id


def _arrival(
    books: Books, line: TransferLine, place_id: int, part: tuple[Decimal, Decimal], reason: str | None
) -> Posting:
    quantity, value = part
    return Posting(
        MovementKind.ARRIVAL,
        line.item_id,
        line.lot_id,
        virtual(books, PlaceKind.IN_TRANSIT),
        place_id,
        quantity,
        value,
        reason=reason,
        transfer_line_id=line.id,
    )


def _found(books: Books, way: Travelling, extra: Surplus, reason: str | None) -> Posting:
    """What came beyond what was sent: worth the average, as what a count finds."""
    line = extra.line
    return Posting(
        MovementKind.COUNT,
        line.item_id,
        line.lot_id,
        virtual(books, PlaceKind.LOST),
        extra.place_id,
        extra.quantity,
        returned_value(books, way.items[line.item_id], extra.quantity, None),
        reason=reason,
        reference=way.number,
        transfer_line_id=line.id,
    )


def _over(way: Travelling, item: Item, asked: Decimal, left: Decimal) -> Refused:
    return Refused(
        "transfer_over", item=item.name, asked=show_quantity(asked), left=show_quantity(left), number=way.number
    )


def _said(books: Books, way: Travelling, came: list[tuple[Item, Decimal]], surplus: list[Surplus]) -> Said:
    still = sum((one.quantity for one in on_the_way(books, way.lines).values()), NOTHING)
    about: list[Gap] = [several(came)]
    if surplus:
        more = sum((one.quantity for one in surplus), NOTHING)
        about.append(words("transfer_surplus", quantity=said.quantity(more)))
    about.append(words("transfer_still", quantity=said.quantity(still)) if still else words("transfer_nothing_left"))
    gaps: dict[str, Gap] = {
        "transfer": way.number,
        "to": said.place(way.transfer.to_place_id),
        "about": joined(about, "stock_dot"),
    }
    return Said("receive_transfer", gaps, ("stock_transfer", way.transfer.id))
