"""What an audit certificate says, as plain values."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal

from tracker_desktop.queries.audit_compared import Compared
from tracker_desktop.queries.audit_sums import Sums


@dataclass(frozen=True)
class FindingLine:
    """A line that was not just found. `finding` is a value of Finding; `record` and `seen` are places, `odd` the state
    in which it should not have been there; `waits`: for a second person."""

    finding: str
    tag: str
    description: str
    record: str
    holder: str
    seen: str
    seen_at: dt.datetime | None
    seen_by: str
    odd: str
    value: Decimal | None
    resolution: str
    reason: str
    waits: bool


@dataclass(frozen=True)
class AuditFacts:
    """A closed audit as its closing left it. `scanned` are people with how many they scanned, `resolved` ways with how
    many findings were resolved so, the most first; `switched_off`: what should have waited for another person did not,
    because the office had switched that off. `waiting` were for another person to approve, with their cost. `findings`
    may be cut: then there were `more`."""

    name: str
    scope: str
    note: str
    opened_at: dt.datetime
    opened_by: str
    closed_at: dt.datetime
    closed_by: str
    rooms: int
    sums: Sums
    scanned: tuple[tuple[str, int], ...]
    resolved: tuple[tuple[str, int], ...]
    switched_off: bool
    compared: Compared | None
    waiting: int
    waiting_value: Decimal
    findings: tuple[FindingLine, ...]
    more: int = 0
