"""Chooses one record of a list that is no tab of the window."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from tracker_desktop.queries.columns import Listing
from tracker_desktop.ui.answer_line import Button, leave_keyboard
from tracker_desktop.ui.commands import keys_named
from tracker_desktop.ui.desk import Desk
from tracker_desktop.ui.dialogs.frame import DialogFrame
from tracker_desktop.ui.tabs.list_tab import ListLook, ListTab


class ChooseDialog(DialogFrame):
    """Enter or a double click chooses one."""

    def __init__(
        self, desk: Desk, listing: Listing, look: ListLook, chosen: Callable[[int], object], parent: QWidget | None
    ) -> None:
        super().__init__(listing.title, parent=parent)
        self._chosen = chosen
        self.resize(1280, 680)
        self.list = ListTab(desk, listing, look, (), self)
        self.list.opened.connect(self._take)
        self.body.addWidget(self.list, 1)
        self.set_buttons(
            [
                Button(self.tr("Close  Esc"), self.reject),
                Button(self.tr("Show it  Ctrl+Enter"), self._take_current, primary=True),
            ]
        )
        leave_keyboard(self)
        QShortcut(QKeySequence(keys_named("filter")), self).activated.connect(self.list.focus_filter)
        self.list.choose_first()
        self.list.start()
        self.list.table.setFocus()

    def _take_current(self) -> None:
        chosen = self.list.selected()
        if chosen:
            self._take(chosen[0])

    def _take(self, record_id: object) -> None:
        if isinstance(record_id, int):
            self.accept()
            self._chosen(record_id)
