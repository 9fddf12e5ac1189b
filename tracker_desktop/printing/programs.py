"""Runs a program of the system, with an end to how long it may take."""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from tempfile import TemporaryFile
from typing import IO, Any

from tracker_desktop.store.watch import Watch

LOOK_EVERY = 0.1
"""Seconds between two looks at whether somebody stopped it."""
MOST = 1 << 25
"""Bytes that a program may say."""


@dataclass(frozen=True, slots=True)
class Output:
    """What a program said, and its exit code."""

    code: int
    out: str
    err: str


def run(words: Sequence[str], seconds: float, watch: Watch, told: str | None = None) -> Output:
    """Run a program to its end, in the language of its sources; `told` is its standard input. What it says goes into
    files: no pipe is waited for that a child of it holds open, and none that does not stop talking fills the memory.

    Raises OSError where it cannot be started, TimeoutError where it takes longer than `seconds` or says too much,
    Stopped.
    """
    with TemporaryFile() as out, TemporaryFile() as err, _saying(told) as heard:
        process = subprocess.Popen(
            words,
            stdin=heard,
            stdout=out,
            stderr=err,
            env={**os.environ, "LC_ALL": "C", "LANGUAGE": ""},
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        with process:
            try:
                _wait(process, time.monotonic() + seconds, watch, (out, err))
            finally:
                if process.poll() is None:
                    process.kill()
        return Output(process.returncode, _said(out), _said(err))


@contextmanager
def _saying(told: str | None) -> Iterator[Any]:
    if told is None:
        yield subprocess.DEVNULL
        return
    with TemporaryFile() as file:
        file.write(told.encode("utf-8"))
        file.seek(0)
        yield file


def _wait(process: subprocess.Popen[bytes], until: float, watch: Watch, files: Sequence[IO[bytes]]) -> None:
    while True:
        watch.check()
        try:
            process.wait(LOOK_EVERY)
            return
        except subprocess.TimeoutExpired:
            if time.monotonic() > until or any(os.fstat(file.fileno()).st_size > MOST for file in files):
                raise TimeoutError(str(process.args)) from None


def _said(file: IO[bytes]) -> str:
    file.seek(0)
    return file.read(MOST).decode("utf-8", "replace").replace("\r\n", "\n")
