"""Which audit is on the screen, and how it stands; read again when something of it changes."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from tracker_desktop.queries.audit_head import AuditChoices, AuditHead, AuditShown
from tracker_desktop.store.done import Done
from tracker_desktop.ui.desk import Desk
from tracker_desktop.ui.tables.refresh import Refresh

TABLES = frozenset({"audit", "audit_line", "audit_room", "asset", "sighting"})
REFRESH_MS = 300


class ShownAudit(QObject):
    """`audit` is None until it is read, and where there is none.

    Signals: changed(): another audit, or it stands otherwise; choices_changed(object): id, name and state of those to
    choose from.
    """

    changed = Signal()
    choices_changed = Signal(object)

    def __init__(self, desk: Desk, window: QWidget, is_looked_at: Callable[[], bool]) -> None:
        """While it is not looked at, nothing is read."""
        super().__init__(window)
        self._desk = desk
        self._is_looked_at = is_looked_at
        self._stale = True
        self.audit_id: int | None = None
        self.audit: AuditShown | None = None
        self._refresh = Refresh(window, self.read, REFRESH_MS)
        desk.changed.connect(self._changed)

    def choose(self, audit_id: int) -> None:
        """Show this audit from now on."""
        self.audit_id = audit_id
        self.read()

    def catch_up(self) -> None:
        """It is looked at again: read what changed meanwhile."""
        if self._stale:
            self.read()

    def read(self) -> None:
        """Read the audit and the choices."""
        self._stale = False
        self._refresh.asked()
        self._desk.fetch(AuditChoices(), lambda _, choices: self._show_choices(choices), owner=self)

    def _changed(self, done: Done) -> None:
        if not TABLES & set(done.changes or {}):
            return
        if self._is_looked_at():
            self._refresh.changed()
        else:
            self._stale = True

    def _show_choices(self, choices: Sequence[tuple[int, str, str]]) -> None:
        if self.audit_id is None and choices:
            self.audit_id = choices[0][0]
        self.choices_changed.emit(choices)
        if self.audit_id is None:
            self._show(None)
        else:
            self._desk.fetch(AuditHead(self.audit_id), lambda _, audit: self._read(audit), owner=self)

    def _read(self, audit: AuditShown | None) -> None:
        if audit is None and self.audit_id is not None:  # its opening was undone
            self.audit_id = None
            self.read()
        elif audit is None or audit.id == self.audit_id:
            self._show(audit)

    def _show(self, audit: AuditShown | None) -> None:
        self._refresh.answered()
        self.audit = audit
        self.changed.emit()
