"""Asks for a reason: of undoing what somebody else did, of declining what somebody asked for."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from tracker_desktop.ui.answer_line import Button
from tracker_desktop.ui.dialogs.frame import DialogFrame
from tracker_desktop.ui.fields.text_field import TextField


class ReasonDialog(DialogFrame):
    """`give` are the words of its button. Signals: given(str): the reason."""

    given = Signal(str)

    def __init__(self, title: str, said: str, give: str, parent: QWidget | None) -> None:
        super().__init__(title, said, parent=parent)
        self.resize(540, 230)
        self._reason = TextField(self.tr("Reason"), hint=self.tr("It stands in the journal."), required=True)
        self.body.addWidget(self._reason)
        self.body.addStretch(1)
        words = self.tr("{0}  Ctrl+Enter").format(give)
        self.set_buttons([Button(self.tr("Cancel  Esc"), self.reject), Button(words, self._give, primary=True)])
        self._reason.setFocus()

    def _give(self) -> None:
        if self._reason.check():
            self.given.emit(self._reason.value())
            self.accept()


class UndoReasonDialog(ReasonDialog):
    """The reason of undoing what somebody else did, or of doing again what somebody else undid."""

    def __init__(self, title: str, who: str, again: bool, parent: QWidget | None) -> None:
        super().__init__("", "", self.tr("Do again") if again else self.tr("Undo"), parent)
        asked = self.tr("Do again what {0} undid") if again else self.tr("Undo what {0} did")
        self.set_title(asked.format(who), self.tr("“{0}” was done by {1}.").format(title, who))
