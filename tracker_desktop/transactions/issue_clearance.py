"""Issue a clearance: whoever leaves has returned everything, or what has not been returned is listed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from tracker_desktop.models.documents import DocumentKind
from tracker_desktop.queries.papers.as_of_now import open_now
from tracker_desktop.transactions.base import Transaction
from tracker_desktop.transactions.books import Books
from tracker_desktop.transactions.rights import Right
from tracker_desktop.transactions.rules.held import put_on_paper
from tracker_desktop.transactions.rules.said import Said, holder
from tracker_desktop.wording.render import counted


@dataclass(frozen=True)
class IssueClearance(Transaction):
    """Gives a clearance its number. It is never refused for what is still out: the paper then says so."""

    kind: ClassVar[str] = "issue_clearance"
    right: ClassVar[Right] = Right.COUNTER

    holder_id: int

    def apply(self, books: Books) -> Said:
        held = put_on_paper(books, DocumentKind.CLEARANCE, self.holder_id)
        still_open = open_now(books.connection(), self.holder_id)
        books.kept["open"] = still_open
        things, who = counted(held, "asset"), holder(self.holder_id)
        if still_open:
            parts = (*([f"{things} not returned"] if held else []), *still_open)
            return Said("issue_clearance_waits", {"holder": who, "open": ", ".join(parts)})
        return Said(f"{self.kind}_open" if held else self.kind, {"holder": who, "held": things})
