"""Reconcile an audit: what is to be done about each finding, then all of it posted at once."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QWidget

from tracker_desktop.queries.audit_fits import AuditResolved, Resolved
from tracker_desktop.queries.audit_head import AuditHead, AuditShown
from tracker_desktop.store.done import Done
from tracker_desktop.transactions.finish_rooms import FinishRooms
from tracker_desktop.transactions.post_audit import PostAudit
from tracker_desktop.ui.answer_line import Button
from tracker_desktop.ui.audits.resolver import Resolver
from tracker_desktop.ui.audits.sum_tiles import SumTiles
from tracker_desktop.ui.commands import keys_named
from tracker_desktop.ui.desk import Desk
from tracker_desktop.ui.dialogs.lines_dialog import LinesDialog
from tracker_desktop.ui.strip import Strip
from tracker_desktop.ui.tabs.list_tab import ListLook
from tracker_desktop.wording.counter import counted

NOT_SEEN = "not seen yet"


class ReconcileDialog(LinesDialog):
    """The menu of a line holds what fits its finding."""

    decided_in = "resolve"
    tables = frozenset({"audit", "audit_line", "audit_room", "asset", "sighting", "setting"})

    def __init__(
        self,
        desk: Desk,
        audit_id: int,
        then: Callable[[Done], object],
        report: Callable[[], object],
        parent: QWidget | None,
    ) -> None:
        """`then` gets the Done of the posting, `report` shows the discrepancy report."""
        nothing = self.tr("Everything here agrees with the records.")
        look = ListLook(None, nothing, self.tr("Filter the findings"))
        super().__init__(desk, "audit_lines", look, ("audit", audit_id), then, self.tr("Reconcile"), parent)
        self._audit_id, self._report = audit_id, report
        self._resolved: Resolved | None = None
        self.resize(1360, 760)
        self.tiles = SumTiles()
        self.unseen = Strip()
        self.list.views.hide()
        self.resolver = Resolver(desk, self)
        self.resolver.set_audit(audit_id)
        self.resolver.done.connect(self.said)
        self.resolver.refused.connect(self.show_refused)
        self.resolver.nothing_fits.connect(self._nothing_fits)
        self.tiles.wanted.connect(self.list.show_view)
        self.on_key(keys_named("finish_room"), self.finish_rooms)
        for widget in (self.tiles, self.unseen):
            self.body.addWidget(widget)
        self.body.addWidget(self.list, 1)
        self._show_buttons()
        self.begin("to_resolve")
        self.list.start()

    def open_menu_at(self, point: QPoint) -> None:
        """What fits the chosen findings."""
        self.resolver.open_menu(self.list.selected(), point)

    def post(self) -> None:
        """Do what was resolved, in one transaction."""
        if self._resolved is not None:
            self.post_all(PostAudit(self._audit_id))

    def finish_rooms(self) -> None:
        """What was not seen in rooms that are not finished is missing from now on."""
        self.perform(FinishRooms(self._audit_id))

    def ask(self) -> None:
        """Ask for the sums of the audit and for what is resolved of it."""
        self.refresh.asked()
        self.desk.fetch(AuditHead(self._audit_id), lambda _, audit: self._show_head(audit), owner=self)
        self.desk.fetch(AuditResolved(self._audit_id), lambda _, resolved: self._show_resolved(resolved), owner=self)

    # --- what is shown

    def _show_head(self, audit: AuditShown | None) -> None:
        if audit is None:
            return
        self.set_title(self.tr("Reconcile audit: {0}").format(audit.name))
        self.tiles.show_sums(audit)
        left = audit.sums.counts.get(NOT_SEEN, 0)
        if not left:
            self.unseen.clear()
            return
        rooms = audit.sums.unfinished
        where = self.tr("{0} not finished.").format(counted(rooms, "room is", "rooms are")) if rooms else ""
        said = self.tr("Finish the rooms, and what is not there counts as missing; until then it stays open.")
        self.unseen.show_text(
            self.tr("{0} not seen yet").format(f"{left:,}"),
            f"{where} {said}".strip(),
            tone="warn",
            buttons=[Button(self.tr("Finish the rooms  {0}").format(keys_named("finish_room")), self.finish_rooms)],
        )

    def _show_resolved(self, resolved: Resolved) -> None:
        self.refresh.answered()
        self._resolved = resolved
        headline = self.tr("{0} of {1} resolved").format(f"{resolved.done:,}", f"{resolved.of:,}")
        self.strip.show_text(headline, self._approval_words(resolved))
        self._show_buttons()

    def _approval_words(self, resolved: Resolved) -> str:
        limit = f"{resolved.limit:,}"
        if not resolved.second_person:
            return self.tr("Approval by a second person is switched off: nothing waits. The certificate says so.")
        if not resolved.above:
            return self.tr("No write-off is above {0}: nothing waits for a second person.").format(limit)
        said = self.tr("Write-offs above {0} wait for a second person: {1} will be sent for approval.")
        return said.format(limit, f"{resolved.above:,}")

    def _show_buttons(self) -> None:
        done = self._resolved.done if self._resolved is not None else 0
        nothing_open = self._resolved is not None and not self._resolved.of
        words = self.tr("Post {0}  Ctrl+Enter").format(counted(done, "resolution", "resolutions"))
        if nothing_open:
            words = self.tr("Close the audit  Ctrl+Enter")
        self.set_buttons(
            [
                Button(self.tr("Resolve…  Enter"), self.open_menu),
                Button(self.tr("Print discrepancy report"), self._report),
                Button(self.tr("Keep open  Esc"), self.reject),
                Button(words, self.post, primary=True),
            ]
        )

    def _nothing_fits(self, why: str) -> None:
        self.banner.show_answer("info", why, sound=False)
