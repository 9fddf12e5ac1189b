"""What is imported after Qt is not read as text: Qt for Python looks into the source of every module, for a switch that
nothing here uses, and keeps all lines. That is 25 MB of memory and a tenth of the start."""

from __future__ import annotations

import builtins

import PySide6.QtCore  # noqa: F401 - it must have put its hook in place

HOOK, PLAIN = "__import__", "__orig_import__"
"""Where Qt for Python puts its own way to import, and where it leaves Python's."""


def read_no_sources() -> None:
    """Import as Python does from now on. It changes nothing where Qt for Python leaves that alone."""
    if hasattr(builtins, PLAIN):
        setattr(builtins, HOOK, getattr(builtins, PLAIN))
