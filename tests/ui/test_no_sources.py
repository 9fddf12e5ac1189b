"""The program keeps no text of its own source in memory."""

from __future__ import annotations

import subprocess
import sys

import pytest

TOLD = """
import linecache
own = [name for name in linecache.cache if name.endswith(".py") and "tracker_desktop" in name]
print(own)
"""
AS_IT_IS = "import PySide6.QtCore, tracker_desktop.errors"
AT_THE_DOOR = """
import sys
from tracker_desktop.__main__ import main
sys.modules["tracker_desktop.store.engines"] = None  # the window cannot be made, so the door closes again
sys.argv[1:] = ["--db", "office.db"]
assert main() == 1
"""


@pytest.mark.parametrize(("how", "keeps"), [(AS_IT_IS, True), (AT_THE_DOOR, False)], ids=["as it is", "at the door"])
def test_the_source_is_not_kept(how: str, keeps: bool) -> None:
    """Where Qt for Python keeps nothing by itself any more, the first of these fails: the remedy can go then."""
    told = subprocess.run([sys.executable, "-c", how + TOLD], check=True, capture_output=True, text=True)
    assert (told.stdout.strip() != "[]") is keeps
