"""Write off what left one store and never came to the other. Above the office's limit another person approves."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import ClassVar

from tracker_desktop.errors import Refused
from tracker_desktop.models.items import Item, Lot
from tracker_desktop.models.places import PlaceKind
from tracker_desktop.models.stock import MovementKind
from tracker_desktop.models.transfers import TransferLine
from tracker_desktop.scanning.clean import clean_line
from tracker_desktop.transactions.approval_need import Need
from tracker_desktop.transactions.base import Transaction
from tracker_desktop.transactions.books import Books
from tracker_desktop.transactions.rights import Right
from tracker_desktop.transactions.rules.effective import take_effect
from tracker_desktop.transactions.rules.ledger import Posting, post
from tracker_desktop.transactions.rules.lots import lot_of
from tracker_desktop.transactions.rules.quantities import check_quantity
from tracker_desktop.transactions.rules.said import Gap, Said
from tracker_desktop.transactions.rules.shelves import NOTHING
from tracker_desktop.transactions.rules.stock_places import virtual
from tracker_desktop.transactions.rules.stock_words import amount, several
from tracker_desktop.transactions.rules.transit import Travelling, travelling
from tracker_desktop.transactions.rules.write_offs import LIMIT, facts_of
from tracker_desktop.wording.render import show_quantity


@dataclass(frozen=True)
class LostLine:
    """How much of a dispatched line is lost (base units)."""

    transfer_line_id: int
    quantity: Decimal


@dataclass(frozen=True)
class _Loss:
    line: TransferLine
    quantity: Decimal
    value: Decimal


@dataclass(frozen=True)
class LoseTransfer(Transaction):
    """Without lines, everything that is still on the way."""

    kind: ClassVar[str] = "lose_transfer"
    right: ClassVar[Right] = Right.STOCK

    transfer_id: int
    reason: str
    lines: tuple[LostLine, ...] = ()
    effective_on: dt.date | None = None

    def needs_approval(self, books: Books) -> Need | None:
        way = travelling(books, self.transfer_id)
        losses = self._losses(way)
        value = sum((one.value for one in losses), NOTHING)
        if value <= int(books.setting(LIMIT)):
            return None
        return Need(
            value=value,
            said=Said("ask_lose_transfer", _gaps(way, losses) | {"value": amount(books, value)}),
            counted_by=(way.transfer.dispatched_by_id,),
            facts=facts_of(_lots(books, way, losses)),
            about=("stock_transfer", way.transfer.id),
        )

    def apply(self, books: Books) -> Said:
        take_effect(books, self.effective_on)
        reason = clean_line(self.reason)
        if not reason:
            raise Refused("transfer_loss_reason")
        way = travelling(books, self.transfer_id)
        losses = self._losses(way)
        post(books, [_posting(books, way, one, reason) for one in losses])
        gaps = _gaps(way, losses) | {"reason": reason}
        return Said("lose_transfer", gaps, ("stock_transfer", way.transfer.id))

    def _losses(self, way: Travelling) -> list[_Loss]:
        every = [LostLine(line_id, left.quantity) for line_id, left in way.left.items() if left.quantity]
        losses = []
        for lost in self.lines or every:
            line = way.line(lost.transfer_line_id)
            item, left = way.items[line.item_id], way.left[line.id]
            check_quantity(item, lost.quantity)
            if lost.quantity > left.quantity:
                asked, there = show_quantity(lost.quantity), show_quantity(left.quantity)
                raise Refused("transfer_lost_more", item=item.name, asked=asked, left=there, number=way.number)
            losses.append(_Loss(line, lost.quantity, left.take(lost.quantity)))
        return losses


def _lots(books: Books, way: Travelling, losses: list[_Loss]) -> Iterator[tuple[Item, Lot, str, Decimal]]:
    for one in losses:
        item = way.items[one.line.item_id]
        yield item, lot_of(books, item, one.line.lot_id), "", one.quantity


def _posting(books: Books, way: Travelling, loss: _Loss, reason: str) -> Posting:
    return Posting(
        MovementKind.SCRAP,
        loss.line.item_id,
        loss.line.lot_id,
        virtual(books, PlaceKind.IN_TRANSIT),
        virtual(books, PlaceKind.LOST),
        loss.quantity,
        loss.value,
        reason=reason,
        reference=way.number,
        transfer_line_id=loss.line.id,
    )


def _gaps(way: Travelling, losses: list[_Loss]) -> dict[str, Gap]:
    lines = several([(way.items[one.line.item_id], one.quantity) for one in losses])
    return {"transfer": way.number, "lines": lines}
