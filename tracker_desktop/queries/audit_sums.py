"""What an audit comes to: how many lines are in each class, what they are worth, and that they add up."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from sqlalchemy import Connection, func, select

from tracker_desktop.models.audits import SUMMED, Audit, AuditLine, AuditRoom, Finding
from tracker_desktop.models.types import Money
from tracker_desktop.queries.audit_class import CLASS, TO_RESOLVE
from tracker_desktop.queries.base import Query

NOTHING = Decimal(0)


@dataclass(frozen=True)
class Sums:
    """`expected` and `value` were frozen at the opening. `counts` and `values` are those of what was expected, by
    Finding, and add up to them; `beside` counts what was seen besides. `repeated` are scans of what had been seen.
    `open` findings have no posted resolution yet. `unfinished` of the `rooms` are not finished."""

    expected: int
    value: Decimal
    counts: Mapping[str, int] = field(default_factory=dict)
    values: Mapping[str, Decimal] = field(default_factory=dict)
    beside: Mapping[str, int] = field(default_factory=dict)
    repeated: int = 0
    open: int = 0
    rooms: int = 0
    unfinished: int = 0

    def count(self, finding: Finding) -> int:
        """How many of what was expected are in this class."""
        return self.counts.get(finding.value, 0)

    @property
    def adds_up(self) -> bool:
        """expected = found + seen elsewhere + unexpected state + missing + moved since + not seen yet."""
        return self.expected == sum(self.count(finding) for finding in SUMMED)

    @property
    def accuracy(self) -> Decimal | None:
        """The part of what was expected that was found where and as the record says, from 0 to 1."""
        return None if not self.expected else Decimal(self.count(Finding.FOUND)) / self.expected

    @property
    def accuracy_by_value(self) -> Decimal | None:
        """The same by cost."""
        return None if not self.value else self.values.get(Finding.FOUND.value, NOTHING) / self.value


@dataclass(frozen=True)
class AuditSums(Query[Sums | None]):
    """The sums of an audit as of now; None where there is no such audit."""

    audit_id: int

    def run(self, connection: Connection) -> Sums | None:
        return sums_of(connection, self.audit_id)


def sums_of(connection: Connection, audit_id: int) -> Sums | None:
    """The sums of an audit, on any connection."""
    audit = connection.execute(select(Audit.expected, Audit.value).where(Audit.id == audit_id)).first()
    if audit is None:
        return None
    lines = (
        select(
            CLASS.label("finding"),
            AuditLine.expected.label("expected"),
            AuditLine.value.label("value"),
            AuditLine.result.label("result"),
            AuditLine.times_seen.label("times"),
        )
        .where(AuditLine.audit_id == audit_id)
        .subquery()
    )
    again = func.sum(func.coalesce(lines.c.times, 0)) - func.count().filter(lines.c.times > 0)
    query = select(
        lines.c.finding,
        lines.c.expected,
        func.count().label("number"),
        func.sum(lines.c.value, type_=Money()).label("value"),
        again.label("repeated"),
        func.count().filter(lines.c.result.is_(None)).label("open"),
    ).group_by(lines.c.finding, lines.c.expected)
    rows = connection.execute(query).all()
    rooms = connection.execute(
        select(func.count(), func.count().filter(AuditRoom.finished_at.is_(None))).where(AuditRoom.audit_id == audit_id)
    ).one()
    expected = [row for row in rows if row.expected]
    return Sums(
        audit.expected,
        audit.value,
        {row.finding: int(row.number) for row in expected},
        {row.finding: row.value or NOTHING for row in expected},
        {row.finding: int(row.number) for row in rows if not row.expected},
        sum(int(row.repeated) for row in rows),
        sum(row.open for row in rows if row.finding in TO_RESOLVE),
        rooms[0],
        rooms[1],
    )


def totals_of(sums: Sums) -> dict[str, Any]:
    """Sums as an audit keeps them when it is closed: numbers, and amounts as texts."""
    return {
        "expected": sums.expected,
        "value": f"{sums.value:f}",
        "counts": dict(sums.counts),
        "values": {finding: f"{value:f}" for finding, value in sums.values.items()},
        "beside": dict(sums.beside),
        "repeated": sums.repeated,
    }
