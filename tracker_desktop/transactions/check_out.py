"""Check out: lend assets until a day, with one hand receipt."""

from __future__ import annotations

import datetime as dt
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
from tracker_desktop.transactions.rules.loans import check_due
from tracker_desktop.transactions.rules.said import Said, day

__all__ = ["CheckOut", "OutLine"]


@dataclass(frozen=True)
class CheckOut(Transaction):
    """`place_id` is where they will be used, None leaves them where they are; `override` is the reason to do it
    although something speaks against it; `scanned` writes a sighting of each. `reservation_id` is the one that it is
    handed out for; `kits` go out as one, with those of their assets that are on the lines. What a category says needs
    another person's approval waits for it."""

    kind: ClassVar[str] = "check_out"
    right: ClassVar[Right] = Right.COUNTER

    lines: tuple[OutLine, ...]
    holder_id: int
    due: dt.date
    place_id: int | None = None
    override: str | None = None
    scanned: bool = False
    reservation_id: int | None = None
    kits: tuple[KitGoing, ...] = ()

    def needs_approval(self, books: Books) -> Need | None:
        return need_of(books, "ask_check_out", self.lines, self.holder_id)

    def apply(self, books: Books) -> Said:
        check_due(books, self.due)
        reason, kept = self.override, self.reservation_id
        handing = Handing(self.lines, self.holder_id, self.due, self.place_id, reason, self.scanned, kept, self.kits)
        return handing.apply(books, self.kind, due=day(self.due))
