"""What the window does about disposal lots."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from tracker_desktop.queries.disposal_facts import LotFacts, LotFactsOf, OpenLotsOf, WithoutLot
from tracker_desktop.queries.papers.disposal_papers import CertificateDraft
from tracker_desktop.queries.tags import TagsOf
from tracker_desktop.store.done import Done
from tracker_desktop.transactions.add_to_disposal import AddToDisposal
from tracker_desktop.ui.desk import Progress
from tracker_desktop.ui.dialogs.ask import ask
from tracker_desktop.ui.dialogs.form_dialog import FormDialog
from tracker_desktop.ui.disposals.lot_dialog import LotDialog
from tracker_desktop.ui.disposals.lots_dialog import DisposalsDialog
from tracker_desktop.ui.forms import disposal_forms
from tracker_desktop.ui.printing.printable import Printable
from tracker_desktop.ui.printing.show_print import show_print
from tracker_desktop.wording.gaps import within

if TYPE_CHECKING:
    from tracker_desktop.ui.main_window import MainWindow

MOST_OFFERED = 7
"""So many lots that are open are offered for more assets."""
LONGEST, WIDE = 24, 640
"""Characters of the name of a lot on a button; units of the question with them."""
NEW = "new"


class DisposalActions(QObject):
    """One method for each command."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._desk = window.desk

    def open(self, view: str = "open") -> None:
        """The list of lots, with one of its views."""
        window = self._window
        dialog = DisposalsDialog(self._desk, view, window.rights, window)
        dialog.open_wanted.connect(self.show)
        dialog.new_wanted.connect(self.new)
        dialog.print_wanted.connect(window.papers.show)
        window.counter.open_dialog(dialog)

    def new(self) -> None:
        """Begin a lot into which assets are scanned."""
        self._begin((), ())

    def waiting(self) -> None:
        """Begin a lot with what is to be disposed of and is in none."""
        self._desk.fetch(WithoutLot(), lambda _, found: self._begin_waiting(found), owner=self)

    def of_chosen(self) -> None:
        """The chosen assets leave: with a new lot, or with one that is open."""
        ids = tuple(self._window.chosen().get("asset", []))
        if ids:
            self._desk.fetch(OpenLotsOf(), lambda _, lots: self._which(ids, lots), owner=self)

    def show(self, disposal_id: int) -> None:
        """One lot with its assets."""
        self._desk.fetch(LotFactsOf(disposal_id), lambda _, lot: self._show(lot) if lot else None, owner=self)

    def print_it(self, lot: LotFacts) -> None:
        """The certificate of a lot; as a draft while it is not closed."""
        if lot.number:
            self._window.papers.show(lot.number)
            return
        store, by = self._desk.store, self._window.operator_name
        query = CertificateDraft(lot.id, self._desk.operator_id, store.desk)

        def make(path: Path, progress: Progress, cancelled: threading.Event) -> None:
            from tracker_desktop.reports.papers.draw_paper import draw_drafts

            draw_drafts(store, [query], path, (), by)

        show_print(self._window, Printable(self.tr("Disposal of {0}").format(lot.name), make))

    def _which(self, ids: Sequence[int], lots: Sequence[tuple[int, str]]) -> None:
        if not lots:
            self._begin_with(ids)
            return
        offered: list[tuple[object, str]] = [(lot_id, within(name, LONGEST)) for lot_id, name in lots[:MOST_OFFERED]]

        def answered(key: object) -> None:
            if key == NEW:
                self._begin_with(ids)
            elif isinstance(key, int):
                self._desk.perform(AddToDisposal(key, tuple(ids)), self._put_in, self._window.counter.show_refused)

        choices = [*offered, (NEW, self.tr("A new lot…")), (None, self.tr("Leave it"))]
        title, text = self.tr("Dispose of assets"), self.tr("With which lot do they leave?")
        ask(self._window, title, text, choices, answered).setMinimumWidth(WIDE)

    def _put_in(self, done: Done) -> None:
        self._window.counter.show_done(done)
        if done.about is not None:
            self.show(done.about[1])

    def _begin_with(self, ids: Sequence[int]) -> None:
        self._desk.fetch(TagsOf(tuple(ids)), lambda _, tags: self._begin(ids, tags), owner=self)

    def _begin_waiting(self, found: Sequence[tuple[int, str]]) -> None:
        if found:
            self._begin([asset_id for asset_id, _ in found], [tag for _, tag in found])
        else:
            words = self.tr("Nothing waits for disposal: an inspection or a lot sends assets there.")
            self._window.counter.say("warning", words)

    def _begin(self, ids: Sequence[int], tags: Sequence[str]) -> None:
        counter = self._window.counter
        form = disposal_forms.new_lot(ids, tags)
        counter.open_dialog(FormDialog(self._desk, form, then=self._begun, parent=counter.in_front()))

    def _begun(self, done: Done) -> None:
        self._window.counter.show_done(done)
        if done.about is not None:
            self.show(done.about[1])

    def _show(self, lot: LotFacts) -> None:
        window = self._window
        dialog = LotDialog(self._desk, lot, window.rights, window.counter.in_front())
        dialog.print_wanted.connect(self.print_it)
        dialog.files_wanted.connect(lambda lot: window.files.of_record("disposal", lot.id, lot.name))
        dialog.approvals_wanted.connect(window.approvals.open)
        window.counter.open_dialog(dialog)
