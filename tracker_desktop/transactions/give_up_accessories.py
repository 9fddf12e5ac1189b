"""Give up what is missing of a kit: its accessories are not expected any more, and the kit can go out again."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from tracker_desktop.errors import Refused
from tracker_desktop.models.asset_kits import KitOut
from tracker_desktop.queries.kits_out import out_kits
from tracker_desktop.scanning.clean import clean_line
from tracker_desktop.transactions.base import Transaction
from tracker_desktop.transactions.books import Books
from tracker_desktop.transactions.rights import Right
from tracker_desktop.transactions.rules.asset_kits import hold_kits
from tracker_desktop.transactions.rules.said import Said


@dataclass(frozen=True)
class GiveUpAccessories(Transaction):
    """Refused while assets of the kit are out, and without a reason."""

    kind: ClassVar[str] = "give_up_accessories"
    right: ClassVar[Right] = Right.COUNTER

    kit_id: int
    reason: str

    def apply(self, books: Books) -> Said:
        (kit,) = hold_kits(books, [self.kit_id])
        found = out_kits(books.connection(), KitOut.kit_id == kit.id)
        if not found:
            raise Refused("kit_nothing_missing", kit=kit.code)
        (out,) = found
        if out.missing:
            raise Refused("kit_members_out", kit=kit.code, tags=", ".join(part.words for part in out.missing))
        reason = clean_line(self.reason)
        if not reason:
            raise Refused("kit_reason", kit=kit.code)
        row = books.hold(KitOut, [out.id])[out.id]
        row.ended_at, row.ended_by = books.effective_at, books.uid
        gaps = {"code": kit.code, "things": out.things_words, "reason": reason}
        return Said(self.kind, gaps, ("asset_kit", kit.id))
