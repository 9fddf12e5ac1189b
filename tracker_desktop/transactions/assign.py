"""Assign: hand assets over for good, with one hand receipt and no day to bring them back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from tracker_desktop.transactions.approval_need import Need
from tracker_desktop.transactions.base import Transaction
from tracker_desktop.transactions.books import Books
from tracker_desktop.transactions.rights import Right
from tracker_desktop.transactions.rules.asset_kits import KitGoing
from tracker_desktop.transactions.rules.custody import OutLine
from tracker_desktop.transactions.rules.handing_out import Handing
from tracker_desktop.transactions.rules.lent_with_approval import need_of
from tracker_desktop.transactions.rules.said import Said

__all__ = ["Assign", "OutLine"]


@dataclass(frozen=True)
class Assign(Transaction):
    """As CheckOut, without a due date."""

    kind: ClassVar[str] = "assign"
    right: ClassVar[Right] = Right.COUNTER

    lines: tuple[OutLine, ...]
    holder_id: int
    place_id: int | None = None
    override: str | None = None
    scanned: bool = False
    kits: tuple[KitGoing, ...] = ()

    def needs_approval(self, books: Books) -> Need | None:
        return need_of(books, "ask_assign", self.lines, self.holder_id)

    def apply(self, books: Books) -> Said:
        reason, kits = self.override, self.kits
        handing = Handing(self.lines, self.holder_id, None, self.place_id, reason, self.scanned, kits=kits)
        return handing.apply(books, self.kind)
