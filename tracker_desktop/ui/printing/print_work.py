"""All printing of this desk, away from the window's thread: its printers, the jobs under way and the jobs kept."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from tracker_desktop.errors import Refused
from tracker_desktop.printing.cups import Cups
from tracker_desktop.printing.job import PrintJob, PrintSystem, Queues, Sent
from tracker_desktop.printing.jobs import JobFolder, draft_path
from tracker_desktop.printing.printer import Language, Printer
from tracker_desktop.printing.printers import (
    keep_last_format,
    keep_last_used,
    keep_printers,
    last_format,
    last_used,
    read_printers,
)
from tracker_desktop.printing.sending import send_job, targets
from tracker_desktop.queries.office import Settings
from tracker_desktop.queries.tag_prints import TagsOfEntry
from tracker_desktop.store.watch import Stopped, Watch
from tracker_desktop.store.whole_file import whole_file
from tracker_desktop.transactions.tags_not_printed import TagsNotPrinted

if TYPE_CHECKING:
    from tracker_desktop.labels.formats import Format
    from tracker_desktop.store.store import Store
    from tracker_desktop.ui.desk import Desk, Progress, Refuse

PAPER_SIZE = "paper.size"
GONE = "job_gone"
NOTHING_TO_SAY = ("print_unknown", "not_printed_already")
"""The job is of another office, or the program ended before its document was thrown away."""
USES = ("paper", "labels")


def print_system() -> PrintSystem:
    """That of this PC: the programs of CUPS where they are, else Qt's."""
    if Cups.is_here():
        return Cups()
    from tracker_desktop.ui.printing.qt_system import QtSystem  # QtPdf is no part of every start

    return QtSystem()


@dataclass
class Sending:
    """A job that is being sent: how far it is, and the event that stops it."""

    job: PrintJob
    stop: threading.Event
    done: int = 0
    of: int = 0


@dataclass
class _Known:
    """What was read from the files of this desk."""

    printers: tuple[Printer, ...] = ()
    last: dict[str, str] = field(default_factory=dict)
    label_format: str = ""
    jobs: list[PrintJob] = field(default_factory=list)


class PrintWork(QObject):
    """Signals: printers_changed(): other printers to choose from; jobs_changed(): a job came, went or got on;
    sent(PrintJob, Sent); not_sent(PrintJob, Refused): it is kept, unless it was gone; deleted(PrintJob)."""

    printers_changed = Signal()
    jobs_changed = Signal()
    sent = Signal(object, object)
    not_sent = Signal(object, object)
    deleted = Signal(object)
    _ended = Signal(str)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._data = desk.desk_file.folder
        self._ending = threading.Event()
        self._known = _Known()
        self._ended.connect(self._forget_sending)
        self.sending: dict[str, Sending] = {}
        self.queues: Queues | None = None
        self.no_queues: Refused | None = None
        self.has_raw = False

    # --- what there is

    @property
    def printers(self) -> tuple[Printer, ...]:
        """The printers of this desk."""
        return self._known.printers

    @property
    def kept(self) -> list[PrintJob]:
        """The jobs that wait for another try, the oldest first."""
        return [job for job in self._known.jobs if job.uid not in self.sending]

    def choices(self, languages: frozenset[Language]) -> list[Printer]:
        """Where something can be printed: the printers of this desk, then those of this PC that are not among them."""
        own = [printer for printer in self.printers if printer.language in languages]
        taken = {printer.address for printer in self.printers if printer.kind == "queue"}
        names = self.queues.names if self.queues is not None and "pdf" in languages else ()
        return [*own, *(Printer.of_queue(name) for name in names if name not in taken)]

    def first_choice(self, use: str, printers: Sequence[Printer]) -> Printer | None:
        """The printer that was chosen last for this use, else the one this PC prints to by itself."""
        default = self.queues.default if self.queues is not None else ""
        last = self._known.last.get(use, "")
        by_use = next((printer for printer in printers if last and printer.name == last), None)
        by_system = next((printer for printer in printers if default and printer.address == default), None)
        return by_use or by_system or next(iter(printers), None)

    def start(self) -> None:
        """Read what this desk has kept."""
        self._desk.work(lambda *_: self._read(), self._show_known, refused=lambda _: None, owner=self)

    def stop(self) -> None:
        """The program ends: what is being sent is kept for the next time."""
        self._ending.set()
        for one in self.sending.values():
            one.stop.set()

    def look_for_queues(self) -> None:
        """Ask the system for its printers; `printers_changed` follows."""

        def ask(_progress: Progress, cancelled: threading.Event) -> tuple[Queues, bool]:
            system = print_system()
            return system.queues(Watch(cancelled=cancelled)), system.has_raw

        self._desk.work(ask, self._show_queues, refused=self._show_no_queues, owner=self)

    def read_formats(self, then: Callable[[Sequence[Format]], object], owner: QObject) -> None:
        """Ask for the label formats that may be printed on."""
        from tracker_desktop.labels.known_formats import KnownFormats  # labels are no part of every start

        self._desk.fetch(KnownFormats(), lambda _, forms: then(forms), owner=owner)

    # --- printers

    def keep_printers(
        self, printers: Sequence[Printer], then: Callable[[], object], refused: Refuse, owner: QObject
    ) -> None:
        """These are the printers of this desk from now on."""

        def keep(*_: object) -> None:
            keep_printers(self._desk.desk_file, printers)

        def kept(_: None) -> None:
            self.start()
            then()

        self._desk.work(keep, kept, refused=refused, owner=owner)

    # --- jobs

    def draft(self, language: Language = "pdf") -> Path:
        """Where a document can be made; `forget` it afterwards."""
        return draft_path(self._data, language)

    def forget(self, draft: Path) -> None:
        """Throw a draft away, after what is being done with it."""
        self._desk.work(lambda *_: draft.unlink(missing_ok=True), lambda _: None)

    def folder(self) -> JobFolder:
        """The folder of the jobs; not on the window's thread. Raises Refused: jobs_unwritable."""
        return JobFolder(self._data)

    def paper_size(self) -> str:
        """A4 or Letter, as the office has agreed; not on the window's thread."""
        return str(self._desk.store.read(Settings())[PAPER_SIZE])

    def add(
        self,
        make: Callable[[Progress, threading.Event], PrintJob],
        then: Callable[[], object],
        *,
        refused: Refuse,
        progress: Progress | None = None,
        owner: QObject | None = None,
    ) -> threading.Event:
        """Make a job, then send it; `then` is called between both."""

        def work(report: Progress, cancelled: threading.Event) -> PrintJob:
            job = make(report, cancelled)
            if cancelled.is_set():
                self.folder().delete(job.uid)
                raise Stopped
            return job

        def made(job: PrintJob) -> None:
            self._known.jobs.append(job)
            self.send(job)
            then()

        return self._desk.work(work, made, progress=progress, refused=refused, owner=owner)

    def remember(self, use: str, printer: Printer) -> None:
        """Begin with this printer the next time."""
        self._known.last[use] = printer.name
        self._desk.keep(lambda file: keep_last_used(file, use, printer.name))

    @property
    def label_format(self) -> str:
        """Key of the format that labels begin with: that of the last ones, else that of a printer."""
        first = self.first_choice("labels", self.choices(frozenset({"pdf", "zpl"})))
        of_printers = (printer.label_format for printer in (first, *self.printers) if printer is not None)
        return self._known.label_format or next(filter(None, of_printers), "")

    def remember_format(self, key: str) -> None:
        """Begin with this label format the next time."""
        self._known.label_format = key
        self._desk.keep(lambda file: keep_last_format(file, key))

    def send(self, job: PrintJob) -> None:
        """Send a job that is kept. It goes where its printer is by now."""
        if job.uid in self.sending:
            return
        now = next((printer for printer in self.printers if printer.name == job.printer.name), job.printer)
        meant = replace(job, printer=now) if now.language == job.language else job

        def work(progress: Progress, cancelled: threading.Event) -> Sent:
            try:
                ways = targets(print_system())
                return send_job(self.folder(), meant, ways, Watch(progress, cancelled), self._ending.is_set)
            finally:
                self._ended.emit(job.uid)

        stop = self._desk.work(
            work,
            lambda sent: self.sent.emit(meant, sent),
            progress=partial(self._got_on, job.uid),
            refused=lambda no: self.not_sent.emit(meant, no),
            owner=self,
            sending=True,
        )
        self.sending[job.uid] = Sending(meant, stop)
        self.jobs_changed.emit()

    def give_to(self, job: PrintJob, printer: Printer) -> None:
        """Send a kept job to a printer."""

        def give(*_: object) -> PrintJob:
            folder = self.folder()
            return folder.give_to(job, printer) if printer != job.printer else job

        self._desk.work(give, self.send, owner=self)

    def stop_sending(self, uid: str) -> None:
        """Stop sending a job; it is thrown away."""
        if uid in self.sending:
            self.sending[uid].stop.set()

    def delete(
        self, job: PrintJob, then: Callable[[], object] = lambda: None, refused: Refuse = lambda _: None
    ) -> None:
        """Forget a kept job. What the journal says of it is put right first: its tags were not printed."""

        def deleted(_: None) -> None:
            self.start()
            self.deleted.emit(job)
            then()

        def delete(*_: object) -> None:
            self._desk.work(lambda *_: self.folder().delete(job.uid), deleted, owner=self)

        def not_entered(no: Refused) -> None:
            delete() if no.code in NOTHING_TO_SAY else refused(no)

        if job.entry:
            self._desk.perform(TagsNotPrinted(job.entry), delete, not_entered, owner=self)
        else:
            delete()

    def tags_of(self, job: PrintJob, then: Callable[[Sequence[str]], object], owner: QObject) -> None:
        """Ask which tags a job prints."""
        self._desk.fetch(TagsOfEntry(job.entry), lambda _, tags: then(tags), owner=owner)

    def save(self, job: PrintJob, target: Path, then: Callable[[], object], refused: Refuse, owner: QObject) -> None:
        """Copy the document of a job."""

        def save(*_: object) -> None:
            copy_to(self.folder().document(job), target, self._desk.store)

        self._desk.work(save, lambda _: then(), refused=refused, owner=owner)

    # --- what came of it

    def _read(self) -> _Known:
        file = self._desk.desk_file
        known = _Known(read_printers(file), {use: last_used(file, use) for use in USES}, last_format(file))
        with suppress(Refused):  # told where something is to be printed
            known.jobs = self.folder().jobs()
        return known

    def _show_known(self, known: _Known) -> None:
        known.label_format = self._known.label_format or known.label_format  # that one may not be written yet
        self._known = known
        self.printers_changed.emit()
        self.jobs_changed.emit()

    def _show_queues(self, found: tuple[Queues, bool]) -> None:
        self.queues, self.has_raw = found
        self.no_queues = None
        self.printers_changed.emit()

    def _show_no_queues(self, refused: Refused) -> None:
        self.queues, self.no_queues = Queues(), refused
        self.printers_changed.emit()

    def _got_on(self, uid: str, done: int, of: int) -> None:
        if uid in self.sending:
            self.sending[uid].done, self.sending[uid].of = done, of
            self.jobs_changed.emit()

    def _forget_sending(self, uid: str) -> None:
        self.sending.pop(uid, None)
        self._known.jobs = [job for job in self._known.jobs if job.uid != uid]
        if not self._ending.is_set():
            self.start()


def kept_words(words: str, refused: Refused) -> str:
    """What is said of a job that was not sent and is kept; nothing of one that is gone."""
    return "" if refused.code == GONE else words


def copy_to(document: Path, target: Path, store: Store) -> None:
    """Copy a document to where the clerk wants it, not over the office that is open.

    Raises Refused: file_unwritable, file_is_database.
    """
    with whole_file(target, store.url) as partial_file, document.open("rb") as file, partial_file.open("wb") as out:
        while chunk := file.read(1 << 20):
            out.write(chunk)
