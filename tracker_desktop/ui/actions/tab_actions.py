"""What the Audits and the Counts tab share: one of several is on the screen, and the counter may scan for it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QObject, QPoint
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QWidget

from tracker_desktop.transactions.base import Transaction
from tracker_desktop.ui.answer_line import Button
from tracker_desktop.ui.tables.table_view import TableView
from tracker_desktop.ui.tabs.chooser import ALL

if TYPE_CHECKING:
    from tracker_desktop.ui.main_window import MainWindow


class TabActions(QObject):
    """`mode` is the mode of the counter that scans for what the tab shows. Subclasses say which widget the tab is."""

    mode: ClassVar[str]

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._desk = window.desk

    def tab_widget(self) -> QWidget | None:
        """The tab, once it is made."""
        raise AssertionError("a subclass has it")

    def choose(self) -> None:
        """The list of all of them."""
        raise AssertionError("a subclass has it")

    def show_chosen(self, row_id: int) -> None:
        """Show this one in the tab; the counter scans for it, where it is in the mode."""
        raise AssertionError("a subclass has it")

    def is_in_front(self) -> bool:
        """Whether the tab is the one on the screen."""
        tab = self.tab_widget()
        return tab is not None and self._window.tabs.currentWidget() is tab

    def is_scanning(self) -> bool:
        """Whether the counter is in the mode."""
        state = self._window.counter.state
        return state is not None and state.mode == self.mode

    def is_looked_at(self) -> bool:
        """Whether anything of it is on the screen."""
        return self.is_in_front() or self.is_scanning()

    def has_strip(self, *, over: bool) -> bool:
        """Whether the strip is on the screen: in the tab, and while the counter scans for what is not over."""
        return self.is_in_front() or (self.is_scanning() and not over)

    def chose(self, key: object) -> None:
        """One was chosen above the views, or the list of all."""
        if key == ALL:
            self.choose()
        elif isinstance(key, int):
            self.show_chosen(key)

    def button(self, command: str, text: str, *, primary: bool = False) -> Button:
        """A button that does what a command does, whenever that can be done."""
        action = self._window.actions_by_id[command]
        return Button(text, action.trigger, primary, action)

    def perform(self, transaction: Transaction) -> None:
        """Do something, and say in the banner what came of it."""
        self._desk.perform(transaction, self._window.counter.show_done, owner=self)


def below_the_mark(table: TableView) -> QPoint:
    """Where a menu about the line with the mark opens, on the screen; without a line, where the mouse is."""
    box = table.visualRect(table.currentIndex())
    return table.viewport().mapToGlobal(box.bottomLeft()) if box.isValid() else QCursor.pos()
