"""Check out: lend assets until a day, with one hand receipt."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import ClassVar

from tracker_desktop.transactions.base import Transaction
from tracker_desktop.transactions.books import Books
from tracker_desktop.transactions.rights import Right
from tracker_desktop.transactions.rules.custody import OutLine
from tracker_desktop.transactions.rules.handing_out import Handing
from tracker_desktop.transactions.rules.loans import check_due
from tracker_desktop.transactions.rules.said import Said, day

__all__ = ["CheckOut", "OutLine"]


@dataclass(frozen=True)
class CheckOut(Transaction):
    """`place_id` is where they will be used, None leaves them where they are; `override` is the reason to do it
    although the holder has overdue things or is inactive; `scanned` writes a sighting of each."""

    kind: ClassVar[str] = "check_out"
    right: ClassVar[Right] = Right.COUNTER

    lines: tuple[OutLine, ...]
    holder_id: int
    due: dt.date
    place_id: int | None = None
    override: str | None = None
    scanned: bool = False

    def apply(self, books: Books) -> Said:
        check_due(books, self.due)
        handing = Handing(self.lines, self.holder_id, self.due, self.place_id, self.override, self.scanned)
        return handing.apply(books, self.kind, due=day(self.due))
