"""Issue a statement of custody: everything a holder has, to be checked and signed once a year."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from tracker_desktop.models.documents import DocumentKind
from tracker_desktop.transactions.base import Transaction
from tracker_desktop.transactions.books import Books
from tracker_desktop.transactions.rights import Right
from tracker_desktop.transactions.rules.held import put_on_paper
from tracker_desktop.transactions.rules.said import Said, holder
from tracker_desktop.wording.render import counted


@dataclass(frozen=True)
class IssueStatement(Transaction):
    """Gives a statement its number, also where nothing is held. The holder may be inactive."""

    kind: ClassVar[str] = "issue_statement"
    right: ClassVar[Right] = Right.COUNTER

    holder_id: int

    def apply(self, books: Books) -> Said:
        held = put_on_paper(books, DocumentKind.STATEMENT, self.holder_id)
        return Said(self.kind, {"holder": holder(self.holder_id), "held": counted(held, "asset")})
