"""Pause an audit, go on with it, or give it up. What was seen stays."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from tracker_desktop.errors import Refused
from tracker_desktop.models.audits import Audit, AuditState
from tracker_desktop.transactions.base import Transaction
from tracker_desktop.transactions.books import Books
from tracker_desktop.transactions.rights import Right
from tracker_desktop.transactions.rules.said import Said

MAY_BECOME: Mapping[AuditState, tuple[AuditState, ...]] = {
    AuditState.OPEN: (AuditState.PAUSED, AuditState.CANCELLED),
    AuditState.PAUSED: (AuditState.OPEN, AuditState.CANCELLED),
    AuditState.CANCELLED: (AuditState.OPEN,),
}
SAYS = {
    AuditState.PAUSED: "steer_audit_paused",
    AuditState.OPEN: "steer_audit_on",
    AuditState.CANCELLED: "steer_audit_cancelled",
}


@dataclass(frozen=True)
class SteerAudit(Transaction):
    """`state` is what it becomes: paused, open or cancelled."""

    kind: ClassVar[str] = "steer_audit"
    right: ClassVar[Right] = Right.AUDIT

    audit_id: int
    state: str

    def apply(self, books: Books) -> Said:
        if self.state not in [state.value for state in SAYS]:
            raise Refused("choice_unknown", value=self.state, choices=", ".join(SAYS))
        audit = books.hold(Audit, [self.audit_id])[self.audit_id]
        wanted = AuditState(self.state)
        if wanted not in MAY_BECOME.get(AuditState(audit.state), ()):
            raise Refused("audit_steered", name=audit.name, state=audit.state)
        audit.state = wanted.value
        return Said(SAYS[wanted], {"name": audit.name}, ("audit", audit.id))
