"""What an audit keeps when it is closed, so that its certificate says the same for ever."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from sqlalchemy import Connection, func, select

from tracker_desktop.models.audits import AuditLine, AuditRoom
from tracker_desktop.queries.audit_compared import compared_of
from tracker_desktop.queries.audit_sums import Sums, totals_of


def kept_of(connection: Connection, audit_id: int, sums: Sums) -> dict[str, Any]:
    """The totals of an audit that is being closed: its sums, who scanned how many, what was resolved how, its rooms,
    and how it compares with the last one of the same scope. Numbers, and amounts as texts; names stand as ids."""
    mine = AuditLine.audit_id == audit_id
    scanned = select(AuditLine.seen_by_id, func.count()).where(mine, AuditLine.seen_by_id.is_not(None))
    people = connection.execute(scanned.group_by(AuditLine.seen_by_id)).all()
    resolved = (
        select(AuditLine.resolution, func.count())
        .where(mine, AuditLine.result.is_not(None), AuditLine.resolution.is_not(None))
        .group_by(AuditLine.resolution)
    )
    ways = connection.execute(resolved).all()
    compared = compared_of(connection, audit_id)
    return {
        **totals_of(sums),
        "rooms": connection.scalar(select(func.count()).where(AuditRoom.audit_id == audit_id)) or 0,
        "scanned": {str(person_id): int(number) for person_id, number in people},
        "resolved": {str(way): int(number) for way, number in ways},
        "compared": None if compared is None else compared.kept(),
    }


def sums_kept(totals: Mapping[str, Any]) -> Sums:
    """The sums out of what an audit keeps."""
    return Sums(
        int(totals["expected"]),
        Decimal(totals["value"]),
        {finding: int(number) for finding, number in totals["counts"].items()},
        {finding: Decimal(value) for finding, value in totals["values"].items()},
        {finding: int(number) for finding, number in totals["beside"].items()},
        int(totals["repeated"]),
    )
