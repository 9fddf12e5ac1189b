"""The model of a table of any length: the ids of all rows, the text of those looked at."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence, Set

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, QTimer, Signal

from tracker_desktop.ui.tables.column import ColumnLike
from tracker_desktop.ui.tables.pages import PAGE, Pages, Row
from tracker_desktop.ui.text import tooltip

Index = QModelIndex | QPersistentModelIndex
MISSING = "…"
_ALIGN = {
    "left": int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter),
    "right": int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter),
    "center": int(Qt.AlignmentFlag.AlignCenter),
}
_DISPLAY = int(Qt.ItemDataRole.DisplayRole)
_ALIGNMENT = int(Qt.ItemDataRole.TextAlignmentRole)
_TOOLTIP = int(Qt.ItemDataRole.ToolTipRole)
_ACCESSIBLE = int(Qt.ItemDataRole.AccessibleTextRole)
_NOWHERE = QModelIndex()


class PagedModel(QAbstractTableModel):
    """Shows ids in the order it was given them; it neither sorts nor reads.

    Signals: page_wanted(object): a PageWanted, once for each page; the answer comes back through `set_page`.
    spoiled(): some rows in memory are out of date; a view that shows them calls `look_at`.
    """

    page_wanted = Signal(object)
    spoiled = Signal()

    def __init__(self, columns: Sequence[ColumnLike], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self.pages = Pages()
        self._looked_at = -1
        self._wanted: list[int] = []
        self._asking = QTimer(self)
        self._asking.setSingleShot(True)
        self._asking.setInterval(0)
        self._asking.timeout.connect(self._ask)

    # ids in, rows in

    def set_answer(self, ids: array[int], first_row_offset: int = 0, first_rows: Sequence[Row | None] = ()) -> None:
        """Show `ids` (the array is kept, not copied). `first_rows` are the rows from `first_row_offset` on (a
        multiple of 100) that came with them."""
        self.beginResetModel()
        self.pages.reset(ids)
        self._looked_at = -1
        self._put_pages(first_row_offset, first_rows)
        self.endResetModel()

    def extend_answer(self, ids: array[int]) -> None:
        """All ids, after an answer that held only the first of them: rows, selection and scroll stay as they are.
        Ids that do not begin with those shown are taken as a new answer."""
        shown = len(self.pages.ids)
        if len(ids) < shown or ids[:shown] != self.pages.ids:
            self.set_answer(ids)
        elif len(ids) > shown:
            self.beginInsertRows(_NOWHERE, shown, len(ids) - 1)
            self.pages.ids = ids
            if shown % PAGE:
                self._spoil_page(shown // PAGE)
            self.endInsertRows()

    def set_page(self, page: int, rows: Sequence[Row | None], ticket: int | None = None) -> None:
        """Take the rows of page number `page`: one for each of its ids, None for one that is gone. With the ticket of
        its PageWanted, an answer that came too late is dropped."""
        if not 0 <= page * PAGE < len(self.pages.ids):
            return
        before = self.pages.rows_of(page)
        if self.pages.put(page, rows, ticket):
            self._looked_at = -1
            for first, last in _differing(before, rows):
                top = self.index(page * PAGE + first, 0)
                self.dataChanged.emit(top, self.index(page * PAGE + last, len(self.columns) - 1))

    def changed_ids(self, ids: Set[int] | None) -> None:
        """Read again the pages that hold one of `ids`; all of them with None. Old text shows until then."""
        if self.pages.spoil(ids):
            self._looked_at = -1
            self.spoiled.emit()

    def look_at(self, first: int, last: int) -> None:
        """Ask for what is missing or out of date between two rows."""
        for page in range(max(first, 0) // PAGE, last // PAGE + 1):
            self._want(page)

    # questions

    def row_of(self, row_id: int, guess: int = 0) -> int:
        """The row that shows this id, -1 where none does; `guess` is tried first. One walk: 23 ms in a million."""
        ids = self.pages.ids
        if 0 <= guess < len(ids) and ids[guess] == row_id:
            return guess
        try:
            return ids.index(row_id)
        except ValueError:
            return -1

    def id_at(self, row: int) -> int:
        """The id of a row."""
        return self.pages.ids[row]

    def cell(self, row: int, column: int) -> str | None:
        """The text of a cell, or None where its page is not there; the page is asked for then."""
        page = row // PAGE
        if page != self._looked_at:
            self._look_at(page)
        found = self.pages.row(row)
        return None if found is None else found[column]

    # Qt

    def rowCount(self, parent: Index = _NOWHERE, /) -> int:
        """Number of ids."""
        return 0 if parent.isValid() else len(self.pages.ids)

    def columnCount(self, parent: Index = _NOWHERE, /) -> int:
        """Number of columns, hidden ones too."""
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = _DISPLAY, /) -> object:
        """Text and alignment of a cell. Never reads the database."""
        if role in (_DISPLAY, _ACCESSIBLE) and index.isValid():
            text = self.cell(index.row(), index.column())
            if text is None:
                return MISSING if index.column() == 0 else ""
            return text
        if role == _ALIGNMENT and index.isValid():
            return align_of(self.columns[index.column()])
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY, /) -> object:
        """Titles of the columns."""
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self.columns):
            return None
        column = self.columns[section]
        if role == _ALIGNMENT:
            return align_of(column)
        if role == _TOOLTIP:
            return tooltip(column.title)
        return column.title if role == _DISPLAY else None

    # inside

    def _look_at(self, page: int) -> None:
        before, self._looked_at = self._looked_at, page
        self.pages.used(page)
        self._want(page)
        if before >= 0 and abs(page - before) == 1:
            self._want(2 * page - before)

    def _want(self, page: int) -> None:
        if self.pages.missing(page) and page not in self._wanted:
            self._wanted.append(page)
            self._asking.start()

    def _ask(self) -> None:
        wanted, self._wanted = self._wanted, []
        for page in wanted:
            if self.pages.missing(page):
                self.page_wanted.emit(self.pages.ask(page))

    def _put_pages(self, offset: int, rows: Sequence[Row | None]) -> None:
        for start in range(0, len(rows), PAGE):
            part = rows[start : start + PAGE]
            page = (offset + start) // PAGE
            if len(part) == len(self.pages.ids[page * PAGE : (page + 1) * PAGE]):
                self.pages.put(page, part)

    def _spoil_page(self, page: int) -> None:
        self.pages.spoil(set(self.pages.ids[page * PAGE : page * PAGE + 1]))
        self._looked_at = -1


def _differing(before: Sequence[Row | None] | None, rows: Sequence[Row | None]) -> Iterator[tuple[int, int]]:
    """The rows (first, last) that differ; all where nothing was there before."""
    if before is None or len(before) != len(rows):
        yield 0, len(rows) - 1
        return
    for at, (old, new) in enumerate(zip(before, rows, strict=True)):
        if old is None or new is None or tuple(old) != tuple(new):
            yield at, at


def align_of(column: ColumnLike) -> int:
    """Qt's alignment of a column: numbers at the right."""
    return _ALIGN["right" if column.numeric else column.align]
