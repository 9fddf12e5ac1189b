"""The Audits tab: which audit, its findings by class, its rooms, and the detail of one finding at the right."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from tracker_desktop.queries.audit_head import AuditShown
from tracker_desktop.queries.listing import LISTINGS
from tracker_desktop.ui.answer_line import Button, leave_keyboard
from tracker_desktop.ui.desk import Desk
from tracker_desktop.ui.side_views import SideViews, ViewRow
from tracker_desktop.ui.tabs.beside import lay_beside, nothing_yet
from tracker_desktop.ui.tabs.chooser import Chooser
from tracker_desktop.ui.tabs.details import show_detail
from tracker_desktop.ui.tabs.list_tab import ListLook, ListTab

FINDINGS, ROOMS, BLIND_ROOMS = "audit_lines", "audit_rooms", "blind_rooms"
ROOMS_ROW, TO_RESOLVE, ALL = "rooms", "to_resolve", "all"
BLIND_VIEWS = (
    "found",
    "seen_elsewhere",
    "recorded_elsewhere",
    "unexpected",
    "also_seen",
    "unknown",
    "again",
    ROOMS_ROW,
)
"""What a blind audit shows to who may only scan: nothing of what is expected and not seen."""
HIDDEN = ("cost",)
"""The card at the right says it."""


class AuditsTab(QWidget):
    """Signals: audit_chosen(object): the id of an audit, or ALL of the chooser; list_changed(): another list is on the
    screen."""

    audit_chosen = Signal(object)
    list_changed = Signal()

    def __init__(self, desk: Desk, new: Button, buttons: Sequence[Button], rooms: Sequence[Button]) -> None:
        super().__init__()
        self._audit_id: int | None = None
        self._blind = False
        self._started = False
        self._begun: set[ListTab] = set()
        findings = LISTINGS[FINDINGS]
        self.chooser = Chooser(self.tr("Audit"), self.tr("All audits…"))
        self.chooser.chose.connect(self.audit_chosen)
        rows = [ViewRow(view.key, self.tr(view.title)) for view in findings.views]
        self.side = SideViews([*rows, ViewRow(ROOMS_ROW, self.tr("Rooms"))], self.tr("Findings and rooms"))
        self.side.chosen.connect(self.show_view)
        look = ListLook(show_detail(findings), self.tr("Nothing here."), self.tr("Filter the findings"), HIDDEN)
        self.findings = ListTab(desk, findings, look, [*buttons, new])
        hint = ListLook(None, self.tr("This audit has no rooms."), self.tr("Filter the rooms"))
        self.rooms = ListTab(desk, LISTINGS[ROOMS], hint, [*rooms, new])
        self.blind_rooms = ListTab(desk, LISTINGS[BLIND_ROOMS], hint, [*rooms, new])
        self.stack = QStackedWidget()
        self._empty = self._nothing_yet(new)
        for page in (self._empty, *self.lists().values()):
            self.stack.addWidget(page)
        for tab in self.lists().values():
            tab.views.hide()
        self.findings.source.counted.connect(self.side.set_counts)
        lay_beside(self, self.chooser, self.side, self.stack)
        leave_keyboard(self)

    def lists(self) -> Mapping[str, ListTab]:
        """The lists of the tab by the names of their listings."""
        return {FINDINGS: self.findings, ROOMS: self.rooms, BLIND_ROOMS: self.blind_rooms}

    def shown_list(self) -> ListTab | None:
        """The list on the screen."""
        page = self.stack.currentWidget()
        return page if isinstance(page, ListTab) else None

    def start(self) -> None:
        """Ask for the first rows."""
        self._started = True
        self._show(self._audit_id, self._blind, again=True)

    def show_audit(self, audit: AuditShown | None, blind: bool) -> None:
        """Show the findings of an audit; `blind` hides what is expected and not seen."""
        audit_id = audit.id if audit is not None else None
        if audit is not None:
            self.side.set_counts({ROOMS_ROW: audit.sums.rooms})
            if audit_id != self._audit_id and self.side.current() in (TO_RESOLVE, ALL):
                self.side.set_current(TO_RESOLVE if audit.is_going else ALL)
        self._show(audit_id, blind)

    def _show(self, audit_id: int | None, blind: bool, *, again: bool = False) -> None:
        changed = audit_id != self._audit_id or blind != self._blind or again
        self._audit_id, self._blind = audit_id, blind
        self.chooser.mark(audit_id)
        if not changed or not self._started:
            return
        self.side.show_only(BLIND_VIEWS if blind else None)
        self.side.setEnabled(audit_id is not None)
        for tab in self.lists().values():
            tab.source.set_filters((("audit", audit_id),))
        self.show_view(self.side.current())

    def show_view(self, key: str, needle: str = "") -> None:
        """Show a class of findings, or the rooms; what a blind audit hides becomes its first class."""
        if self._blind and key not in BLIND_VIEWS:
            key = BLIND_VIEWS[0]
        self.side.set_current(key)
        if self._audit_id is None:
            self.stack.setCurrentWidget(self._empty)
        elif key == ROOMS_ROW:
            self._bring(self.blind_rooms if self._blind else self.rooms)
        else:
            self.findings.choose_first()
            self.findings.show_view(key, needle)
            self._bring(self.findings)
        self.list_changed.emit()

    def show_finding(self, line_id: int) -> None:
        """Show a finding at the right, and its line where the class shown has it."""
        if self.stack.currentWidget() is self.findings:
            self.findings.show_record(line_id)

    def _bring(self, tab: ListTab) -> None:
        self.stack.setCurrentWidget(tab)
        if tab not in self._begun:
            self._begun.add(tab)
            tab.start()

    def _nothing_yet(self, new: Button) -> QWidget:
        said = self.tr(
            "An audit keeps what is expected in a room, lets you scan what is there, "
            "and ends with records that agree with the room."
        )
        return nothing_yet(self.tr("No audit was opened yet."), said, new)
