"""Starts a program in a process of its own and reads what it tells."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

from tests.scale.make_register import cache_folder

PROJECT = Path(__file__).resolve().parents[2]


def told_by(program: str, office: Path, home: Path, *words: str) -> dict[str, dict[str, Any]]:
    """What tests.scale.PROGRAM tells, by `what`; `after` is how many seconds after its start. Raises RuntimeError."""
    variables = {
        "QT_QPA_PLATFORM": "offscreen",
        "PYTHONPATH": str(PROJECT),
        "XDG_DATA_HOME": str(home),
        "XDG_RUNTIME_DIR": str(home),
        "PYTHONPYCACHEPREFIX": str(cache_folder() / "compiled"),
    }
    surroundings = os.environ | variables
    # an installed program is compiled once, not at every start
    surroundings.pop("PYTHONDONTWRITEBYTECODE", None)
    begun = time.monotonic()
    done = subprocess.run(
        [sys.executable, "-m", f"tests.scale.{program}", str(office), *words],
        env=surroundings,
        cwd=PROJECT,
        stdout=subprocess.PIPE,
        text=True,
        check=False,
    )
    told = {row["what"]: row | {"after": row["at"] - begun} for row in map(json.loads, done.stdout.splitlines())}
    if done.returncode != 0 or not told:
        raise RuntimeError(f"{program} {' '.join(words)} ended with {done.returncode}")
    return told
