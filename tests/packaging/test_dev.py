"""The door for who works on the project: what it says, when it sets up, what it installs."""

from __future__ import annotations

import ast
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import commands
import pytest
import system
from environment import PROJECT, STAMP, Environment

DEV = PROJECT / "packaging" / "dev.py"


def _dev(*words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, str(DEV), *words], capture_output=True, text=True, timeout=60, check=False)


def test_an_old_python_gets_a_sentence() -> None:
    ast.parse(DEV.read_text(encoding="utf-8"), feature_version=(3, 6))
    pretend = f"import sys, runpy; sys.version_info = (3, 9, 2); runpy.run_path({str(DEV)!r}, run_name='__main__')"
    done = subprocess.run([sys.executable, "-c", pretend], capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 1
    assert done.stderr.startswith("Tracker Desktop needs Python 3.11 or newer; this is Python 3.9.\n")


def test_help_names_every_command() -> None:
    done = _dev("--help")
    assert done.returncode == 0
    assert all(f"\n  {name} " in done.stdout for name in commands.COMMANDS)


@pytest.mark.parametrize("words", [[], ["no-such-command"]])
def test_wrong_use_is_2_and_shows_the_help(words: list[str]) -> None:
    done = _dev(*words)
    assert done.returncode == 2
    assert "Use: python3 packaging/dev.py" in done.stdout + done.stderr


def test_ci_runs_the_check() -> None:
    run = PROJECT / ".ci" / "run"
    assert os.access(run, os.X_OK)
    assert run.read_text(encoding="utf-8").splitlines()[-1] == "exec python3 packaging/dev.py check"


@pytest.fixture
def finished(tmp_path: Path) -> Environment:
    """A checkout whose environment was made a moment ago."""
    shutil.copy(PROJECT / "pyproject.toml", tmp_path)
    made = Environment(tmp_path)
    made.python.parent.mkdir(parents=True)
    made.python.touch()
    (made.folder / STAMP).write_text(json.dumps(made.wanted()), encoding="utf-8")
    return made


def _edit(environment: Environment, old: str, new: str) -> None:
    file = environment.project / "pyproject.toml"
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


def test_nothing_is_done_twice(finished: Environment) -> None:
    assert finished.is_ready()
    assert finished.make() is False
    _edit(finished, "line-length = 120", "line-length = 100")
    assert finished.is_ready()


def test_other_dependencies_are_noticed(finished: Environment) -> None:
    _edit(finished, '"alembic>=1.20"', '"alembic>=1.21"')
    assert not finished.is_ready()


def test_a_moved_checkout_is_noticed(finished: Environment, tmp_path: Path) -> None:
    moved = tmp_path.with_name("moved")
    tmp_path.rename(moved)
    assert not Environment(moved).is_ready()


def test_an_environment_of_another_python_is_noticed(finished: Environment) -> None:
    other = finished.wanted() | {"python": "python3.9"}
    (finished.folder / STAMP).write_text(json.dumps(other), encoding="utf-8")
    assert not finished.is_ready()


def test_a_lost_interpreter_is_noticed(finished: Environment) -> None:
    finished.python.unlink()
    finished.python.symlink_to("/nowhere/python3")
    assert not finished.is_ready()


needs_debian = pytest.mark.skipif(not system.is_debian(), reason="packages come from apt on Debian and Ubuntu only")


@needs_debian
def test_missing_packages_are_found() -> None:
    assert system.missing_packages(["dpkg", "no-such-package", "apt"]) == ["no-such-package"]


@needs_debian
def test_a_package_that_stands_in_for_another_counts() -> None:
    assert "awk" in system.installed_packages()


def test_who_may_not_install_is_told_the_one_command(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 1000, raising=False)
    assert system.provide(["libgl1", "libegl1"]) is False
    command = "  sudo apt-get update && sudo apt-get install -y --no-install-recommends libgl1 libegl1\n"
    assert command in capsys.readouterr().out


def test_a_qt_that_does_not_load_is_named() -> None:
    assert system.why_qt_fails(Path(sys.executable)) is None
    bare = Path(getattr(sys, "_base_executable", sys.executable))
    assert "PySide6" in (system.why_qt_fails(bare) or "")


@pytest.mark.parametrize(
    ("variables", "there"),
    [({}, False), ({"DISPLAY": ":7"}, True), ({"WAYLAND_DISPLAY": "wayland-0"}, True), ({"DISPLAY": ""}, False)],
)
@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there is always a display")
def test_a_display_is_seen(monkeypatch: pytest.MonkeyPatch, variables: dict[str, str], there: bool) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert commands.has_display() is there
