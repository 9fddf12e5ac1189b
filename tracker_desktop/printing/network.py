"""Sends to a printer on the network as it comes: one connection, the bytes, and a wait until they are taken."""

from __future__ import annotations

import contextlib
import errno
import os
import select
import socket
import threading
import time
from concurrent.futures import Future, wait
from pathlib import Path
from typing import Any, BinaryIO

from tracker_desktop.errors import Refused
from tracker_desktop.printing.job import PrintJob, Sent
from tracker_desktop.printing.printer import PORT
from tracker_desktop.store.watch import Stopped, Watch

FINDING, CONNECTING, STALLED, TAKING = 10.0, 5.0, 30.0, 10.0
"""Seconds to wait for the address of a host, for an answer, for room for more bytes, and for the printer to take the
last of them."""
LOOK_EVERY = 0.1
CHUNK = 8192
Places = list[tuple[Any, ...]]
UNDER_WAY = (errno.EINPROGRESS, errno.EWOULDBLOCK, getattr(errno, "WSAEWOULDBLOCK", errno.EWOULDBLOCK))


def address_of(text: str) -> tuple[str, int]:
    """Host and port of `192.168.1.40`, `labels.local:9100` or `[fe80::1]:9100`.

    Raises Refused: printer_address_bad.
    """
    text = text.strip()
    if text.startswith("["):
        host, _, port = text[1:].partition("]")
        port = port.removeprefix(":")
    elif text.count(":") > 1:
        host, port = text, ""
    else:
        host, _, port = text.partition(":")
    number = int(port) if port.isascii() and port.isdigit() else PORT if not port else 0
    if not host or any(char.isspace() or char == "/" for char in host) or not 0 < number < 65_536:
        raise Refused("printer_address_bad", key="address", address=text)
    return host, number


def send(job: PrintJob, document: Path, watch: Watch) -> Sent:
    """Send a document, copy after copy.

    Raises Refused: job_damaged, printer_address_bad, printer_unknown_host, printer_silent, printer_hung_up,
    printer_stalled; Stopped.
    """
    try:
        file = document.open("rb")
    except OSError as error:
        raise Refused("job_damaged", title=job.title) from error
    with file:
        watch.begin(os.fstat(file.fileno()).st_size * job.copies)
        return _send(job, file, watch)


def _send(job: PrintJob, file: BinaryIO, watch: Watch) -> Sent:
    with contextlib.closing(_connect(job, watch)) as line:
        try:
            for _ in range(job.copies):
                file.seek(0)
                while chunk := file.read(CHUNK):
                    _push(line, chunk, job, watch)
            line.shutdown(socket.SHUT_WR)
            _wait_until_taken(line, watch)
        except OSError as error:
            raise Refused("printer_hung_up", printer=job.printer.name, percent=_percent(watch)) from error
    return Sent()


def _connect(job: PrintJob, watch: Watch) -> socket.socket:
    host, port = address_of(job.printer.address)
    for family, kind, protocol, _, address in _found(job, host, port, watch):
        line = socket.socket(family, kind, protocol)
        try:
            line.setblocking(False)
            if _is_answered(line, address, watch):
                return line
        except BaseException:
            line.close()
            raise
        line.close()
    raise Refused("printer_silent", printer=job.printer.name, address=f"{host}:{port}")


def _found(job: PrintJob, host: str, port: int, watch: Watch) -> Places:
    """Where the host is. The question is asked on a thread of its own: nobody can stop it, and where the network is
    away its answer may take minutes."""
    found: Future[Places] = Future()

    def ask() -> None:
        try:
            found.set_result(socket.getaddrinfo(host, port, type=socket.SOCK_STREAM))
        except (OSError, ValueError) as error:
            found.set_exception(error)

    threading.Thread(target=ask, name="host", daemon=True).start()
    until = time.monotonic() + FINDING
    while not found.done() and time.monotonic() < until:
        watch.check()
        wait([found], LOOK_EVERY)
    try:
        return found.result(0)
    except (OSError, ValueError) as error:
        raise Refused("printer_unknown_host", printer=job.printer.name, host=host) from error


def _is_answered(line: socket.socket, address: Any, watch: Watch) -> bool:
    if line.connect_ex(address) not in (0, *UNDER_WAY):
        return False
    until = time.monotonic() + CONNECTING
    while time.monotonic() < until:
        watch.check()
        _, ready, wrong = select.select([], [line], [line], LOOK_EVERY)
        if ready or wrong:
            return line.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR) == 0
    return False


def _push(line: socket.socket, chunk: bytes, job: PrintJob, watch: Watch) -> None:
    rest = memoryview(chunk)
    last = time.monotonic()
    while rest:
        watch.check()
        _, ready, _ = select.select([], [line], [], LOOK_EVERY)
        if ready:
            taken = line.send(rest)
            rest, last = rest[taken:], time.monotonic()
            with contextlib.suppress(Stopped):  # after the last bytes it is too late to stop
                watch.add(taken)
        elif time.monotonic() - last > STALLED:
            raise Refused("printer_stalled", printer=job.printer.name, seconds=f"{STALLED:g}", percent=_percent(watch))


def _wait_until_taken(line: socket.socket, watch: Watch) -> None:
    """Most printers hang up when they have taken everything; one that does not may go on printing. Nothing can be
    stopped any more."""
    until = time.monotonic() + TAKING
    while time.monotonic() < until and not watch.cancelled.is_set():
        ready, _, _ = select.select([line], [], [], LOOK_EVERY)
        if ready and not line.recv(CHUNK):
            return


def _percent(watch: Watch) -> int:
    return 100 * watch.done // watch.of if watch.of else 0
