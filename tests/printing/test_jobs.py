"""The print jobs of a desk: there before they are sent, there after a restart, said where they are damaged."""

from __future__ import annotations

import json
import os
import re
import stat
import sys
import time
from pathlib import Path

import pytest

from tests.largest_file import largest_file, posix
from tests.printing.jobs import HOSTILE, LASER, write_pdf
from tracker_desktop.errors import Refused
from tracker_desktop.printing.jobs import NAME, JobFolder, draft_path
from tracker_desktop.printing.printer import Printer

ZEBRA = Printer("Labels", "network", "127.0.0.1:9100", dpi=300, offset_x=0.5, offset_y=-1.2)


@pytest.fixture
def folder(tmp_path: Path) -> JobFolder:
    return JobFolder(tmp_path)


@pytest.fixture
def document(tmp_path: Path) -> Path:
    return write_pdf(tmp_path / "made.pdf", 2)


def test_a_job_survives_a_restart_whole(folder: JobFolder, document: Path, tmp_path: Path) -> None:
    made = folder.add(document, "Hand receipt", LASER, copies=3, pages=2)
    folder.not_sent(made, "Laser does not answer.")
    (again,) = JobFolder(tmp_path).jobs()
    assert again.why == "Laser does not answer."
    assert (again.uid, again.title, again.printer, again.copies, again.pages) == (
        made.uid,
        "Hand receipt",
        LASER,
        3,
        2,
    )
    assert again.made_at == made.made_at
    assert folder.document(again).read_bytes() == document.read_bytes()


def test_the_document_stays_where_it_was_made(folder: JobFolder, document: Path) -> None:
    folder.add(document, "Hand receipt", LASER, copies=1, pages=2)
    assert document.is_file()


@pytest.mark.parametrize("title", HOSTILE)
def test_any_title_comes_back(folder: JobFolder, document: Path, title: str) -> None:
    folder.add(document, title, ZEBRA, copies=1, pages=0)
    assert [(job.title, job.printer) for job in folder.jobs()] == [(title, ZEBRA)]


def test_jobs_come_oldest_first_and_go_when_deleted(folder: JobFolder, document: Path) -> None:
    first, second = (folder.add(document, name, LASER, copies=1, pages=1) for name in ("one", "two"))
    assert [job.title for job in folder.jobs()] == ["one", "two"]
    folder.delete(first.uid)
    assert [job.title for job in folder.jobs()] == ["two"]
    folder.delete(second.uid)
    assert list(folder.path.iterdir()) == []
    folder.delete(second.uid)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such modes")
def test_nobody_else_reads_what_waits(folder: JobFolder) -> None:
    assert stat.S_IMODE(folder.path.stat().st_mode) == 0o700


def test_another_printer_of_the_same_language(folder: JobFolder, document: Path) -> None:
    made = folder.add(document, "Receipt", LASER, copies=1, pages=1)
    other = Printer("Upstairs", "queue", "upstairs")
    folder.give_to(made, other)
    assert [job.printer for job in folder.jobs()] == [other]
    with pytest.raises(ValueError, match="zpl"):
        folder.give_to(made, ZEBRA)


@pytest.mark.parametrize("harm", ["cut", "gone", "changed"])
def test_a_damaged_document_is_said_and_never_sent(folder: JobFolder, document: Path, harm: str) -> None:
    made = folder.add(document, "Receipt", LASER, copies=1, pages=1)
    path = folder.document(made)
    data = path.read_bytes()
    if harm == "gone":
        path.unlink()
    else:
        path.write_bytes(data[:-100] if harm == "cut" else data[:-1] + b"?")
    (found,) = folder.jobs()
    assert found.damage == "The document of “Receipt” is damaged. Delete it here and print it anew."
    with pytest.raises(Refused) as caught:
        folder.document(made)
    assert caught.value.code == "job_damaged"


def _without(record: str, key: str) -> str:
    values = json.loads(record)
    del values[key]
    return json.dumps(values)


@pytest.mark.parametrize(
    "spoil",
    [
        lambda record: "",
        lambda record: record[:-20],
        lambda record: "[]",
        lambda record: "\x00" * 100,
        lambda record: _without(record, "printer"),
        lambda record: _without(record, "title"),
        lambda record: record.replace('"pdf"', '"exe"'),
        lambda record: record.replace('"copies": 1', '"copies": -4'),
        lambda record: record.replace('"title": "Receipt"', '"title": 7'),
        lambda record: record.replace('"copies": 1', '"copies": 1e999'),
        lambda record: record.replace('"copies": 1', '"copies": "1"'),
        lambda record: record.replace('"pages": 1', '"pages": []'),
        lambda record: record.replace('"offset_x": 0.0', '"offset_x": "0"'),
        lambda record: re.sub('"made_at": "....', '"made_at": "0001', record),
        lambda record: "[" * 100_000,
        lambda record: record.replace('"queue"', '"teapot"'),
        lambda record: record.replace("+00:00", ""),
    ],
)
def test_a_damaged_record_is_a_line_that_can_be_deleted(folder: JobFolder, document: Path, spoil) -> None:  # type: ignore[no-untyped-def]
    made = folder.add(document, "Receipt", LASER, copies=1, pages=1)
    path = folder.path / f"{made.uid}.json"
    before = path.read_text("utf-8")
    path.write_text(spoil(before), "utf-8")
    assert path.read_text("utf-8") != before
    (found,) = folder.jobs()
    assert found.damage == "This print job is damaged. Delete it here and print it anew."
    folder.delete(found.uid)
    assert folder.jobs() == []


@pytest.mark.parametrize("ending", ["json", "pdf"])
def test_what_a_folder_took_the_place_of_can_be_deleted(folder: JobFolder, document: Path, ending: str) -> None:
    made = folder.add(document, "Receipt", LASER, copies=1, pages=1)
    path = folder.path / f"{made.uid}.{ending}"
    path.unlink()
    path.mkdir()
    (path / "inside").touch()
    (found,) = folder.jobs()
    assert found.damage.endswith("damaged. Delete it here and print it anew.")
    folder.delete(found.uid)
    assert list(folder.path.iterdir()) == []


@posix
def test_a_job_that_could_not_be_kept_leaves_nothing(folder: JobFolder, tmp_path: Path) -> None:
    small = tmp_path / "small.pdf"
    small.write_bytes(b"%PDF-")
    with largest_file(100), pytest.raises(Refused, match="cannot be written: file too large"):
        folder.add(small, "Receipt", LASER, copies=1, pages=1)
    assert list(folder.path.iterdir()) == []


def test_what_was_being_made_is_thrown_away_after_a_day(tmp_path: Path, folder: JobFolder, document: Path) -> None:
    made = folder.add(document, "Receipt", LASER, copies=1, pages=1)
    old, new = (write_pdf(draft_path(tmp_path)) for _ in range(2))
    yesterday = time.time() - 25 * 3600
    for path in (old, *folder.path.glob(f"{made.uid}.*")):
        os.utime(path, (yesterday, yesterday))
    JobFolder(tmp_path)
    assert not old.exists()
    assert new.exists()
    assert [job.title for job in folder.jobs()] == ["Receipt"]


def test_a_folder_that_cannot_be_made_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / NAME).write_text("a file lies here")
    with pytest.raises(Refused) as caught:
        JobFolder(tmp_path)
    assert caught.value.code == "jobs_unwritable"
