"""Opens the list of what waits for the approval of another person."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from tracker_desktop.ui.dialogs.approvals_dialog import ApprovalsDialog, lacks

if TYPE_CHECKING:
    from tracker_desktop.ui.main_window import MainWindow


class ApprovalActions(QObject):
    """One method for each command."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window

    def open(self, view: str = "waiting") -> None:
        """The list, for who is signed in."""
        window = self._window
        may_not = lacks(window.rights, window.operator_name)
        dialog = ApprovalsDialog(window.desk, may_not, window.counter.show_done, window)
        dialog.show_view(view)
        window.counter.open_dialog(dialog)
