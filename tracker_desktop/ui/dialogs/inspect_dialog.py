"""Inspect one asset: what came back is looked at before another use."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from tracker_desktop.queries.checklist import Checklist
from tracker_desktop.transactions.inspect import Inspect
from tracker_desktop.transactions.rules.choices import IN_MAINTENANCE, PENDING_DISPOSAL, READY, TO_INSPECT
from tracker_desktop.ui.answer_line import Button
from tracker_desktop.ui.desk import Desk
from tracker_desktop.ui.dialogs.checklist_dialog import ChecklistDialog, Then


class InspectDialog(ChecklistDialog):
    """What is ticked is kept with who ticked it; when all is done the asset can be ready."""

    def __init__(self, desk: Desk, asset_id: int, parent: QWidget | None, then: Then) -> None:
        super().__init__(desk, asset_id, parent, then)
        for field in (self.note, self.photos):
            field.changed.connect(self._allow)
        self.add_fields(self.condition, self.note, stretch=(1, 2))

    def fill(self, facts: Checklist) -> None:
        about = " · ".join(filter(None, (facts.description, facts.came_back)))
        self.set_title(self.tr("Inspect: {0}").format(facts.tag), about)
        self.add_steps(facts)
        self.inside.addWidget(self.photos)
        if not self._is_due():
            self.photos.hide()
            for part in (self.condition, self.note):
                part.setEnabled(False)
            for row in self.steps.rows:
                row.set_enabled(False)
        self._show_buttons()

    def show_outcome(self) -> None:
        left = self.steps.left()
        if self.facts is not None and not self._is_due():
            tail = self.tr("so there is nothing to inspect.")
            if self.facts.holder is not None:
                tail = self.tr("so it is inspected when it is back.")
            self.strip.show_text("", self.tr("It is"), state=_state(self.facts), tail=tail)
        elif left:
            stays = self.facts is None or self.facts.readiness == TO_INSPECT
            words = self.tr("{0} of {1} done: it stays") if stays else self.tr("{0} of {1} done: it will be")
            words = words.format(len(self.steps.ticked()), len(self.steps.rows))
            self.strip.show_text("", words, state="to_inspect", tail=self.tr("until the rest is done."))
        elif self.condition.value() == "broken":
            tail = self.tr("so it can't be ready. Send it to maintenance or to disposal.")
            self.strip.show_text("", self.tr("It is broken,"), tail=tail)
        else:
            tail = self.tr("again, damaged as it is.") if self.is_bad() else self.tr("again.")
            rest = len(self.steps.ticked()) < len(self.steps.rows)
            words = self.tr("What is required is done: it can be") if rest else self.tr("All is done: it can be")
            self.strip.show_text("", words, state="available", tail=tail)
        self._show_buttons()

    def _is_due(self) -> bool:
        """Whether the books take an inspection of it now."""
        return self.facts is not None and self.facts.readiness in (TO_INSPECT, PENDING_DISPOSAL)

    def _show_buttons(self) -> None:
        damage = Button(self.tr("Report damage…"), self.report_damage)
        if not self._is_due():
            self.set_buttons([Button(self.tr("Close  Esc"), self.reject), damage])
            return
        ready = not self.steps.left()
        self.set_buttons(
            [
                Button(self.tr("Cancel  Esc"), self.reject),
                damage,
                Button(self.tr("To disposal"), lambda: self._inspect(PENDING_DISPOSAL)),
                Button(self.tr("To maintenance"), lambda: self._inspect(IN_MAINTENANCE)),
                Button(self.tr("Ready  Ctrl+Enter"), lambda: self._inspect(READY), primary=True)
                if ready
                else Button(self.tr("Save  Ctrl+Enter"), lambda: self._inspect(TO_INSPECT), primary=True),
            ]
        )
        self._allow()

    def _allow(self) -> None:
        """There is something to save: a tick, one taken away, a photo, another condition, a note; or it is ready."""
        if self._primary is not None and self._is_due():
            self._primary.setEnabled(not self.steps.left() or self.values() != self._before)

    def _inspect(self, outcome: str) -> None:
        if self.facts is None or not self.may_send():
            return
        condition, note = str(self.condition.value()), self.note.value() or None
        photos, seen = self.all_photos(), self.facts.done
        self.send(Inspect(self.facts.asset_id, self.steps.ticked(), outcome, condition, note, photos, seen))


def _state(facts: Checklist) -> str:
    """The state of the asset as the lists have it."""
    if facts.readiness != READY:
        return facts.readiness.replace(" ", "_")
    if facts.holder is None:
        return "available"
    return "assigned" if facts.timing == "assigned" else "on_loan"
