"""Threads share one pool of the C library's memory."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

PROGRAM = """
import ctypes, sys, threading
from tracker_desktop.memory import share_one_pool

if sys.argv[2] == "shared":
    share_one_pool()
libc = ctypes.CDLL(None)
libc.malloc.restype = ctypes.c_void_p
together = threading.Barrier(6)


def work():
    together.wait()
    for _ in range(200):
        libc.free(ctypes.c_void_p(libc.malloc(4000)))
    together.wait()


threads = [threading.Thread(target=work) for _ in range(6)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
libc.fopen.restype = ctypes.c_void_p
file = ctypes.c_void_p(libc.fopen(sys.argv[1].encode(), b"w"))
libc.malloc_info(0, file)
libc.fclose(file)
"""


def pools(tmp_path: Path, how: str) -> int:
    told = tmp_path / how
    subprocess.run([sys.executable, "-c", PROGRAM, str(told), how], check=True)
    return told.read_text().count("<heap nr=")


@pytest.mark.skipif(sys.platform != "linux", reason="glibc alone keeps pools for threads")
def test_threads_share_one_pool(tmp_path: Path) -> None:
    assert pools(tmp_path, "as it is") > 1
    assert pools(tmp_path, "shared") == 1
