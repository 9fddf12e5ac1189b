"""A new audit: what it is over, how it is called, and how much it expects, before it is opened."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QStackedWidget, QWidget

from tracker_desktop.errors import Refused
from tracker_desktop.queries.due_audits import DueAudit, DueAudits
from tracker_desktop.scanning.match import Match, Resolution
from tracker_desktop.scanning.resolve import Resolving
from tracker_desktop.store.done import Done
from tracker_desktop.transactions.open_audit import OpenAudit
from tracker_desktop.transactions.rules.audit_scope import AuditScope, ScopeCount, ScopeKind
from tracker_desktop.ui.answer_line import Button
from tracker_desktop.ui.audits.picked_list import PickedList
from tracker_desktop.ui.desk import Desk
from tracker_desktop.ui.dialogs.frame import DialogFrame
from tracker_desktop.ui.fields.choice_field import ChoiceField
from tracker_desktop.ui.fields.date_field import DateField
from tracker_desktop.ui.fields.field import Field
from tracker_desktop.ui.fields.text_field import TextField
from tracker_desktop.ui.forms.make_field import FlagField, LinesField
from tracker_desktop.ui.scan_field import TYPED
from tracker_desktop.ui.text import plain_label
from tracker_desktop.wording.counter import counted

PLACES, DEPARTMENTS, HOLDER, CATEGORIES, NOT_SEEN, TAGS, ALL = (kind.value for kind in ScopeKind)
PAUSE = 250
"""Milliseconds after the last change before what is expected is counted again."""
PLACE, DEPARTMENT = "place", "department"
HOLDERS = ("person", "department", "place")
SCANNED = (PLACE, "asset", "person", DEPARTMENT)
EMPTY = ("scope_empty",)


class NewAuditDialog(DialogFrame):
    """A room that is scanned is added; so is an asset, where single ones are audited."""

    def __init__(self, desk: Desk, then: Callable[[Done], object], parent: QWidget | None) -> None:
        super().__init__(
            self.tr("New audit"),
            self.tr("What is expected is kept as it is recorded now. Nothing changes before the audit is posted."),
            scan=self.tr("Scan a room, or type its code or a tag…"),
            parent=parent,
        )
        self._desk, self._then = desk, then
        self._due: dict[str, list[DueAudit]] = {}
        self._asked = 0
        self.kind = ChoiceField(self.tr("What to audit"), self._kinds())
        self.name = TextField(self.tr("Name"), hint=self.tr("Empty: named after what is audited."))
        self.places = PickedList(desk, self.tr("Place"), ("place",))
        self.departments = PickedList(desk, self.tr("Department"), ("department",))
        self.categories = PickedList(desk, self.tr("Category"), ("category",))
        self.holder = PickedList(desk, self.tr("Holder"), HOLDERS, most=1, holders=True)
        self.since = DateField(
            self.tr("Not seen since"), hint=self.tr("Whatever no scan has seen since that day."), past=True
        )
        self.tags = LinesField(self.tr("Tags"), hint=self.tr("Scan or paste them, one a line."), lines=6)
        self.everything = plain_label(self.tr("All assets that are not disposed of."), "muted", wrap=True)
        self.below = FlagField(self.tr("With the places below them"))
        self.below.set_value(True)
        self.sample = TextField(self.tr("Random sample"), hint=self.tr("Such as 20 or 5 %. Empty: all of them."))
        self.blind = FlagField(self.tr("Blind"), hint=self.tr("Who scans is not shown what is expected."))
        self._pages = QStackedWidget()
        self._build()
        self._count = QTimer(self)
        self._count.setSingleShot(True)
        self._count.setInterval(PAUSE)
        self._count.timeout.connect(self._ask_count)
        self._listen()
        self.scanned.connect(self._scanned)
        self.resize(760, 640)
        self._show_kind()
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

    def send(self) -> None:
        """Open the audit; what is wrong is said."""
        wrong: list[Field] = [field for field in (self.name, self.sample, self.since) if not field.check()]
        if wrong:
            wrong[0].setFocus()
            return
        self.banner.clear()
        self.set_busy(True)
        opened = OpenAudit(self.scope(), self.name.value() or None, self.blind.value())
        self._desk.perform(opened, self._opened, self._refused, owner=self)

    def add_due(self) -> None:
        """Add the places, or departments, whose audit is due."""
        for one in self._due.get(str(self.kind.value()), []):
            (self.places if one.kind == PLACE else self.departments).add(one.id, one.name)

    def reject(self) -> None:
        """Close without opening; what was chosen is asked about."""
        if self.may_leave(self.scope() != AuditScope(PLACES)):
            super().reject()

    # --- what is chosen

    def _scanned(self, code: str, how: str) -> None:
        query = Resolving(code, typed=how == TYPED, prefer=SCANNED)
        self._desk.fetch(query, lambda _, found: self._found(code, found), owner=self)

    def _found(self, code: str, found: Resolution) -> None:
        if self.scan_field is not None:
            self.scan_field.answered(code, kept=False)
        self.banner.clear()
        fitting = [one for one in found.matches if one.kind in SCANNED]
        if not fitting:
            self._nothing_to_audit(code, found)
            return
        self._add(fitting[0])

    def _nothing_to_audit(self, code: str, found: Resolution) -> None:
        if found.matches:
            label = found.matches[0].label
            said = self.tr("{0} is not audited. Scan a room, an asset or a badge.").format(label)
            self.banner.show_answer("refused", said)
        else:
            self.banner.show_answer("unknown", self.tr("Nothing has the code {0}.").format(code))

    def _add(self, one: Match) -> None:
        kind = str(self.kind.value())
        if one.kind == "asset":
            self._go_to(TAGS)
            self.tags.set_texts([*self.tags.texts(), one.label])
        elif one.kind == PLACE:
            self._go_to(PLACES)
            self.places.add(one.id, one.label)
        elif one.kind == DEPARTMENT and kind == DEPARTMENTS:
            self.departments.add(one.id, one.label)
        elif one.holder_id is not None:
            self._go_to(HOLDER)
            self.holder.add(one.holder_id, one.label)
        self._changed()

    def _go_to(self, kind: str) -> None:
        if self.kind.value() != kind:
            self.kind.set_value(kind)
            self._show_kind()

    def _show_kind(self) -> None:
        kind = self.kind.value()
        self._pages.setCurrentIndex([key for key, _ in self._kinds()].index(str(kind)))
        self.below.setVisible(kind == PLACES)
        self._show_buttons()
        self._changed()

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

    def _changed(self) -> None:
        self._asked += 1
        self._count.start()

    # --- what it expects

    def _ask_count(self) -> None:
        number = self._asked
        self._desk.fetch(
            ScopeCount(self.scope()),
            lambda _, both: self._show_count(number, *both),
            owner=self,
            refused=lambda no: self._show_lack(number, no),
        )

    def _show_count(self, number: int, expected: int, rooms: int) -> None:
        if number != self._asked:
            return
        headline = self.tr("{0} expected").format(counted(expected, "asset", "assets"))
        where = self.tr("in {0}").format(counted(rooms, "room", "rooms")) if rooms else ""
        self.strip.show_text(headline, where)

    def _show_lack(self, number: int, refused: Refused) -> None:
        if number == self._asked:
            self.strip.show_text("", str(refused), tone="info" if refused.code in EMPTY else "bad")

    # --- what came of it

    def _opened(self, done: Done) -> None:
        self.accept()
        self._then(done)

    def _refused(self, refused: Refused) -> None:
        self.set_busy(False)
        self.banner.show_answer("refused", str(refused))

    # --- building

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
            self._pages.addWidget(page)
        self.add_fields(self.kind, self.name)
        self.body.addWidget(self._pages)
        self.body.addWidget(self.below)
        self.body.addLayout(self.row_of(self.sample, self.blind))
        self.body.addStretch(1)

    def _listen(self) -> None:
        self.kind.changed.connect(self._show_kind)
        for field in (self.since, self.tags, self.sample, self.below):
            field.changed.connect(self._changed)
        for picked in (self.places, self.departments, self.holder, self.categories):
            picked.changed.connect(self._changed)
