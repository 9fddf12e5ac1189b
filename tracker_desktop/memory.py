"""Memory of a program with threads, where the C library keeps a pool for each of them and gives little back."""

from __future__ import annotations

import contextlib
import ctypes
import sys

ARENA_MAX, MMAP_THRESHOLD, TRIM_THRESHOLD = -8, -3, -1
"""Parameters of glibc's mallopt(3)."""
LARGE = 64 * 1024


def share_one_pool() -> None:
    """Let all threads to come share one pool, and what is large go back when it is free: measured 30 MB after a day at
    the counter. It changes nothing where the C library is not glibc."""
    if sys.platform != "linux":
        return
    with contextlib.suppress(OSError, AttributeError):
        mallopt = ctypes.CDLL(None).mallopt
        for parameter, value in ((ARENA_MAX, 1), (MMAP_THRESHOLD, LARGE), (TRIM_THRESHOLD, LARGE)):
            mallopt(parameter, value)
