"""Sends to a folder: every job becomes a file there, for a program that takes it to a printer."""

from __future__ import annotations

import re
import shutil
import unicodedata
from pathlib import Path

from tracker_desktop.errors import Refused
from tracker_desktop.printing.job import PrintJob, Sent
from tracker_desktop.store.watch import Watch
from tracker_desktop.store.whole_file import whole_file

_IN_NAMES = re.compile(r"[\w .()-]")
_NO_LETTER = " .()-"
_JOINERS = "\u200c\u200d"
LONGEST = 60


def file_name(title: str) -> str:
    """A title as the name of a file on any system, without its ending."""
    name = ""
    for char in unicodedata.normalize("NFC", title):
        belongs = _is_mark(char) and name[-1:] not in _NO_LETTER
        name += char if belongs or _IN_NAMES.match(char) else " "
    name = " ".join(name.split())
    end = LONGEST
    while end and _is_mark(name[end : end + 1]):  # a letter keeps its marks, or goes with them
        end -= 1
    return name[:end].strip(f" .-{_JOINERS}") or "print job"


def _is_mark(char: str) -> bool:
    """A vowel or tone that belongs to the letter before it, or what joins that to the next."""
    return char != "" and (char in _JOINERS or unicodedata.category(char).startswith("M"))


def send(job: PrintJob, document: Path, watch: Watch) -> Sent:
    """Write the document, copy after copy, into a new file of the folder. Raises Refused: printer_refused; Stopped."""
    folder = Path(job.printer.address)
    stamp = job.made_at.astimezone()
    target = folder / f"{file_name(job.title)} {stamp:%Y-%m-%d %H%M%S} {job.uid[:8]}.{job.language}"
    watch.begin(job.copies)
    try:
        with whole_file(target) as partial, partial.open("wb") as out:
            for _ in range(job.copies):
                with document.open("rb") as file:
                    shutil.copyfileobj(file, out)
                watch.add(1)
    except Refused as no:
        why = f"{folder}: {no.params.get('why', no)}"
        raise Refused("printer_refused", printer=job.printer.name, why=why) from no
    return Sent()
