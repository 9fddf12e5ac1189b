"""What the Audits menu and tab do: open an audit, scan its rooms, reconcile, print; and the strip that says how it
stands."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from tracker_desktop.counter.answer import CounterState
from tracker_desktop.counter.counter import Counter
from tracker_desktop.queries.audit_head import AuditChoices, AuditHead, AuditShown
from tracker_desktop.queries.audit_places import AuditOfEntry, AuditOfLine
from tracker_desktop.queries.listing import LISTINGS
from tracker_desktop.store.done import Done
from tracker_desktop.transactions.rights import Right
from tracker_desktop.transactions.steer_audit import SteerAudit
from tracker_desktop.ui.actions.tab_actions import TabActions, below_the_mark
from tracker_desktop.ui.answer_line import Button
from tracker_desktop.ui.audits.audit_strip import AuditStrip
from tracker_desktop.ui.audits.finding_buttons import finding_buttons
from tracker_desktop.ui.audits.new_audit_dialog import NewAuditDialog
from tracker_desktop.ui.audits.reconcile_dialog import ReconcileDialog
from tracker_desktop.ui.audits.resolver import Resolver
from tracker_desktop.ui.audits.room_actions import MODE, RoomActions
from tracker_desktop.ui.dialogs.ask import ask
from tracker_desktop.ui.dialogs.choose_dialog import ChooseDialog
from tracker_desktop.ui.dialogs.form_dialog import FormDialog
from tracker_desktop.ui.forms import audit_forms
from tracker_desktop.ui.tabs.audits import AuditsTab
from tracker_desktop.ui.tabs.details import show_detail
from tracker_desktop.ui.tabs.list_tab import ListLook
from tracker_desktop.ui.tabs.shown_one import ShownOne

if TYPE_CHECKING:
    from tracker_desktop.ui.main_window import MainWindow

TABLES = frozenset({"audit", "audit_line", "audit_room", "asset", "sighting"})
WORKSHEET, DISCREPANCIES = "worksheet-of-audit", "discrepancies"


class AuditActions(TabActions):
    """One method for each command."""

    mode = MODE

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._shown = ShownOne(self._desk, window, TABLES, AuditChoices, AuditHead, self.is_looked_at)
        self._shown.changed.connect(self._show_audit)
        self._shown.choices_changed.connect(self._show_choices)
        self.strip = AuditStrip(window)
        self.tab: AuditsTab | None = None
        self.rooms: RoomActions = RoomActions(window)
        self.resolver = Resolver(self._desk, window)
        self.resolver.done.connect(window.counter.show_done)
        self.resolver.refused.connect(window.counter.show_refused)
        self.resolver.nothing_fits.connect(lambda why: window.counter.say("info", why))
        self._desk.answered.connect(lambda _, state: self._answered(state))

    # --- which audit

    def make_tab(self) -> AuditsTab:
        """The Audits tab."""
        tr = self._window.tr
        new = self.button("new_audit", tr("New audit"), primary=True)
        findings = (self.button("export", tr("Export")), self.button("audit_findings", tr("Print")))
        rooms = (
            self.button("export", tr("Export")),
            Button(tr("Scan into it  Enter"), self.rooms.enter_chosen),
            Button(tr("Finish"), self.rooms.finish_chosen, follows=self._window.actions_by_id["finish_room"]),
        )
        self.tab = tab = AuditsTab(self._desk, new, findings, rooms)
        tab.audit_chosen.connect(self.chose)
        tab.findings.opened.connect(lambda line_id: self.open_menu([line_id]))
        tab.findings.set_detail_buttons(self.finding_buttons)
        tab.findings.table.menu_wanted.connect(lambda _: self.open_menu())
        for one in (tab.rooms, tab.blind_rooms):
            one.opened.connect(lambda _: self.rooms.enter_chosen())
        return tab

    @property
    def audit(self) -> AuditShown | None:
        """The audit on the screen."""
        return self._shown.head

    @property
    def is_blind(self) -> bool:
        """Whether what is expected is hidden from who is signed in."""
        audit = self.audit
        return audit is not None and audit.blind and audit.is_going and Right.RECONCILE not in self._window.rights

    def kinds(self) -> set[str]:
        """What the audit on the screen is, for `Command.needs`."""
        audit = self.audit
        if audit is None:
            return set()
        kinds = {"audit"} if self.is_blind else {"audit", "told audit"}
        if audit.is_going:
            kinds |= {"going audit", "open audit" if audit.is_open else "resting audit"}
        if audit.state == "cancelled":
            kinds.add("resting audit")
        return kinds | ({"closed audit"} if audit.number else set())

    def show(self, audit_id: int) -> None:
        """Go to the tab with this audit; one that goes on is the one that is scanned for."""
        self._window.show_tab("audits")
        self.show_chosen(audit_id)

    def show_entry(self, seq: int) -> None:
        """The audit that an entry of History is about."""
        self._desk.fetch(AuditOfEntry(seq), lambda _, found: self._show_found(found), owner=self)

    def show_line(self, line_id: int) -> None:
        """A finding that was just scanned, at the right."""
        tab = self.tab
        if tab is not None and self.is_in_front():
            self._desk.fetch(AuditOfLine(line_id), lambda _, found: self._show_line(found, line_id), owner=self)

    def choose(self) -> None:
        """The list of all audits."""
        listing, tr = LISTINGS["audits"], self._window.tr
        detail = show_detail(listing, "name") if Right.RECONCILE in self._window.rights else None
        look = ListLook(detail, tr("No audits here."), tr("Filter the audits"), ("cost", "opened_by", "closed"))
        self._window.counter.open_dialog(ChooseDialog(self._desk, listing, look, self.show, self._window))

    def new(self) -> None:
        """Open a new audit."""
        dialog = NewAuditDialog(self._desk, self._opened, self._window)
        self._window.counter.open_dialog(dialog)

    # --- scanning

    def condition(self) -> None:
        """Condition and note of what was seen last."""
        state = self._window.counter.state
        if state is None or state.audit is None or state.audit_line is None:
            self._window.counter.say("info", self._window.tr("Nothing was seen yet. Scan something first."))
            return
        form = audit_forms.condition(state.audit[0], *state.audit_line)
        dialog = FormDialog(self._desk, form, then=self._window.counter.show_done, parent=self._window)
        self._window.counter.open_dialog(dialog)

    # --- the audit as a whole

    def steer(self, state: str) -> None:
        """Pause it, or go on with it."""
        if self.audit is not None:
            self.perform(SteerAudit(self.audit.id, state))

    def cancel(self) -> None:
        """Give it up, after asking."""
        audit = self.audit
        if audit is None:
            return
        tr = self._window.tr
        choices: list[tuple[object, str]] = [("cancel", tr("Cancel the audit")), (None, tr("Leave it"))]

        def answered(key: object) -> None:
            if key == "cancel":
                self.perform(SteerAudit(audit.id, "cancelled"))

        text = tr("No record is changed by it. What was seen stays known, and Undo brings the audit back.")
        ask(self._window, tr("Cancel the audit {0}").format(audit.name), text, choices, answered)

    def reconcile(self) -> None:
        """What is to be done about each finding, and the posting."""
        if self.audit is not None:
            then, report = self._window.counter.show_done, self.discrepancies
            dialog = ReconcileDialog(self._desk, self.audit.id, then, report, self._window)
            self._window.counter.open_dialog(dialog)

    def worksheet(self) -> None:
        """A sheet of what is expected, to be filled in by hand."""
        self._report(WORKSHEET)

    def discrepancies(self) -> None:
        """Every finding, with its resolution."""
        self._report(DISCREPANCIES)

    def certificate(self) -> None:
        """The certificate of an audit that is closed."""
        if self.audit is not None and self.audit.number:
            self._window.papers.show(self.audit.number)

    def load(self) -> None:
        """What a scanner has collected, or a count made elsewhere."""
        from tracker_desktop.ui.audits.load_file import LoadFile

        if self.audit is not None:
            LoadFile(self._window, self.audit).choose()

    # --- findings

    def open_menu(self, line_ids: Sequence[int] = ()) -> None:
        """What fits the chosen findings, under the line with the mark."""
        tab = self.tab
        if tab is None or self.audit is None or not self.audit.is_open:
            return
        table = tab.findings.table
        self.resolver.open_menu(tab.findings.selected() or list(line_ids), below_the_mark(table))

    def finding_buttons(self) -> list[Button]:
        """What fits the finding shown at the right; nothing once the audit is over."""
        tab, audit = self.tab, self.audit
        if tab is None or audit is None or not audit.is_open:
            return []
        return finding_buttons(tab.findings, self.resolver, self.open_menu)

    # --- inside

    def _report(self, key: str) -> None:
        if self.audit is not None:
            self._window.printing.report(key, {"audit": (self.audit.id, self.audit.name)})

    def _opened(self, done: Done) -> None:
        if done.about is not None:
            audit_id = done.about[1]
            self._desk.counter(lambda counter: _scan_for(counter, audit_id))
            self.show(audit_id)
        self._window.counter.show_done(done)

    def show_chosen(self, audit_id: int) -> None:
        self._shown.choose(audit_id)
        self._desk.counter(lambda counter: _follow(counter, audit_id))

    def _show_found(self, audit_id: int | None) -> None:
        if audit_id is not None:
            self.show(audit_id)
        else:
            self._window.counter.say("info", self._window.tr("This entry is about no audit."))

    def _show_line(self, audit_id: int | None, line_id: int) -> None:
        if audit_id is not None and self.tab is not None:
            if audit_id != self._shown.chosen_id:
                self._shown.choose(audit_id)
            self.tab.show_finding(line_id)

    def tab_widget(self) -> QWidget | None:
        return self.tab

    # --- how it stands

    def _answered(self, state: CounterState) -> None:
        """Who scans for another audit sees that one."""
        if state.mode == MODE and state.audit is not None and state.audit[0] != self._shown.chosen_id:
            self._shown.choose(state.audit[0])
        self.show_strip()

    def _show_choices(self, choices: Sequence[tuple[int, str, str]]) -> None:
        if self.tab is not None:
            self.tab.chooser.show_choices(choices)

    def show_again(self) -> None:
        """Somebody else signed in, who may see more, or less."""
        self._show_audit()

    def _show_audit(self) -> None:
        if self.audit is not None:
            self.resolver.set_audit(self.audit.id)
        if self.tab is not None:
            self.tab.show_audit(self.audit, self.is_blind)
            self.tab.findings.refresh_detail()  # what can be done with a finding ends with the audit
        self.show_strip()
        self._window.refresh_actions()

    def show_strip(self) -> None:
        """The strip below the scan bar: in the tab, and while the counter audits and it goes on."""
        if self.is_looked_at():
            self._shown.catch_up()
        if self.audit is None or not self.has_strip(over=not self.audit.is_going):
            self.strip.clear()
        else:
            state = self._window.counter.state if self.is_scanning() else None
            self.strip.show_audit(self.audit, state, blind=self.is_blind)


def _scan_for(counter: Counter, audit_id: int) -> None:
    """The counter audits from now on; what the opening came to stays on the screen."""
    counter.set_mode(MODE)
    counter.choose_audit(audit_id)


def _follow(counter: Counter, audit_id: int) -> None:
    """Who audits scans for the audit that was chosen, if it goes on."""
    if counter.mode == MODE:
        counter.choose_audit(audit_id)
