"""Add a kit: items that go out together by one code."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from tracker_desktop.models.orders import StockKit
from tracker_desktop.transactions.base import Transaction
from tracker_desktop.transactions.books import Books
from tracker_desktop.transactions.rights import Right
from tracker_desktop.transactions.rules.fields import values_of
from tracker_desktop.transactions.rules.kit_fields import KitFields, KitPart, checked, put_parts
from tracker_desktop.transactions.rules.said import Said
from tracker_desktop.transactions.rules.stock_words import counted


@dataclass(frozen=True)
class AddKit(Transaction):
    """Refused where something else is scanned by the code, or where nothing is in the kit."""

    kind: ClassVar[str] = "add_kit"
    right: ClassVar[Right] = Right.ITEMS

    fields: KitFields
    parts: tuple[KitPart, ...]

    def apply(self, books: Books) -> Said:
        kit = books.insert(StockKit(**checked(books, values_of(self.fields))))
        put_parts(books, kit, self.parts)
        gaps = {"code": kit.code, "name": kit.name, "lines": counted("item", len(self.parts))}
        return Said("add_kit", gaps, ("stock_kit", kit.id))
