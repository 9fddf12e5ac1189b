"""A job goes when its printer has it, and stays with the reason where not."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from tests.largest_file import largest_file, posix
from tests.printing.fake_cups import FakeCups, cups
from tests.printing.jobs import HOSTILE, LASER, write_pdf
from tests.printing.loopback import closed_port, label_printer
from tracker_desktop.errors import Refused
from tracker_desktop.printing.cups import Cups
from tracker_desktop.printing.jobs import JobFolder
from tracker_desktop.printing.printer import KINDS, Printer
from tracker_desktop.printing.sending import send_job, targets
from tracker_desktop.printing.to_folder import file_name
from tracker_desktop.store.watch import Stopped, Watch

__all__ = ["cups"]
WAYS = targets(Cups())


@pytest.fixture
def folder(tmp_path: Path) -> JobFolder:
    return JobFolder(tmp_path)


@pytest.fixture
def labels(tmp_path: Path) -> Path:
    path = tmp_path / "made.zpl"
    path.write_bytes(b"^XA^FDLT-00142^FS^XZ\n")
    return path


def test_every_kind_of_printer_has_a_way() -> None:
    assert set(WAYS) == {kind.key for kind in KINDS}


def test_a_job_that_was_sent_is_gone(folder: JobFolder, tmp_path: Path, cups: FakeCups) -> None:
    document = write_pdf(tmp_path / "made.pdf")
    send_job(folder, folder.add(document, "Receipt", LASER, copies=1, pages=1), WAYS, Watch())
    assert cups.printed == document.read_bytes()
    assert list(folder.path.iterdir()) == []


def test_a_job_that_was_not_is_kept_with_the_reason_and_can_be_sent_later(folder: JobFolder, labels: Path) -> None:
    gone = Printer("Labels", "network", f"127.0.0.1:{closed_port()}")
    job = folder.add(labels, "40 labels", gone, copies=2, pages=0)
    with pytest.raises(Refused) as caught:
        send_job(folder, job, WAYS, Watch())
    (kept,) = folder.jobs()
    assert kept.why == str(caught.value)
    with label_printer() as printer:
        send_job(folder, folder.give_to(kept, Printer("Labels", "network", printer.address)), WAYS, Watch())
    assert printer.jobs == [labels.read_bytes() * 2]
    assert folder.jobs() == []


@pytest.mark.parametrize("is_ending", [False, True])
def test_one_that_was_stopped_goes_and_one_that_the_end_stopped_stays(
    folder: JobFolder, tmp_path: Path, is_ending: bool
) -> None:
    large = tmp_path / "large.zpl"
    large.write_bytes(b"^XA^XZ\n" * 3_000_000)
    with label_printer(stalls_after=1_000) as printer:
        job = folder.add(large, "Roll", Printer("Labels", "network", printer.address), copies=1, pages=0)
        watch = Watch()
        threading.Timer(0.3, watch.cancelled.set).start()
        with pytest.raises(Stopped):
            send_job(folder, job, WAYS, watch, lambda: is_ending)
    assert [kept.why for kept in folder.jobs()] == ["The program was closed before it was printed."] * is_ending


def test_a_damaged_one_is_not_sent(folder: JobFolder, labels: Path) -> None:
    with label_printer() as printer:
        job = folder.add(labels, "Roll", Printer("Labels", "network", printer.address), copies=1, pages=0)
        folder.document(job).write_bytes(b"^XA")
        with pytest.raises(Refused) as caught:
            send_job(folder, job, WAYS, Watch())
    assert caught.value.code == "job_damaged"
    assert printer.jobs == []


@pytest.mark.parametrize("title", [*HOSTILE, "漢字" * 100, "...", "CON"])
def test_into_a_folder(folder: JobFolder, labels: Path, tmp_path: Path, title: str) -> None:
    out = tmp_path / "out"
    out.mkdir()
    job = folder.add(labels, title, Printer("Into files", "folder", str(out)), copies=3, pages=0)
    send_job(folder, job, WAYS, Watch())
    (made,) = out.iterdir()
    assert made.suffix == ".zpl"
    assert made.read_bytes() == labels.read_bytes() * 3
    assert len(file_name(title)) <= 60
    assert not {"/", "\\", ":", "\n", "\x00"} & set(made.name)


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Person ป้ายสุนทร์พัย์", "Person ป้ายสุนทร์พัย์"),
        ("हिन्दी क्षेत्र", "हिन्दी क्षेत्र"),
        ("مُحَمَّد: می‌خواهم", "مُحَمَّد می‌خواهم"),
        ("e\u0301te\u0301", "été"),
        ("Laptop 👩‍💻🏽 ☺\ufe0f 2", "Laptop 2"),
        ("\u0301\u0e34", "print job"),
        ("ก้" * 40, "ก้" * 30),
        ("a" + "ก้" * 40, "a" + "ก้" * 29),
    ],
)
def test_letters_of_all_scripts_keep_their_marks(title: str, name: str) -> None:
    assert file_name(title) == name


def test_two_jobs_of_one_name_are_two_files(folder: JobFolder, labels: Path, tmp_path: Path) -> None:
    for _ in range(2):
        job = folder.add(labels, "Roll", Printer("Into files", "folder", str(tmp_path)), copies=1, pages=0)
        send_job(folder, job, WAYS, Watch())
    assert len(list(tmp_path.glob("Roll *.zpl"))) == 2


def test_a_folder_that_is_gone_is_a_sentence(folder: JobFolder, labels: Path, tmp_path: Path) -> None:
    job = folder.add(labels, "Roll", Printer("Into files", "folder", str(tmp_path / "gone")), copies=1, pages=0)
    with pytest.raises(Refused) as caught:
        send_job(folder, job, WAYS, Watch())
    assert str(caught.value).startswith(f"Into files did not take it: {tmp_path / 'gone'}: no such file or directory.")
    assert len(folder.jobs()) == 1


@posix
def test_a_folder_that_is_full_or_a_file_keeps_the_job_and_nothing_half(
    folder: JobFolder, labels: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    out.mkdir()
    job = folder.add(labels, "Roll", Printer("Into files", "folder", str(out)), copies=500, pages=0)
    with largest_file(2_000), pytest.raises(Refused, match=r"Into files did not take it: .*out: file too large"):
        send_job(folder, job, WAYS, Watch())
    assert list(out.iterdir()) == []
    job = folder.give_to(job, Printer("Into files", "folder", str(labels)))
    with pytest.raises(Refused, match=r"made\.zpl: not a directory"):
        send_job(folder, job, WAYS, Watch())
    assert [kept.damage for kept in folder.jobs()] == [""]


def test_two_windows_do_not_send_one_job_at_the_same_time(tmp_path: Path, labels: Path) -> None:
    here, there = JobFolder(tmp_path), JobFolder(tmp_path)
    out = tmp_path / "out"
    out.mkdir()
    job = here.add(labels, "Roll", Printer("Into files", "folder", str(out)), copies=1, pages=0)
    with here.taken(job):
        with pytest.raises(Refused, match="“Roll” is being printed by another window"):
            send_job(there, job, WAYS, Watch())
        assert [kept.why for kept in there.jobs()] == [""]
    send_job(there, job, WAYS, Watch())
    with pytest.raises(Refused, match="“Roll” is no longer among the print jobs"):
        send_job(here, job, WAYS, Watch())
    assert len(list(out.iterdir())) == 1
    assert list(here.path.iterdir()) == []


@posix
def test_a_disk_that_is_full_prints_what_is_kept(folder: JobFolder, labels: Path) -> None:
    with label_printer() as printer:
        job = folder.add(labels, "Roll", Printer("Labels", "network", printer.address), copies=1, pages=0)
        (folder.path / f"{job.uid}.lock").mkdir()  # no lock can be made
        send_job(folder, job, WAYS, Watch())
    assert printer.jobs == [labels.read_bytes()]


def test_one_deleted_while_it_is_sent_does_not_come_back(folder: JobFolder, labels: Path) -> None:
    gone = Printer("Labels", "network", f"127.0.0.1:{closed_port()}")
    job = folder.add(labels, "Roll", gone, copies=1, pages=0)
    with pytest.raises(Refused):
        send_job(folder, job, WAYS, Watch(lambda *_: folder.delete(job.uid)))
    assert folder.jobs() == []
