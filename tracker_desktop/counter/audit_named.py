"""The audit that somebody means by its name or its number."""

from __future__ import annotations

from tracker_desktop.errors import Refused
from tracker_desktop.queries.audits_going import AuditsCalled
from tracker_desktop.store.store import Store


def audit_named(store: Store, text: str) -> int:
    """The id of the audit. Raises Refused: audit_not_found, audit_called_twice."""
    found = store.read(AuditsCalled(text))
    if not found:
        raise Refused("audit_not_found", text=text)
    if len(found) > 1:
        raise Refused("audit_called_twice", count=len(found), text=text, ids=", ".join(map(str, found)))
    return found[0]
