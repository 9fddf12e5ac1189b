"""The rows of a table that are in memory: pages of 100, the oldest given up first."""

from __future__ import annotations

from array import array
from collections import OrderedDict
from collections.abc import Sequence, Set
from dataclasses import dataclass

PAGE = 100
"""Rows a page."""
KEPT = 24
"""Pages in memory: 2,400 rows of a list are two megabytes."""

Row = Sequence[str]


@dataclass(frozen=True)
class PageWanted:
    """A page to read: its number (from 0), the ids of its rows in order, and the ticket to hand back with it."""

    page: int
    ids: tuple[int, ...]
    ticket: int


class Pages:
    """Cache of pages over a list of ids."""

    def __init__(self) -> None:
        self.ids: array[int] = array("q")
        self._rows: OrderedDict[int, Sequence[Row | None]] = OrderedDict()
        self._stale: set[int] = set()
        self._asked: dict[int, int] = {}
        self._tickets = 0

    def reset(self, ids: array[int]) -> None:
        """Take a new list of ids; nothing of the old one is kept."""
        self.ids = ids
        self._rows.clear()
        self._stale.clear()
        self._asked.clear()

    def row(self, number: int) -> Row | None:
        """Row `number`, or None where it is not in memory."""
        rows = self._rows.get(number // PAGE)
        if rows is None:
            return None
        place = number % PAGE
        return rows[place] if place < len(rows) else None

    def rows_of(self, page: int) -> Sequence[Row | None] | None:
        """The rows of a page, or None where it is not in memory."""
        return self._rows.get(page)

    def missing(self, page: int) -> bool:
        """Whether a page that exists has to be read and was not asked for."""
        exists = 0 <= page * PAGE < len(self.ids)
        return exists and page not in self._asked and (page not in self._rows or page in self._stale)

    def ask(self, page: int) -> PageWanted:
        """Note that a page is asked for."""
        self._tickets += 1
        self._asked[page] = self._tickets
        return PageWanted(page, tuple(self.ids[page * PAGE : (page + 1) * PAGE]), self._tickets)

    def put(self, page: int, rows: Sequence[Row | None], ticket: int | None = None) -> bool:
        """Take the rows of a page; False when they answer a question that is no longer open."""
        if ticket is not None and self._asked.get(page) != ticket:
            return False
        self._asked.pop(page, None)
        self._stale.discard(page)
        self._rows[page] = rows
        self._rows.move_to_end(page)
        while len(self._rows) > KEPT:
            old, _ = self._rows.popitem(last=False)
            self._stale.discard(old)
        return True

    def used(self, page: int) -> None:
        """Note that a page is looked at, so that it stays."""
        if page in self._rows:
            self._rows.move_to_end(page)

    def spoil(self, ids: Set[int] | None) -> list[int]:
        """Mark the pages that hold one of `ids` (all, with None) as to be read again; their rows stay until then."""
        spoilt = [page for page in self._rows if ids is None or not ids.isdisjoint(self._page_ids(page))]
        asked = [page for page in self._asked if ids is None or not ids.isdisjoint(self._page_ids(page))]
        self._stale.update(spoilt)
        for page in asked:
            del self._asked[page]
        return sorted({*spoilt, *asked})

    def _page_ids(self, page: int) -> array[int]:
        return self.ids[page * PAGE : (page + 1) * PAGE]
