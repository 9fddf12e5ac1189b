"""Change what is known of a lot: its expiry, its day of production, a note. It holds for all of the lot."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar

from tracker_desktop.errors import Refused
from tracker_desktop.scanning.clean import clean_line
from tracker_desktop.transactions.base import Transaction
from tracker_desktop.transactions.books import Books
from tracker_desktop.transactions.rights import Right
from tracker_desktop.transactions.rules.fields import put
from tracker_desktop.transactions.rules.lot_changes import RULES, LotFields, checked, held_lot, on_hand_words
from tracker_desktop.transactions.rules.said import Gap, Said, day
from tracker_desktop.transactions.rules.shape import fields_of
from tracker_desktop.transactions.rules.stock_words import joined, words


@dataclass(frozen=True)
class EditLot(Transaction):
    """`changes` maps fields of LotFields to new values.

    Raises Refused: gone, lot_none, lot_reason, nothing_changed, made_future, made_after_expiry, expiry_needed.
    """

    kind: ClassVar[str] = "edit_lot"
    right: ClassVar[Right] = Right.ITEMS

    lot_id: int
    changes: Mapping[str, Any] = field(metadata=fields_of(LotFields))
    reason: str = ""

    def apply(self, books: Books) -> Said:
        item, lot = held_lot(books, self.lot_id)
        clean = checked(books, self.changes, item, lot)
        changed = put(lot, clean, RULES)
        if not changed:
            raise Refused("nothing_changed")
        reason = clean_line(self.reason)
        if not reason:
            raise Refused("lot_reason")
        until: Gap = ""
        if RULES["expiry"].label in changed:
            until = words("lot_until", day=day(lot.expiry)) if lot.expiry else words("lot_no_expiry")
        about = joined([until, reason, on_hand_words(books, lot)], "stock_dot")
        gaps = {"lot": lot.number, "item": item.name, "fields": ", ".join(label.lower() for label in changed)}
        return Said(self.kind, {**gaps, "about": about}, about=("lot", lot.id))
