"""What the window does about losses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from tracker_desktop.ui.disposals.losses_dialog import LossesDialog

if TYPE_CHECKING:
    from tracker_desktop.ui.main_window import MainWindow


class LossActions(QObject):
    """One method for each command."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._desk = window.desk

    def open(self, view: str = "missing") -> None:
        """The list of losses, with one of its views."""
        window = self._window
        dialog = LossesDialog(self._desk, view, window.rights, window)
        dialog.print_wanted.connect(window.papers.show)
        dialog.files_wanted.connect(lambda loss: window.files.of_record("loss", loss.id, loss.tag))
        window.counter.open_dialog(dialog)
