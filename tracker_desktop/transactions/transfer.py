"""Transfer: from one holder to another in one step, with no check-in between."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import ClassVar

from tracker_desktop.transactions.base import Transaction
from tracker_desktop.transactions.books import Books
from tracker_desktop.transactions.rights import Right
from tracker_desktop.transactions.rules.acceptance import refuse_unaccepted
from tracker_desktop.transactions.rules.custody import OutLine
from tracker_desktop.transactions.rules.said import Said
from tracker_desktop.transactions.rules.transferring import Transferring

__all__ = ["OutLine", "Transfer"]


@dataclass(frozen=True)
class Transfer(Transaction):
    """`due` None keeps what was agreed: an assignment stays one, a loan keeps its day, or where that is past gets the
    usual one. A line without `handed_over` takes along what was handed over before. Refused for what another
    department has to accept first: that is offered."""

    kind: ClassVar[str] = "transfer"
    right: ClassVar[Right] = Right.COUNTER

    lines: tuple[OutLine, ...]
    holder_id: int
    due: dt.date | None = None
    place_id: int | None = None
    override: str | None = None
    scanned: bool = False

    def apply(self, books: Books) -> Said:
        moving = Transferring(self.lines, self.holder_id, self.due, self.place_id, self.override, self.scanned)
        refuse_unaccepted(books, moving.assets(books), self.holder_id)
        return moving.apply(books, self.kind)
