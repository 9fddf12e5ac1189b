"""Fills a table from the books: asks for ids, pages and counts, and refreshes only what a change touched."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from tracker_desktop.queries.columns import Listing
from tracker_desktop.queries.listing import ListAnswer, ListCounts, ListIds, ListPage
from tracker_desktop.store.done import Done
from tracker_desktop.ui.desk import Desk
from tracker_desktop.ui.tables.pages import PageWanted
from tracker_desktop.ui.tables.table_view import TableView

TYPING_PAUSE = 25
CHANGE_PAUSE = 120
COUNT_PAUSE = 1000
FIRST_STEP = 200
LARGE = 300_000


class ListSource(QObject):
    """Signals: shown(int): an answer of so many rows is on the screen; counted(object): the counts of the views."""

    shown = Signal(object)
    counted = Signal(object)

    def __init__(self, desk: Desk, listing: Listing, table: TableView) -> None:
        super().__init__(table)
        self._desk = desk
        self._listing = listing
        self._table = table
        self._tables = listing.tables
        self.view = listing.views[0].key if listing.views else "all"
        self.needle = ""
        self.sort: str | None = None
        self.descending = False
        self._request = 0
        self._counting = 0
        self._changed_seq = 0
        self._rows = 0
        self._typing = self._timer(TYPING_PAUSE, self.reload)
        self._changing = self._timer(CHANGE_PAUSE, lambda: self.reload(to_top=False))
        self._recount = self._timer(COUNT_PAUSE, self._ask_counts)
        table.pages.page_wanted.connect(self._ask_page)
        table.sort_chosen.connect(self.set_sort)
        desk.changed.connect(self._changed)

    def _timer(self, pause: int, run: object) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(pause)
        timer.timeout.connect(run)
        return timer

    # --- what is shown

    def set_view(self, key: str) -> None:
        """Show another saved view."""
        self.view = key
        self.reload()

    def set_needle(self, text: str) -> None:
        """Filter by what is typed; the list follows the last key at once."""
        self.needle = text
        self._typing.start()

    def set_sort(self, key: str, descending: bool) -> None:
        """Sort by a column."""
        self.sort, self.descending = key, descending
        self.reload()

    def query(self, limit: int | None = None) -> ListIds:
        """The question that the table shows the answer of."""
        return ListIds(self._listing.name, self.view, self.needle, self.sort, self.descending, limit)

    def start(self) -> None:
        """Ask for the first time."""
        self.reload()
        self._ask_counts()

    def reload(self, *, to_top: bool = True) -> None:
        """Ask again. In a large register the first rows come before the rest."""
        self._request += 1
        number = self._request
        if to_top and self._rows > LARGE:
            self._desk.fetch(self.query(FIRST_STEP), lambda seq, answer: self._first(number, seq, answer), owner=self)
        self._desk.fetch(self.query(), lambda seq, answer: self._all(number, seq, answer, to_top), owner=self)

    def _first(self, number: int, seq: int, answer: ListAnswer) -> None:
        if self._is_late(number, seq):
            return
        complete = len(answer.ids) < FIRST_STEP
        self._table.show_answer(answer.ids, 0, answer.rows, to_top=True, complete=complete)

    def _all(self, number: int, seq: int, answer: ListAnswer, to_top: bool) -> None:
        if self._is_late(number, seq):
            return
        if to_top and self._rows > LARGE:
            self._table.complete_answer(answer.ids)
        else:
            self._table.show_answer(answer.ids, 0, answer.rows, to_top=to_top)
        self._rows = max(len(answer.ids), self._rows)
        self.shown.emit(len(answer.ids))

    def _is_late(self, number: int, seq: int) -> bool:
        return number != self._request or seq < self._changed_seq

    # --- pages, counts, changes

    def _ask_page(self, wanted: PageWanted) -> None:
        query = ListPage(self._listing.name, wanted.ids)
        self._desk.fetch(
            query, lambda _, rows: self._table.pages.set_page(wanted.page, rows, wanted.ticket), owner=self
        )

    def _ask_counts(self) -> None:
        self._counting += 1
        number = self._counting
        self._desk.fetch(ListCounts(self._listing.name), lambda _, counts: self._counts(number, counts), owner=self)

    def _counts(self, number: int, counts: dict[str, int]) -> None:
        if number == self._counting:
            self.counted.emit(counts)

    def _changed(self, done: Done) -> None:
        touched = {table: ids for table, ids in (done.changes or {}).items() if table in self._tables}
        journal = "entry" in self._tables
        if not touched and not journal:
            return
        self._changed_seq = max(self._changed_seq, done.seq)
        own = touched.get(self._listing.table)
        if own is not None and set(touched) == {self._listing.table}:
            self._table.pages.changed_ids(set(own) if isinstance(own, frozenset) else None)
        else:
            self._table.pages.changed_ids(None)
        if not self._changing.isActive():
            self._changing.start()
        if not self._recount.isActive():
            self._recount.start()
