"""Say what suppliers sell of an item."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from tracker_desktop.errors import Refused
from tracker_desktop.transactions.base import Transaction
from tracker_desktop.transactions.books import Books
from tracker_desktop.transactions.rights import Right
from tracker_desktop.transactions.rules.offers import OfferFields, put_offers
from tracker_desktop.transactions.rules.said import Said
from tracker_desktop.transactions.rules.shelves import lock_stock
from tracker_desktop.transactions.rules.stock_words import words

__all__ = ["OfferFields", "SetSupplierItems"]


@dataclass(frozen=True)
class SetSupplierItems(Transaction):
    """`offers` replace all there are. Raises Refused: offer_twice, offers_preferred, pack_wrong."""

    kind: ClassVar[str] = "set_supplier_items"
    right: ClassVar[Right] = Right.ITEMS

    item_id: int
    offers: tuple[OfferFields, ...]

    def apply(self, books: Books) -> Said:
        item = lock_stock(books, [self.item_id])[self.item_id]
        if not put_offers(books, item, self.offers):
            raise Refused("nothing_changed")
        count = len(self.offers)
        told = words("order_offer") if count == 1 else words("order_offers", count=count)
        return Said("set_supplier_items", {"sku": item.sku, "offers": told}, about=("item", item.id))
