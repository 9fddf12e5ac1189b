"""Ask for a recount: another person than who counted counts these lines once more."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from tracker_desktop.errors import Refused
from tracker_desktop.transactions.base import Transaction
from tracker_desktop.transactions.books import Books
from tracker_desktop.transactions.rights import Right
from tracker_desktop.transactions.rules.counts import lines_of, lines_words, open_count
from tracker_desktop.transactions.rules.said import Said


@dataclass(frozen=True)
class AskRecount(Transaction):
    """What is not counted yet is passed over. Raises Refused: count_not_open, count_other_count, count_nothing_counted,
    nothing_changed."""

    kind: ClassVar[str] = "ask_recount"
    right: ClassVar[Right] = Right.COUNT

    count_id: int
    line_ids: tuple[int, ...]

    def apply(self, books: Books) -> Said:
        count = open_count(books, self.count_id)
        lines = [line for line in lines_of(books, count, self.line_ids) if line.counted is not None]
        if not lines:
            raise Refused("count_nothing_counted")
        asked = [line for line in lines if not line.again]
        if not asked:
            raise Refused("nothing_changed")
        for line in asked:
            line.again = True
        return Said("ask_recount", {"lines": lines_words(len(asked)), "name": count.name}, ("stock_count", count.id))
