"""The list of changes of what assets are worth."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from tracker_desktop.queries.listing import LISTINGS
from tracker_desktop.ui.answer_line import Button, leave_keyboard
from tracker_desktop.ui.commands import keys_named
from tracker_desktop.ui.desk import Desk
from tracker_desktop.ui.dialogs.frame import DialogFrame
from tracker_desktop.ui.dialogs.list_undo import ListUndo
from tracker_desktop.ui.tabs.list_tab import ListTab
from tracker_desktop.ui.tabs.looks import RECORD_LOOKS

LIST = "value_changes"


class ValueChangesDialog(DialogFrame):
    """Impairments, revaluations, additions, and other terms."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        listing = LISTINGS[LIST]
        super().__init__(
            listing.title,
            self.tr("From its day on each change holds; what was written down before stays. Undo takes one back."),
            parent=parent,
        )
        self.resize(1280, 680)
        self.list = ListTab(desk, listing, RECORD_LOOKS[LIST], (), self)
        self.body.addWidget(self.list, 1)
        self.set_buttons([Button(self.tr("Close  Esc"), self.reject)])
        leave_keyboard(self)
        self._undo = ListUndo(desk, self)
        QShortcut(QKeySequence(keys_named("filter")), self).activated.connect(self.list.focus_filter)
        self.list.choose_first()
        self.list.start()
        self.list.table.setFocus(Qt.FocusReason.OtherFocusReason)
