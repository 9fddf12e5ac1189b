"""Check in and inspect one asset: condition, checklist, what came back."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QCheckBox, QFrame, QVBoxLayout, QWidget

from tracker_desktop.queries.checklist import Checklist, ChecklistOf
from tracker_desktop.store.done import Done
from tracker_desktop.transactions.base import Transaction
from tracker_desktop.transactions.check_in import CheckIn, InLine
from tracker_desktop.transactions.inspect import Inspect
from tracker_desktop.transactions.rules.choices import (
    CONDITIONS,
    IN_MAINTENANCE,
    PENDING_DISPOSAL,
    READY,
    TO_INSPECT,
)
from tracker_desktop.ui.answer_line import Button
from tracker_desktop.ui.desk import Desk
from tracker_desktop.ui.dialogs.form_dialog import FormDialog
from tracker_desktop.ui.dialogs.frame import DialogFrame, show_dialog
from tracker_desktop.ui.fields.choice_field import ChoiceField
from tracker_desktop.ui.fields.search_field import SearchField
from tracker_desktop.ui.fields.searching import connect_search
from tracker_desktop.ui.fields.text_field import TextField
from tracker_desktop.ui.forms import verb_forms
from tracker_desktop.ui.forms.make_field import FlagField
from tracker_desktop.ui.forms.rows import choices
from tracker_desktop.ui.text import button_text, named, plain_label, set_role

Then = Callable[[Done], object]


class ChecklistDialog(DialogFrame):
    """Reads the checklist of an asset, then shows it. Subclasses say what is asked besides, and what is sent."""

    def __init__(self, desk: Desk, asset_id: int, parent: QWidget | None, then: Then) -> None:
        super().__init__("…", parent=parent)
        self.desk = desk
        self.then = then
        self.facts: Checklist | None = None
        self.steps: list[tuple[QCheckBox, str, bool]] = []
        self._before: dict[str, object] = {}
        self.condition = ChoiceField(self.tr("Condition"), choices(*CONDITIONS))
        self.condition.changed.connect(self._condition_changed)
        self.note = TextField(self.tr("Note"), longest=1000)
        for field in (self.condition, self.note):
            field.changed.connect(self.banner.clear)
        self.resize(880, 620)
        desk.fetch(ChecklistOf(asset_id), lambda _, facts: self._fill(facts), owner=self)

    @abstractmethod
    def fill(self, facts: Checklist) -> None:
        """Show what the asset is, and its fields."""

    @abstractmethod
    def show_outcome(self) -> None:
        """Say in the strip what the asset will be."""

    def values(self) -> dict[str, object]:
        """What can be lost by leaving."""
        return {"condition": self.condition.value(), "note": self.note.value(), "steps": self.ticked()}

    def reject(self) -> None:
        """Close without saving; what was typed is asked about."""
        if self.may_leave(self.facts is not None and self.values() != self._before):
            super().reject()

    def ticked(self) -> tuple[str, ...]:
        """The steps that are ticked."""
        return tuple(text for box, text, _ in self.steps if box.isChecked())

    def open_steps(self) -> int:
        """How many required steps are not ticked."""
        return sum(required and not box.isChecked() for box, _, required in self.steps)

    def card(self, title: str, texts: Sequence[tuple[str, bool]], ticked: Sequence[str]) -> list[QCheckBox]:
        """A card of ticks in the body."""
        card = QFrame()
        set_role(card, "card")
        column = QVBoxLayout(card)
        column.setContentsMargins(18, 12, 18, 14)
        column.setSpacing(8)
        column.addWidget(plain_label(title, "heading"))
        boxes = []
        for text, required in texts:
            words = text if required else self.tr("{0} (optional)").format(text)
            box = named(QCheckBox(button_text(words)), words)
            box.setChecked(text in ticked)
            box.toggled.connect(self._ticked)
            column.addWidget(box)
            boxes.append(box)
        self.body.addWidget(card)
        return boxes

    def add_steps(self, facts: Checklist) -> None:
        """The card of the category's checklist."""
        if facts.steps:
            title = self.tr("Before another use (checklist of category {0})").format(facts.category)
            boxes = self.card(title, facts.steps, facts.done)
            pairs = zip(boxes, facts.steps, strict=True)
            self.steps = [(box, text, required) for box, (text, required) in pairs]

    def send(self, transaction: Transaction) -> None:
        """Post it; the dialog closes when it is done."""
        self.set_busy(True)
        self.desk.perform(transaction, self._done, self.show_refused, owner=self)

    def report_damage(self) -> None:
        """The form of damage; this dialog stays."""
        if self.facts is not None:
            form = verb_forms.report_damage(self.facts.asset_id, self.facts.tag)
            show_dialog(FormDialog(self.desk, form, then=self._damaged, parent=self))

    def _fill(self, facts: Checklist | None) -> None:
        if facts is None:
            self.reject()
            return
        self.facts = facts
        self.condition.set_value(facts.condition)
        self.fill(facts)
        self._before = self.values()
        self.show_outcome()
        self.condition.setFocus()

    def _ticked(self, _: bool) -> None:
        self.banner.clear()
        self.show_outcome()

    def _condition_changed(self) -> None:
        if self.facts is not None:
            self.show_outcome()

    def _damaged(self, done: Done) -> None:
        self.condition.set_value("damaged")
        self._before["condition"] = "damaged"
        self.banner.show_answer("warning", done.title, done.detail)
        self.show_outcome()

    def _done(self, done: Done) -> None:
        self.accept()
        self.then(done)


class CheckInDialog(ChecklistDialog):
    """One asset comes back; with a `receipt` where that is ticked."""

    def __init__(self, desk: Desk, asset_id: int, parent: QWidget | None, then: Then, *, receipt: bool = False) -> None:
        super().__init__(desk, asset_id, parent, then)
        self.receipt = FlagField(verb_forms.RECEIPT.label)
        self.receipt.set_value(receipt)
        self._place = SearchField(self.tr("Returned to"))
        self._by = SearchField(self.tr("Returned by"))
        connect_search(desk, self._place, ("place",))
        connect_search(desk, self._by, ("person", "department"), holders=True)
        self._back: list[tuple[QCheckBox, str]] = []
        self.add_fields(self.condition, self._place, self._by)

    def fill(self, facts: Checklist) -> None:
        about = [facts.description]
        if facts.holder is not None:
            about.append(self.tr("held by {0} since {1}").format(facts.holder[1], facts.since))
            self._by.set_value(*facts.holder, self.tr("who held it"))
        self.set_title(self.tr("Check in: {0}").format(facts.tag), " · ".join(filter(None, (*about, facts.timing))))
        self.condition.set_hint(self.tr("was {0} when it left").format(facts.out_condition or facts.condition))
        if facts.home is not None:
            self._place.set_hint(self.tr("empty: goes back to {0} when it is ready").format(facts.home[1]))
        self.add_steps(facts)
        if facts.handed_over:
            texts = [(thing, True) for thing in facts.handed_over]
            boxes = self.card(self.tr("What came back with it"), texts, facts.handed_over)
            self._back = list(zip(boxes, facts.handed_over, strict=True))
        self.body.addWidget(self.note)
        self.body.addWidget(self.receipt)
        self.body.addStretch(1)
        self.set_buttons(
            [
                Button(self.tr("Cancel  Esc"), self.reject),
                Button(self.tr("Report damage…"), self.report_damage),
                Button(self.tr("Check in  Ctrl+Enter"), self._check_in, primary=True),
            ]
        )

    def values(self) -> dict[str, object]:
        back = tuple(text for box, text in self._back if box.isChecked())
        more = {"place": self._place.value(), "by": self._by.value(), "receipt": self.receipt.value()}
        return super().values() | {"back": back} | more

    def show_outcome(self) -> None:
        total, done = len(self.steps), len(self.ticked())
        bad = self.condition.value() in ("damaged", "broken")
        if self.open_steps() or bad:
            words = self.tr("{0} of {1} done: it will be").format(done, total) if total else self.tr("It will be")
            tail = self.tr("and can't be checked out until the rest is done.")
            self.strip.show_text("", words, state="to_inspect", tail=tail)
        else:
            self.strip.show_text("", self.tr("It will be"), state="available", tail=self.tr("at once."))

    def _check_in(self) -> None:
        facts = self.facts
        if facts is None or not all(field.check() for field in (self._place, self._by)):
            return
        place, by = self._place.value(), self._by.value()
        line = InLine(
            facts.asset_id,
            str(self.condition.value()),
            place if isinstance(place, int) else None,
            by if isinstance(by, int) else None,
            self.ticked(),
            tuple(text for box, text in self._back if box.isChecked()),
        )
        self.send(CheckIn((line,), self.note.value() or None, receipt=self.receipt.value()))


class InspectDialog(ChecklistDialog):
    """An asset that came back is looked at before another use."""

    def __init__(self, desk: Desk, asset_id: int, parent: QWidget | None, then: Then) -> None:
        super().__init__(desk, asset_id, parent, then)
        self.note.changed.connect(self._allow)
        self.add_fields(self.condition, self.note, stretch=(1, 2))

    def fill(self, facts: Checklist) -> None:
        self.set_title(self.tr("Inspect: {0}").format(facts.tag), facts.description)
        self.add_steps(facts)
        self.body.addStretch(1)
        if not self._is_due():
            for part in (self.condition, self.note, *(box for box, _, _ in self.steps)):
                part.setEnabled(False)
        self._show_buttons()

    def show_outcome(self) -> None:
        left = self.open_steps()
        if self.facts is not None and not self._is_due():
            tail = self.tr("so there is nothing to inspect.")
            if self.facts.holder is not None:
                tail = self.tr("so it is inspected when it is back.")
            self.strip.show_text("", self.tr("It is"), state=_state(self.facts), tail=tail)
        elif left:
            stays = self.facts is None or self.facts.readiness == TO_INSPECT
            words = self.tr("{0} of {1} done: it stays") if stays else self.tr("{0} of {1} done: it will be")
            words = words.format(len(self.ticked()), len(self.steps))
            self.strip.show_text("", words, state="to_inspect", tail=self.tr("until the rest is done."))
        else:
            self.strip.show_text("", self.tr("All is done: it can be"), state="available", tail=self.tr("again."))
        self._show_buttons()

    def _is_due(self) -> bool:
        """Whether the books take an inspection of it now."""
        return self.facts is not None and self.facts.readiness in (TO_INSPECT, PENDING_DISPOSAL)

    def _show_buttons(self) -> None:
        if not self._is_due():
            close, damage = Button(self.tr("Close  Esc"), self.reject), self.tr("Report damage…")
            self.set_buttons([close, Button(damage, self.report_damage)])
            return
        ready = not self.open_steps()
        self.set_buttons(
            [
                Button(self.tr("Cancel  Esc"), self.reject),
                Button(self.tr("To disposal"), lambda: self._inspect(PENDING_DISPOSAL)),
                Button(self.tr("To maintenance"), lambda: self._inspect(IN_MAINTENANCE)),
                Button(self.tr("Ready  Ctrl+Enter"), lambda: self._inspect(READY), primary=True)
                if ready
                else Button(self.tr("Save  Ctrl+Enter"), lambda: self._inspect(TO_INSPECT), primary=True),
            ]
        )
        self._allow()

    def _allow(self) -> None:
        """There is something to save: a tick, one taken away, another condition, a note; or it is ready."""
        if self._primary is not None:
            self._primary.setEnabled(not self.open_steps() or self.values() != self._before)

    def _inspect(self, outcome: str) -> None:
        if self.facts is not None:
            note = self.note.value() or None
            self.send(Inspect(self.facts.asset_id, self.ticked(), outcome, str(self.condition.value()), note))


def _state(facts: Checklist) -> str:
    """The state of the asset as the lists have it."""
    if facts.readiness != READY:
        return facts.readiness.replace(" ", "_")
    if facts.holder is None:
        return "available"
    return "assigned" if facts.timing == "assigned" else "on_loan"
