"""How an audit compares with the last closed one of the same scope."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from sqlalchemy import Connection, func, select
from sqlalchemy.orm import aliased

from tracker_desktop.models.audits import Audit, AuditLine, AuditState, Finding
from tracker_desktop.queries import shown
from tracker_desktop.queries.audit_class import CLASS
from tracker_desktop.queries.base import Query
from tracker_desktop.queries.office import Office

NOT_THERE = (Finding.MISSING.value, Finding.NOT_SEEN.value)


@dataclass(frozen=True)
class Compared:
    """The last audit before: what it was called, when it was closed (UTC), how much it expected and found. Of what it
    missed, `again` is missing now too, `found` was seen now; `newly` is missing now and was not missing then."""

    audit_id: int
    name: str
    closed_at: dt.datetime
    expected: int
    found_then: int
    missing_then: int
    again: int
    found: int
    newly: int

    @property
    def accuracy(self) -> Decimal | None:
        """The part that was found then where and as the record said, from 0 to 1."""
        return Decimal(self.found_then) / self.expected if self.expected else None

    def kept(self) -> dict[str, Any]:
        """As an audit keeps it."""
        return {**vars(self), "closed_at": self.closed_at.isoformat()}


def compared_kept(kept: Mapping[str, Any]) -> Compared:
    """The same out of what an audit keeps."""
    return Compared(**{**kept, "closed_at": dt.datetime.fromisoformat(kept["closed_at"])})


@dataclass(frozen=True)
class AuditCompared(Query[Compared | None]):
    """How an audit, closed or not, compares with the last closed one of the same scope; None where there was none."""

    audit_id: int

    def run(self, connection: Connection) -> Compared | None:
        return compared_of(connection, self.audit_id)


def compared_of(connection: Connection, audit_id: int) -> Compared | None:
    """The same on any connection."""
    this = connection.execute(select(Audit.scope, Audit.opened_at).where(Audit.id == audit_id)).first()
    if this is None:
        return None
    closed = select(Audit.id, Audit.scope, Audit.name, Audit.closed_at, Audit.totals).where(
        Audit.state == AuditState.CLOSED.value, Audit.id != audit_id, Audit.closed_at <= this.opened_at
    )
    newest_first = connection.execute(closed.order_by(Audit.closed_at.desc(), Audit.id.desc()))
    last = next((row for row in newest_first.all() if alike(row.scope) == alike(this.scope)), None)
    if last is None or last.totals is None:
        return None
    then, now = aliased(AuditLine), AuditLine
    was = select(then.id).where(
        then.audit_id == last.id,
        then.asset_id == now.asset_id,
        then.result == Finding.MISSING.value,
        then.expected == 1,
    )
    lines = (
        select(CLASS.label("finding"), was.exists().label("missed"))
        .where(now.audit_id == audit_id, now.asset_id.is_not(None))
        .subquery()
    )
    missing, missed = lines.c.finding == Finding.MISSING.value, lines.c.missed
    row = connection.execute(
        select(
            func.count().filter(missing & missed),
            func.count().filter(lines.c.finding.not_in(NOT_THERE) & missed),
            func.count().filter(missing & ~missed),
        ).select_from(lines)
    ).one()
    counts = last.totals["counts"]
    return Compared(
        last.id,
        last.name,
        last.closed_at,
        int(last.totals["expected"]),
        int(counts.get(Finding.FOUND.value, 0)),
        int(counts.get(Finding.MISSING.value, 0)),
        *(int(number) for number in row),
    )


def alike(scope: Mapping[str, Any]) -> tuple[Any, ...]:
    """What two audits of the same scope have in common, in whatever order it was chosen. The day since when something
    was not seen is not the same the next time."""
    return (
        scope["kind"],
        tuple(sorted(scope.get("ids") or ())),
        bool(scope.get("below", True)),
        tuple(sorted(scope.get("tags") or ())),
        scope.get("sample") or "",
    )


def compared_words(office: Office, last: Compared, accuracy: Decimal | None) -> str:
    """Biology B-204, closed 3 May 2026: accuracy 90.0 % then, 89.1 % now. Of 3 missing then, 1 found now and 2 missing
    again. 1 newly missing. `accuracy` is that of now, None while the audit goes on."""
    day = shown.day(office, last.closed_at.astimezone(office.zone).date())
    then, now = shown.percent(office, last.accuracy), shown.percent(office, accuracy)
    words = f"{last.name}, closed {day}"
    if then:
        words += f": accuracy {then} then" + (f", {now} now" if now else "")
    if last.missing_then:
        words += f". Of {last.missing_then:,} missing then, {last.found:,} found now and {last.again:,} missing again"
    return f"{words}. {last.newly:,} newly missing." if last.newly else f"{words}."
