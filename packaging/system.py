"""What the machine itself must have: the libraries Qt needs, and the programs the tests use.

On Debian and Ubuntu the missing packages are installed for root, and named in one command for everybody else.
"""

from __future__ import annotations

import importlib
import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

QT_LIBRARIES = [
    "libgl1",
    "libegl1",
    "libxkbcommon0",
    "libdbus-1-3",
    "libfontconfig1",
    "libglib2.0-0",
    "libxcb-cursor0",
    "libxkbcommon-x11-0",
    "libxcb-icccm4",
    "libxcb-keysyms1",
    "libxcb-shape0",
    "libxcb-xkb1",
    "libxcb-render-util0",
    "libxcb-image0",
    "libcups2",
    "fonts-dejavu-core",
]
"""Debian's packages without which Qt does not start, opens no window, lists no printer, or draws boxes for letters."""

TEST_TOOLS = ["xvfb", "openbox", "xdotool", "postgresql", "poppler-utils"]
"""Debian's packages of the programs that the tests use and can do without."""

QT_PROBE = """
import ctypes, pathlib, sys
try:
    from PySide6 import QtCore, QtGui, QtNetwork, QtPrintSupport, QtSvg, QtWidgets
    if sys.platform == "linux":
        ctypes.CDLL(str(pathlib.Path(QtCore.__file__).parent / "Qt/plugins/platforms/libqxcb.so"))
except (ImportError, OSError) as wrong:
    sys.exit(str(wrong))
"""
"""Loads all of Qt that the program uses, and the plug-in that opens windows; says which library fails."""


def is_debian() -> bool:
    """Whether packages come from apt here."""
    return sys.platform == "linux" and shutil.which("dpkg-query") is not None and shutil.which("apt-get") is not None


def is_root() -> bool:
    """Whether this may install packages."""
    return hasattr(os, "geteuid") and os.geteuid() == 0


def installed_packages() -> set[str]:
    """Names of all installed packages, and the names they stand in for (libcups2t64 provides libcups2)."""
    listing = ["dpkg-query", "-W", "-f", "${db:Status-Status}|${Package}|${Provides}\n"]
    names: set[str] = set()
    for line in subprocess.run(listing, capture_output=True, text=True, check=True).stdout.splitlines():
        status, package, provides = line.split("|", 2)
        if status == "installed":
            names.add(package)
            names.update(part.split()[0] for part in provides.split(",") if part.strip())
    return names


def missing_packages(wanted: Iterable[str]) -> list[str]:
    """Those of the wanted Debian packages that are not installed; none on other systems."""
    if not is_debian():
        return []
    here = installed_packages()
    return [name for name in wanted if name not in here]


def missing_venv_package() -> list[str]:
    """Debian keeps a part of Python in a package of its own; its name if it is missing."""
    if importlib.util.find_spec("ensurepip") or not is_debian():
        return []
    return [f"python{sys.version_info[0]}.{sys.version_info[1]}-venv"]


def apt_command(packages: Iterable[str]) -> str:
    """The one command that installs them, for a person to copy."""
    return f"sudo apt-get update && sudo apt-get install -y --no-install-recommends {' '.join(packages)}"


def provide(packages: list[str]) -> bool:
    """Install packages if this is root, else print the command that does. True if all of them are there now."""
    if not packages:
        return True
    if not is_root():
        print("Some packages of this system are missing. This installs them:")
        print(f"  {apt_command(packages)}", flush=True)
        return False
    print(f"Installing packages of this system: {' '.join(packages)}", flush=True)
    quiet = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    install = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *packages]
    for command in (["apt-get", "update", "-qq"], install):
        done = subprocess.run(command, env=quiet, capture_output=True, text=True, check=False)
        if done.returncode:
            print(f"{' '.join(command)} failed:\n{done.stdout.strip()}\n{done.stderr.strip()}", flush=True)
    importlib.invalidate_caches()
    return not missing_packages(packages)


def why_qt_fails(python: Path) -> str | None:
    """Load Qt in the project's environment: None if all of it loads, else which library does not."""
    done = subprocess.run([str(python), "-c", QT_PROBE], capture_output=True, text=True, check=False)
    if done.returncode == 0:
        return None
    return done.stderr.strip().splitlines()[-1] if done.stderr.strip() else f"Qt ends with exit code {done.returncode}"
