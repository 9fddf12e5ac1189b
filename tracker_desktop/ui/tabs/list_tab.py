"""A tab that is a list: saved views at the left, filter and table, the detail of one record at the right."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QMenu, QSplitter, QVBoxLayout, QWidget
from shiboken6 import isValid

from tracker_desktop.queries.columns import Listing
from tracker_desktop.ui.answer_line import Button, leave_keyboard, push_button
from tracker_desktop.ui.desk import Desk
from tracker_desktop.ui.detail_card import Detail, DetailCard
from tracker_desktop.ui.side_views import SideViews, ViewRow
from tracker_desktop.ui.tables.column_chooser import ColumnChooser
from tracker_desktop.ui.tables.list_source import ListSource
from tracker_desktop.ui.tables.paged_model import PagedModel
from tracker_desktop.ui.tables.table_view import TableView
from tracker_desktop.ui.tables.translate_columns import table_columns
from tracker_desktop.ui.text import named

DETAIL_PAUSE = 40
CARD_WIDTH = 340

ShowDetail = Callable[[Desk, int, Callable[[Detail | None], None]], None]


@dataclass(frozen=True)
class ListLook:
    """What a list tab looks like: the detail of a record, the words of its empty table and of its filter, and the
    columns that it hides at first besides those that the list does."""

    detail: ShowDetail | None = None
    empty: str = ""
    filter_hint: str = ""
    hides: tuple[str, ...] = ()


class ListTab(QWidget):
    """Signals: chosen(): another record or selection; opened(object): Enter or double click on an id."""

    chosen = Signal()
    opened = Signal(object)

    def __init__(
        self,
        desk: Desk,
        listing: Listing,
        look: ListLook,
        buttons: Sequence[Button] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.desk = desk
        self.listing = listing
        self._look = look
        self._shown_detail: int | None = None
        self._called: int | None = None
        self._missed: int | None = None
        """What was called for, while the list does not hold it yet."""
        self._before_holder: tuple[str, str] | None = None
        """View and filter from before what somebody holds was shown."""
        self._first_wanted = False
        self._asked_anew = False
        self._card_state = ""
        self._card_code = ""
        self._card_kind = ""
        self._card_id: int | None = None
        self._menu_actions: Sequence[QAction] = ()
        self._detail_buttons: Callable[[], Sequence[Button]] = tuple
        columns = table_columns(listing)
        hidden = [column.key for column in listing.columns if not column.shown or column.key in look.hides]
        self.table = named(TableView(PagedModel(columns), listing.title, hidden), listing.title)
        self._say_empty("")
        self.source = ListSource(desk, listing, self.table)
        self.filter = self._make_filter(look.filter_hint or self.tr("Filter this list"))
        self.views = SideViews([ViewRow(view.key, self.tr(view.title)) for view in listing.views])
        self.views.setVisible(len(listing.views) > 1)
        self.views.chosen.connect(self._ask_anew)
        self.views.chosen.connect(self.source.set_view)
        self.source.counted.connect(self.views.set_counts)
        self.source.shown.connect(self._answered)
        self.card = DetailCard(self.tr("Choose a line to see more of it."))
        self.card.setVisible(look.detail is not None)
        self.card.setMaximumWidth(CARD_WIDTH)
        self._detail_pause = QTimer(self)
        self._detail_pause.setSingleShot(True)
        self._detail_pause.setInterval(DETAIL_PAUSE)
        self._detail_pause.timeout.connect(self.refresh_detail)
        self.table.current_changed.connect(lambda _: self._detail_pause.start())
        self.table.selection_changed.connect(self.chosen)
        self.table.opened.connect(self.opened)
        self.table.menu_wanted.connect(self._open_menu)
        self.table.typed.connect(self._typed)
        self.table.layout_changed.connect(self._keep_layout)
        desk.changed.connect(self._changed)
        self._lay_out(buttons)
        leave_keyboard(self)
        self._restore_layout()

    def start(self) -> None:
        """Ask for the first rows."""
        self.source.start()

    def set_detail_buttons(self, make: Callable[[], Sequence[Button]]) -> None:
        """What stands under the detail; asked for whenever another record is shown."""
        self._detail_buttons = make

    def set_menu(self, actions: Sequence[QAction]) -> None:
        """The actions of the menu on a line."""
        self._menu_actions = actions

    def show_view(self, key: str, needle: str = "") -> None:
        """Show a saved view, filtered or not."""
        self.views.set_current(key)
        self.filter.blockSignals(True)
        self.filter.setText(needle)
        self.filter.blockSignals(False)
        self._ask_anew()
        self.source.needle = needle
        self.source.set_view(key)

    def show_held_by(self, name: str) -> None:
        """Show what somebody holds, until another record is called for that is not among it."""
        before = self._before_holder or (self.source.view, self.filter.text())
        self.show_view(self.listing.views[0].key, name)
        self._before_holder = before

    def choose_first(self) -> None:
        """Show the first record at the right as soon as the list is there, if no other was asked for."""
        self._first_wanted = True

    def show_record(self, record_id: int) -> None:
        """Show a record at the right, and its line where the list has it. Where it has not, what is chosen stays while
        somebody works in the list."""
        found = self.table.go_to(record_id)
        if not found and self._before_holder is not None:
            self.show_view(*self._before_holder)
        self._shown_detail = self._called = record_id
        self._missed = None if found else record_id
        if not found:
            if not self.table.hasFocus():
                self.table.leave_line()
            self.refresh_detail()

    def choose(self, record_id: int) -> None:
        """Choose a record whatever is filtered and chosen now."""
        if self.table.pages.row_of(record_id) < 0:
            self.show_view(self.listing.views[0].key)
            self.table.leave_line()
        self.show_record(record_id)

    def selected(self) -> list[int]:
        """The ids chosen, in the order of the list; else the record shown at the right."""
        ids = list(self.table.selected_ids())
        shown = self._shown_detail
        if ids or shown is None:
            return ids
        return [shown] if shown == self._called or self.table.pages.row_of(shown) >= 0 else []

    def card_state(self) -> str:
        """The status of the record shown at the right."""
        return self._card_state

    def card_code(self) -> str:
        """The code of the record shown at the right: its tag, SKU or number."""
        return self._card_code

    def card_kind(self) -> str:
        """What kind of record is shown at the right, where its list says so: the kind of transaction of an entry."""
        return self._card_kind

    def chosen_state(self) -> str:
        """The status of what is chosen, where that is the record shown at the right and nothing else."""
        if self._card_id is None or self.table.selected_count() > 1 or self.selected() != [self._card_id]:
            return ""
        return self._card_state

    def current(self) -> int | None:
        """The id of the line with the mark."""
        return self.table.current_id()

    def refresh_detail(self) -> None:
        """Read the record at the right again."""
        current = self.table.current_id()
        if current is not None:
            self._shown_detail = current
        shown = self._shown_detail
        if self._look.detail is not None and shown is not None and self.isVisible():
            self._look.detail(self.desk, shown, lambda it: self._show_detail(shown, it) if isValid(self) else None)

    def focus_filter(self) -> None:
        """Put the keyboard into the filter."""
        self.filter.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.filter.selectAll()

    def choose_columns(self) -> None:
        """Open the chooser of columns."""
        ColumnChooser(self.table).open_under(self._columns_button)

    def _show_detail(self, record_id: int, detail: Detail | None) -> None:
        if record_id != self._shown_detail:
            return
        self._card_state = detail.state if detail is not None else ""
        self._card_code = detail.code if detail is not None else ""
        self._card_kind = detail.kind if detail is not None else ""
        self._card_id = record_id if detail is not None else None
        if detail is None:
            self.card.clear()
        else:
            self.card.show_detail(detail, self._detail_buttons())
        self.chosen.emit()

    def _make_filter(self, hint: str) -> QLineEdit:
        made = named(QLineEdit(), hint)
        made.setPlaceholderText(hint + "…  (Ctrl+F)")
        made.setClearButtonEnabled(True)
        made.textChanged.connect(self._say_empty)
        made.textChanged.connect(self._ask_anew)
        made.textChanged.connect(self.source.set_needle)
        made.returnPressed.connect(self._into_list)
        down = QShortcut(QKeySequence(Qt.Key.Key_Down), made, context=Qt.ShortcutContext.WidgetShortcut)
        down.activated.connect(self._into_list)
        return made

    def _lay_out(self, buttons: Sequence[Button]) -> None:
        top = QHBoxLayout()
        top.setSpacing(12)
        top.addWidget(self.filter, 1)
        self._columns_button = push_button(Button(self.tr("Columns"), self.choose_columns))
        top.addWidget(self._columns_button)
        for button in buttons:
            top.addWidget(push_button(button))
        middle = QWidget()
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(top)
        column.addWidget(self.table, 1)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        split.setHandleWidth(12)
        for part in (middle, self.card):
            split.addWidget(part)
        split.setStretchFactor(0, 1)
        split.setSizes([840, 330])
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 10, 0, 10)
        row.setSpacing(12)
        row.addWidget(self.views)
        row.addWidget(split, 1)

    def _open_menu(self, point: QPoint) -> None:
        if not self._menu_actions:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addActions(list(self._menu_actions))
        menu.popup(point)

    def _answered(self, rows: int) -> None:
        wanted, self._first_wanted = self._first_wanted or self._is_left_over(), False
        self._asked_anew = False
        if self._missed is not None and self.table.current_id() is None and self.table.go_to(self._missed):
            self._missed = None
        if not wanted or self.table.current_id() is not None or self._called is not None:
            return
        if rows:
            self.table.choose_row(0)
        else:
            self._shown_detail = None
            self._card_state, self._card_id = "", None
            self.card.clear()
            self._first_wanted = True
            self.chosen.emit()

    def _is_left_over(self) -> bool:
        """Whether another view or filter was asked for, and does not hold the record at the right."""
        shown = self._shown_detail
        return self._asked_anew and shown is not None and self.table.pages.row_of(shown) < 0

    def _changed(self, _: object) -> None:
        """A method, not a lambda: Qt lets go of it with the dialog that this list stands in."""
        self._detail_pause.start()

    def _ask_anew(self, _: object = None) -> None:
        self._called = self._missed = self._before_holder = None
        self._asked_anew = True

    def _say_empty(self, needle: str) -> None:
        nothing = self._look.empty or self.tr("Nothing here.")
        self.table.set_empty_text(self.tr("Nothing here has “{0}” in it.").format(needle) if needle else nothing)

    def _into_list(self) -> None:
        """From the filter to the first line that it left."""
        if self.table.model().rowCount():
            self.table.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.table.setCurrentIndex(self.table.model().index(0, 0))

    def _typed(self, text: str) -> None:
        self.filter.setFocus(Qt.FocusReason.OtherFocusReason)
        self.filter.setText(text)

    # --- columns, kept per operator at this desk

    def _key(self) -> str:
        return " ".join(("columns", self.listing.name, *self._look.hides))

    def _keep_layout(self) -> None:
        saved = self.table.layout_json() if self.table.is_arranged else ""
        key, who = self._key(), str(self.desk.operator_id)
        self.desk.keep(lambda file: file.set(who, key, saved))

    def _restore_layout(self) -> None:
        saved = self.desk.desk_file.get(str(self.desk.operator_id), self._key())
        if saved:
            self.table.restore_layout(saved)
