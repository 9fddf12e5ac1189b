"""Take back that lines were counted: they are to be counted again, and what was not on the list leaves it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from tracker_desktop.errors import Refused
from tracker_desktop.transactions.base import Transaction
from tracker_desktop.transactions.books import Books
from tracker_desktop.transactions.rights import Right
from tracker_desktop.transactions.rules.counts import forget, lines_of, lines_words, open_count
from tracker_desktop.transactions.rules.said import Said


@dataclass(frozen=True)
class UncountLines(Transaction):
    """Raises Refused: count_not_open, count_other_count, count_nothing_counted."""

    kind: ClassVar[str] = "uncount_lines"
    right: ClassVar[Right] = Right.COUNT

    count_id: int
    line_ids: tuple[int, ...]

    def apply(self, books: Books) -> Said:
        count = open_count(books, self.count_id)
        lines = [line for line in lines_of(books, count, self.line_ids) if line.counted is not None]
        if not lines:
            raise Refused("count_nothing_counted")
        for line in lines:
            if line.asked:
                forget(line)
            else:
                books.delete(line)
        return Said("uncount_lines", {"lines": lines_words(len(lines)), "name": count.name}, ("stock_count", count.id))
