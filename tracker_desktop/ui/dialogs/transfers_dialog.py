"""The list of transfers: what is on the way is received or written off, and its note is printed."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from tracker_desktop.queries.listing import LISTINGS
from tracker_desktop.queries.transfer_facts import ToCome, ToComeOf
from tracker_desktop.store.done import Done
from tracker_desktop.ui.answer_line import Button, leave_keyboard
from tracker_desktop.ui.commands import keys_named
from tracker_desktop.ui.desk import Desk
from tracker_desktop.ui.dialog_keys import PRINT
from tracker_desktop.ui.dialogs.form_dialog import FormDialog
from tracker_desktop.ui.dialogs.frame import DialogFrame, show_dialog
from tracker_desktop.ui.dialogs.list_undo import ListUndo
from tracker_desktop.ui.forms import transfer_forms
from tracker_desktop.ui.forms.rows import Form, Values
from tracker_desktop.ui.tabs.list_tab import ListTab
from tracker_desktop.ui.tabs.looks import RECORD_LOOKS

LIST = "transfers"


class TransfersDialog(DialogFrame):
    """Enter receives. Signals: print_wanted(str): the number whose note is printed; put_away_wanted(str): the uid of
    an arrival whose put-away list is printed."""

    print_wanted = Signal(object)
    put_away_wanted = Signal(object)

    def __init__(self, desk: Desk, view: str, parent: QWidget | None = None) -> None:
        listing = LISTINGS[LIST]
        super().__init__(
            listing.title,
            self.tr("Stock between two stores. What did not arrive stays on the way until it does, or is written off."),
            parent=parent,
        )
        self._desk = desk
        self.resize(1320, 720)
        self.list = ListTab(desk, listing, RECORD_LOOKS[LIST], (), self)
        self.list.opened.connect(lambda _: self.receive())
        self.body.addWidget(self.list, 1)
        self.set_buttons(
            [
                Button(self.tr("Write off…"), self.lose),
                Button(self.tr("Print  {0}").format(PRINT), self._print),
                Button(self.tr("Close  Esc"), self.reject),
                Button(self.tr("Receive…  Ctrl+Enter"), self.receive, primary=True),
            ]
        )
        leave_keyboard(self)
        self._undo = ListUndo(desk, self)
        QShortcut(QKeySequence(keys_named("filter")), self).activated.connect(self.list.focus_filter)
        QShortcut(QKeySequence(PRINT), self).activated.connect(self._print)
        self.list.show_view(view)
        self.list.choose_first()
        self.list.start()
        self.list.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def receive(self) -> None:
        """What arrived of the chosen transfer."""
        self._with_chosen(lambda transfer: self._open(transfer_forms.receive(transfer), self._arrived))

    def lose(self) -> None:
        """What never came of the chosen transfer."""
        self._with_chosen(lambda transfer: self._open(transfer_forms.lose(transfer), self._said))

    def _with_chosen(self, then: Callable[[ToCome], object]) -> None:
        ids = self.list.selected()
        if ids:
            self._desk.fetch(ToComeOf(ids[0]), lambda _, found: self._if_left(found, then), owner=self)

    def _if_left(self, transfer: ToCome | None, then: Callable[[ToCome], object]) -> None:
        if transfer is None or not transfer.lines:
            number = transfer.number if transfer else self.tr("that transfer")
            self.banner.show_answer("warning", self.tr("Nothing of {0} is on the way any more").format(number))
        else:
            then(transfer)

    def _open(self, made: tuple[Form, Values], then: Callable[[Done], object]) -> None:
        form, start = made
        show_dialog(FormDialog(self._desk, form, start, then=then, parent=self))

    def _arrived(self, done: Done) -> None:
        listed = Button(self.tr("Put-away list"), lambda: self.put_away_wanted.emit(done.uid))
        self.banner.show_answer("done", done.title, done.detail, [listed, self._undo.button])

    def _said(self, done: Done) -> None:
        self.banner.show_answer("waiting" if done.waiting else "done", done.title, done.detail, [self._undo.button])

    def _print(self) -> None:
        ids = self.list.selected()
        if ids:
            self._desk.fetch(ToComeOf(ids[0]), lambda _, found: self._print_it(found), owner=self)

    def _print_it(self, transfer: ToCome | None) -> None:
        if transfer is not None:
            self.print_wanted.emit(transfer.number)
