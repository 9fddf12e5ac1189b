"""The list of loans: extend them, remind their holders, take them back, settle deposits."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from tracker_desktop.queries.lending_facts import LoanFacts, LoansOf, ToExtend, ToExtendOf, ToRemind, ToRemindOf
from tracker_desktop.store.done import Done
from tracker_desktop.transactions.check_in import CheckIn, InLine
from tracker_desktop.ui.answer_line import Button
from tracker_desktop.ui.desk import Desk
from tracker_desktop.ui.dialogs.ask import ask
from tracker_desktop.ui.dialogs.lending_list import LendingList
from tracker_desktop.ui.dialogs.reminding import Reminding
from tracker_desktop.ui.forms import lending_forms
from tracker_desktop.wording.counter import first_of
from tracker_desktop.wording.render import counted

LETTER, MAIL = "letter", "mail"
With = Callable[[Sequence[LoanFacts]], object]


class LoansDialog(LendingList):
    """Enter extends. Signals: print_wanted(object): the numbers of papers to print; mail_wanted(object): of reminders
    that were made as mails, each with its address."""

    print_wanted = Signal(object)
    mail_wanted = Signal(object)

    def __init__(self, desk: Desk, view: str, parent: QWidget | None = None) -> None:
        super().__init__(
            desk,
            "loans",
            self.tr("Reminders go to holders whose next step is due; all that is late stands in one letter."),
            view,
            parent,
        )
        self.list.opened.connect(lambda _: self.extend())

    def buttons(self) -> tuple[Sequence[Button], Button]:
        others = [
            Button(self.tr("Check in"), self.check_in),
            Button(self.tr("Deposit…"), self.settle),
            Button(self.tr("Extend…"), self.extend),
        ]
        return others, Button(self.tr("Remind…  Ctrl+Enter"), self.remind, primary=True)

    def _with(self, then: With) -> None:
        """Do something with the loans of the chosen lines."""
        ids = self.picked()
        if ids:
            self.desk.fetch(LoansOf(ids), lambda _, loans: then(loans), owner=self)

    # --- extend, take back, settle

    def extend(self) -> None:
        """A later day for what is chosen."""
        self._with(self._extend_these)

    def _extend_these(self, loans: Sequence[LoanFacts]) -> None:
        ids = tuple(dict.fromkeys(loan.asset_id for loan in loans if not loan.ended and loan.due is not None))
        if not ids:
            self.say("warning", self.tr("None of what is chosen is on loan"))
            return
        self.desk.fetch(ToExtendOf(ids), partial(self._ask_day, ids), owner=self)

    def _ask_day(self, ids: Sequence[int], _: int, found: ToExtend) -> None:
        self.open_form(lending_forms.extend(ids, found.tags, found.due))

    def check_in(self) -> None:
        """Take back what is chosen."""
        self._with(self._check_in_these)

    def _check_in_these(self, loans: Sequence[LoanFacts]) -> None:
        out = tuple(InLine(loan.asset_id) for loan in loans if not loan.ended)
        if out:
            self.send(CheckIn(out))
        else:
            self.say("warning", self.tr("None of what is chosen is out"))

    def settle(self) -> None:
        """How much of the deposit of what is chosen is given back."""
        self._with(self._settle_one)

    def _settle_one(self, loans: Sequence[LoanFacts]) -> None:
        paid = [loan for loan in loans if loan.deposit]
        if not paid:
            self.say("warning", self.tr("No deposit was taken for what is chosen"))
        elif len(paid) > 1:
            self.say("warning", self.tr("Choose one line to settle its deposit"))
        elif not paid[0].ended:
            said = self.tr("Its deposit is given back when it is checked in.")
            self.say("warning", self.tr("{0} is still with {1}").format(paid[0].tag, paid[0].holder), said)
        else:
            self.open_form(lending_forms.settle(paid[0]))

    # --- reminders

    def remind(self) -> None:
        """Remind the holders of what is chosen, where a step is due."""
        ids = self.picked()
        if ids:
            self.desk.fetch(ToRemindOf(ids), lambda _, due: self._ask_way(due), owner=self)

    def _ask_way(self, due: Sequence[ToRemind]) -> None:
        if not due:
            said = self.tr("The view “Reminder due” shows whose turn it is.")
            self.say("warning", self.tr("No reminder is due for what is chosen"), said)
            return
        names = first_of([one.name for one in due])
        text = self.tr("{0}: {1}. How are they reminded?").format(counted(len(due), "holder"), names)
        ways = [(LETTER, self.tr("Letters to print")), (MAIL, self.tr("Mail drafts")), (None, self.tr("Leave it"))]
        ask(self, self.tr("Reminders"), text, ways, lambda way: self._send_all(due, str(way)) if way else None)

    def _send_all(self, due: Sequence[ToRemind], way: str) -> None:
        self.set_busy(True)
        Reminding(self.desk, due, way, lambda made, no: self._reminded(made, no, way), self).go_on()

    def _reminded(self, made: Sequence[tuple[Done, ToRemind]], refused: Sequence[str], way: str) -> None:
        self.set_busy(False)
        if not made:
            self.say("refused", " ".join(refused))
            return
        numbers = [str(done.number) for done, _ in made]
        title = made[0][0].title if len(made) == 1 else self.tr("{0} sent").format(counted(len(made), "reminder"))
        self.say("done", title, " ".join((first_of(numbers), *refused)), [self.undo.button])
        if way == LETTER:
            self.print_wanted.emit(numbers)
        else:
            self.mail_wanted.emit([(str(done.number), who.email) for done, who in made])
