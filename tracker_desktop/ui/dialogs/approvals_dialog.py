"""The list of what waits for another person, with approve, decline and withdraw."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QPushButton, QWidget

from tracker_desktop.queries.approvals import MayDecide, WhoMayDecide
from tracker_desktop.queries.listing import LISTINGS
from tracker_desktop.store.done import Done
from tracker_desktop.transactions.approve import Approve
from tracker_desktop.transactions.base import Transaction
from tracker_desktop.transactions.decline import Decline
from tracker_desktop.transactions.rights import Right
from tracker_desktop.transactions.withdraw_request import WithdrawRequest
from tracker_desktop.ui.answer_line import Button, leave_keyboard
from tracker_desktop.ui.commands import keys_named
from tracker_desktop.ui.desk import Desk
from tracker_desktop.ui.dialogs.frame import DialogFrame, show_dialog
from tracker_desktop.ui.dialogs.reason_dialog import ReasonDialog
from tracker_desktop.ui.tabs.list_tab import ListTab
from tracker_desktop.ui.tabs.looks import RECORD_LOOKS
from tracker_desktop.ui.text import tooltip
from tracker_desktop.wording import refusal

APPROVALS = "approvals"
MayNot = Callable[[Right], str]


def lacks(rights: frozenset[Right], name: str) -> MayNot:
    """Why a person may not do what needs a right: a sentence, empty where they may."""

    def why(right: Right) -> str:
        return "" if right in rights else refusal("no_right", {"name": name, "right": right.value})

    return why


class ApprovalsDialog(DialogFrame):
    """A button that the person signed in may not press is grey, and its tooltip says why."""

    def __init__(self, desk: Desk, may_not: MayNot, then: Callable[[Done], object], parent: QWidget | None) -> None:
        """`then` hears what was decided."""
        listing = LISTINGS[APPROVALS]
        super().__init__(
            listing.title, self.tr("Nothing of this is done before another person has approved it."), parent=parent
        )
        self._desk = desk
        self._may_not = may_not
        self._then = then
        self._may: MayDecide | None = None
        self.resize(1320, 720)
        self.list = ListTab(desk, listing, RECORD_LOOKS[APPROVALS], (), self)
        self.list.chosen.connect(self._ask_who_may)
        self.list.source.shown.connect(self._ask_who_may)  # the same line may stand in another view
        self.body.addWidget(self.list, 1)
        self.set_buttons(
            [
                Button(self.tr("Withdraw"), self._withdraw),
                Button(self.tr("Decline…"), self._ask_reason),
                Button(self.tr("Approve  Ctrl+Enter"), self._approve, primary=True),
                Button(self.tr("Close  Esc"), self.reject),
            ]
        )
        leave_keyboard(self)
        self._decide: tuple[QPushButton, ...] = tuple(self._buttons[:3])
        self._grey()
        QShortcut(QKeySequence(keys_named("filter")), self).activated.connect(self.list.focus_filter)
        self.list.choose_first()
        self.list.start()
        self.list.focus_filter()

    def show_view(self, view: str) -> None:
        """Show a saved view of the list."""
        self.list.show_view(view)

    def set_busy(self, busy: bool) -> None:
        """What may not be decided stays grey."""
        super().set_busy(busy)
        if not busy:
            self._grey()

    # --- who may what

    def _ask_who_may(self, _rows: object = None) -> None:
        chosen = self.list.selected()
        if len(chosen) != 1:
            self._show_who_may(None)
            return
        query = WhoMayDecide(chosen[0], self._desk.operator_id)
        self._desk.fetch(query, lambda _, may: self._show_who_may(may), owner=self)

    def _show_who_may(self, may: MayDecide | None) -> None:
        current = self.list.selected()
        self._may = may if may is not None and current == [may.approval_id] else None
        self._grey()

    def _grey(self) -> None:
        may = self._may
        nothing = self.tr("Choose one line.")
        approver, asker = self._may_not(Right.APPROVE), self._may_not(Right.ASK)
        why = (
            (nothing,) * 3 if may is None else (may.withdraw or asker, may.decline or approver, may.approve or approver)
        )
        for button, reason in zip(self._decide, why, strict=True):
            button.setEnabled(not reason)
            button.setToolTip(tooltip(reason) if reason else "")
            button.setAccessibleDescription(reason)
        if may is not None and why[2]:
            self.strip.show_text("", why[2])
        else:
            self.strip.clear()

    # --- deciding

    def _approve(self) -> None:
        if self._may is not None:
            self._send(Approve(self._may.approval_id))

    def _withdraw(self) -> None:
        if self._may is not None:
            self._send(WithdrawRequest(self._may.approval_id))

    def _ask_reason(self) -> None:
        may = self._may
        if may is None:
            return
        dialog = ReasonDialog(
            self.tr("Decline"), self.tr("This will not be done: {0}").format(may.title), self.tr("Decline"), self
        )
        dialog.given.connect(lambda reason: self._send(Decline(may.approval_id, reason)))
        show_dialog(dialog)

    def _send(self, transaction: Transaction) -> None:
        self.set_busy(True)
        self._desk.perform(transaction, self._decided, self.show_refused, owner=self)

    def _decided(self, done: Done) -> None:
        self._may = None
        self.set_busy(False)
        self.banner.show_answer("done", done.title, done.detail, sound=False)
        self._then(done)
