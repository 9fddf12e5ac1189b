"""Receive a delivery: items into stock, assets each by serial number and tag. One goods receipt."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import ClassVar

from tracker_desktop.errors import Refused
from tracker_desktop.models.documents import DocumentKind
from tracker_desktop.models.places import PlaceKind
from tracker_desktop.models.stock import MovementKind
from tracker_desktop.scanning.clean import clean_line
from tracker_desktop.transactions.base import Transaction
from tracker_desktop.transactions.books import Books
from tracker_desktop.transactions.rights import Right
from tracker_desktop.transactions.rules.arrivals import Arrival, ReceiveLine, arrival_words, arrive
from tracker_desktop.transactions.rules.back_orders import owed_words
from tracker_desktop.transactions.rules.effective import take_effect
from tracker_desktop.transactions.rules.item_fields import check_supplier
from tracker_desktop.transactions.rules.order_receipts import delivered
from tracker_desktop.transactions.rules.receive_assets import AddedAssets, ReceivedAsset, add_received, added_words
from tracker_desktop.transactions.rules.said import Gap, Said
from tracker_desktop.transactions.rules.stock_words import counted, joined, several
from tracker_desktop.transactions.rules.tags import speak_for

__all__ = ["Receive", "ReceiveLine", "ReceivedAsset"]


@dataclass(frozen=True)
class Receive(Transaction):
    """`reference` is the order or delivery note. `override` is the reason why an expired or recalled lot comes in.
    `made`: it was made here, and no supplier sent it. `order_id` is the order that it came for: each line that names
    none of its lines is found there by its item. More than was ordered, or something else, comes in with a reason."""

    kind: ClassVar[str] = "receive"
    right: ClassVar[Right] = Right.STOCK

    lines: tuple[ReceiveLine, ...]
    assets: tuple[ReceivedAsset, ...] = ()
    supplier_id: int | None = None
    reference: str | None = None
    override: str | None = None
    made: bool = False
    order_id: int | None = None
    effective_on: dt.date | None = None

    def apply(self, books: Books) -> Said:
        take_effect(books, self.effective_on)
        if not self.lines and not self.assets:
            raise Refused("nothing_to_receive")
        reference = clean_line(self.reference or "") or None
        reason = clean_line(self.override or "") or None
        came_for = delivered(books, self.order_id, self.lines, self.assets, self.supplier_id, reason)
        if self.made and came_for.supplier_id is not None:
            raise Refused("made_by_supplier")
        check_supplier(books, self.supplier_id)
        books.document(DocumentKind.GOODS_RECEIPT)
        came = arrive(
            books,
            came_for.lines,
            MovementKind.MADE if self.made else MovementKind.RECEIVE,
            PlaceKind.SUPPLIER,
            supplier_id=came_for.supplier_id,
            reference=reference,
            override=reason,
            ordered=came_for.ordered,
        )
        speak_for(books, (tag for one in self.assets for _, tag in one.pieces if tag))
        added = [
            add_received(books, one, came_for.supplier_id, came_for.number_of(one.order_line_id) or reference)
            for one in came_for.assets
        ]
        told = ", ".join([*came_for.names, *([reference] if reference else [])]) or None
        return _said(books, came, added, told, "made" if self.made else "receive")


def _said(books: Books, came: list[Arrival], added: list[AddedAssets], reference: str | None, verb: str) -> Said:
    owed = owed_words(books, {one.item.id for one in came})
    if len(came) == 1 and not added:
        return arrival_words(books, verb, came[0], reference, owed)
    if len(added) == 1 and not came:
        return added_words(added[0], reference)
    items = several([(one.item, one.quantity) for one in came])
    lines = joined([items, *(one.words for one in added)], "stock_comma")
    gaps: dict[str, Gap] = {
        "items": counted("item", len({one.item.id for one in came})),
        "assets": counted("asset", sum(len(one.tags) for one in added)),
        "lines": joined([reference or "", lines, owed], "stock_dot"),
    }
    code = "receive_both" if came and added else f"{verb}_items" if came else "receive_assets"
    return Said(code, gaps)
