"""What the counter loads."""

from __future__ import annotations

import subprocess
import sys

LATER = ("sqlalchemy.dialects.postgresql", "argon2")
"""A server and PINs: neither is needed at every start."""


def test_what_is_not_needed_at_every_start_is_not_loaded() -> None:
    program = f"import sys, tracker_desktop.counter.counter; print([name for name in {LATER!r} if name in sys.modules])"
    told = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True)
    assert told.stdout.strip() == "[]"
