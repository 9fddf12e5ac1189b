"""lp and lpstat: what they are given, and what becomes of what they say."""

from __future__ import annotations

import threading
import time
from dataclasses import replace
from pathlib import Path

import pytest

from tests.printing.fake_cups import FakeCups, cups, no_cups
from tests.printing.jobs import HOSTILE, LASER, job, write_pdf
from tracker_desktop.errors import Refused
from tracker_desktop.printing import cups as module
from tracker_desktop.printing.cups import Cups, reason_in
from tracker_desktop.printing.job import Queues, Sent
from tracker_desktop.printing.printer import Printer
from tracker_desktop.store.watch import Stopped, Watch

__all__ = ["cups", "no_cups"]
WAITING = "laser-12                rita              2048   Tue Nov 24 09:41:00 2026\n"


def sent(document: Path, printer: Printer = LASER, **values: object) -> Sent:
    return Cups().send(job(printer, **values), document, Watch())


def refusal_of(document: Path) -> Refused:
    with pytest.raises(Refused) as caught:
        sent(document)
    return caught.value


def test_the_printers_of_this_pc(cups: FakeCups) -> None:
    assert Cups.is_here()
    assert Cups().queues(Watch()) == Queues(("labels_counter", "laser"), "laser")
    assert cups.calls("lpstat") == [["-e", "C"], ["-d", "C"]]


def test_without_the_programs_it_is_not_here(no_cups: None) -> None:
    assert not Cups.is_here()


def test_no_printer_and_no_print_system_are_two_things(cups: FakeCups) -> None:
    cups.answer("lpstat -d", "no system default destination\n")
    cups.answer("lpstat -e", "")
    assert Cups().queues(Watch()) == Queues()
    cups.answer("lpstat -e", err="lpstat: No destinations added.\n", code=1)
    assert Cups().queues(Watch()) == Queues()
    cups.answer("lpstat -e", err="lpstat: Scheduler is not running\n", code=1)
    with pytest.raises(Refused) as caught:
        Cups().queues(Watch())
    assert caught.value.code == "print_system_down"


def test_a_pdf_is_printed_in_its_true_size(cups: FakeCups, tmp_path: Path) -> None:
    document = write_pdf(tmp_path / "a.pdf")
    assert sent(document, copies=2) == Sent()
    (words,) = cups.calls("lp")
    assert words == [
        *("-d", "laser", "-n", "2", "-t", "Hand receipt HR-2026-00012"),
        *("-o", "print-scaling=none", "-o", "media=A4", str(document), "C"),
    ]
    assert cups.printed == document.read_bytes()


@pytest.mark.parametrize(
    ("size", "media"),
    [
        ((210.0, 297.0), "A4"),
        ((297.0, 210.0), "A4"),
        ((215.9, 279.4), "Letter"),
        ((100.0, 50.0), "Custom.100x50mm"),
        ((101.6, 25.4), "Custom.101.6x25.4mm"),
    ],
)
def test_the_paper_is_that_of_the_pages(cups: FakeCups, tmp_path: Path, size: tuple[float, float], media: str) -> None:
    sent(write_pdf(tmp_path / "a.pdf", size=size))
    assert f"media={media}" in cups.calls("lp")[0]


def test_zpl_goes_as_it_is(cups: FakeCups, tmp_path: Path) -> None:
    document = tmp_path / "a.zpl"
    document.write_bytes(b"^XA^XZ")
    sent(document, Printer("Labels", "raw", "labels_counter", offset_x=2))
    words = cups.calls("lp")[0]
    assert words[words.index("-o") :] == ["-o", "raw", str(document), "C"]
    assert cups.printed == b"^XA^XZ"


def test_a_printer_that_is_out_gets_another_sheet(cups: FakeCups, tmp_path: Path) -> None:
    document = write_pdf(tmp_path / "a.pdf")
    sent(document, replace(LASER, offset_x=1.5))
    assert cups.printed != document.read_bytes()
    assert cups.printed.startswith(document.read_bytes())
    sent(document, replace(LASER, offset_x=1.5), as_is=True)
    assert cups.printed == document.read_bytes()


@pytest.mark.parametrize("title", HOSTILE)
def test_a_title_stays_one_word(cups: FakeCups, tmp_path: Path, title: str) -> None:
    document = write_pdf(tmp_path / "a.pdf")
    sent(document, title=title)
    words = cups.calls("lp")[0]
    assert words[4] == "-t"
    assert words[6:] == ["-o", "print-scaling=none", "-o", "media=A4", str(document), "C"]
    assert len(words[5]) <= 100
    assert words[5].isprintable()


@pytest.mark.parametrize(
    ("err", "code"),
    [
        ("lp: The printer or class does not exist.\n", "printer_gone"),
        ("lp: Error - scheduler not responding.\n", "print_system_down"),
        ("lp: Unable to connect to server: Connection refused\n", "print_system_down"),
        ('lp: Destination "laser" is not accepting jobs.\n', "printer_not_accepting"),
        ("lp: Unsupported document-format.\n", "printer_refused"),
        ("", "printer_refused"),
        ("lp: \n", "printer_refused"),
        ("lp: caf\udce9 ferm\udce9\n", "printer_refused"),
        ("\x1b[31m\x00red\u202e\n", "printer_refused"),
        ("x" * 100_000, "printer_refused"),
    ],
)
def test_what_lp_refuses_is_a_sentence(cups: FakeCups, tmp_path: Path, err: str, code: str) -> None:
    cups.answer("lp", err=err, code=1)
    no = refusal_of(write_pdf(tmp_path / "a.pdf"))
    assert no.code == code
    if code != "print_system_down":
        assert "Laser" in str(no)
    assert str(no).isprintable()
    assert ": . " not in str(no)
    assert len(str(no)) < 1_000


def test_a_document_or_a_disk_that_went_meanwhile_is_a_sentence(cups: FakeCups, tmp_path: Path) -> None:
    assert "Laser did not take it: no such file or directory." in str(refusal_of(tmp_path / "gone.pdf"))
    assert "Laser did not take it: no such file or directory." in str(refusal_of(tmp_path / "gone" / "a.pdf"))
    assert cups.calls("lp") == []


def test_an_lp_that_never_ends_is_ended(cups: FakeCups, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "SENDING", 0.5)
    cups.answer("lp", seconds=30)
    begun = time.monotonic()
    assert refusal_of(write_pdf(tmp_path / "a.pdf")).code == "print_system_down"
    assert time.monotonic() - begun < 5


def test_an_lp_that_is_gone_or_none_is_the_print_system(cups: FakeCups, tmp_path: Path) -> None:
    document = write_pdf(tmp_path / "a.pdf")
    lp = cups.folder / "bin" / "lp"
    lp.write_bytes(b"\0\1\2")
    assert refusal_of(document).code == "print_system_down"
    lp.chmod(0o644)
    assert refusal_of(document).code == "print_system_down"


def test_it_can_be_stopped(cups: FakeCups, tmp_path: Path) -> None:
    cups.answer("lp", seconds=30)
    watch = Watch()
    threading.Timer(0.5, watch.cancelled.set).start()
    begun = time.monotonic()
    with pytest.raises(Stopped):
        Cups().send(job(LASER), write_pdf(tmp_path / "a.pdf"), watch)
    assert time.monotonic() - begun < 5


@pytest.mark.parametrize(
    ("state", "why"),
    [
        ("printer laser is idle.  enabled since Tue\n\tAlerts: media-empty-error\n", "out of paper"),
        ("printer laser now printing laser-12.\n\tAlerts: toner-low-warning cover-open-error\n", "cover is open"),
        ("printer laser disabled since Tue Nov 24 -\n\tPaused\n\tAlerts: paused\n", "paused"),
        ("printer laser disabled since Tue Nov 24 -\n\treason unknown\n", "stopped"),
        ("printer laser is idle.\n\tAlerts: offline-report\n", "switched off or not connected"),
        ("printer laser is idle.\n\tAlerts: none\n", ""),
        ("printer laser is idle.\n\tAlerts: toner-low-report\n", ""),
        ("", ""),
    ],
)
def test_what_keeps_a_printer_from_printing(state: str, why: str) -> None:
    found = reason_in(state)
    assert why in found
    assert bool(found) == bool(why)


def test_a_job_that_waits_at_a_stopped_printer_is_told(cups: FakeCups, tmp_path: Path) -> None:
    cups.answer("lpstat -W", WAITING)
    cups.answer("lpstat -l", "printer laser is idle.\n\tAlerts: media-empty-error\n")
    notice = sent(write_pdf(tmp_path / "a.pdf")).notice
    assert str(notice) == (
        "Laser has it, but does not print now: it is out of paper. It prints as soon as that is put right."
    )


@pytest.mark.parametrize("others", ["", "laser-11  rita  1  Tue\n", "laser-120  rita  1  Tue\n"])
def test_a_job_that_is_through_is_not(cups: FakeCups, tmp_path: Path, others: str) -> None:
    cups.answer("lpstat -W", others)
    cups.answer("lpstat -l", "printer laser is idle.\n\tAlerts: media-empty-error\n")
    assert sent(write_pdf(tmp_path / "a.pdf")).notice is None
