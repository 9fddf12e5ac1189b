"""Ghost assets: on the books, and missing in one audit after the other, as SQL.

An audit counts for an asset where it expected it and was closed. What was seen, handed over or found since the last of
these audits is no ghost.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from sqlalchemy import case, exists, func, or_, select
from sqlalchemy.orm import aliased

from tracker_desktop.models.approvals import Approval, ApprovalState
from tracker_desktop.models.assets import Asset, Custody, Readiness
from tracker_desktop.models.audits import Audit, AuditLine, AuditState, Finding
from tracker_desktop.models.holders import Holder
from tracker_desktop.models.journal import Entry
from tracker_desktop.models.places import Place
from tracker_desktop.models.sightings import Sighting
from tracker_desktop.models.types import UtcTime
from tracker_desktop.queries.office import Office
from tracker_desktop.queries.resolutions import Resolution

COSTS = ("costs.insurance_percent", "costs.tax_percent", "costs.maintenance_percent")
"""Settings: per cent of its cost that an asset takes a year."""
IN_A_ROW = 2
"""Missing in so many audits it is called a ghost, unless somebody asks for another number."""

_missing = AuditLine.result == Finding.MISSING.value
_ever_missed = aliased(AuditLine)
_line = (
    select(
        AuditLine.asset_id.label("asset_id"),
        AuditLine.id.label("line_id"),
        Audit.closed_at.label("closed_at"),
        func.row_number()
        .over(partition_by=AuditLine.asset_id, order_by=(Audit.closed_at.desc(), Audit.id.desc()))
        .label("back"),
        func.sum(case((_missing, 0), else_=1))
        .over(partition_by=AuditLine.asset_id, order_by=(Audit.closed_at.desc(), Audit.id.desc()), rows=(None, 0))
        .label("found"),
    )
    .join(Audit, Audit.id == AuditLine.audit_id)
    .where(Audit.state == AuditState.CLOSED.value, AuditLine.expected == 1)
    .where(
        AuditLine.asset_id.in_(
            select(_ever_missed.asset_id).where(
                _ever_missed.result == Finding.MISSING.value, _ever_missed.expected == 1
            )
        )
    )
    .subquery("audited")
)
MISSED: Any = (
    select(
        _line.c.asset_id,
        func.count().label("times"),
        func.min(_line.c.closed_at, type_=UtcTime()).label("first"),
        func.max(_line.c.closed_at, type_=UtcTime()).label("last"),
        func.max(case((_line.c.back == 1, _line.c.line_id))).label("line_id"),
    )
    .where(_line.c.found == 0)
    .group_by(_line.c.asset_id)
    .subquery("missed")
)
"""Of each asset that the last audit missed: in how many `times` in a row, from the `first` to the `last` of them, and
its line in that."""
_last_line = aliased(AuditLine)
_seen_since = exists().where(
    Sighting.asset_id == Asset.id,
    Sighting.seen_at > MISSED.c.last,
    ~exists().where(Entry.undoes == Sighting.entry),
)
_found_since = (
    exists()
    .where(
        _last_line.id == MISSED.c.line_id,
        _last_line.resolution == Resolution.REPORT_MISSING.value,
        or_(
            _last_line.approval_id.is_(None),
            exists().where(Approval.id == _last_line.approval_id, Approval.state == ApprovalState.APPROVED.value),
        ),
    )
    .correlate(MISSED)
) & (Asset.readiness != Readiness.MISSING.value)
IS_GHOST: Any = (
    (Asset.readiness != Readiness.DISPOSED.value)
    & ~_seen_since
    & ~_found_since
    & or_(Asset.held_since.is_(None), Asset.held_since <= MISSED.c.last)
)
"""Beside a row of MISSED: still on the books, and nothing was heard of it since."""
GHOSTS: Any = Asset.__table__.join(MISSED, MISSED.c.asset_id == Asset.id).outerjoin(
    Place.__table__, Place.id == Asset.place_id
)
LAST_SEEN: Any = (
    select(func.max(Sighting.seen_at, type_=UtcTime())).where(Sighting.asset_id == Asset.id).correlate(Asset)
).scalar_subquery()
LAST_HOLDER: Any = (
    select(Holder.name)
    .join(Custody, Custody.holder_id == Holder.id)
    .where(Custody.asset_id == Asset.id)
    .order_by(Custody.id.desc())
    .limit(1)
    .correlate(Asset)
    .scalar_subquery()
)


def a_year(office: Office, setting: str, cost: Decimal | None) -> Decimal | None:
    """What an asset of this cost takes a year by one of COSTS, as documents have it; None where its cost is unknown."""
    return None if cost is None else round(cost * Decimal(office.settings[setting]) / 100, office.decimals)


def yearly(office: Office, cost: Decimal | None) -> Decimal | None:
    """All of COSTS together; None where its cost is unknown."""
    parts = [a_year(office, setting, cost) for setting in COSTS]
    return None if cost is None else sum((part for part in parts if part is not None), Decimal(0))
