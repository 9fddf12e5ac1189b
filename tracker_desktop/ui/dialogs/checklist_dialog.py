"""What the check-in and the inspection of one asset have in common: condition, checklist, photos, note."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QCheckBox, QFrame, QVBoxLayout, QWidget

from tracker_desktop.errors import Refused
from tracker_desktop.queries.checklist import Checklist, ChecklistOf
from tracker_desktop.store.done import Done
from tracker_desktop.transactions.base import Transaction
from tracker_desktop.transactions.rules.attaching import Attached
from tracker_desktop.transactions.rules.choices import CONDITIONS
from tracker_desktop.ui.desk import Desk
from tracker_desktop.ui.dialogs.form_dialog import FormDialog
from tracker_desktop.ui.dialogs.frame import DialogFrame, show_dialog
from tracker_desktop.ui.dialogs.step_rows import StepRows
from tracker_desktop.ui.fields.choice_field import ChoiceField
from tracker_desktop.ui.fields.fields_area import FieldsArea
from tracker_desktop.ui.fields.files_field import FilesField
from tracker_desktop.ui.fields.text_field import TextField
from tracker_desktop.ui.forms import verb_forms
from tracker_desktop.ui.forms.rows import choices
from tracker_desktop.ui.text import WrappedLabel, button_text, named, plain_label, set_role
from tracker_desktop.wording.inspections import changed_steps

Then = Callable[[Done], object]
DAMAGED = ("damaged", "broken")


class ChecklistDialog(DialogFrame):
    """Reads the checklist of an asset, then shows it. Subclasses say what is asked besides, and what is sent."""

    def __init__(self, desk: Desk, asset_id: int, parent: QWidget | None, then: Then) -> None:
        super().__init__("…", parent=parent)
        self.desk = desk
        self.then = then
        self.facts: Checklist | None = None
        self.steps = StepRows(self)
        self.steps.changed.connect(self._ticked)
        self.steps.photo_missing.connect(self._ask_for_photo)
        self.steps.refused.connect(self._photo_refused)
        self._before: dict[str, object] = {}
        self.condition = ChoiceField(self.tr("Condition"), choices(*CONDITIONS))
        self.condition.changed.connect(self._condition_changed)
        self.note = TextField(self.tr("Note"), longest=1000)
        self.photos = FilesField(self.tr("Photos"), hint=self.tr("Of damage, for example. Choose, drop or paste them."))
        self.photos.store_with(desk)
        for field in (self.condition, self.note, self.photos):
            field.changed.connect(self.banner.clear)
        self.inside = self._make_area()
        self.resize(880, 660)
        desk.fetch(ChecklistOf(asset_id), lambda _, facts: self._fill(facts), owner=self)

    @abstractmethod
    def fill(self, facts: Checklist) -> None:
        """Show what the asset is, and its fields."""

    @abstractmethod
    def show_outcome(self) -> None:
        """Say in the strip what the asset will be."""

    def values(self) -> dict[str, object]:
        """What can be lost by leaving."""
        typed = {"condition": self.condition.value(), "note": self.note.value()}
        return {**typed, "steps": self.steps.ticked(), "photos": self.all_photos()}

    def all_photos(self) -> tuple[Attached, ...]:
        """Those of the steps, then the others."""
        return (*self.steps.photos(), *self.photos.value())

    def reject(self) -> None:
        """Close without saving; what was typed is asked about."""
        if self.may_leave(self.facts is not None and self.values() != self._before):
            super().reject()

    def is_bad(self) -> bool:
        """Whether the condition says that it is damaged."""
        return self.condition.value() in DAMAGED

    def card(self, title: str) -> QVBoxLayout:
        """The column of a new card."""
        card = QFrame()
        set_role(card, "card")
        column = QVBoxLayout(card)
        column.setContentsMargins(18, 12, 18, 14)
        column.setSpacing(8)
        column.addWidget(plain_label(title, "heading"))
        self.inside.addWidget(card)
        return column

    def ticks(self, title: str, texts: Sequence[str]) -> list[QCheckBox]:
        """A card of ticks, all set."""
        column, boxes = self.card(title), []
        for text in texts:
            box = named(QCheckBox(button_text(text)), text)
            box.setChecked(True)
            box.toggled.connect(self._ticked)
            column.addWidget(box)
            boxes.append(box)
        return boxes

    def add_steps(self, facts: Checklist) -> None:
        """The card of the category's checklist."""
        if not facts.steps:
            return
        column = self.card(self.tr("Before another use (checklist of category {0})").format(facts.category))
        if changed := changed_steps(facts.todo.new, facts.todo.gone):
            words = WrappedLabel("muted")
            words.setText(changed)
            column.addWidget(words)
        self.steps.fill(self.desk, facts.steps, column)

    def may_send(self) -> bool:
        """Whether everything is stored that goes with it; else it is said."""
        if self.steps.is_storing():
            self.banner.show_answer("warning", self.tr("A photo is still being stored. Wait a moment."))
            return False
        return self.photos.check()

    def send(self, transaction: Transaction) -> None:
        """Post it; the dialog closes when it is done."""
        self.set_busy(True)
        self.desk.perform(transaction, self._done, self.show_refused, owner=self)

    def report_damage(self) -> None:
        """The form of damage; this dialog stays."""
        if self.facts is not None:
            form = verb_forms.report_damage(self.facts.asset_id, self.facts.tag)
            start = {"condition": self.condition.value()} if self.is_bad() else {}
            show_dialog(FormDialog(self.desk, form, start, then=self._damaged, parent=self))

    def _make_area(self) -> QVBoxLayout:
        """A long checklist is scrolled."""
        around, area = QWidget(), named(FieldsArea(), self.tr("Checklist"))
        set_role(area, "plain")
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        column = QVBoxLayout(around)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(12)
        area.setWidget(around)
        self.body.addWidget(area, 1)
        return column

    def _fill(self, facts: Checklist | None) -> None:
        if facts is None:
            self.reject()
            return
        self.facts = facts
        self.condition.set_value(facts.condition)
        self.fill(facts)
        self.inside.addStretch(1)
        self._before = self.values()
        self.show_outcome()
        self.condition.setFocus()

    def _ticked(self) -> None:
        self.banner.clear()
        self.show_outcome()

    def _ask_for_photo(self, step: str) -> None:
        words = self.tr("“{0}” is ticked when a photo shows it. Choose, drop or paste one.").format(step)
        self.banner.show_answer("warning", words)

    def _photo_refused(self, refused: Refused) -> None:
        self.banner.show_answer("refused", str(refused))

    def _condition_changed(self) -> None:
        if self.facts is not None:
            self.show_outcome()

    def _damaged(self, done: Done) -> None:
        condition = "broken" if self.condition.value() == "broken" else "damaged"
        self.condition.set_value(condition)
        self._before["condition"] = condition
        self.banner.show_answer("warning", done.title, done.detail)
        self.show_outcome()

    def _done(self, done: Done) -> None:
        self.accept()
        self.then(done)
