"""The list of who was trained in what."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtWidgets import QWidget

from tracker_desktop.queries.record import RecordOf
from tracker_desktop.transactions.remove_training import RemoveTraining
from tracker_desktop.ui.answer_line import Button
from tracker_desktop.ui.desk import Desk
from tracker_desktop.ui.dialogs.lending_list import LendingList
from tracker_desktop.ui.forms import lending_forms

TABLE = "training"


class TrainingDialog(LendingList):
    """Enter changes one."""

    def __init__(self, desk: Desk, view: str, parent: QWidget | None = None, needle: str = "") -> None:
        """`needle` is what the list is filtered by at first: the name of a person."""
        super().__init__(
            desk,
            "trainings",
            self.tr("A category may need a training; who has none that holds until the due date is warned of."),
            view,
            parent,
        )
        self.list.opened.connect(lambda _: self.edit())
        if needle:
            self.list.show_view(view, needle)

    def buttons(self) -> tuple[Sequence[Button], Button]:
        others = [Button(self.tr("Remove"), self.remove), Button(self.tr("Change…"), self.edit)]
        return others, Button(self.tr("New training…  Ctrl+Enter"), self.new, primary=True)

    def new(self) -> None:
        """Enter a training."""
        self.open_form(lending_forms.new_training())

    def edit(self) -> None:
        """Change what is chosen."""
        ids = self.picked()
        if ids:
            self.desk.fetch(RecordOf(TABLE, ids[0]), lambda _, row: self._open(ids[0], row), owner=self)

    def _open(self, training_id: int, row: Mapping[str, Any] | None) -> None:
        if row is not None:
            person = str(row["person_id"][1])
            self.open_form(lending_forms.edit_training(training_id, person, row), changes_only=True)

    def remove(self) -> None:
        """Remove what is chosen."""
        ids = self.picked()
        if ids:
            self.send(RemoveTraining(ids))
