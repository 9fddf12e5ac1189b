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
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

from filelock import FileLock, Timeout

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
TYPES: Mapping[str, type] = {
    "title": str,
    "copies": int,
    "pages": int,
    "size": int,
    "digest": str,
    "why": str,
    "as_is": bool,
    "entry": str,
}
"""Of what a record holds."""


def draft_path(data: Path, language: Language = "pdf") -> Path:
    """Where to make a document that is no job yet, in the folder of the jobs below the desk's data."""
    return data / NAME / f"{uuid.uuid4().hex}{DRAFT}.{language}"


class JobFolder:
    """The folder, made where it is not there. Raises Refused: jobs_unwritable."""

    def __init__(self, data: Path) -> None:
        self.path = data / NAME
        try:
            self.path.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._sweep()
        except OSError as error:
            raise self._unwritable(error) from error

    def add(
        self,
        document: Path,
        title: str,
        printer: Printer,
        *,
        copies: int,
        pages: int,
        as_is: bool = False,
        entry: str = "",
    ) -> PrintJob:
        """Take a document in as a job; the document stays where it is. Raises Refused: file_unwritable."""
        uid = uuid.uuid4().hex
        language = printer.language
        with whole_file(self.path / f"{uid}.{language}") as partial:
            shutil.copyfile(document, partial)
            size, digest = _measure(partial)
        now = dt.datetime.now(dt.UTC)
        job = PrintJob(uid, title, printer, language, copies, pages, now, size, digest, as_is=as_is, entry=entry)
        try:
            self._write(job)
        except Refused:
            self.delete(uid)
            raise
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

    @contextmanager
    def taken(self, job: PrintJob) -> Iterator[None]:
        """Nobody else at this PC sends it meanwhile. Raises Refused: job_elsewhere, job_gone."""
        path = self.path / f"{job.uid}.lock"
        lock = FileLock(path)
        try:
            lock.acquire(blocking=False)
        except Timeout as error:
            raise Refused("job_elsewhere", title=job.title) from error
        except OSError:
            pass  # a full disk prints all the same
        try:
            if not self._record(job.uid).exists():
                self.delete(job.uid)
                raise Refused("job_gone", title=job.title)
            yield
        finally:
            with contextlib.suppress(OSError):  # Windows lets it go with the lock
                path.unlink(missing_ok=True)
            lock.release()

    def not_sent(self, job: PrintJob, why: str) -> PrintJob:
        """Keep a job with the reason why it was not printed."""
        return self._change(replace(job, why=why))

    def give_to(self, job: PrintJob, printer: Printer) -> PrintJob:
        """The job is for this printer from now on. Raises ValueError where that does not know its language."""
        if printer.language != job.language:
            raise ValueError(printer.language)
        return self._change(replace(job, printer=printer))

    def delete(self, uid: str) -> None:
        """Forget a job."""
        for ending in ("json", *LANGUAGES):
            with contextlib.suppress(OSError):
                _remove(self.path / f"{uid}.{ending}")

    def _record(self, uid: str) -> Path:
        return self.path / f"{uid}.json"

    def _unwritable(self, error: OSError) -> Refused:
        return Refused("jobs_unwritable", path=self.path, why=reason(error))

    def _change(self, job: PrintJob) -> PrintJob:
        """Write what is new of a job, where it was not deleted meanwhile."""
        if self._record(job.uid).exists():
            self._write(job)
        return job

    def _write(self, job: PrintJob) -> None:
        record = asdict(job) | {"printer": as_record(job.printer), "made_at": job.made_at.isoformat()}
        with whole_file(self._record(job.uid)) as partial:
            partial.write_text(json.dumps(record, ensure_ascii=False), "utf-8")

    def _read(self, path: Path) -> PrintJob:
        try:
            job = _job_of(json.loads(path.read_text("utf-8")), path.stem)
        except (OSError, ValueError, TypeError, KeyError, RecursionError):
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
                    _remove(path)


def _remove(path: Path) -> None:
    """Whatever lies there."""
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


def _measure(path: Path) -> tuple[int, str]:
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
        return file.tell(), digest


def _job_of(values: dict[str, Any], uid: str) -> PrintJob:
    """The job of a record. Raises ValueError, TypeError or KeyError where the record is none."""
    made = dt.datetime.fromisoformat(values["made_at"])
    fields = values | {"printer": from_record(values["printer"]), "made_at": made, "damage": ""}
    job = PrintJob(**fields)
    right = all(type(getattr(job, name)) is kind for name, kind in TYPES.items())
    if job.uid != uid or job.language not in LANGUAGES or not right or job.copies < 1:
        raise ValueError("record")
    if made.tzinfo is None or not 2000 <= made.year < 9000:  # elsewhere it has no local time
        raise ValueError("record")
    return job
