"""The sound of an answer. It never blocks, never fails, and can be switched off."""

from __future__ import annotations

import shutil
import sys
from functools import cache

from PySide6.QtCore import QProcess
from PySide6.QtWidgets import QApplication

from tracker_desktop.resources import path

FILES = {
    "done": "done",
    "warning": "warning",
    "choose": "warning",
    "waiting": "warning",
    "refused": "refused",
    "unknown": "refused",
    "again": "again",
}
"""Outcome → sound. An outcome without a row is silent."""
_PLAYERS = (("paplay", ()), ("pw-play", ()), ("aplay", ("-q",)), ("afplay", ()))
_switch = {"on": True}


def set_enabled(on: bool) -> None:
    """Switch all sounds on or off."""
    _switch["on"] = on


def play(outcome: str) -> bool:
    """Start the sound of an outcome; whether there was one to start."""
    name = FILES.get(outcome)
    if name is None or not _switch["on"]:
        return False
    try:
        _start(str(path(f"sounds/{name}.wav")))
    except (OSError, RuntimeError):
        return False
    return True


def _start(file: str) -> None:
    if sys.platform == "win32":
        import winsound

        winsound.PlaySound(file, winsound.SND_FILENAME | winsound.SND_ASYNC | winsound.SND_NODEFAULT)
        return
    player = _player()
    if player is not None:
        program, arguments = player
        process = QProcess()
        process.setProgram(program)
        process.setArguments([*arguments, file])
        process.setStandardOutputFile(QProcess.nullDevice())
        process.setStandardErrorFile(QProcess.nullDevice())
        started: object = process.startDetached()
        # the binding says (started, process id) and gives only the first
        if started[0] if isinstance(started, tuple) else started:
            return
    QApplication.beep()


@cache
def _player() -> tuple[str, tuple[str, ...]] | None:
    for name, arguments in _PLAYERS:
        program = shutil.which(name)
        if program:
            return program, arguments
    return None
