"""Fills a table from the books: asks for ids, pages and counts, and refreshes only what a change touched."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from tracker_desktop.queries.columns import Listing
from tracker_desktop.queries.listing import ListAnswer, ListCounts, ListIds, ListPage
from tracker_desktop.store.done import Done
from tracker_desktop.ui.desk import Desk
from tracker_desktop.ui.tables.pages import PageWanted
from tracker_desktop.ui.tables.refresh import Refresh
from tracker_desktop.ui.tables.table_view import TableView

TYPING_PAUSE = 10
"""The filter of bursts has held each key back already."""
REST_PAUSE = 100
"""All rows are asked for when nobody types on."""
CHANGE_PAUSE = 120
COUNT_PAUSE = 1000
FIRST_STEP = 200
"""Rows that are asked for before all others: an index gives them at once, however long the list is."""


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
        self.filters: tuple[tuple[str, object], ...] = ()
        self._request = 0
        self._changed_seq = 0
        self._to_top = False
        self._typing = self._timer(TYPING_PAUSE, self.reload)
        self._resting = self._timer(REST_PAUSE, lambda: self._fetch(None, self._rest))
        self._rows = Refresh(table, lambda: self.reload(to_top=False), CHANGE_PAUSE, after_last=True)
        self._counts = Refresh(table, self._ask_counts, COUNT_PAUSE)
        table.pages.page_wanted.connect(self._ask_page)
        table.sort_chosen.connect(self.set_sort)
        desk.changed.connect(self._changed)

    def _timer(self, pause: int, run: Callable[[], object]) -> QTimer:
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

    def set_filters(self, filters: tuple[tuple[str, object], ...]) -> None:
        """Show only what these filters of the list leave, as the lines of one audit."""
        if filters != self.filters:
            self.filters = filters
            if self._request:
                self.reload()
                self._ask_counts()

    def query(self, limit: int | None = None) -> ListIds:
        """The question that the table shows the answer of."""
        return ListIds(
            self._listing.name, self.view, self.needle, self.sort, self.descending, limit, filters=self.filters
        )

    def start(self) -> None:
        """Ask for the first time."""
        self.reload()
        self._ask_counts()

    def reload(self, *, to_top: bool = True) -> None:
        """Ask again. With another filter or order, the first rows come before all."""
        self._to_top = self._to_top or to_top
        self._request += 1
        self._resting.stop()
        self._rows.asked()
        self._fetch(*((FIRST_STEP, self._first) if self._to_top else (None, self._all)))

    def _fetch(self, limit: int | None, then: Callable[[ListAnswer], object]) -> None:
        number = self._request

        def got(seq: int, answer: ListAnswer) -> None:
            if number != self._request:
                return
            if seq < self._changed_seq:
                self._rows.answered()
                self._rows.changed()
            else:
                then(answer)

        self._desk.fetch(self.query(limit), got, owner=self, wanted=lambda: number == self._request)

    def _first(self, answer: ListAnswer) -> None:
        self._to_top = False
        self._table.show_answer(answer.ids, 0, answer.rows, to_top=True, complete=not answer.cut)
        if answer.cut:
            self._resting.start()
        else:
            self._done(answer)

    def _rest(self, answer: ListAnswer) -> None:
        self._table.complete_answer(answer.ids)
        self._done(answer)

    def _all(self, answer: ListAnswer) -> None:
        self._table.show_answer(answer.ids, 0, answer.rows)
        self._done(answer)

    def _done(self, answer: ListAnswer) -> None:
        self._rows.answered()
        self.shown.emit(len(answer.ids))

    # --- pages, counts, changes

    def _ask_page(self, wanted: PageWanted) -> None:
        query = ListPage(self._listing.name, wanted.ids)
        self._desk.fetch(
            query, lambda _, rows: self._table.pages.set_page(wanted.page, rows, wanted.ticket), owner=self
        )

    def _ask_counts(self) -> None:
        self._counts.asked()
        asked = self.filters

        def got(_: int, counts: dict[str, int]) -> None:
            if asked == self.filters:
                self._counted(counts)

        self._desk.fetch(ListCounts(self._listing.name, asked), got, owner=self)

    def _counted(self, counts: dict[str, int]) -> None:
        self._counts.answered()
        self.counted.emit(counts)

    def _changed(self, done: Done) -> None:
        touched = {table: ids for table, ids in (done.changes or {}).items() if table in self._tables}
        journal = "entry" in self._tables
        if not self._request or not (touched or journal):
            return
        self._changed_seq = max(self._changed_seq, done.seq)
        own = touched.get(self._listing.table)
        if own is not None and set(touched) == {self._listing.table}:
            self._table.pages.changed_ids(set(own) if isinstance(own, frozenset) else None)
        else:
            self._table.pages.changed_ids(None)
        self._rows.changed()
        self._counts.changed()
