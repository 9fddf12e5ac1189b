"""The list of losses: what is missing is completed, charged, found again or written off."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from tracker_desktop.queries.listing import LISTINGS
from tracker_desktop.queries.loss_detail import PapersOfLoss
from tracker_desktop.queries.loss_facts import LossFacts, LossFactsOf
from tracker_desktop.store.done import Done
from tracker_desktop.transactions.rights import Right
from tracker_desktop.ui.answer_line import Button, leave_keyboard
from tracker_desktop.ui.commands import keys_named
from tracker_desktop.ui.desk import Desk
from tracker_desktop.ui.dialog_keys import PRINT
from tracker_desktop.ui.dialogs.form_dialog import FormDialog
from tracker_desktop.ui.dialogs.frame import DialogFrame, show_dialog
from tracker_desktop.ui.dialogs.list_undo import ListUndo
from tracker_desktop.ui.forms import loss_forms, verb_forms
from tracker_desktop.ui.forms.rows import Form, Values
from tracker_desktop.ui.tabs.list_tab import ListTab
from tracker_desktop.ui.tabs.looks import RECORD_LOOKS

LIST = "losses"


class LossesDialog(DialogFrame):
    """Enter edits. Signals: print_wanted(object): the number of the paper to print; files_wanted(object): the LossFacts
    whose photos and documents are shown."""

    print_wanted = Signal(object)
    files_wanted = Signal(object)

    def __init__(self, desk: Desk, view: str, rights: frozenset[Right], parent: QWidget | None = None) -> None:
        listing = LISTINGS[LIST]
        super().__init__(
            listing.title,
            self.tr("What is missing stays on the books, and costs, until it is found or written off."),
            parent=parent,
        )
        self._desk, self._rights = desk, rights
        self.resize(1320, 720)
        self.list = ListTab(desk, listing, RECORD_LOOKS[LIST], (), self)
        self.list.opened.connect(lambda _: self.edit())
        self.list.set_detail_buttons(self._buttons_of_loss)
        self.body.addWidget(self.list, 1)
        self.set_buttons(
            [
                *self._allowed(Right.VALUES, self.tr("Charge…"), self.charge),
                *self._allowed(Right.VALUES, self.tr("Recovered…"), self.recover),
                *self._allowed(Right.DISPOSE, self.tr("Write off…"), self.write_off),
                Button(self.tr("Files…"), self.files),
                Button(self.tr("Print  {0}").format(PRINT), self.print_it),
                Button(self.tr("Close  Esc"), self.reject),
                *self._allowed(Right.COUNTER, self.tr("Edit…  Ctrl+Enter"), self.edit, primary=True),
            ]
        )
        leave_keyboard(self)
        self._undo = ListUndo(desk, self)
        QShortcut(QKeySequence(keys_named("filter")), self).activated.connect(self.list.focus_filter)
        QShortcut(QKeySequence(PRINT), self).activated.connect(self.print_it)
        self.list.show_view(view)
        self.list.choose_first()
        self.list.start()
        self.list.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def edit(self) -> None:
        """What became known of the chosen loss."""
        if Right.COUNTER in self._rights:
            self._with_one(lambda loss: self._open(loss_forms.edit_loss(loss), changes_only=True))

    def charge(self) -> None:
        """Somebody pays for the chosen loss."""
        self._with_one(lambda loss: self._open(loss_forms.charge(loss)))

    def recover(self) -> None:
        """What came in for the chosen loss."""
        self._with_one(lambda loss: self._open(loss_forms.recover(loss)))

    def found(self) -> None:
        """The asset of the chosen loss is here again."""
        self._with_one(lambda loss: self._open((verb_forms.found(loss.asset_id, loss.tag), {})))

    def write_off(self) -> None:
        """The chosen ones leave the books, if another person approves it."""
        self._with_chosen(self._write_off)

    def files(self) -> None:
        """Photos and documents of the chosen loss."""
        self._with_one(self.files_wanted.emit)

    def print_it(self) -> None:
        """The last paper of the chosen loss."""
        ids = self.list.selected()
        if ids:
            self._desk.fetch(PapersOfLoss(ids[0]), lambda _, found: self._print(found), owner=self)

    def _write_off(self, losses: Sequence[LossFacts]) -> None:
        ended = [loss.tag for loss in losses if not loss.is_open]
        if ended:
            words = self.tr("{0} is not missing any more. Choose losses that are still open.")
            self.banner.show_answer("warning", words.format(verb_forms.things(ended)))
        else:
            self._open(loss_forms.write_off(losses))

    def _print(self, numbers: Sequence[str]) -> None:
        if numbers:
            self.print_wanted.emit(numbers[0])
        else:
            words = self.tr("No report was made yet: an audit reported it. Edit makes one.")
            self.banner.show_answer("warning", words)

    def _buttons_of_loss(self) -> Sequence[Button]:
        """What fits the loss shown at the right."""
        if self.list.card_state() != "missing":
            return []
        return [
            *self._allowed(Right.COUNTER, self.tr("Found…"), self.found, primary=True),
            *self._allowed(Right.DISPOSE, self.tr("Write off…"), self.write_off),
        ]

    def _allowed(
        self, right: Right, text: str, run: Callable[[], object], *, primary: bool = False
    ) -> Sequence[Button]:
        return [Button(text, run, primary)] if right in self._rights else []

    def _with_one(self, then: Callable[[LossFacts], object]) -> None:
        self._with_chosen(lambda losses: then(losses[0]))

    def _with_chosen(self, then: Callable[[Sequence[LossFacts]], object]) -> None:
        ids = tuple(self.list.selected())
        if ids:
            self._desk.fetch(LossFactsOf(ids), lambda _, found: then(found) if found else None, owner=self)

    def _open(self, made: tuple[Form, Values], *, changes_only: bool = False) -> None:
        form, start = made
        show_dialog(FormDialog(self._desk, form, start, changes_only=changes_only, then=self._done, parent=self))

    def _done(self, done: Done) -> None:
        buttons = [self._undo.button]
        if done.number is not None:
            number = done.number
            buttons.insert(0, Button(self.tr("Print {0}").format(number), lambda: self.print_wanted.emit(number)))
        self.banner.show_answer("waiting" if done.waiting else "done", done.title, done.detail, buttons)
