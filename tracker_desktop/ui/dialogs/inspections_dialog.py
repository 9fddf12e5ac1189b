"""The list of inspections: what each ended with, and at the right who did which step when."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from tracker_desktop.queries.listing import LISTINGS
from tracker_desktop.ui.answer_line import Button, leave_keyboard
from tracker_desktop.ui.commands import keys_named
from tracker_desktop.ui.desk import Desk
from tracker_desktop.ui.dialogs.frame import DialogFrame
from tracker_desktop.ui.tabs.list_tab import ListTab
from tracker_desktop.ui.tabs.looks import RECORD_LOOKS

LIST = "inspections"


class InspectionsDialog(DialogFrame):
    """Of all assets, or of the one with a tag. Signals: report_wanted(): the history of one asset on paper."""

    report_wanted = Signal()

    def __init__(self, desk: Desk, tag: str, parent: QWidget | None = None) -> None:
        listing = LISTINGS[LIST]
        super().__init__(listing.title, self.tr("Who looked at what, when, and what came of it."), parent=parent)
        self.resize(1320, 720)
        self.list = ListTab(desk, listing, RECORD_LOOKS[LIST], (), self)
        self.body.addWidget(self.list, 1)
        self.set_buttons(
            [
                Button(self.tr("History of an asset…"), self.report_wanted.emit),
                Button(self.tr("Close  Esc"), self.reject, primary=True),
            ]
        )
        leave_keyboard(self)
        QShortcut(QKeySequence(keys_named("filter")), self).activated.connect(self.list.focus_filter)
        self.list.show_view("all" if tag else "finished", tag)
        self.list.choose_first()
        self.list.start()
        self.list.table.setFocus(Qt.FocusReason.OtherFocusReason)
