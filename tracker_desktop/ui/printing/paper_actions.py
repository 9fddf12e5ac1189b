"""Receipts and forms in the window: of what was just done, of an entry of History, of what somebody holds."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from tracker_desktop.counter.answer import Returns
from tracker_desktop.queries.entry_card import EntryCard, EntryOf
from tracker_desktop.queries.listing import LISTINGS
from tracker_desktop.queries.lists.documents import documents_counted, documents_named
from tracker_desktop.queries.papers.paper_of import LastNumber, NumberOfEntry
from tracker_desktop.queries.papers.put_away_list import PutAwayListOf
from tracker_desktop.queries.record import RecordOf
from tracker_desktop.queries.tags import ReservedTags
from tracker_desktop.store.done import Done
from tracker_desktop.store.watch import Watch
from tracker_desktop.transactions.issue_clearance import IssueClearance
from tracker_desktop.transactions.issue_return_receipt import IssueReturnReceipt
from tracker_desktop.transactions.issue_statement import IssueStatement
from tracker_desktop.ui.answer_line import Button
from tracker_desktop.ui.commands import keys_named
from tracker_desktop.ui.printing.issuing import Issuing, ToIssue, draft_of
from tracker_desktop.ui.printing.printable import Printable
from tracker_desktop.ui.printing.show_print import show_print
from tracker_desktop.wording.counter import answer_words, dotted, first_of

if TYPE_CHECKING:
    from tracker_desktop.ui.desk import Progress, Refuse
    from tracker_desktop.ui.main_window import MainWindow

TWO_COPIES = ("HR", "RR", "TF", "IS", "ST", "CL", "RN", "TN", "DP")
"""Papers that two sides sign: each keeps a copy."""
RECEIPT = "GR"


class PaperActions(QObject):
    """One method for each command."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._desk = window.desk

    def show(self, *numbers: str) -> None:
        """The preview of the paper with this number, or of several in one file."""
        show_print(self._window, self._printable(numbers))

    def buttons(self, *numbers: str | None) -> list[Button]:
        """The button that prints a paper, or several at once."""
        given = [number for number in numbers if number]
        text = self.tr("Print {0}").format(documents_counted(given).lower())
        buttons = [Button(text, lambda: self.show(*given))] if given else []
        if len(given) == 1 and given[0].startswith(RECEIPT):
            buttons.append(Button(self.tr("Labels"), lambda: self._window.labels.received(given[0])))
            buttons.append(Button(self.tr("Put-away list"), lambda: self.put_away(given[0])))
        return buttons

    def put_away(self, of: str) -> None:
        """The list by which what came in is put away: of a goods receipt by its number, else of an entry."""
        store, by = self._desk.store, self._window.operator_name
        query = PutAwayListOf(of, self._desk.operator_id, store.desk)

        def make(path: Path, progress: Progress, cancelled: threading.Event) -> None:
            from tracker_desktop.reports.papers.draw_paper import draw_put_away

            draw_put_away(store, query, path, by)

        title = self.tr("Put-away list for {0}").format(of) if of.startswith(RECEIPT) else self.tr("Put-away list")
        show_print(self._window, Printable(title, make))

    def return_buttons(self, returns: Returns | None) -> list[Button]:
        """The button that shows the return receipts of a finished session."""
        if returns is None:
            return []
        return [Button(f"{self._receipts(returns)}  {keys_named('last_paper')}", lambda: self.returned(returns))]

    def last(self) -> None:
        """The return receipts of the session that was just finished, else the last receipt of whoever is signed in, at
        this desk."""
        returns = self._window.counter.returns
        if returns is not None:
            self.returned(returns)
            return
        query = LastNumber(self._desk.operator_id, self._desk.store.desk)
        self._desk.fetch(query, lambda _, number: self._show_or_say(number), owner=self)

    def returned(self, returns: Returns) -> None:
        """What each gave back in a session of Check in, to be signed."""
        wanted = [IssueReturnReceipt(returns.session, holder_id) for holder_id in returns.holders]
        if len(wanted) > 1:
            self._to_issue(self._receipts(returns), wanted)
            return
        record = RecordOf("holder", wanted[0].holder_id)
        self._desk.fetch(record, lambda _, row: self._to_issue(self._receipt_for(row), wanted), owner=self)

    def of_chosen(self) -> None:
        """The paper of the entry chosen in History."""
        seqs = self._window.chosen().get("entry", [])
        if seqs:
            self._desk.fetch(EntryOf(seqs[0]), lambda _, entry: self._of(entry), owner=self)

    def statement(self, listing: str, record_id: int) -> None:
        """Everything that somebody holds, to be signed."""
        self._with_holder(listing, record_id, IssueStatement, self.tr("Statement of custody for {0}"))

    def statements(self, holder_ids: Sequence[int]) -> None:
        """Everything that each of these holds, to be signed: one statement each, in one file."""
        count = len(holder_ids)
        title = self.tr("Statement of custody") if count == 1 else self.tr("{0} statements of custody").format(count)
        self._to_issue(title, [IssueStatement(holder_id) for holder_id in holder_ids])

    def clearance(self, listing: str, record_id: int) -> None:
        """What somebody who leaves has given back, and what not."""
        self._with_holder(listing, record_id, IssueClearance, self.tr("Clearance for {0}"))

    def _with_holder(
        self, listing: str, record_id: int, issue: type[IssueStatement] | type[IssueClearance], title: str
    ) -> None:
        def show(row: Mapping[str, Any] | None) -> None:
            if row is not None:
                holder_id, name = row["holder_id"]
                self._to_issue(title.format(name), [issue(holder_id)])

        record = RecordOf(LISTINGS[listing].table, record_id)
        self._desk.fetch(record, lambda _, row: show(row), owner=self)

    def _receipts(self, returns: Returns) -> str:
        count = len(returns.holders)
        return self.tr("{0} return receipts").format(count) if count > 1 else self.tr("Return receipt")

    def _receipt_for(self, holder: Mapping[str, Any] | None) -> str:
        """It has no number yet: its file is told from others by who it is for."""
        if holder is None:
            return self.tr("Return receipt")
        return self.tr("Return receipt for {0}").format(holder["name"])

    def _printable(self, numbers: Sequence[str]) -> Printable:
        store, by = self._desk.store, self._window.operator_name

        def make(path: Path, progress: Progress, cancelled: threading.Event) -> None:
            from tracker_desktop.reports.papers.draw_paper import BOTH, draw_papers

            copies = BOTH if all(number.startswith(TWO_COPIES) for number in numbers) else ()
            draw_papers(store, numbers, path, copies, by, Watch(progress, cancelled))

        return Printable(first_of(numbers), make, called=documents_named(numbers), dated=False)

    def _to_issue(self, title: str, wanted: Sequence[ToIssue]) -> None:
        """The preview of papers as drafts; printed or saved, they are issued and have their numbers."""
        store, by, operator = self._desk.store, self._window.operator_name, self._desk.operator_id

        def make(path: Path, progress: Progress, cancelled: threading.Event) -> None:
            from tracker_desktop.reports.papers.draw_paper import BOTH, draw_drafts

            drafts = [draft_of(one, operator, store.desk) for one in wanted]
            draw_drafts(store, drafts, path, BOTH, by, Watch(progress, cancelled))

        def enter(then: Callable[[Printable], object], refused: Refuse) -> None:
            Issuing(self._desk, wanted, lambda made, said: then(self._issued(made, said)), refused).go_on()

        show_print(self._window, Printable(title, make, enter=enter))

    def _issued(self, made: Sequence[Done], refused: str) -> Printable:
        """Say what was issued, and what was not. Returns what is printed now."""
        numbers = [done.number for done in made if done.number]
        title, detail = made[0].title, made[0].detail
        if len(made) > 1:
            gaps = {"receipts": documents_counted(numbers), "numbers": first_of(numbers)}
            title, detail = answer_words("receipts_made", gaps)
        self._window.counter.show_made(title, dotted([detail, refused]), *made)
        return self._printable(numbers)

    def _of(self, entry: EntryCard | None) -> None:
        if entry is not None:
            query = NumberOfEntry(entry.uid)
            self._desk.fetch(query, lambda _, number: self._show_or_tags(number, entry), owner=self)

    def _show_or_tags(self, number: str | None, entry: EntryCard) -> None:
        """The paper of an entry, or the tags that it reserved."""
        if number is not None:
            self.show(number)
            return
        query = ReservedTags(entry.uid)
        self._desk.fetch(
            query,
            lambda _, tags: self._window.labels.of_tags(entry.title, tags) if tags else self._show_or_say(None),
            owner=self,
        )

    def _show_or_say(self, number: str | None) -> None:
        if number is not None:
            self.show(number)
        else:
            self._window.counter.say("warning", self.tr("There is no receipt to print here."))
