"""The print jobs of this desk: each is written to a private folder before it is sent, and stays there until it was.

A job is there when its record is (`UID.json`); its document lies beside it. Nothing of it belongs to the books.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import hashlib
import json
import shutil
import time
import uuid
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

from tracker_desktop.errors import Refused, reason
from tracker_desktop.printing.job import PrintJob
from tracker_desktop.printing.printer import Language, Printer, as_record, from_record
from tracker_desktop.store.whole_file import whole_file
from tracker_desktop.wording import refusal

NAME = "print jobs"
DRAFT = ".draft"
STALE = 24 * 3600.0
"""Seconds after which what no job names is thrown away."""
LANGUAGES: tuple[Language, ...] = ("pdf", "zpl")


def draft_path(data: Path, language: Language = "pdf") -> Path:
    """Where to make a document that is no job yet, in the folder of the jobs below the desk's data."""
    return data / NAME / f"{uuid.uuid4().hex}{DRAFT}.{language}"


class JobFolder:
    """The folder, made where it is not there. Raises Refused: jobs_unwritable."""

    def __init__(self, data: Path) -> None:
        self.path = data / NAME
        try:
            self.path.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError as error:
            raise Refused("jobs_unwritable", path=self.path, why=reason(error)) from error
        self._sweep()

    def add(
        self, document: Path, title: str, printer: Printer, *, copies: int, pages: int, as_is: bool = False
    ) -> PrintJob:
        """Take a document in as a job; the document stays where it is. Raises Refused: file_unwritable."""
        uid = uuid.uuid4().hex
        language = printer.language
        with whole_file(self.path / f"{uid}.{language}") as partial:
            shutil.copyfile(document, partial)
        size, digest = _measure(self.path / f"{uid}.{language}")
        job = PrintJob(uid, title, printer, language, copies, pages, dt.datetime.now(dt.UTC), size, digest, as_is=as_is)
        self._write(job)
        return job

    def jobs(self) -> list[PrintJob]:
        """All jobs, the oldest first; of a damaged one what is known of it."""
        return sorted((self._read(path) for path in self.path.glob("*.json")), key=lambda job: job.made_at)

    def document(self, job: PrintJob) -> Path:
        """The document of a job. Raises Refused: job_damaged, where it is not what was written."""
        path = self.path / f"{job.uid}.{job.language}"
        with contextlib.suppress(OSError):
            if not job.damage and _measure(path) == (job.size, job.digest):
                return path
        raise Refused("job_damaged", title=job.title)

    def not_sent(self, job: PrintJob, why: str) -> PrintJob:
        """Keep a job with the reason why it was not printed."""
        kept = replace(job, why=why)
        self._write(kept)
        return kept

    def give_to(self, job: PrintJob, printer: Printer) -> PrintJob:
        """The job is for this printer from now on. Raises ValueError where that does not know its language."""
        if printer.language != job.language:
            raise ValueError(printer.language)
        given = replace(job, printer=printer)
        self._write(given)
        return given

    def delete(self, uid: str) -> None:
        """Forget a job."""
        for ending in ("json", *LANGUAGES):
            with contextlib.suppress(OSError):
                (self.path / f"{uid}.{ending}").unlink(missing_ok=True)

    def _write(self, job: PrintJob) -> None:
        record = asdict(job) | {"printer": as_record(job.printer), "made_at": job.made_at.isoformat()}
        with whole_file(self.path / f"{job.uid}.json") as partial:
            partial.write_text(json.dumps(record, ensure_ascii=False), "utf-8")

    def _read(self, path: Path) -> PrintJob:
        try:
            job = _job_of(json.loads(path.read_text("utf-8")), path.stem)
        except (OSError, ValueError, TypeError, KeyError):
            return self._unreadable(path)
        try:
            self.document(job)
        except Refused as no:
            return replace(job, damage=str(no))
        return job

    def _unreadable(self, path: Path) -> PrintJob:
        when = dt.datetime.fromtimestamp(0, dt.UTC)
        with contextlib.suppress(OSError):
            when = dt.datetime.fromtimestamp(path.stat().st_mtime, dt.UTC)
        said = refusal("job_unreadable", {})
        return PrintJob(path.stem, path.name, Printer(""), "pdf", 1, 0, when, damage=said)

    def _sweep(self) -> None:
        """Throw away what was being made when the program ended."""
        for path in self.path.iterdir():
            with contextlib.suppress(OSError):
                named = path.suffix != ".json" and not path.with_suffix(".json").exists()
                if named and time.time() - path.stat().st_mtime > STALE:
                    path.unlink()


def _measure(path: Path) -> tuple[int, str]:
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
        return file.tell(), digest


def _job_of(values: dict[str, Any], uid: str) -> PrintJob:
    """The job of a record. Raises ValueError, TypeError or KeyError where the record is none."""
    made = dt.datetime.fromisoformat(values["made_at"])
    language = values["language"]
    if values["uid"] != uid or language not in LANGUAGES or made.tzinfo is None or int(values["copies"]) < 1:
        raise ValueError("record")
    fields = values | {"printer": from_record(values["printer"]), "made_at": made, "damage": ""}
    job = PrintJob(**fields)
    if not all(isinstance(text, str) for text in (job.title, job.digest, job.why)):
        raise ValueError("record")
    return job
