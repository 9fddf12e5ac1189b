"""The print jobs of this desk: those under way, and those that wait for another try."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtWidgets import QLabel, QWidget

from tracker_desktop.errors import Refused
from tracker_desktop.printing.job import PrintJob, Sent
from tracker_desktop.printing.printer import Printer
from tracker_desktop.printing.to_folder import file_name
from tracker_desktop.ui.answer_line import Button
from tracker_desktop.ui.dialogs.ask import ask
from tracker_desktop.ui.dialogs.frame import DialogFrame
from tracker_desktop.ui.dialogs.lines_table import LineColumn, LinesTable
from tracker_desktop.ui.dialogs.pick_file import pick_target
from tracker_desktop.ui.fields.choice_field import ChoiceField
from tracker_desktop.ui.printing.print_work import PrintWork, kept_words
from tracker_desktop.wording.papers import tag_runs
from tracker_desktop.wording.render import counted, show_day


@dataclass(frozen=True)
class _Row:
    """A job as a line of the table; a red one says why it waits."""

    job: PrintJob
    state: str
    problem: str = ""


class JobsDialog(DialogFrame):
    """Try again, send it elsewhere, save it, or throw it away."""

    def __init__(self, work: PrintWork, parent: QWidget | None = None) -> None:
        super().__init__(
            self.tr("Print jobs"),
            self.tr("What could not be printed waits here, also over a restart. What was printed is no longer here."),
            parent=parent,
        )
        self._work = work
        self._rows: list[_Row] = []
        self._tags_of = ""
        self.table = LinesTable(
            (
                LineColumn(self.tr("What"), lambda row: row.job.title, 285, elastic=True),
                LineColumn(self.tr("Printer"), lambda row: row.job.printer.name, 170, elastic=True),
                LineColumn(self.tr("How much"), lambda row: _size(row.job), 95),
                LineColumn(self.tr("When"), lambda row: _when(row.job), 145),
                LineColumn(self.tr("State"), lambda row: row.state, 260, elastic=True, problem=True),
            ),
            self.tr("Print jobs"),
        )
        self.tags = QLabel()
        self.tags.setWordWrap(True)
        self.tags.hide()
        self.printer = ChoiceField(self.tr("Try again on"))
        self.table.currentCellChanged.connect(lambda *_: self._chosen())
        self.table.removed.connect(lambda _: self.delete())
        self.body.addWidget(self.table, 1)
        self.body.addWidget(self.tags)
        self.body.addWidget(self.printer)
        self.set_buttons(
            [
                Button(self.tr("Delete…"), self.delete),
                Button(self.tr("Save the document…"), self.save_as),
                Button(self.tr("Stop"), self.stop),
                Button(self.tr("Close  Esc"), self.reject),
                Button(self.tr("Try again  Ctrl+Enter"), self.try_again, primary=True),
            ]
        )
        self.resize(1080, 520)
        work.jobs_changed.connect(self._show)
        work.sent.connect(self._sent)
        work.not_sent.connect(self._not_sent)
        work.printers_changed.connect(self._chosen)
        self._show()
        work.look_for_queues()

    def current(self) -> PrintJob | None:
        """The job chosen in the table."""
        row = self.table.currentRow()
        return self._rows[row].job if 0 <= row < len(self._rows) else None

    def try_again(self) -> None:
        """Send it, to the printer chosen below."""
        job, printer = self.current(), self.printer.value()
        if job is not None and isinstance(printer, Printer):
            said = self.tr("“{0}” is on its way to {1}.").format(job.title, printer.name)
            self.banner.show_answer("info", said, sound=False)
            self._work.give_to(job, printer)

    def delete(self) -> None:
        """Throw it away, after asking."""
        job = self.current()
        if job is None or job.uid in self._work.sending:
            return
        said = self.tr("“{0}” will not be printed, and its document is thrown away.").format(job.title)
        ask(
            self,
            self.tr("Delete a print job"),
            f"{said} {self.tr('Its tags then count as not printed.')}" if job.entry else said,
            [("delete", self.tr("Delete it")), (None, self.tr("Keep it"))],
            lambda key: self._delete(job) if key == "delete" else None,
        )

    def _delete(self, job: PrintJob) -> None:
        if job.uid not in self._work.sending:
            said = self.tr("“{0}” is thrown away.").format(job.title)
            told = self.tr("History says that its tags were not printed.") if job.entry else ""
            self._work.delete(job, lambda: self.banner.show_answer("done", said, told, sound=False), self._refused)

    def stop(self) -> None:
        """Stop sending it; it is thrown away."""
        job = self.current()
        if job is not None:
            self._work.stop_sending(job.uid)

    def save_as(self) -> None:
        """Ask where to write its document."""
        job = self.current()
        if job is None:
            return
        name = f"{file_name(job.title)} {job.made_at.astimezone():%Y-%m-%d}.{job.language}"
        kinds = f"{job.language.upper()} (*.{job.language})"
        pick_target(self, self.tr("Save the document"), name, kinds, job.language, lambda path: self._save(job, path))

    def _save(self, job: PrintJob, target: Path) -> None:
        def saved() -> None:
            self.strip.show_text(self.tr("Saved."), str(target))

        self._work.save(job, target, saved, self._refused, self)

    def _sent(self, job: PrintJob, _sent: Sent) -> None:
        self.banner.show_answer("done", self.tr("Sent to {0}: {1}").format(job.printer.name, job.title), sound=False)

    def _not_sent(self, job: PrintJob, refused: Refused) -> None:
        kept = kept_words(self.tr("“{0}” waits here still.").format(job.title), refused)
        self.banner.show_answer("refused", str(refused), kept)

    def _refused(self, refused: Refused) -> None:
        self.banner.show_answer("refused", str(refused))

    def _show(self) -> None:
        chosen = self.current()
        under_way = [_Row(one.job, self._sending(one.done, one.of)) for one in self._work.sending.values()]
        self._rows = [*under_way, *(self._kept(job) for job in self._work.kept)]
        self.table.show_lines(self._rows)
        uids = [row.job.uid for row in self._rows]
        self.strip.clear() if uids else self.strip.show_text("", self.tr("No job waits at this desk."))
        if uids:
            at = uids.index(chosen.uid) if chosen is not None and chosen.uid in uids else 0
            self.table.setCurrentCell(at, 0)
        self._chosen()

    def _sending(self, done: int, of: int) -> str:
        return self.tr("Being sent: {0} %").format(100 * done // of) if of else self.tr("Being sent…")

    def _kept(self, job: PrintJob) -> _Row:
        return _Row(job, self.tr("Waits"), job.damage or job.why)

    def _chosen(self) -> None:
        """What can be done with the job chosen."""
        job = self.current()
        is_sent = job is not None and job.uid in self._work.sending
        whole = job is not None and not job.damage and not is_sent
        self._show_printers(job if whole else None)
        self._ask_for_tags(job)
        states = (job is not None and not is_sent, whole, is_sent, True, whole and self.printer.value() is not None)
        for made, on in zip(self._buttons, states, strict=True):
            made.setEnabled(on)

    def _ask_for_tags(self, job: PrintJob | None) -> None:
        """Which tags it prints, below the table."""
        entry = job.entry if job is not None else ""
        if entry == self._tags_of:
            return
        self._tags_of = entry
        self.tags.setVisible(bool(entry))
        if job is not None and entry:
            self.tags.clear()
            self._work.tags_of(job, lambda tags: self._show_tags(entry, tags), self)

    def _show_tags(self, entry: str, tags: Sequence[str]) -> None:
        if entry == self._tags_of:
            words = self.tr("Tag: {0}") if len(tags) == 1 else self.tr("Tags: {0}")
            self.tags.setText(words.format(tag_runs(tags)) if tags else "")

    def _show_printers(self, job: PrintJob | None) -> None:
        if job is None:
            self.printer.set_choices([])
            self.printer.setEnabled(False)
            return
        found = self._work.choices(frozenset({job.language}))
        same = next((printer for printer in found if printer.name == job.printer.name), None)
        if same is None:
            found.insert(0, job.printer)
        before = self.printer.value()
        self.printer.set_choices([(printer, printer.name) for printer in found])
        self.printer.set_value(before if before in found else same or job.printer)
        self.printer.setEnabled(True)


def _size(job: PrintJob) -> str:
    """3 pages, 2 copies."""
    said = [counted(job.pages, "page")] if job.pages else []
    if job.copies > 1 or not said:
        said.append(counted(job.copies, "copy", "copies"))
    return ", ".join(said)


def _when(job: PrintJob) -> str:
    local = job.made_at.astimezone()
    return f"{show_day(local.date())} {local:%H:%M}"
