"""PySide6 6.12 drops a reference to None at nearly every call and kills Python 3.11: the markers must keep it away."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.version import Version

CALLS = 100_000
PROGRAM = f"""
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit

app = QApplication([])
label, line = QLabel(), QLineEdit()
for _ in range({CALLS} // 5):
    label.setText("a")
    label.setEnabled(True)
    line.setObjectName("b")
    line.clear()
    app.processEvents()
print("alive")
"""


def test_a_hundred_thousand_void_calls_survive() -> None:
    done = subprocess.run([sys.executable, "-c", PROGRAM], capture_output=True, text=True, timeout=120, check=False)
    assert (done.returncode, done.stdout, done.stderr[-400:]) == (0, "alive\n", "")


def _qt_for(python: str) -> list[Requirement]:
    project = tomllib.loads((Path(__file__).parents[1] / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    needs = [Requirement(line) for line in project["dependencies"]]
    where = {"python_version": python, "python_full_version": f"{python}.0"}
    qt = [need for need in needs if need.name.startswith("PySide6")]
    return [need for need in qt if not need.marker or need.marker.evaluate(where)]


@pytest.mark.parametrize(
    ("python", "version", "wanted"),
    [
        ("3.11", "6.11.3", True),
        ("3.11", "6.12.0", False),
        ("3.12", "6.11.3", False),
        ("3.12", "6.12.0", True),
        ("3.13", "6.11.3", False),
        ("3.13", "6.13.1", True),
    ],
)
def test_the_markers_choose_a_qt_that_is_sound(python: str, version: str, wanted: bool) -> None:
    chosen = _qt_for(python)
    assert chosen
    assert all((Version(version) in need.specifier) is wanted for need in chosen)
