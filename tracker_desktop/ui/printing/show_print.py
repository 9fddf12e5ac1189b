"""The one door to printing: shows the preview of something, from which it is printed or saved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from tracker_desktop.ui.dialogs.frame import show_dialog
from tracker_desktop.ui.printing.printable import Make, MakeLabels, Printable

if TYPE_CHECKING:
    from tracker_desktop.ui.main_window import MainWindow
    from tracker_desktop.ui.printing.preview_dialog import PreviewDialog

__all__ = ["Make", "MakeLabels", "Printable", "show_print"]


def show_print(window: MainWindow, printable: Printable, parent: QWidget | None = None) -> PreviewDialog:
    """Open the preview. `parent` is the dialog that it belongs to, else the window."""
    from tracker_desktop.ui.printing.preview_dialog import PreviewDialog  # QtPdf is no part of every start

    dialog = PreviewDialog(window.desk, window.printing.work, printable, parent or window)
    if parent is None:
        window.counter.open_dialog(dialog)
    else:
        show_dialog(dialog)
    return dialog
