"""Check in one asset: condition, what came back, and its checklist, which may be done at once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from PySide6.QtWidgets import QCheckBox, QWidget

from tracker_desktop.queries.checklist import Checklist
from tracker_desktop.queries.own_fields import OwnAsked, OwnAskedAt
from tracker_desktop.store.done import Done
from tracker_desktop.transactions.check_in import CheckIn, InLine
from tracker_desktop.transactions.rules.choices import CONDITIONS
from tracker_desktop.transactions.rules.own_values import OwnGiven
from tracker_desktop.ui.answer_line import Button
from tracker_desktop.ui.desk import Desk
from tracker_desktop.ui.dialogs.checklist_dialog import ChecklistDialog
from tracker_desktop.ui.dialogs.own_asked import asks_of
from tracker_desktop.ui.fields.field import Field
from tracker_desktop.ui.fields.number_fields import MoneyField
from tracker_desktop.ui.fields.search_field import SearchField
from tracker_desktop.ui.fields.searching import connect_search
from tracker_desktop.ui.forms import verb_forms
from tracker_desktop.ui.forms.make_field import FlagField, fill, make_field, read
from tracker_desktop.ui.forms.own_forms import sorted_out
from tracker_desktop.ui.forms.rows import Ask
from tracker_desktop.wording.render import show_money


@dataclass(frozen=True)
class Worse:
    """An asset that came back worse than it left, with photos: a damage report may follow."""

    asset_id: int
    tag: str
    condition: str


Returned = Callable[[Done, Worse | None], object]


class CheckInDialog(ChecklistDialog):
    """One asset comes back; with a `receipt` where that is ticked. `then` gets what was done, and what came back worse
    and is shown by a photo."""

    def __init__(
        self, desk: Desk, asset_id: int, parent: QWidget | None, then: Returned, *, receipt: bool = False
    ) -> None:
        super().__init__(desk, asset_id, parent, lambda done: then(done, self._worse()))
        self.receipt = FlagField(verb_forms.RECEIPT.label)
        self.receipt.set_value(receipt)
        self._place = SearchField(self.tr("Returned to"))
        self._by = SearchField(self.tr("Returned by"))
        connect_search(desk, self._place, ("place",))
        connect_search(desk, self._by, ("person", "department"), holders=True)
        self._back: list[tuple[QCheckBox, str]] = []
        self.deposit = MoneyField(self.tr("Deposit given back"))
        self._deposit: Decimal | None = None
        self._own: dict[str, tuple[Ask, Field, object]] = {}
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
        self._deposit = facts.deposit
        if facts.deposit:
            self.deposit.set_value(facts.deposit)
            self.deposit.set_hint(self.tr("{0} was paid").format(show_money(facts.deposit)))
            self.inside.addWidget(self.deposit)
        if facts.handed_over:
            boxes = self.ticks(self.tr("What came back with it"), facts.handed_over)
            self._back = list(zip(boxes, facts.handed_over, strict=True))
        for part in (self.photos, self.note, self.receipt):
            self.inside.addWidget(part)
        self.desk.fetch(OwnAskedAt((facts.asset_id,), back=True), lambda _, asked: self._ask_own(asked), owner=self)
        self.set_buttons(
            [
                Button(self.tr("Cancel  Esc"), self.reject),
                Button(self.tr("Report damage…"), self.report_damage),
                Button(self.tr("Check in  Ctrl+Enter"), self._check_in, primary=True),
            ]
        )

    def _ask_own(self, asked: tuple[OwnAsked, ...]) -> None:
        """Fields of one's own that are asked then, above the photos."""
        asks, start = asks_of(asked)
        for ask in asks:
            field = make_field(ask)
            fill(field, start[ask.key])
            self._own[ask.key] = (ask, field, read(ask, field))
            self.inside.insertWidget(self.inside.indexOf(self.photos), field)

    def _given(self) -> tuple[OwnGiven, ...]:
        """What was changed of them; what cannot be read is left, for no return waits for it."""
        now = {key: read(ask, field) for key, (ask, field, _) in self._own.items() if not field.problem()}
        changed = {key: value for key, value in now.items() if value != self._own[key][2]}
        found: tuple[OwnGiven, ...] = sorted_out(changed).get("own", ())
        return found

    def values(self) -> dict[str, object]:
        back = tuple(text for box, text in self._back if box.isChecked())
        more = {"place": self._place.value(), "by": self._by.value(), "receipt": self.receipt.value()}
        return super().values() | {"back": back, "own": self._given()} | more

    def show_outcome(self) -> None:
        total, done = len(self.steps.rows), len(self.steps.ticked())
        if self.steps.left() or self.is_bad():
            words = self.tr("{0} of {1} done: it will be").format(done, total) if total else self.tr("It will be")
            tail = self.tr("and can't be checked out until the rest is done.")
            self.strip.show_text("", words, state="to_inspect", tail=tail)
        else:
            self.strip.show_text("", self.tr("It will be"), state="available", tail=self.tr("at once."))

    def _check_in(self) -> None:
        facts = self.facts
        if (
            facts is None
            or not all(field.check() for field in (self._place, self._by, self.deposit))
            or not self.may_send()
        ):
            return
        place, by = self._place.value(), self._by.value()
        line = InLine(
            facts.asset_id,
            str(self.condition.value()),
            place if isinstance(place, int) else None,
            by if isinstance(by, int) else None,
            self.steps.ticked(),
            tuple(text for box, text in self._back if box.isChecked()),
            self.all_photos(),
            self.deposit.value() if self._deposit else None,
            self._given(),
        )
        self.send(CheckIn((line,), self.note.value() or None, receipt=self.receipt.value()))

    def _worse(self) -> Worse | None:
        facts, now = self.facts, str(self.condition.value())
        if facts is None or not self.photos.value():
            return None
        before = facts.out_condition or facts.condition
        return Worse(facts.asset_id, facts.tag, now) if CONDITIONS.index(now) > CONDITIONS.index(before) else None
