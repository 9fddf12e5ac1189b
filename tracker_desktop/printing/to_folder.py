"""Sends to a folder: every job becomes a file there, for a program that takes it to a printer."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from tracker_desktop.errors import Refused
from tracker_desktop.printing.job import PrintJob, Sent
from tracker_desktop.store.watch import Watch
from tracker_desktop.store.whole_file import whole_file

_NOT_IN_NAMES = re.compile(r"[^\w .()-]+")
LONGEST = 60


def file_name(title: str) -> str:
    """A title as the name of a file on any system, without its ending."""
    name = _NOT_IN_NAMES.sub(" ", title)
    return " ".join(name.split())[:LONGEST].strip(" .-") or "print job"


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
