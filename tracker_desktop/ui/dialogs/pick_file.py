"""Choosing a file, to read or to write, without stopping the program."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import chain, count
from pathlib import Path

from PySide6.QtCore import QFileInfo, QMimeDatabase
from PySide6.QtGui import QAbstractFileIconProvider, QIcon
from PySide6.QtWidgets import QApplication, QFileDialog, QStyle, QWidget

from tracker_desktop.ui.dialogs.frame import show_dialog


class PlainIcons(QAbstractFileIconProvider):
    """Icons and kinds of files by their names alone.

    Qt's own opens each file of the folder and looks into it. Closing a file drops every lock that the process has on
    it: in the folder of the database those of SQLite, and another program may then take it for one that nobody uses.
    """

    def __init__(self) -> None:
        super().__init__()
        style = QApplication.style()
        self._file = style.standardIcon(QStyle.StandardPixmap.SP_FileIcon)
        self._folder = style.standardIcon(QStyle.StandardPixmap.SP_DirIcon)

    def icon(self, about: QFileInfo | QAbstractFileIconProvider.IconType, /) -> QIcon:
        """A folder or a file."""
        folder = about.isDir() if isinstance(about, QFileInfo) else about != QAbstractFileIconProvider.IconType.File
        return self._folder if folder else self._file

    def type(self, info: QFileInfo, /) -> str:
        """What the ending of the name says."""
        if info.isDir():
            return QMimeDatabase().mimeTypeForName("inode/directory").comment()
        return QMimeDatabase().mimeTypeForFile(info, QMimeDatabase.MatchMode.MatchExtension).comment()


def pick_file(parent: QWidget, title: str, kinds: str, then: Callable[[Path], object]) -> QFileDialog:
    """Ask for a file that is there; `kinds` is Qt's filter, as "Spreadsheets (*.csv)"."""
    dialog = QFileDialog(parent, title, str(Path.home()), kinds)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    return _shown(dialog, then)


def pick_folder(parent: QWidget, title: str, then: Callable[[Path], object]) -> QFileDialog:
    """Ask for a folder that is there."""
    dialog = QFileDialog(parent, title, str(Path.home()))
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    return _shown(dialog, then)


def pick_files(parent: QWidget, title: str, kinds: str, then: Callable[[Sequence[Path]], object]) -> QFileDialog:
    """Ask for one or more files that are there."""
    dialog = QFileDialog(parent, title, str(Path.home()), kinds)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
    dialog.filesSelected.connect(lambda paths: then([Path(path) for path in paths]))
    return _shown(dialog, lambda _: None)


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
    icons = PlainIcons()
    dialog.setIconProvider(icons)
    dialog.setProperty("icons", icons)  # the dialog does not keep it
    dialog.fileSelected.connect(lambda path: then(Path(path)))
    show_dialog(dialog)
    return dialog
