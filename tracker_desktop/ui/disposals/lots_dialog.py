"""The list of disposal lots: begun, opened, printed."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from tracker_desktop.queries.listing import LISTINGS
from tracker_desktop.transactions.rights import Right
from tracker_desktop.ui.answer_line import Button, leave_keyboard
from tracker_desktop.ui.commands import keys_named
from tracker_desktop.ui.desk import Desk
from tracker_desktop.ui.dialog_keys import PRINT
from tracker_desktop.ui.dialogs.frame import DialogFrame
from tracker_desktop.ui.dialogs.list_undo import ListUndo
from tracker_desktop.ui.tabs.list_tab import ListTab
from tracker_desktop.ui.tabs.looks import RECORD_LOOKS

LIST = "disposals"


class DisposalsDialog(DialogFrame):
    """Enter opens a lot. Signals: open_wanted(object): the id of a lot; new_wanted(); print_wanted(object): the number
    of a certificate."""

    open_wanted = Signal(object)
    new_wanted = Signal()
    print_wanted = Signal(object)

    def __init__(self, desk: Desk, view: str, rights: frozenset[Right], parent: QWidget | None = None) -> None:
        listing = LISTINGS[LIST]
        super().__init__(
            listing.title,
            self.tr("Assets that leave together: approved by another person, disposed of, closed with a certificate."),
            parent=parent,
        )
        self.resize(1320, 720)
        self.list = ListTab(desk, listing, RECORD_LOOKS[LIST], (), self)
        self.list.opened.connect(self.open_wanted)
        self.body.addWidget(self.list, 1)
        new = [Button(self.tr("New lot…  Ctrl+N"), self.new_wanted.emit)] if Right.DISPOSE in rights else []
        self.set_buttons(
            [
                *new,
                Button(self.tr("Print  {0}").format(PRINT), self.print_it),
                Button(self.tr("Close  Esc"), self.reject),
                Button(self.tr("Open…  Ctrl+Enter"), self.open_chosen, primary=True),
            ]
        )
        leave_keyboard(self)
        self._undo = ListUndo(desk, self)
        keys = [(keys_named("filter"), self.list.focus_filter), (PRINT, self.print_it)]
        for text, run in [*keys, *([("Ctrl+N", self.new_wanted.emit)] if new else [])]:
            QShortcut(QKeySequence(text), self).activated.connect(run)
        self.list.show_view(view)
        self.list.choose_first()
        self.list.start()
        self.list.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def open_chosen(self) -> None:
        """The chosen lot with its assets."""
        ids = self.list.selected()
        if ids:
            self.open_wanted.emit(ids[0])

    def print_it(self) -> None:
        """The certificate of the chosen lot."""
        number = self.list.card_code()
        if number:
            self.print_wanted.emit(number)
        else:
            self.banner.show_answer("warning", self.tr("It has no certificate yet: that is made when a lot is closed."))
