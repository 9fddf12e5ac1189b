"""Asks why lines differ from the book: a menu of reasons, for one line or for many."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtWidgets import QMenu, QWidget

from tracker_desktop.errors import Refused
from tracker_desktop.queries.count_reasons import REASONS, Reason
from tracker_desktop.store.done import Done
from tracker_desktop.transactions.set_count_reason import SetCountReason
from tracker_desktop.ui.desk import Desk
from tracker_desktop.ui.dialogs.frame import show_dialog
from tracker_desktop.ui.dialogs.reason_dialog import ReasonDialog
from tracker_desktop.ui.text import button_text
from tracker_desktop.wording.counter import counted

NUMBERED = 9


class ReasonMenu(QObject):
    """The digits take the entries. Signals: done(object): the Done of what was chosen; refused(object)."""

    done = Signal(object)
    refused = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._parent = parent
        self.menu: QMenu | None = None

    def open_at(self, count_id: int, line_ids: Sequence[int], point: QPoint) -> None:
        """Offer the reasons for these lines at a point of the screen."""
        ids = tuple(line_ids)
        if not ids:
            return
        menu = QMenu(self._parent)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for number, reason in enumerate(REASONS, 1):
            words = button_text(self._words(reason))
            action = menu.addAction(f"&{number % (NUMBERED + 1)}  {words}")
            action.triggered.connect(partial(self._chose, count_id, ids, reason))
        menu.addSeparator()
        menu.addAction(self.tr("No reason")).triggered.connect(lambda: self.give(count_id, ids, None))
        menu.setActiveAction(menu.actions()[0])
        self.menu = menu
        menu.popup(point)

    def give(self, count_id: int, line_ids: Sequence[int], reason: str | None, note: str | None = None) -> None:
        """Keep this reason, by its key, for these lines."""
        self._desk.perform(
            SetCountReason(count_id, tuple(line_ids), reason, note), self._did, self._said_no, owner=self
        )

    def _chose(self, count_id: int, ids: tuple[int, ...], reason: Reason, *_: object) -> None:
        if not reason.needs_note:
            self.give(count_id, ids, reason.key)
            return
        said = self.tr("Why do {0} differ from the book?").format(counted(len(ids), "line", "lines"))
        if len(ids) == 1:
            said = self.tr("Why does the line differ from the book?")
        dialog = ReasonDialog(self.tr("Another reason"), said, self.tr("Keep the reason"), self._parent)
        dialog.given.connect(lambda note: self.give(count_id, ids, reason.key, note))
        show_dialog(dialog)

    def _words(self, reason: Reason) -> str:
        words = reason.words[:1].upper() + reason.words[1:]
        return f"{words}…" if reason.needs_note else words

    def _did(self, done: Done) -> None:
        self.done.emit(done)

    def _said_no(self, refused: Refused) -> None:
        self.refused.emit(refused)
