"""What the menus do about printing, and what the window says of a job."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from tracker_desktop.errors import Refused
from tracker_desktop.printing.job import PrintJob, Sent
from tracker_desktop.ui.printing.print_chip import PrintChip
from tracker_desktop.ui.printing.print_work import PrintWork, kept_words

if TYPE_CHECKING:
    from tracker_desktop.ui.main_window import MainWindow


class PrintActions(QObject):
    """One method for each command."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.work = PrintWork(window.desk, self)
        self.chip = PrintChip(self.work)
        self.chip.clicked.connect(self.jobs)
        self.work.sent.connect(self._sent)
        self.work.not_sent.connect(self._not_sent)
        self.work.deleted.connect(self._no_longer_kept)
        self._kept: tuple[str, str] = ("", "")

    def start(self) -> None:
        """Bring back the printers of this desk and the jobs that wait."""
        self.work.start()

    def stop(self) -> None:
        """The window closes: what is being sent waits for the next time."""
        self.work.stop()

    def printers(self) -> None:
        """The printers of this desk."""
        from tracker_desktop.ui.printing.printers_dialog import PrintersDialog

        self._window.counter.open_dialog(PrintersDialog(self.work, self._window))

    def formats(self) -> None:
        """The label formats of the program and of the office."""
        from tracker_desktop.ui.printing.format_list import FormatsDialog

        self._window.counter.open_dialog(FormatsDialog(self._window))

    def reports(self) -> None:
        """Choose a report, look at it, print or save it."""
        self.report("", {})

    def report(self, key: str, values: dict[str, Any]) -> None:
        """The same, beginning with a report and what it is asked for; with the first one where `key` is empty."""
        from tracker_desktop.ui.printing.report_window import ReportsDialog

        dialog = ReportsDialog(self._window)
        self._window.counter.open_dialog(dialog)
        if key:
            dialog.choose(key, values)

    def jobs(self) -> None:
        """The jobs under way, and those that wait."""
        from tracker_desktop.ui.printing.jobs_dialog import JobsDialog

        self._window.counter.open_dialog(JobsDialog(self.work, self._window))

    def _sent(self, job: PrintJob, sent: Sent) -> None:
        self._no_longer_kept(job)
        if sent.notice is not None:
            self._window.counter.say("warning", str(sent.notice), job.title)
            return
        self.chip.say(self.tr("Sent to {0}: {1}").format(job.printer.name, job.title))

    def _not_sent(self, job: PrintJob, refused: Refused) -> None:
        kept = kept_words(self.tr("“{0}” is kept: Office > Print jobs.").format(job.title), refused)
        self._window.counter.say("refused", str(refused), kept)
        said = self._window.counter.banner.text()
        self._kept = (job.uid, said) if str(refused) in said else ("", "")  # a document says it itself

    def _no_longer_kept(self, job: PrintJob) -> None:
        """What the banner still says of a job that is gone goes with it."""
        uid, said = self._kept
        banner = self._window.counter.banner
        if job.uid == uid and banner.text() == said:
            banner.clear()
