"""What the models load."""

from __future__ import annotations

import subprocess
import sys


def test_the_models_do_not_load_the_dialect_of_a_server() -> None:
    program = "import sys, tracker_desktop.models; print('sqlalchemy.dialects.postgresql' in sys.modules)"
    told = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True)
    assert told.stdout.strip() == "False"
