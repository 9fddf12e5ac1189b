"""A new audit: what it is over, how it is called, and how much it expects, before it is opened."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from tracker_desktop.errors import Refused
from tracker_desktop.queries.due_audits import DueAudit, DueAudits
from tracker_desktop.scanning.match import Match
from tracker_desktop.store.done import Done
from tracker_desktop.transactions.open_audit import OpenAudit
from tracker_desktop.transactions.rules.audit_scope import AuditScope, ScopeCount, ScopeKind
from tracker_desktop.ui.answer_line import Button
from tracker_desktop.ui.audits.picked_list import PickedList
from tracker_desktop.ui.desk import Desk
from tracker_desktop.ui.dialogs.scope_dialog import ScopeDialog, ScopeWords
from tracker_desktop.ui.fields.date_field import DateField
from tracker_desktop.ui.fields.field import Field
from tracker_desktop.ui.forms.make_field import LinesField
from tracker_desktop.ui.text import plain_label
from tracker_desktop.wording.counter import counted

PLACES, DEPARTMENTS, HOLDER, CATEGORIES, NOT_SEEN, TAGS, ALL = (kind.value for kind in ScopeKind)
PLACE, DEPARTMENT = "place", "department"
HOLDERS = ("person", "department", "place")
EMPTY = ("scope_empty",)


class NewAuditDialog(ScopeDialog):
    """A room that is scanned is added; so is an asset, where single ones are audited."""

    scannable = (PLACE, "asset", "person", DEPARTMENT)

    def __init__(self, desk: Desk, then: Callable[[Done], object], parent: QWidget | None) -> None:
        super().__init__(desk, self._words(), self._kinds(), then, parent)
        self._due: dict[str, list[DueAudit]] = {}
        self.departments = PickedList(desk, self.tr("Department"), ("department",))
        self.categories = PickedList(desk, self.tr("Category"), ("category",))
        self.holder = PickedList(desk, self.tr("Holder"), HOLDERS, most=1, holders=True)
        self.since = DateField(
            self.tr("Not seen since"), hint=self.tr("Whatever no scan has seen since that day."), past=True
        )
        self.tags = LinesField(self.tr("Tags"), hint=self.tr("Scan or paste them, one a line."), lines=6)
        self.everything = plain_label(self.tr("All assets that are not disposed of."), "muted", wrap=True)
        self._build()
        picked = (self.places, self.departments, self.holder, self.categories)
        self.listen_to([self.since, self.tags, self.sample, self.below, *picked])
        self.resize(760, 640)
        self.show_kind()
        desk.fetch(DueAudits(), lambda _, due: self._show_due(due), owner=self)

    def scope(self) -> AuditScope:
        """What is chosen."""
        kind = str(self.kind.value())
        picked = {PLACES: self.places, DEPARTMENTS: self.departments, CATEGORIES: self.categories, HOLDER: self.holder}
        return AuditScope(
            kind,
            picked[kind].ids() if kind in picked else (),
            self.below.value(),
            self.tags.texts() if kind == TAGS else (),
            self.since.value() if kind == NOT_SEEN else None,
            self.sample.value(),
        )

    def opening(self) -> OpenAudit:
        """The audit of what is chosen."""
        return OpenAudit(self.scope(), self.name.value() or None, self.blind.value())

    def checked_fields(self) -> Sequence[Field]:
        """The fields that may be wrong."""
        return self.name, self.sample, self.since

    def add_due(self) -> None:
        """Add the places, or departments, whose audit is due."""
        for one in self._due.get(str(self.kind.value()), []):
            (self.places if one.kind == PLACE else self.departments).add(one.id, one.name)

    def reject(self) -> None:
        """Close without opening; what was chosen is asked about."""
        if self.may_leave(self.scope() != AuditScope(PLACES)):
            super().reject()

    # --- what is chosen

    def nothing_words(self, code: str) -> str:
        """What is said of a code that nothing has."""
        return self.tr("Nothing has the code {0}.").format(code)

    def not_taken_words(self, one: Match) -> str:
        """What is said of a record that is not audited."""
        return self.tr("{0} is not audited. Scan a room, an asset or a badge.").format(one.label)

    def add(self, one: Match) -> None:
        """Take what was scanned."""
        if one.kind == "asset":
            self.go_to(TAGS)
            self.tags.set_texts([*self.tags.texts(), one.label])
        elif one.kind == PLACE:
            self.go_to(PLACES)
            self.places.add(one.id, one.label)
        elif one.kind == DEPARTMENT and self.kind.value() == DEPARTMENTS:
            self.departments.add(one.id, one.label)
        elif one.holder_id is not None:
            self.go_to(HOLDER)
            self.holder.add(one.holder_id, one.label)
        self.note_change()

    def show_kind(self) -> None:
        """The page of the kind that is chosen."""
        self.below.setVisible(self.kind.value() == PLACES)
        self._show_buttons()
        super().show_kind()

    def _show_due(self, due: Sequence[DueAudit]) -> None:
        kinds = {PLACE: PLACES, DEPARTMENT: DEPARTMENTS}
        for one in due:
            self._due.setdefault(kinds[one.kind], []).append(one)
        self._show_buttons()

    def _show_buttons(self) -> None:
        buttons = [
            Button(self.tr("Cancel  Esc"), self.reject),
            Button(self.tr("Open the audit  Ctrl+Enter"), self.send, primary=True),
        ]
        due = self._due.get(str(self.kind.value()), [])
        if due:
            buttons.insert(0, Button(self.tr("Add what is due ({0})").format(len(due)), self.add_due))
        self.set_buttons(buttons)

    # --- what it expects

    def ask_how_much(self) -> None:
        """Ask how many assets are expected, and in how many rooms."""
        number = self.asked
        self.desk.fetch(
            ScopeCount(self.scope()),
            lambda _, both: self._show_count(number, *both),
            owner=self,
            refused=lambda no: self._show_lack(number, no),
        )

    def _show_count(self, number: int, expected: int, rooms: int) -> None:
        if number != self.asked:
            return
        headline = self.tr("{0} expected").format(counted(expected, "asset", "assets"))
        where = self.tr("in {0}").format(counted(rooms, "room", "rooms")) if rooms else ""
        self.strip.show_text(headline, where)

    def _show_lack(self, number: int, refused: Refused) -> None:
        if number == self.asked:
            self.strip.show_text("", str(refused), tone="info" if refused.code in EMPTY else "bad")

    # --- building

    def _words(self) -> ScopeWords:
        return ScopeWords(
            title=self.tr("New audit"),
            subtitle=self.tr(
                "What is expected is kept as it is recorded now. Nothing changes before the audit is posted."
            ),
            scan=self.tr("Scan a room, or type its code or a tag…"),
            kind=self.tr("What to audit"),
            name_hint=self.tr("Empty: named after what is audited."),
            sample_hint=self.tr("Such as 20 or 5 %. Empty: all of them."),
            blind_hint=self.tr("Who scans is not shown what is expected."),
        )

    def _kinds(self) -> list[tuple[str, str]]:
        return [
            (PLACES, self.tr("Places")),
            (DEPARTMENTS, self.tr("Departments")),
            (HOLDER, self.tr("What somebody holds")),
            (CATEGORIES, self.tr("Categories")),
            (NOT_SEEN, self.tr("What was not seen since")),
            (TAGS, self.tr("A list of tags")),
            (ALL, self.tr("Everything")),
        ]

    def _build(self) -> None:
        for page in (
            *(self.places, self.departments, self.holder, self.categories),
            *(self.since, self.tags, self.everything),
        ):
            self.pages.addWidget(page)
        self.add_fields(self.kind, self.name)
        self.body.addWidget(self.pages)
        self.body.addWidget(self.below)
        self.body.addLayout(self.row_of(self.sample, self.blind))
        self.body.addStretch(1)
