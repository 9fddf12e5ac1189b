"""Say why lines differ from the book."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from tracker_desktop.errors import Refused
from tracker_desktop.queries.count_reasons import BY_KEY, reason_words
from tracker_desktop.scanning.clean import clean_line
from tracker_desktop.transactions.base import Transaction
from tracker_desktop.transactions.books import Books
from tracker_desktop.transactions.rights import Right
from tracker_desktop.transactions.rules.counts import lines_of, lines_words, open_count
from tracker_desktop.transactions.rules.said import Said


@dataclass(frozen=True)
class SetCountReason(Transaction):
    """`reason` is a key of queries.count_reasons.REASONS, None for none. Raises Refused: count_not_open,
    count_other_count, count_nothing_counted, count_reason_unknown, count_note_needed, nothing_changed."""

    kind: ClassVar[str] = "set_count_reason"
    right: ClassVar[Right] = Right.COUNT

    count_id: int
    line_ids: tuple[int, ...]
    reason: str | None
    note: str | None = None

    def apply(self, books: Books) -> Said:
        note = clean_line(self.note or "") or None
        if self.reason is not None and self.reason not in BY_KEY:
            raise Refused("count_reason_unknown", given=self.reason)
        if self.reason is not None and BY_KEY[self.reason].needs_note and note is None:
            raise Refused("count_note_needed", reason=BY_KEY[self.reason].words)
        count = open_count(books, self.count_id)
        lines = [line for line in lines_of(books, count, self.line_ids) if line.counted is not None]
        if not lines:
            raise Refused("count_nothing_counted")
        changed = [line for line in lines if (line.reason, line.note) != (self.reason, note)]
        if not changed:
            raise Refused("nothing_changed")
        for line in changed:
            line.reason, line.note = self.reason, note
        gaps = {"lines": lines_words(len(changed)), "reason": reason_words(self.reason, note) or "none"}
        return Said("set_count_reason", gaps | {"name": count.name}, about=("stock_count", count.id))
