"""The project's own Python environment: makes .venv, installs the project into it, and keeps it so.

Standard library only: it runs before anything is installed.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
STAMP = "tracker-set-up.json"


class SetUpFailed(Exception):
    """The set-up cannot go on; the text says what is wrong and what to do."""


class Environment:
    """The virtual environment of a checkout, made by the Python that runs this."""

    def __init__(self, project: Path = PROJECT) -> None:
        self.project = project
        self.folder = project / ".venv"

    @property
    def python(self) -> Path:
        """The interpreter inside."""
        return self.folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")

    @property
    def site_packages(self) -> Path:
        """Where the libraries are."""
        if os.name == "nt":
            return self.folder / "Lib" / "site-packages"
        return self.folder / "lib" / _python_name() / "site-packages"

    def wanted(self) -> dict[str, str]:
        """What a finished environment was made from: interpreter, place, and what pyproject.toml asks to install."""
        asked = tomllib.loads((self.project / "pyproject.toml").read_text(encoding="utf-8"))
        project = asked["project"]
        parts = {
            "build": asked["build-system"],
            **{key: project.get(key) for key in ("dependencies", "optional-dependencies", "scripts", "version")},
        }
        digest = hashlib.sha256(json.dumps(parts, sort_keys=True).encode()).hexdigest()
        return {"python": _python_name(), "project": str(self.project), "needs": digest}

    def is_ready(self) -> bool:
        """Whether nothing has to be made or installed."""
        return self.python.exists() and self._stamp() == self.wanted()

    def make(self) -> bool:
        """Make the environment or bring it up to date. True if there was something to do. Raises SetUpFailed."""
        if self.is_ready():
            return False
        with _alone(self.project):
            if self.is_ready():
                return False
            if not self._has_this_python():
                self._create()
            self._install()
        return True

    def _stamp(self) -> object:
        with contextlib.suppress(OSError, ValueError):
            return json.loads((self.folder / STAMP).read_text(encoding="utf-8"))
        return None

    def _has_this_python(self) -> bool:
        """Whether .venv is of this interpreter's minor version, in this place, and was finished."""
        if not self.python.exists() or not (self.site_packages / "pip").is_dir():
            return False
        stamp = self._stamp()
        return not isinstance(stamp, dict) or stamp.get("project") == str(self.project)

    def _create(self) -> None:
        print(f"Making .venv with Python {sys.version.split()[0]}.", flush=True)
        if self.folder.is_symlink():
            self.folder.unlink()
        shutil.rmtree(self.folder, ignore_errors=True)
        outside = getattr(sys, "_base_executable", sys.executable)
        done = subprocess.run([outside, "-m", "venv", str(self.folder)], check=False)
        if done.returncode:
            raise SetUpFailed(
                "Python could not make a virtual environment (the lines above say why). "
                f"On Debian and Ubuntu: sudo apt-get install -y {_python_name()}-venv"
            )

    def _install(self) -> None:
        print("Installing the project and its libraries into .venv: a minute or two the first time.", flush=True)
        (self.folder / STAMP).unlink(missing_ok=True)
        command = [str(self.python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "-e", ".[test]"]
        done = subprocess.run(command, cwd=self.project, check=False)
        if done.returncode:
            raise SetUpFailed(
                "The libraries could not be installed (the lines above say why). "
                "Check the line to the package index and give the same command again."
            )
        (self.folder / STAMP).write_text(json.dumps(self.wanted()), encoding="utf-8")


def _python_name() -> str:
    return f"python{sys.version_info[0]}.{sys.version_info[1]}"


@contextlib.contextmanager
def _alone(project: Path) -> Iterator[None]:
    """Let a second set-up of the same checkout wait for the first."""
    cache = project / ".cache"
    cache.mkdir(exist_ok=True)
    with (cache / "set-up.lock").open("w") as lock:
        if os.name != "nt":
            import fcntl

            fcntl.flock(lock, fcntl.LOCK_EX)
        yield
