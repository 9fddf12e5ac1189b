"""Choosing a file, to read or to write, without stopping the program."""

from __future__ import annotations

from collections.abc import Callable
from itertools import chain, count
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from tracker_desktop.ui.dialogs.frame import show_dialog


def pick_file(parent: QWidget, title: str, kinds: str, then: Callable[[Path], object]) -> QFileDialog:
    """Ask for a file that is there; `kinds` is Qt's filter, as "Spreadsheets (*.csv)"."""
    dialog = QFileDialog(parent, title, str(Path.home()), kinds)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    return _shown(dialog, then)


def pick_target(
    parent: QWidget, title: str, name: str, kinds: str, suffix: str, then: Callable[[Path], object]
) -> QFileDialog:
    """Ask where to write a file, first proposed as `name`, or as one that is not there yet; `suffix` (without the dot)
    is added where none is typed. A file that is there already is asked about."""
    name = free_name(Path.home(), name)
    dialog = QFileDialog(parent, title, str(Path.home() / name), kinds)
    dialog.setFileMode(QFileDialog.FileMode.AnyFile)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(suffix)
    dialog.selectFile(name)
    return _shown(dialog, then)


def free_name(folder: Path, name: str) -> str:
    """A name, or the first of Tags (2).pdf, Tags (3).pdf ... that no file of the folder has."""
    wanted = Path(name)
    more = (f"{wanted.stem} ({number}){wanted.suffix}" for number in count(2))
    return next(one for one in chain([name], more) if not (folder / one).exists())


def _shown(dialog: QFileDialog, then: Callable[[Path], object]) -> QFileDialog:
    dialog.fileSelected.connect(lambda path: then(Path(path)))
    show_dialog(dialog)
    return dialog
