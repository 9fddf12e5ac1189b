"""What the window does about what was lent: extensions, transfers to accept, reminders, statements, training."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices

from tracker_desktop.counter.answer import Answer
from tracker_desktop.queries.lending_facts import PaperToSign, PaperToSignOf, ToExtend, ToExtendOf
from tracker_desktop.transactions.rights import Right
from tracker_desktop.transactions.sign_paper import SIGNED
from tracker_desktop.ui.answer_line import Button
from tracker_desktop.ui.dialogs.form_dialog import FormDialog
from tracker_desktop.ui.dialogs.loans_dialog import LoansDialog
from tracker_desktop.ui.dialogs.offers_dialog import OffersDialog
from tracker_desktop.ui.dialogs.pick_file import pick_folder
from tracker_desktop.ui.dialogs.statements_dialog import StatementsDialog
from tracker_desktop.ui.dialogs.training_dialog import TrainingDialog
from tracker_desktop.ui.forms import lending_forms
from tracker_desktop.ui.forms.rows import Form, Values
from tracker_desktop.wording.render import counted

if TYPE_CHECKING:
    from tracker_desktop.ui.main_window import MainWindow

DOCUMENT = "document"
Mails = Sequence[tuple[str, str]]
"""Numbers of reminders, each with the address that its mail goes to."""


class LendingActions(QObject):
    """One method for each command."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._desk = window.desk

    def answer_buttons(self, answer: Answer) -> list[Button]:
        """What can be done with a paper that was looked up: it came back signed."""
        about = answer.about
        if about is None or about[0] != DOCUMENT or answer.posted or Right.COUNTER not in self._window.rights:
            return []
        if answer.title[:2] not in SIGNED or answer.outcome == "warning":
            return []
        return [Button(self.tr("It is signed"), partial(self.sign, about[1]))]

    def extend(self) -> None:
        """A later day for the chosen assets."""
        ids = tuple(self._window.chosen().get("asset", []))
        if ids:
            self._desk.fetch(ToExtendOf(ids), partial(self._ask_day, ids), owner=self)

    def _ask_day(self, ids: Sequence[int], _: int, found: ToExtend) -> None:
        self._ask(*lending_forms.extend(ids, found.tags, found.due))

    def loans(self, view: str = "on_loan") -> None:
        """What is out, with its extensions, deposits and reminders."""
        dialog = LoansDialog(self._desk, view, self._window)
        dialog.print_wanted.connect(lambda numbers: self._window.papers.show(*numbers))
        dialog.mail_wanted.connect(self.mail)
        self._window.counter.open_dialog(dialog)

    def offers(self, view: str = "waiting") -> None:
        """Transfers that wait to be accepted."""
        dialog = OffersDialog(self._desk, view, self._window)
        dialog.print_wanted.connect(lambda numbers: self._window.papers.show(*numbers))
        self._window.counter.open_dialog(dialog)

    def statements(self, view: str = "due") -> None:
        """Who has to sign for what they hold."""
        dialog = StatementsDialog(self._desk, view, self._window)
        dialog.statements_wanted.connect(self._window.papers.statements)
        self._window.counter.open_dialog(dialog)

    def trainings(self, view: str = "all", needle: str = "") -> None:
        """Who was trained in what."""
        self._window.counter.open_dialog(TrainingDialog(self._desk, view, self._window, needle))

    def train(self, person_ids: Sequence[int]) -> None:
        """The same training for some people."""
        self._ask(lending_forms.train(person_ids))

    def sign(self, document_id: int) -> None:
        """A paper came back signed."""
        self._desk.fetch(PaperToSignOf(document_id), lambda _, paper: self._ask_signed(paper), owner=self)

    def _ask_signed(self, paper: PaperToSign | None) -> None:
        if paper is not None:
            self._ask(lending_forms.sign(paper.number, paper.title, paper.holder))

    def mail(self, mails: Mails) -> None:
        """Write reminders as drafts of mails into a folder."""
        title = self.tr("Folder for {0}").format(counted(len(mails), "mail draft"))
        pick_folder(self._window, title, lambda folder: self.write_mails(mails, folder))

    def write_mails(self, mails: Mails, folder: Path) -> None:
        """Write them, one file each, called by its number."""
        store, by = self._desk.store, self._window.operator_name

        def work(progress: Callable[[int, int], object], cancelled: object) -> None:
            from tracker_desktop.reports.papers.mail_draft import write_mail

            for number, (called, to) in enumerate(mails, 1):
                write_mail(store, called, folder / f"{called}.eml", by, to)
                progress(number, len(mails))

        self._desk.work(work, lambda _: self._mailed(mails, folder), owner=self)

    def _mailed(self, mails: Mails, folder: Path) -> None:
        opened = QUrl.fromLocalFile(str(folder))
        button = Button(self.tr("Open the folder"), lambda: QDesktopServices.openUrl(opened), primary=True)
        title = self.tr("{0} written").format(counted(len(mails), "mail draft"))
        without = sum(not to for _, to in mails)
        beside = self.tr("{0} without an address").format(without) if without else ""
        detail = " · ".join(part for part in (str(folder), beside) if part)
        self._window.counter.banner.show_answer("done", title, detail, [button])

    def _ask(self, form: Form, start: Values | None = None) -> None:
        counter = self._window.counter
        counter.open_dialog(FormDialog(self._desk, form, start, then=counter.show_done, parent=counter.in_front()))
