"""Runs a program of the system, with an end to how long it may take."""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Sequence
from dataclasses import dataclass

from tracker_desktop.store.watch import Watch

LOOK_EVERY = 0.1
"""Seconds between two looks at whether somebody stopped it."""


@dataclass(frozen=True, slots=True)
class Output:
    """What a program said, and its exit code."""

    code: int
    out: str
    err: str


def run(words: Sequence[str], seconds: float, watch: Watch, told: str | None = None) -> Output:
    """Run a program to its end, in the language of its sources; `told` is its standard input.

    Raises OSError where it cannot be started, TimeoutError where it takes longer than `seconds`, Stopped.
    """
    surroundings = {**os.environ, "LC_ALL": "C", "LANGUAGE": ""}
    process = subprocess.Popen(
        words,
        stdin=subprocess.DEVNULL if told is None else subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=surroundings,
        text=True,
        encoding="utf-8",
        errors="replace",
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )
    until = time.monotonic() + seconds
    with process:
        try:
            while True:
                watch.check()
                try:
                    out, err = process.communicate(told, timeout=LOOK_EVERY)
                    return Output(process.returncode, out, err)
                except subprocess.TimeoutExpired:
                    told = None  # is on its way
                    if time.monotonic() > until:
                        raise TimeoutError(words[0]) from None
        finally:
            if process.poll() is None:
                process.kill()
