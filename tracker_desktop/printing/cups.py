"""The print system of Linux and macOS, asked and fed through its own programs: lpstat(1) and lp(1) of CUPS."""

from __future__ import annotations

import re
import shutil
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from tracker_desktop.errors import Refused, reason
from tracker_desktop.paper.fonts import one_line
from tracker_desktop.paper.units import PAPERS
from tracker_desktop.printing.job import PrintJob, Queues, Sent
from tracker_desktop.printing.pdf_pages import PdfPages, moved, read_pages
from tracker_desktop.printing.printer import Printer
from tracker_desktop.printing.programs import Output, run
from tracker_desktop.store.watch import Watch

ASKING, SENDING = 8.0, 60.0
"""Seconds that an answer may take."""
TITLE = 100
NO_QUEUES = "no destinations"
REQUEST = re.compile(r"request id is (\S+)")
DEFAULT = re.compile(r"^system default destination: (\S+)", re.MULTILINE)
ALERTS = re.compile(r"^\s*Alerts: (.*)$", re.MULTILINE)
SEVERITY = re.compile(r"-(error|warning|report)$")
REASONS: dict[str, str] = {
    "media-empty": "it is out of paper",
    "media-needed": "it waits for other paper",
    "media-jam": "paper is jammed",
    "input-tray-missing": "its paper tray is missing",
    "output-area-full": "its output tray is full",
    "cover-open": "its cover is open",
    "door-open": "its door is open",
    "interlock-open": "its cover is open",
    "toner-empty": "it is out of toner",
    "marker-supply-empty": "it is out of ink, toner or ribbon",
    "offline": "it is switched off or not connected",
    "connecting-to-device": "it cannot be reached",
    "timed-out": "it does not answer",
    "shutdown": "it is switched off",
    "paused": "it is paused",
}
"""Keywords of printer-state-reasons (RFC 8011, 5.4.12) that keep a page from coming out, in words."""
NOT_SENT: tuple[tuple[str, str], ...] = (
    ("does not exist", "printer_gone"),
    ("unknown destination", "printer_gone"),
    ("scheduler", "print_system_down"),
    ("unable to connect", "print_system_down"),
    ("connection refused", "print_system_down"),
    ("bad file descriptor", "print_system_down"),
    ("not accepting", "printer_not_accepting"),
)
"""What lp says, and the refusal it means."""


class Cups:
    """The printers that lpstat knows."""

    has_raw = True

    @staticmethod
    def is_here() -> bool:
        """Whether this system has the programs."""
        return sys.platform != "win32" and all(shutil.which(program) for program in ("lp", "lpstat"))

    def queues(self, watch: Watch) -> Queues:
        """The printers of this PC. Raises Refused: print_system_down."""
        listed = _asked(("lpstat", "-e"), watch)
        if listed.code:
            if NO_QUEUES in listed.err.casefold():
                return Queues()
            raise Refused("print_system_down")
        names = tuple(sorted(filter(None, map(str.strip, listed.out.splitlines())), key=str.casefold))
        default = DEFAULT.search(_asked(("lpstat", "-d"), watch).out)
        return Queues(names, default.group(1) if default else "")

    def send(self, job: PrintJob, document: Path, watch: Watch) -> Sent:
        """Hand a document to a queue, a PDF in its true size, ZPL as it is.

        Raises Refused: printer_gone, print_system_down, printer_not_accepting, printer_refused; Stopped.
        """
        printer = job.printer
        words = ["lp", "-d", printer.address, "-n", str(job.copies), "-t", one_line(job.title)[:TITLE]]
        try:
            with tempfile.TemporaryDirectory(dir=document.parent) as folder:
                sheet = _in_place(job, document, Path(folder))
                for option in _options(job, document):
                    words += ["-o", option]
                said = run((*words, str(sheet)), SENDING, watch)
        except TimeoutError as error:
            raise Refused("print_system_down") from error
        except OSError as error:
            if error.filename == words[0]:
                raise Refused("print_system_down") from error
            raise Refused("printer_refused", printer=printer.name, why=reason(error)) from error
        if said.code:
            raise _refusal(said, printer)
        request = REQUEST.search(said.out)
        return Sent(_waits(request.group(1), printer, watch) if request else None)


def _options(job: PrintJob, document: Path) -> list[str]:
    if job.language == "zpl":
        return ["raw"]
    media = media_of(read_pages(document))
    return ["print-scaling=none", *([f"media={media}"] if media else [])]


def media_of(pages: PdfPages) -> str:
    """The name of the paper: A4, Letter, or its measures; empty where the document does not say."""
    sides = sorted((pages.width, pages.height))
    for name, measures in PAPERS.items():
        if all(abs(side - measure) < 1 for side, measure in zip(sides, sorted(measures), strict=True)):
            return name
    return f"Custom.{pages.width:.4g}x{pages.height:.4g}mm" if pages.count else ""


def _in_place(job: PrintJob, document: Path, folder: Path) -> Path:
    """The document, moved by what this printer is out."""
    if job.language != "pdf" or not any(job.offset):
        return document
    sheet = folder / document.name
    sheet.write_bytes(moved(document.read_bytes(), *job.offset))
    return sheet


def _asked(words: Sequence[str], watch: Watch) -> Output:
    try:
        return run(words, ASKING, watch)
    except (OSError, TimeoutError) as error:
        raise Refused("print_system_down") from error


def _refusal(said: Output, printer: Printer) -> Refused:
    words = said.err.strip() or said.out.strip()
    for part, code in NOT_SENT:
        if part in words.casefold():
            return Refused(code, printer=printer.name)
    last = one_line(words.splitlines()[-1]).removeprefix("lp:").strip(" .") if words else ""
    return Refused("printer_refused", printer=printer.name, why=last or "no reason given")


def _waits(request: str, printer: Printer, watch: Watch) -> Refused | None:
    """Why a job that the queue has does not come out now; None where it does, or nobody can say."""
    try:
        waiting = _asked(("lpstat", "-W", "not-completed", "-o", printer.address), watch)
        if request not in (line.split()[0] for line in waiting.out.splitlines() if line.strip()):
            return None
        state = _asked(("lpstat", "-l", "-p", printer.address), watch)
    except Refused:
        return None
    why = reason_in(state.out)
    return Refused("printer_waits", printer=printer.name, why=why) if why else None


def reason_in(state: str) -> str:
    """What keeps a printer from printing, in words, from what `lpstat -l -p` says; empty where nothing does."""
    found = ALERTS.search(state)
    for alert in found.group(1).split() if found else ():
        words = REASONS.get(SEVERITY.sub("", alert))
        if words:
            return words
    head = state.splitlines()[0] if state else ""
    return "it is stopped" if " disabled since " in head else ""
