"""Reconcile an audit: what is to be done about each finding, then all of it posted at once."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from tracker_desktop.errors import Refused
from tracker_desktop.queries.audit_fits import AuditResolved, Resolved
from tracker_desktop.queries.audit_head import AuditHead, AuditShown
from tracker_desktop.queries.listing import LISTINGS
from tracker_desktop.store.done import Done
from tracker_desktop.transactions.finish_rooms import FinishRooms
from tracker_desktop.transactions.post_audit import PostAudit
from tracker_desktop.ui.answer_line import Button, leave_keyboard
from tracker_desktop.ui.audits.resolver import Resolver
from tracker_desktop.ui.audits.sum_tiles import SumTiles
from tracker_desktop.ui.commands import keys_named
from tracker_desktop.ui.desk import Desk
from tracker_desktop.ui.dialogs.frame import DialogFrame
from tracker_desktop.ui.strip import Strip
from tracker_desktop.ui.tables.refresh import Refresh
from tracker_desktop.ui.tabs.list_tab import ListLook, ListTab
from tracker_desktop.wording.counter import counted

TABLES = frozenset({"audit", "audit_line", "audit_room", "asset", "sighting", "setting"})
REFRESH_MS = 200
RESOLVE = "resolve"
NOT_SEEN = "not seen yet"


class ReconcileDialog(DialogFrame):
    """Enter, F2 or a click into the last column opens the menu of what fits the chosen findings."""

    def __init__(
        self,
        desk: Desk,
        audit_id: int,
        then: Callable[[Done], object],
        report: Callable[[], object],
        parent: QWidget | None,
    ) -> None:
        """`then` gets the Done of the posting, `report` shows the discrepancy report."""
        super().__init__(self.tr("Reconcile"), parent=parent)
        self._desk, self._audit_id = desk, audit_id
        self._then, self._report = then, report
        self._resolved: Resolved | None = None
        self.resize(1360, 760)
        self.tiles = SumTiles()
        self.unseen = Strip()
        listing = LISTINGS["audit_lines"]
        look = ListLook(None, self.tr("Everything here agrees with the records."), self.tr("Filter the findings"))
        self.list = ListTab(desk, listing, look, (), self)
        self.list.views.hide()
        self.list.source.set_filters((("audit", audit_id),))
        self.resolver = Resolver(desk, self)
        self.resolver.set_audit(audit_id)
        self._refresh = Refresh(self, self._ask, REFRESH_MS)
        self._listen()
        for widget in (self.tiles, self.unseen):
            self.body.addWidget(widget)
        self.body.addWidget(self.list, 1)
        self._show_buttons()
        self.list.show_view("to_resolve")
        self.list.choose_first()
        self.list.start()
        leave_keyboard(self)
        self.list.table.setFocus(Qt.FocusReason.OtherFocusReason)
        self._ask()

    def open_menu(self, *_: object) -> None:
        """What fits the chosen findings, under the line with the mark."""
        table = self.list.table
        box = table.visualRect(table.currentIndex().siblingAtColumn(self._column()))
        inside = box.bottomLeft() if box.isValid() else QPoint(0, 0)
        self.resolver.open_menu(self.list.selected(), table.viewport().mapToGlobal(inside))

    def post(self) -> None:
        """Do what was resolved, in one transaction."""
        if self._resolved is None:
            return
        self.banner.clear()
        self.set_busy(True)
        self._desk.perform(PostAudit(self._audit_id), self._posted, self._refused, owner=self)

    def finish_rooms(self) -> None:
        """What was not seen in rooms that are not finished is missing from now on."""
        self._desk.perform(FinishRooms(self._audit_id), self._said, self._refused, owner=self)

    # --- what is shown

    def _ask(self) -> None:
        self._refresh.asked()
        self._desk.fetch(AuditHead(self._audit_id), lambda _, audit: self._show_head(audit), owner=self)
        self._desk.fetch(AuditResolved(self._audit_id), lambda _, resolved: self._show_resolved(resolved), owner=self)

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
        self._refresh.answered()
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

    # --- what came of it

    def _said(self, done: Done) -> None:
        self.banner.show_answer("done", done.title, done.detail, sound=False)

    def _posted(self, done: Done) -> None:
        self.accept()
        self._then(done)

    def _refused(self, refused: Refused) -> None:
        self.set_busy(False)
        self.banner.show_answer("refused", str(refused))

    def _nothing_fits(self, why: str) -> None:
        self.banner.show_answer("info", why, sound=False)

    def _changed(self, done: Done) -> None:
        if TABLES & set(done.changes or {}):
            self._refresh.changed()

    def _listen(self) -> None:
        self._desk.changed.connect(self._changed)
        self.resolver.done.connect(self._said)
        self.resolver.refused.connect(self._refused)
        self.resolver.nothing_fits.connect(self._nothing_fits)
        self.tiles.wanted.connect(self.list.show_view)
        self.list.opened.connect(self.open_menu)
        self.list.table.menu_wanted.connect(self.open_menu)
        self.list.table.clicked.connect(self._clicked)
        QShortcut(QKeySequence("F2"), self).activated.connect(self.open_menu)
        QShortcut(QKeySequence(keys_named("finish_room")), self).activated.connect(self.finish_rooms)
        QShortcut(QKeySequence(keys_named("filter")), self).activated.connect(self.list.focus_filter)

    def _clicked(self, index: QModelIndex) -> None:
        if index.column() == self._column():
            self.open_menu()

    def _column(self) -> int:
        return [column.key for column in self.list.listing.columns].index(RESOLVE)
