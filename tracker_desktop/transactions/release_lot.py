"""Release a lot that was recalled: it is issued again."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from tracker_desktop.errors import Refused
from tracker_desktop.models.items import LotStatus
from tracker_desktop.scanning.clean import clean_line
from tracker_desktop.transactions.base import Transaction
from tracker_desktop.transactions.books import Books
from tracker_desktop.transactions.rights import Right
from tracker_desktop.transactions.rules.lot_changes import held_lot, on_hand_words
from tracker_desktop.transactions.rules.said import Said
from tracker_desktop.transactions.rules.stock_words import joined


@dataclass(frozen=True)
class ReleaseLot(Transaction):
    """`reason` is why it may be used after all. Raises Refused: gone, lot_none, lot_not_recalled, lot_reason."""

    kind: ClassVar[str] = "release_lot"
    right: ClassVar[Right] = Right.ITEMS

    lot_id: int
    reason: str

    def apply(self, books: Books) -> Said:
        item, lot = held_lot(books, self.lot_id)
        reason = clean_line(self.reason)
        if not reason:
            raise Refused("lot_reason")
        if lot.status != LotStatus.RECALLED.value:
            raise Refused("lot_not_recalled", item=item.name, lot=lot.number)
        lot.status, lot.status_reason = LotStatus.OK.value, None
        about = joined([reason, on_hand_words(books, lot)], "stock_dot")
        return Said(self.kind, {"lot": lot.number, "item": item.name, "about": about}, about=("lot", lot.id))
