"""A label printer on the network, at the other end of a real connection."""

from __future__ import annotations

import socket
import threading
import time
from pathlib import Path

import pytest

from tests.printing.jobs import job
from tests.printing.loopback import closed_port, label_printer
from tracker_desktop.errors import Refused
from tracker_desktop.printing import network
from tracker_desktop.printing.network import address_of, send
from tracker_desktop.printing.printer import Printer
from tracker_desktop.store.watch import Stopped, Watch

LABEL = b"^XA^FO10,10^A0N,20,20^FDLT-00142^FS^XZ\n"


@pytest.fixture
def labels(tmp_path: Path) -> Path:
    path = tmp_path / "labels.zpl"
    path.write_bytes(LABEL * 100)
    return path


@pytest.fixture
def many_labels(tmp_path: Path) -> Path:
    """More than the system takes in for a printer that reads nothing."""
    path = tmp_path / "many.zpl"
    path.write_bytes(LABEL * 500_000)
    return path


def zebra(address: str) -> Printer:
    return Printer("Labels at the counter", "network", address)


def refusal_of(address: str, document: Path, watch: Watch | None = None) -> Refused:
    with pytest.raises(Refused) as caught:
        send(job(zebra(address)), document, watch or Watch())
    return caught.value


def test_every_byte_of_every_copy_arrives_in_order(labels: Path) -> None:
    seen: list[tuple[int, int]] = []
    with label_printer() as printer:
        send(job(zebra(printer.address), copies=3), labels, Watch(lambda done, of: seen.append((done, of))))
    assert printer.jobs == [LABEL * 300]
    assert seen[0] == (0, len(LABEL) * 300)
    assert seen[-1] == (len(LABEL) * 300, len(LABEL) * 300)


def test_a_slow_printer_gets_everything(tmp_path: Path) -> None:
    document = tmp_path / "labels.zpl"
    document.write_bytes(LABEL * 4_000)
    with label_printer(pause=0.005) as printer:
        send(job(zebra(printer.address)), document, Watch())
    assert printer.jobs == [LABEL * 4_000]


def test_a_printer_that_never_hangs_up_is_not_waited_for_longer(labels: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(network, "TAKING", 0.3)
    with label_printer(hangs_on=True) as printer:
        send(job(zebra(printer.address)), labels, Watch())
    assert printer.jobs == [LABEL * 100]


def test_one_that_dies_half_way_is_named_with_how_far_it_was(many_labels: Path) -> None:
    with label_printer(dies_after=400_000) as printer:
        no = refusal_of(printer.address, many_labels)
    assert no.code == "printer_hung_up"
    assert str(no).startswith("Labels at the counter broke off when ")
    assert int(str(no.params["percent"])) < 100


def test_one_that_dies_with_the_last_bytes_unread_is_told_too(labels: Path) -> None:
    with label_printer(dies_after=1) as printer:
        no = refusal_of(printer.address, labels)
    assert no.code == "printer_hung_up"


def test_one_that_refuses_does_not_answer(labels: Path) -> None:
    begun = time.monotonic()
    no = refusal_of(f"127.0.0.1:{closed_port()}", labels)
    assert no.code == "printer_silent"
    assert "127.0.0.1:" in str(no)
    assert time.monotonic() - begun < 2


def test_one_out_of_paper_takes_nothing_for_a_while(many_labels: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(network, "STALLED", 0.5)
    with label_printer(stalls_after=10_000) as printer:
        no = refusal_of(printer.address, many_labels)
    assert no.code == "printer_stalled"
    assert "ribbon" in str(no)


def test_a_host_that_is_nowhere(labels: Path) -> None:
    no = refusal_of("no-such-printer.invalid", labels)
    assert (no.code, no.params["host"]) == ("printer_unknown_host", "no-such-printer.invalid")


def test_a_question_for_a_host_that_takes_long_is_not_waited_for(labels: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    answer = threading.Event()
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: answer.wait(20))
    monkeypatch.setattr(network, "FINDING", 0.2)
    begun = time.monotonic()
    assert refusal_of("labels.local", labels).code == "printer_unknown_host"
    watch = Watch()
    monkeypatch.setattr(network, "FINDING", 20.0)
    threading.Timer(0.2, watch.cancelled.set).start()
    with pytest.raises(Stopped):
        send(job(zebra("labels.local")), labels, watch)
    assert time.monotonic() - begun < 3
    answer.set()


@pytest.mark.parametrize("host", ["a..b", "x" * 300, "\ud800", "a\0b", "256.1.1.1", "fe80::1%nowhere"])
def test_what_is_no_host_is_nowhere(labels: Path, host: str) -> None:
    assert refusal_of(host, labels).code == "printer_unknown_host"


def test_one_that_talks_without_end_gets_everything(labels: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(network, "TAKING", 0.3)
    with label_printer(says=b"\x00\xff~HS garbage" * 1_000, hangs_on=True) as printer:
        send(job(zebra(printer.address)), labels, Watch())
    assert printer.jobs == [LABEL * 100]


@pytest.mark.skipif(not socket.has_ipv6, reason="no IPv6")
def test_one_that_listens_on_ipv6_alone(labels: Path) -> None:
    with label_printer(host="::1") as printer:
        send(job(zebra(f"[::1]:{printer.port}")), labels, Watch())
        assert refusal_of(f"127.0.0.1:{printer.port}", labels).code == "printer_silent"
    assert printer.jobs == [LABEL * 100]


def test_a_document_that_went_meanwhile_is_a_sentence(labels: Path) -> None:
    with label_printer() as printer:
        assert refusal_of(printer.address, labels.with_name("gone.zpl")).code == "job_damaged"
    assert printer.jobs == []


def test_it_can_be_stopped_at_any_time(many_labels: Path) -> None:
    with label_printer(stalls_after=10_000) as printer:
        watch = Watch()
        threading.Timer(0.4, watch.cancelled.set).start()
        begun = time.monotonic()
        with pytest.raises(Stopped):
            send(job(zebra(printer.address)), many_labels, watch)
    assert time.monotonic() - begun < 2


def test_what_was_sent_wholly_is_sent_however_soon_it_is_stopped(labels: Path) -> None:
    with label_printer(hangs_on=True) as printer:
        watch = Watch()
        watch.report = lambda done, of: watch.cancelled.set() if done == of else None
        send(job(zebra(printer.address)), labels, watch)
        until = time.monotonic() + 5
        while len(printer.received) < len(LABEL) * 100 and time.monotonic() < until:
            time.sleep(0.01)
    assert printer.jobs == [LABEL * 100]


class StoppedAt(threading.Event):
    """Set from the so manieth look on."""

    def __init__(self, look: int) -> None:
        super().__init__()
        self._looks = look

    def is_set(self) -> bool:
        self._looks -= 1
        return self._looks <= 0


@pytest.mark.parametrize("look", range(1, 8))
def test_whenever_it_is_stopped_it_is_either_sent_or_not(labels: Path, look: int) -> None:
    sent = True
    with label_printer() as printer:
        try:
            send(job(zebra(printer.address)), labels, Watch(cancelled=StoppedAt(look)))
        except Stopped:
            sent = False
        until = time.monotonic() + (5 if sent else 0.2)
        while not printer.jobs and time.monotonic() < until:
            time.sleep(0.01)
    assert (LABEL * 100 in printer.jobs) == sent


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("192.168.1.40", ("192.168.1.40", 9100)),
        (" labels.local:6101 ", ("labels.local", 6101)),
        ("[fe80::1]:9101", ("fe80::1", 9101)),
        ("[fe80::1]", ("fe80::1", 9100)),
        ("fe80::1", ("fe80::1", 9100)),
    ],
)
def test_addresses_are_read(text: str, place: tuple[str, int]) -> None:
    assert address_of(text) == place


@pytest.mark.parametrize("text", ["", ":9100", "host:0", "host:70000", "host:abc", "http://host", "a b", "host:²"])
def test_what_is_no_address_is_refused(text: str) -> None:
    with pytest.raises(Refused) as caught:
        address_of(text)
    assert caught.value.code == "printer_address_bad"
