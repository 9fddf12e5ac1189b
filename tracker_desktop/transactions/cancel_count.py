"""Cancel a count: what was counted in it is kept to be read, and nothing of it is posted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from sqlalchemy import func, select

from tracker_desktop.errors import Refused
from tracker_desktop.models.counts import CountLine, CountState
from tracker_desktop.models.people import Person
from tracker_desktop.transactions.base import Transaction
from tracker_desktop.transactions.books import Books
from tracker_desktop.transactions.rights import Right
from tracker_desktop.transactions.rules.counts import lines_words, open_count
from tracker_desktop.transactions.rules.said import Said
from tracker_desktop.transactions.rules.stock_words import words


@dataclass(frozen=True)
class CancelCount(Transaction):
    """By who opened it, or who may post counts. Raises Refused: count_not_open, count_cancel_others."""

    kind: ClassVar[str] = "cancel_count"
    right: ClassVar[Right] = Right.COUNT

    count_id: int

    def apply(self, books: Books) -> Said:
        count = open_count(books, self.count_id)
        me = books.operator
        if count.opened_by_id != me.person_id and Right.POST_COUNT not in me.rights:
            opened_by = books.get_one(Person, count.opened_by_id).name
            raise Refused("count_cancel_others", name=count.name, opened_by=opened_by)
        mine = CountLine.count_id == count.id
        lines = books.scalar(select(func.count()).select_from(CountLine).where(mine)) or 0
        counted = select(func.count()).select_from(CountLine).where(mine, CountLine.counted.is_not(None))
        count.state, count.closed_at, count.closed_by_id = CountState.CANCELLED.value, books.now, me.person_id
        about = words("count_of", counted=books.scalar(counted) or 0, lines=lines_words(lines))
        return Said("cancel_count", {"name": count.name, "about": about}, about=("stock_count", count.id))
