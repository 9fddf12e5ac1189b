"""What `pip install .` installs."""

from __future__ import annotations

import email
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Iterator[zipfile.ZipFile]:
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "pip", "wheel", "--no-deps", "--no-build-isolation", "-q", "-w", str(folder), "."]
    subprocess.run(command, cwd=PROJECT, check=True, capture_output=True, timeout=120)
    (built,) = folder.glob("*.whl")
    with zipfile.ZipFile(built) as opened:
        yield opened


def test_the_resources_are_inside(wheel: zipfile.ZipFile) -> None:
    kept = {path.relative_to(PROJECT / "resources") for path in (PROJECT / "resources").rglob("*") if path.is_file()}
    assert kept
    assert {f"tracker_desktop/_resources/{path.as_posix()}" for path in kept} <= set(wheel.namelist())


def test_every_file_of_the_program_is_inside(wheel: zipfile.ZipFile) -> None:
    paths = (
        path
        for path in (PROJECT / "tracker_desktop").rglob("*")
        if not {"__pycache__", ".mypy_cache"} & set(path.parts)
    )
    assert {path.relative_to(PROJECT).as_posix() for path in paths if path.is_file()} <= set(wheel.namelist())


def test_nothing_else_is_inside(wheel: zipfile.ZipFile) -> None:
    assert {name.split("/")[0] for name in wheel.namelist()} == {"tracker_desktop", _info(wheel)}


def test_the_command_and_the_licence(wheel: zipfile.ZipFile) -> None:
    info = _info(wheel)
    assert "tracker-desktop = tracker_desktop.__main__:main" in wheel.read(f"{info}/entry_points.txt").decode()
    said = email.message_from_bytes(wheel.read(f"{info}/METADATA"))
    assert said["License-Expression"] == "Apache-2.0"
    assert b"Apache License" in wheel.read(f"{info}/licenses/LICENSE")


def _info(wheel: zipfile.ZipFile) -> str:
    return next(name.split("/")[0] for name in wheel.namelist() if name.endswith(".dist-info/METADATA"))
