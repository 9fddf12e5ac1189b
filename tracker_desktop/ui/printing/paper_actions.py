"""Receipts and forms in the window: of what was just done, of an entry of History, of what somebody holds."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from tracker_desktop.queries.entry_card import EntryCard, EntryOf
from tracker_desktop.queries.listing import LISTINGS
from tracker_desktop.queries.papers.paper_of import LastNumber, NumberOfEntry
from tracker_desktop.queries.record import RecordOf
from tracker_desktop.queries.tags import ReservedTags
from tracker_desktop.store.done import Done
from tracker_desktop.transactions.issue_clearance import IssueClearance
from tracker_desktop.transactions.issue_statement import IssueStatement
from tracker_desktop.ui.printing.printable import Printable
from tracker_desktop.ui.printing.show_print import show_print
from tracker_desktop.wording.counter import first_of

if TYPE_CHECKING:
    from tracker_desktop.ui.desk import Progress
    from tracker_desktop.ui.main_window import MainWindow

TWO_COPIES = ("HR", "RR", "TF", "IS", "ST", "CL")
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
        store, by = self._desk.store, self._window.operator_name

        def make(path: Path, progress: Progress, cancelled: threading.Event) -> None:
            from tracker_desktop.reports.papers.draw_paper import BOTH, draw_papers

            copies = BOTH if all(number.startswith(TWO_COPIES) for number in numbers) else ()
            draw_papers(store, numbers, path, copies, by)

        show_print(self._window, Printable(first_of(numbers), make))

    def last(self) -> None:
        """The return receipts of the session that was just finished, else the last receipt of whoever is signed in, at
        this desk."""
        if self._window.counter.issue_return_receipts():
            return
        query = LastNumber(self._desk.operator_id, self._desk.store.desk)
        self._desk.fetch(query, lambda _, number: self._show_or_say(number), owner=self)

    def of_chosen(self) -> None:
        """The paper of the entry chosen in History."""
        seqs = self._window.chosen().get("entry", [])
        if seqs:
            self._desk.fetch(EntryOf(seqs[0]), lambda _, entry: self._of(entry), owner=self)

    def statement(self, listing: str, record_id: int) -> None:
        """Everything that somebody holds, to be signed."""
        self._with_holder(listing, record_id, IssueStatement)

    def clearance(self, listing: str, record_id: int) -> None:
        """What somebody who leaves has given back, and what not."""
        self._with_holder(listing, record_id, IssueClearance)

    def _with_holder(self, listing: str, record_id: int, issue: type[IssueStatement] | type[IssueClearance]) -> None:
        def post(row: Mapping[str, Any] | None) -> None:
            if row is not None:
                holder_id, _ = row["holder_id"]
                self._desk.perform(issue(holder_id), self._issued, owner=self)

        record = RecordOf(LISTINGS[listing].table, record_id)
        self._desk.fetch(record, lambda _, row: post(row), owner=self)

    def _issued(self, done: Done) -> None:
        self._window.counter.show_done(done)
        self._show_or_say(done.number)

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
