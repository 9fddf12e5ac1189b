"""A chip in the status line: what is being printed now, what was, and that jobs wait for another try."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QPushButton, QWidget

from tracker_desktop.ui.printing.print_work import PrintWork
from tracker_desktop.ui.text import button_text, named, set_role, set_tone

SHOWN_MS = 8000


class PrintChip(QPushButton):
    """Pressing it opens the print jobs. Hidden where there are none."""

    def __init__(self, work: PrintWork, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._work = work
        self.setAutoDefault(False)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        set_role(self, "link")
        self.hide()
        self._said = ""
        self._while = QTimer(self)
        self._while.setSingleShot(True)
        self._while.setInterval(SHOWN_MS)
        self._while.timeout.connect(self._show)
        work.jobs_changed.connect(self._show)

    def say(self, words: str) -> None:
        """Say something for a while, where no job waits."""
        self._said = words
        self._while.start()
        self._show()

    def _show(self) -> None:
        sending, kept = len(self._work.sending), len(self._work.kept)
        said = self._said if self._while.isActive() else ""
        if kept:
            said = self.tr("1 print job waits") if kept == 1 else self.tr("{0} print jobs wait").format(kept)
        elif sending:
            said = self.tr("Printing…")
            done, of = (sum(getattr(one, key) for one in self._work.sending.values()) for key in ("done", "of"))
            if of:
                said = self.tr("Printing… {0} %").format(100 * done // of)
        set_tone(self, "warn" if kept else "")
        self.setText(button_text(said))
        named(self, said)
        self.setVisible(bool(said))
