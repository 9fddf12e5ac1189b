"""Lines to decide about, one by one or many at once, and then all of it posted in one transaction."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from tracker_desktop.queries.listing import LISTINGS
from tracker_desktop.store.done import Done
from tracker_desktop.transactions.base import Transaction
from tracker_desktop.ui.answer_line import leave_keyboard
from tracker_desktop.ui.commands import keys_named
from tracker_desktop.ui.desk import Desk
from tracker_desktop.ui.dialogs.frame import DialogFrame
from tracker_desktop.ui.tables.refresh import Refresh
from tracker_desktop.ui.tabs.list_tab import ListLook, ListTab

REFRESH_MS = 200


class LinesDialog(DialogFrame):
    """Enter, F2 or a click into the column of `decided_in` opens the menu for the chosen lines.

    What derives from this puts `list` into the body, calls `begin`, and gives the abstract methods.
    """

    decided_in: str = ""
    """Key of the column that shows what was decided."""
    tables: frozenset[str] = frozenset()
    """A change of these asks again."""

    def __init__(
        self,
        desk: Desk,
        listing: str,
        look: ListLook,
        of: tuple[str, int],
        then: Callable[[Done], object],
        title: str,
        parent: QWidget | None,
    ) -> None:
        """`of` is the filter of the list; `then` gets the Done of the posting."""
        super().__init__(title, parent=parent)
        self.desk, self._then = desk, then
        self.list = ListTab(desk, LISTINGS[listing], look, (), self)
        self.list.source.set_filters((of,))
        self.refresh = Refresh(self, self.ask, REFRESH_MS)
        desk.changed.connect(self._changed)
        self.list.opened.connect(self.open_menu)
        self.list.table.menu_wanted.connect(self.open_menu)
        self.list.table.clicked.connect(self._clicked)
        self.on_key("F2", self.open_menu)
        self.on_key(keys_named("filter"), self.list.focus_filter)

    # what derives from this gives

    @abstractmethod
    def open_menu_at(self, point: QPoint) -> None:
        """What may be decided of the chosen lines, at this point of the screen."""

    @abstractmethod
    def ask(self) -> None:
        """Ask for what is said above and below the list."""

    # what all do

    def begin(self, view: str) -> None:
        """Show a view of the list, its first line chosen, with the keyboard in it."""
        self.list.show_view(view)
        self.list.choose_first()
        leave_keyboard(self)
        self.list.table.setFocus(Qt.FocusReason.OtherFocusReason)
        self.ask()

    def on_key(self, keys: str, run: Callable[[], object]) -> None:
        """A key of this dialog."""
        QShortcut(QKeySequence(keys), self).activated.connect(run)

    def open_menu(self, *_: object) -> None:
        """What may be decided of the chosen lines, under the line with the mark."""
        table = self.list.table
        box = table.visualRect(table.currentIndex().siblingAtColumn(self._column()))
        inside = box.bottomLeft() if box.isValid() else QPoint(0, 0)
        self.open_menu_at(table.viewport().mapToGlobal(inside))

    def perform(self, transaction: Transaction) -> None:
        """Do something about lines and say so here."""
        self.desk.perform(transaction, self.said, self.show_refused, owner=self)

    def post_all(self, transaction: Transaction) -> None:
        """Post it; what is refused is said, else this closes."""
        self.banner.clear()
        self.set_busy(True)
        self.desk.perform(transaction, self._posted, self.show_refused, owner=self)

    def said(self, done: Done) -> None:
        """Say what was done."""
        self.banner.show_answer("done", done.title, done.detail, sound=False)

    def _posted(self, done: Done) -> None:
        self.accept()
        self._then(done)

    def _changed(self, done: Done) -> None:
        if self.tables & set(done.changes or {}):
            self.refresh.changed()

    def _clicked(self, index: QModelIndex) -> None:
        if index.column() == self._column():
            self.open_menu()

    def _column(self) -> int:
        return [column.key for column in self.list.listing.columns].index(self.decided_in)
