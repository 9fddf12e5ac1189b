"""A label printer at the other end of a real connection: it takes everything, dies, stalls, or is slow."""

from __future__ import annotations

import contextlib
import socket
import struct
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

AT_ONCE = struct.pack("ii", 1, 0)
"""SO_LINGER that ends a connection with a reset, as a printer does whose plug is pulled."""


@dataclass
class LabelPrinter:
    """`dies_after` so many bytes; `stalls_after` so many it reads no more; `pause` seconds between two reads;
    `hangs_on`: it never hangs up by itself; `says` what it sends again and again meanwhile; `host` is where it is."""

    dies_after: int | None = None
    stalls_after: int | None = None
    pause: float = 0.0
    hangs_on: bool = False
    says: bytes = b""
    received: bytearray = field(default_factory=bytearray)
    jobs: list[bytes] = field(default_factory=list)
    port: int = 0
    _end: threading.Event = field(default_factory=threading.Event)

    @property
    def address(self) -> str:
        return f"127.0.0.1:{self.port}"

    def run(self, door: socket.socket) -> None:
        while not self._end.is_set():
            try:
                line, _ = door.accept()
            except OSError:
                return
            with line:
                self.received.clear()
                talk = threading.Thread(target=self._talk, args=(line,), daemon=True)
                talk.start()
                self._take(line)
                self.jobs.append(bytes(self.received))
            talk.join(5)

    def _talk(self, line: socket.socket) -> None:
        with contextlib.suppress(OSError):
            while self.says and not self._end.is_set():
                line.send(self.says)

    def _take(self, line: socket.socket) -> None:
        while not self._end.is_set():
            if self.stalls_after is not None and len(self.received) >= self.stalls_after:
                self._end.wait(0.05)
                continue
            chunk = line.recv(4096)
            if not chunk:
                while self.hangs_on and not self._end.is_set():
                    self._end.wait(0.05)
                return
            self.received += chunk
            time.sleep(self.pause)
            if self.dies_after is not None and len(self.received) >= self.dies_after:
                line.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, AT_ONCE)
                return


@contextmanager
def label_printer(
    *,
    dies_after: int | None = None,
    stalls_after: int | None = None,
    pause: float = 0.0,
    hangs_on: bool = False,
    says: bytes = b"",
    host: str = "127.0.0.1",
) -> Iterator[LabelPrinter]:
    """A printer that listens meanwhile."""
    printer = LabelPrinter(dies_after, stalls_after, pause, hangs_on, says)
    door = socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET)
    door.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 8192)
    door.bind((host, 0))
    door.listen()
    printer.port = door.getsockname()[1]
    thread = threading.Thread(target=printer.run, args=(door,), daemon=True)
    thread.start()
    try:
        yield printer
    finally:
        printer._end.set()
        door.shutdown(socket.SHUT_RDWR)
        door.close()
        thread.join(5)


def closed_port() -> int:
    """A port where nobody listens."""
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        return int(door.getsockname()[1])
