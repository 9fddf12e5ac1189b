"""Starts a program, lets it work for a moment, and kills it from outside."""

from __future__ import annotations

import faulthandler
import os
import random
import subprocess
import sys
import threading
import time
from io import BufferedReader
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]
FAULTS = os.environ.get("TRACKER_FAULTS") == "1"


def kill_while_working(module: str, words: list[str], dice: random.Random, longest: float = 0.6) -> list[str]:
    """The whole lines that `python -m module words` had said when it was killed: mostly up to `longest` seconds after
    its first word, sometimes while it starts. Raises AssertionError where it ended by itself."""
    faulthandler.cancel_dump_traceback_later()  # many kills take long, and that is no hang
    process = subprocess.Popen(
        [sys.executable, "-m", module, *words], cwd=PROJECT, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert process.stdout is not None
    assert process.stderr is not None
    said: list[bytes] = []
    first = threading.Event()

    def listen() -> None:
        assert isinstance(process.stdout, BufferedReader)
        while chunk := process.stdout.read1(65536):
            said.append(chunk)
            first.set()
        first.set()

    listener = threading.Thread(target=listen)
    listener.start()
    first.wait(dice.random() * 2 if dice.random() < 0.15 else 60)
    time.sleep(dice.random() * longest)
    ended = process.poll()
    process.kill()
    listener.join()
    complaint = process.stderr.read().decode()
    process.wait()
    process.stdout.close()
    process.stderr.close()
    assert ended is None, complaint
    return b"".join(said).rpartition(b"\n")[0].decode().splitlines()
