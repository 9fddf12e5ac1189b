"""Undo in the dialog of a list: what was just done there is taken back there."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QKeySequence, QShortcut

from tracker_desktop.counter.answer import Answer
from tracker_desktop.ui.answer_line import Button
from tracker_desktop.ui.commands import keys_named
from tracker_desktop.ui.desk import Desk
from tracker_desktop.ui.dialogs.frame import DialogFrame


class ListUndo(QObject):
    """The keys of Undo take back the last entry of this desk and operator, and the dialog says so."""

    def __init__(self, desk: Desk, dialog: DialogFrame) -> None:
        super().__init__(dialog)
        self._desk = desk
        self._banner = dialog.banner
        self._asked = False
        self.button = Button(self.tr("Undo  {0}").format(keys_named("undo")), self.take_back)
        keys = QShortcut(QKeySequence(keys_named("undo")), dialog)
        keys.setAutoRepeat(False)
        keys.activated.connect(self.take_back)
        desk.answered.connect(self._answered)

    def take_back(self) -> None:
        """Take back the last entry."""
        self._asked = True
        self._desk.counter(lambda counter: counter.undo())

    def _answered(self, answer: Answer | None, _state: object) -> None:
        if self._asked and answer is not None:
            self._asked = False
            self._banner.show_answer(answer.outcome, answer.title, answer.detail, sound=False)
