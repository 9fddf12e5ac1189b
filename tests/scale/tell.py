"""What a measured program tells whoever started it: one JSON line a step, with time and memory."""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path


def rss() -> float:
    """The memory of this process in MB, what is shared with others included."""
    return _status("VmRSS:")


def peak() -> float:
    """The most memory that this process has had, in MB."""
    return _status("VmHWM:")


def _status(name: str) -> float:
    for line in Path("/proc/self/status").read_text().splitlines():
        if line.startswith(name):
            return int(line.split()[1]) / 1024
    raise RuntimeError("this system does not say how much memory a process has")


def tell(what: str, **more: object) -> None:
    """One line for whoever started this."""
    sys.stdout.write(json.dumps({"what": what, "at": time.monotonic(), "mb": rss(), **more}) + "\n")
    sys.stdout.flush()
