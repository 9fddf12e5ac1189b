"""The table on the screen: choosing, scrolling, sorting by the header. It asks; it never sorts or reads itself."""

from __future__ import annotations

from array import array
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager

from PySide6.QtCore import QEvent, QItemSelection, QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from tracker_desktop.ui.shades import colour
from tracker_desktop.ui.tables import layout
from tracker_desktop.ui.tables.delegate import Delegate
from tracker_desktop.ui.tables.paged_model import Index, PagedModel
from tracker_desktop.ui.tables.pages import Row
from tracker_desktop.ui.tables.place import Place, ids_in, select_spans, spans_again, spans_of
from tracker_desktop.ui.text import named


class TableView(QTableView):
    """Shows a PagedModel.

    Signals: sort_chosen(str, bool): column key, descending; current_changed(object): id of the current row or None;
    selection_changed(): what is chosen changed; opened(object): id of the row that was double-clicked or Entered;
    menu_wanted(object): where on the screen (QPoint) a context menu was asked for; typed(str): a letter was typed here,
    for the filter; layout_changed(): columns moved, resized, shown or hidden.
    """

    sort_chosen = Signal(str, bool)
    current_changed = Signal(object)
    selection_changed = Signal()
    opened = Signal(object)
    menu_wanted = Signal(object)
    typed = Signal(str)
    layout_changed = Signal()

    def __init__(
        self, model: PagedModel, name: str, hidden: Collection[str] = (), parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        named(self, name)
        self._pages = model
        self._hidden = frozenset(hidden)
        self._by_hand = self._is_laying_out = False
        self._place: tuple[Place, Place] | None = None
        """While the rest of an answer is awaited: the place before it, and the one that its first rows left."""
        self._current_id: int | None = None
        self._empty_text = ""
        self._sorted_by, self._sorted_down = "", False
        self._delegate = Delegate(model, self)
        self.setModel(model)
        self.setItemDelegate(self._delegate)
        self._set_up()
        self._set_up_header()
        self.doubleClicked.connect(self._open)
        model.spoiled.connect(self._look_again)

    # the answer

    def show_answer(
        self,
        ids: array[int],
        first_row_offset: int = 0,
        first_rows: Sequence[Row | None] = (),
        *,
        to_top: bool = False,
        complete: bool = True,
    ) -> None:
        """Show a new list of ids; what is chosen, the current row and the scroll stay, by id. `to_top` scrolls up
        (another filter or sort). With `complete` False the rest follows by `complete_answer`."""
        place = self._kept_place()
        self._pages.set_answer(ids, first_row_offset, first_rows)
        self._put_place(place, to_top)
        self._place = None if complete else (place, self._take_place())

    def complete_answer(self, ids: array[int]) -> None:
        """All ids, after `show_answer(complete=False)` showed the first of them."""
        place, self._place = self._kept_place(), None
        bar = self.verticalScrollBar().value()
        self._pages.extend_answer(ids)
        self._put_place(place, to_top=False, scroll=False)
        self.verticalScrollBar().setValue(bar)

    @contextmanager
    def keep_place(self) -> Iterator[None]:
        """Keep what is chosen, the current row and the scroll, by id, while the model gets other ids."""
        place = self._take_place()
        yield
        self._put_place(place, to_top=False)

    # what is chosen

    def selected_ids(self) -> array[int]:
        """The chosen ids, in the order of the rows."""
        return ids_in(self._pages.pages.ids, spans_of(self.selectionModel().selection()))

    def selected_count(self) -> int:
        """How many rows are chosen."""
        return sum(last - first + 1 for first, last in spans_of(self.selectionModel().selection()))

    def current_id(self) -> int | None:
        """The id of the current row."""
        return self._current_id

    def go_to(self, row_id: int) -> bool:
        """Choose the row of an id and scroll to it; False where this list does not hold it."""
        row = self._pages.row_of(row_id, self.currentIndex().row())
        if row < 0:
            return False
        self.choose_row(row)
        self.scrollTo(self.currentIndex())
        return True

    def choose_row(self, row: int) -> None:
        """Choose this row and no other, whatever keys are held down: Ctrl is, after what Ctrl+Enter saved."""
        chosen = self.selectionModel()
        index = self._pages.index(row, max(self.currentIndex().column(), 0))
        chosen.setCurrentIndex(index, chosen.SelectionFlag.ClearAndSelect | chosen.SelectionFlag.Rows)

    def leave_line(self) -> None:
        """No line is chosen, none has the mark."""
        self.clearSelection()
        self.setCurrentIndex(QModelIndex())

    # columns

    @property
    def pages(self) -> PagedModel:
        """The model shown."""
        return self._pages

    def set_sort(self, key: str, descending: bool = False) -> None:
        """Show by which column the list is sorted; asks for nothing."""
        self._sorted_by, self._sorted_down = key, descending
        numbers = [number for number, column in enumerate(self._pages.columns) if column.key == key]
        order = Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder
        self.horizontalHeader().setSortIndicator(numbers[0] if numbers else -1, order)

    def layout_json(self) -> str:
        """Columns shown, their order and widths."""
        return layout.save(self.horizontalHeader(), self._pages.columns)

    def restore_layout(self, saved: str) -> None:
        """Lay the columns out as `layout_json` said; as at first where it cannot be read."""
        header = self.horizontalHeader()
        self._by_hand = True  # a scroll bar that comes or goes meanwhile must not fill the table
        with self._laying_out():
            layout.lay_out(header, self._pages.columns, self._hidden)
            self._by_hand = layout.restore(header, self._pages.columns, saved)
        self._fill()
        self.layout_changed.emit()

    def columns_changed(self, *_: int) -> None:
        """Take notice that a column was moved, resized, shown or hidden by hand."""
        if self._is_laying_out:
            return
        self._by_hand = True
        self._columns_moved()
        self.layout_changed.emit()

    @property
    def is_arranged(self) -> bool:
        """Whether a hand arranged the columns; until then they fill the table."""
        return self._by_hand

    def _resized(self, number: int, _old: int, _new: int) -> None:
        if not self.isVisible():
            return
        header = self.horizontalHeader()
        shown = [at for at in map(header.logicalIndex, range(header.count())) if not header.isSectionHidden(at)]
        if number in shown[:-1]:  # the last one goes with the window, a hidden one has no width
            self.columns_changed()

    @contextmanager
    def _laying_out(self) -> Iterator[None]:
        """What moves now is not moved by hand."""
        self._is_laying_out = True
        yield
        self._is_laying_out = False
        self._columns_moved()

    def _fill(self) -> None:
        if not self._by_hand:
            with self._laying_out():
                layout.fill(self.horizontalHeader(), self._pages.columns, self.viewport().width())

    def _columns_moved(self) -> None:
        header = self.horizontalHeader()
        shown = (header.logicalIndex(visual) for visual in range(header.count()))
        self._delegate.first_column = next((number for number in shown if not header.isSectionHidden(number)), 0)

    def set_empty_text(self, text: str) -> None:
        """What an empty table says."""
        self._empty_text = text
        self.viewport().update()

    # Qt

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        """Enter opens the current row."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers() & (
            Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
        ):
            self._open(self.currentIndex())
            return
        super().keyPressEvent(event)

    def keyboardSearch(self, search: str, /) -> None:
        """Letters go to the filter: Qt's own search would look through a million rows."""
        self.typed.emit(search)

    def contextMenuEvent(self, event: QContextMenuEvent, /) -> None:
        """Ask whoever shows the table for its menu."""
        point = event.globalPos()
        if event.reason() == QContextMenuEvent.Reason.Keyboard and self.currentIndex().isValid():
            box = self.visualRect(self.currentIndex())
            point = self.viewport().mapToGlobal(box.bottomLeft())
        self.menu_wanted.emit(point)

    def currentChanged(self, current: Index, previous: Index, /) -> None:
        """Move the mark, tell the id."""
        super().currentChanged(current, previous)
        self._current_moved()

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection, /) -> None:
        """Tell it."""
        super().selectionChanged(selected, deselected)
        self.selection_changed.emit()

    def focusInEvent(self, event: QFocusEvent, /) -> None:
        """The mark turns blue."""
        self._set_focused(True)
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent, /) -> None:
        """The mark turns grey."""
        self._set_focused(False)
        super().focusOutEvent(event)

    def changeEvent(self, event: QEvent, /) -> None:
        """Fonts and colours follow the theme."""
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._delegate.forget_look()
            self.verticalHeader().setDefaultSectionSize(self._delegate.row_height())
        super().changeEvent(event)

    def resizeEvent(self, event: QResizeEvent, /) -> None:
        """Qt's: the columns fill what there is, and the current row stays in sight above what came below it."""
        row = self.currentIndex().row()
        top = self.rowViewportPosition(row) if row >= 0 else -1
        bottom = top + self.rowHeight(row)
        super().resizeEvent(event)
        self._fill()
        below = bottom - self.viewport().height()
        if top >= 0 and bottom <= event.oldSize().height() and below > 0:
            self.verticalScrollBar().setValue(self.verticalScrollBar().value() + below)

    def paintEvent(self, event: QPaintEvent, /) -> None:
        """The rows, or what an empty table says."""
        super().paintEvent(event)
        if self._empty_text and not self._pages.rowCount():
            painter = QPainter(self.viewport())
            painter.setPen(colour("muted"))
            box = self.viewport().rect().adjusted(24, 24, -24, -24)
            flags = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
            painter.drawText(box, int(flags), self._empty_text)

    # inside

    def _set_up(self) -> None:
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        rows = self.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(self._delegate.row_height())

    def _set_up_header(self) -> None:
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setMinimumSectionSize(layout.NARROWEST)
        header.setStretchLastSection(True)
        header.setHighlightSections(False)
        header.setSectionsClickable(True)
        header.setSectionsMovable(True)
        header.setSortIndicatorShown(True)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        header.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        # with the table's own, a header asks every row whether it is chosen: 2.6 s for 100,000
        header.setSelectionModel(QItemSelectionModel(self._pages, header))
        with self._laying_out():
            layout.lay_out(header, self._pages.columns, self._hidden)
        header.sectionClicked.connect(self._sort)
        header.sectionMoved.connect(self.columns_changed)
        header.sectionResized.connect(self._resized)

    def _sort(self, number: int) -> None:
        key = self._pages.columns[number].key
        descending = self._sorted_by == key and not self._sorted_down
        self.set_sort(key, descending)
        self.sort_chosen.emit(key, descending)

    def _open(self, index: QModelIndex) -> None:
        if index.isValid():
            self.opened.emit(self._pages.id_at(index.row()))

    def _set_focused(self, focused: bool) -> None:
        self._delegate.focused = focused
        self.viewport().update()

    def _look_again(self) -> None:
        if self.isVisible():
            last = self.rowAt(self.viewport().height() - 1)
            self._pages.look_at(self.rowAt(0), last if last >= 0 else self._pages.rowCount() - 1)

    def _repaint_row(self, row: int) -> None:
        if 0 <= row < self._pages.rowCount():
            top, height = self.rowViewportPosition(row), self.rowHeight(row)
            self.viewport().update(0, top, self.viewport().width(), height)

    def _current_moved(self) -> None:
        row = self.currentIndex().row()
        if row != self._delegate.current_row:
            for marked in (self._delegate.current_row, row):
                self._repaint_row(marked)
            self._delegate.current_row = row
        now = self._pages.id_at(row) if row >= 0 else None
        if now != self._current_id:
            self._current_id = now
            self.current_changed.emit(now)

    def _kept_place(self) -> Place:
        now = self._take_place()
        if self._place is None:
            return now
        before, first_shown = self._place
        is_as_it_was = (now.spans, now.current) == (first_shown.spans, first_shown.current)
        return before if is_as_it_was else now

    def _take_place(self) -> Place:
        ids = self._pages.pages.ids
        current, top = self.currentIndex(), self.rowAt(0)
        return Place(
            ids=ids,
            spans=spans_of(self.selectionModel().selection()),
            current=ids[current.row()] if current.isValid() else -1,
            current_row=current.row(),
            current_column=max(current.column(), 0),
            top=ids[top] if top > 0 else -1,
            top_row=top,
            offset=-self.rowViewportPosition(top) if top >= 0 else 0,
        )

    def _put_place(self, place: Place, to_top: bool, scroll: bool = True) -> None:
        ids = self._pages.pages.ids
        spans = spans_again(place, ids)
        chosen = self.selectionModel()
        self.setAutoScroll(False)
        row = self._pages.row_of(place.current, place.current_row) if place.current >= 0 else -1
        index = self._pages.index(row, place.current_column) if row >= 0 else QModelIndex()
        chosen.setCurrentIndex(index, chosen.SelectionFlag.NoUpdate)
        if spans or chosen.hasSelection():
            select_spans(self._pages, chosen, spans)
        self.setAutoScroll(True)
        self._current_moved()
        if scroll:
            self._scroll_back(place, to_top)
        if place.spans and not spans:
            self.selection_changed.emit()

    def _scroll_back(self, place: Place, to_top: bool) -> None:
        self.executeDelayedItemsLayout()
        self.updateGeometries()
        top = -1
        if not to_top and place.top_row >= 0:
            top = self._pages.row_of(place.top, place.top_row) if place.top >= 0 else 0
            if top < 0:
                top = min(place.top_row, self._pages.rowCount() - 1)
        height = self.verticalHeader().defaultSectionSize()
        self.verticalScrollBar().setValue(top * height + place.offset if top >= 0 else 0)
