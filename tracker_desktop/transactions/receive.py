"""Receive a delivery: items into stock, assets each by serial number and tag. One goods receipt."""

from __future__ import annotations

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
from tracker_desktop.transactions.rules.item_fields import check_supplier
from tracker_desktop.transactions.rules.receive_assets import AddedAssets, ReceivedAsset, add_received, added_words
from tracker_desktop.transactions.rules.said import Gap, Said
from tracker_desktop.transactions.rules.stock_words import counted, joined, several
from tracker_desktop.transactions.rules.tags import speak_for

__all__ = ["Receive", "ReceiveLine", "ReceivedAsset"]


@dataclass(frozen=True)
class Receive(Transaction):
    """`reference` is the order or delivery note. `override` is the reason why an expired or recalled lot comes in."""

    kind: ClassVar[str] = "receive"
    right: ClassVar[Right] = Right.STOCK

    lines: tuple[ReceiveLine, ...]
    assets: tuple[ReceivedAsset, ...] = ()
    supplier_id: int | None = None
    reference: str | None = None
    override: str | None = None

    def apply(self, books: Books) -> Said:
        if not self.lines and not self.assets:
            raise Refused("nothing_to_receive")
        check_supplier(books, self.supplier_id)
        reference = clean_line(self.reference or "") or None
        reason = clean_line(self.override or "") or None
        books.document(DocumentKind.GOODS_RECEIPT)
        came = arrive(
            books,
            self.lines,
            MovementKind.RECEIVE,
            PlaceKind.SUPPLIER,
            supplier_id=self.supplier_id,
            reference=reference,
            override=reason,
        )
        speak_for(books, (tag for one in self.assets for _, tag in one.pieces if tag))
        added = [add_received(books, one, self.supplier_id, reference) for one in self.assets]
        return _said(books, came, added, reference)


def _said(books: Books, came: list[Arrival], added: list[AddedAssets], reference: str | None) -> Said:
    if len(came) == 1 and not added:
        return arrival_words(books, "receive", came[0], reference)
    if len(added) == 1 and not came:
        return added_words(added[0], reference)
    items = several([(one.item, one.quantity) for one in came])
    lines = joined([items, *(one.words for one in added)], "stock_comma")
    gaps: dict[str, Gap] = {
        "items": counted("item", len({one.item.id for one in came})),
        "assets": counted("asset", sum(len(one.tags) for one in added)),
        "lines": joined([reference or "", lines], "stock_dot"),
    }
    code = "receive_both" if came and added else "receive_items" if came else "receive_assets"
    return Said(code, gaps)
