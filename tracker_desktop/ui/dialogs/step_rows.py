"""The steps of a checklist as rows: a tick, who ticked it when, and the photo that a step wants."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout

from tracker_desktop.errors import Refused
from tracker_desktop.queries.checklist import StepShown
from tracker_desktop.transactions.rules.attaching import Attached
from tracker_desktop.ui.desk import Desk
from tracker_desktop.ui.fields.photo_button import PhotoButton
from tracker_desktop.ui.text import button_text, named, plain_label

USUAL_KIND = "inspect"


class StepRow(QObject):
    """One step. Signals: changed(); photo_missing(str): it was ticked and wants a photo first; refused(object)."""

    changed = Signal()
    photo_missing = Signal(object)
    refused = Signal(object)

    def __init__(self, desk: Desk, step: StepShown, parent: QObject) -> None:
        super().__init__(parent)
        self.step = step
        words = step.text if step.required else self.tr("{0} (optional)").format(step.text)
        self.box = named(QCheckBox(button_text(words)), words)
        self.box.setChecked(step.ticked)
        self.photo = PhotoButton(desk, step.text, step.photos) if step.photo else None
        self.box.toggled.connect(self._toggled)
        if self.photo is not None:
            self.photo.changed.connect(self._photo_changed)
            self.photo.refused.connect(self.refused)

    def add_to(self, column: QVBoxLayout) -> None:
        """Put it at the end of a card."""
        line = QHBoxLayout()
        line.setSpacing(12)
        line.addWidget(self.box, 1)
        about = (self.step.kind if self.step.kind != USUAL_KIND else "", self.step.by)
        if said := " · ".join(filter(None, about)):
            line.addWidget(plain_label(said, "muted"))
        if self.photo is not None:
            line.addWidget(self.photo)
        column.addLayout(line)

    def set_enabled(self, enabled: bool) -> None:
        """Whether it can be ticked at all."""
        self.box.setEnabled(enabled)
        if self.photo is not None:
            self.photo.setEnabled(enabled)

    def photos(self) -> tuple[Attached, ...]:
        """The photos that were added."""
        return () if self.photo is None else self.photo.value()

    def _toggled(self, checked: bool) -> None:
        if checked and not self.step.ticked and self.photo is not None and not self.photo.has_photo:
            self.box.blockSignals(True)
            self.box.setChecked(False)
            self.box.blockSignals(False)
            self.photo.setFocus()
            self.photo_missing.emit(self.step.text)
            return
        self.changed.emit()

    def _photo_changed(self) -> None:
        """A photo proves the step; without one it is open again."""
        assert self.photo is not None
        self.box.setChecked(self.photo.has_photo)
        self.changed.emit()


class StepRows(QObject):
    """All steps of a checklist. Signals: those of StepRow."""

    changed = Signal()
    photo_missing = Signal(object)
    refused = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.rows: list[StepRow] = []

    def fill(self, desk: Desk, steps: Sequence[StepShown], column: QVBoxLayout) -> None:
        """Make the rows in a card."""
        for step in steps:
            row = StepRow(desk, step, self)
            row.changed.connect(self.changed)
            row.photo_missing.connect(self.photo_missing)
            row.refused.connect(self._refused)
            row.add_to(column)
            self.rows.append(row)

    def ticked(self) -> tuple[str, ...]:
        """The steps that are ticked."""
        return tuple(row.step.text for row in self.rows if row.box.isChecked())

    def left(self) -> int:
        """How many required steps are not ticked."""
        return sum(row.step.required and not row.box.isChecked() for row in self.rows)

    def photos(self) -> tuple[Attached, ...]:
        """All photos that were added."""
        return tuple(photo for row in self.rows for photo in row.photos())

    def is_storing(self) -> bool:
        """Whether a photo is on its way to the disk."""
        return any(row.photo is not None and row.photo.is_storing for row in self.rows)

    def _refused(self, refused: Refused) -> None:
        self.refused.emit(refused)
