"""The one place where the class of an audit's line is worked out, as SQL.

What was expected is in exactly one class of SUMMED, so that these always add up to it; what was seen besides is in one
of the others. A line whose resolution was posted keeps the class that it had then.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, and_, case, exists, func, literal, or_, select
from sqlalchemy.orm import aliased

from tracker_desktop.models.assets import Asset, Readiness
from tracker_desktop.models.audits import Audit, AuditLine, AuditRoom, AuditState, Finding, Search
from tracker_desktop.models.journal import Entry
from tracker_desktop.models.sightings import Sighting

ON_LOAN = "on loan"
ODD_READINESS = (Readiness.IN_MAINTENANCE.value, Readiness.MISSING.value, Readiness.DISPOSED.value)
GONE_SINCE = (Readiness.IN_MAINTENANCE.value, Readiness.DISPOSED.value)
POSTED = " posted"
"""Behind the class of a line whose resolution was posted, in LINE_STATUS."""
TO_RESOLVE = (
    Finding.SEEN_ELSEWHERE,
    Finding.UNEXPECTED_STATE,
    Finding.MISSING,
    Finding.RECORDED_ELSEWHERE,
    Finding.UNKNOWN_CODE,
)
"""The classes that ask for a resolution: the register and the room do not agree."""

_asset = aliased(Asset)
_audit = aliased(Audit)
_sighting = aliased(Sighting)
_own = _asset.id == AuditLine.asset_id
_seen = AuditLine.seen_at.is_not(None)
_expected = AuditLine.expected == 1


def _asset_is(*conditions: ColumnElement[bool]) -> Any:
    return exists().where(_own, *conditions).correlate(AuditLine)


_odd_now: Any = case(
    (_asset.readiness.in_(ODD_READINESS), _asset.readiness), (_asset.due.is_not(None), ON_LOAN), else_=""
)
_still_odd = AuditLine.odd.is_not(None) & _asset_is(_odd_now == AuditLine.odd)
_recorded_where_seen = _asset_is(_asset.place_id == AuditLine.seen_place_id)
_changed = _asset_is(
    or_(
        _asset.place_id.is_distinct_from(AuditLine.place_id),
        _asset.holder_id.is_distinct_from(AuditLine.holder_id),
        and_(_asset.readiness != AuditLine.readiness, _asset.readiness.in_(GONE_SINCE)),
    )
)
_opened: Any = select(_audit.opened_at).where(_audit.id == AuditLine.audit_id).correlate(AuditLine).scalar_subquery()
_closed = exists().where(_audit.id == AuditLine.audit_id, _audit.state == AuditState.CLOSED.value).correlate(AuditLine)
_room_finished = (
    exists()
    .where(
        AuditRoom.audit_id == AuditLine.audit_id,
        AuditRoom.place_id == AuditLine.place_id,
        AuditRoom.finished_at.is_not(None),
    )
    .correlate(AuditLine)
)
_elsewhere = [
    _sighting.asset_id == AuditLine.asset_id,
    _sighting.seen_at > _opened,
    _sighting.place_id.is_not(None),
    _sighting.place_id.is_distinct_from(AuditLine.place_id),
    ~exists().where(Entry.undoes == _sighting.entry),
]
_sighted_elsewhere = exists().where(*_elsewhere).correlate(AuditLine)
SIGHTED_AT: Any = select(func.max(_sighting.seen_at, type_=_sighting.seen_at.type)).where(*_elsewhere)
SIGHTED_AT = SIGHTED_AT.correlate(AuditLine).scalar_subquery()
"""When it was last seen in another place since the opening, by whatever scan; for what the audit itself did not see."""
SIGHTED_PLACE: Any = (
    select(_sighting.place_id)
    .where(*_elsewhere)
    .order_by(_sighting.seen_at.desc(), _sighting.id.desc())
    .limit(1)
    .correlate(AuditLine)
    .scalar_subquery()
)


def _one_of(expected: Finding, otherwise: Finding) -> Any:
    return case((_expected, expected.value), else_=otherwise.value)


CLASS: Any = case(
    (AuditLine.result.is_not(None), AuditLine.result),
    (_closed, _one_of(Finding.FOUND, Finding.ALSO_SEEN)),
    (AuditLine.asset_id.is_(None), Finding.UNKNOWN_CODE.value),
    (_seen & _still_odd, Finding.UNEXPECTED_STATE.value),
    (
        _seen & or_(AuditLine.seen_here == 1, AuditLine.seen_place_id.is_(None)),
        _one_of(Finding.FOUND, Finding.ALSO_SEEN),
    ),
    (_seen & _recorded_where_seen, _one_of(Finding.MOVED_SINCE, Finding.ALSO_SEEN)),
    (_seen, _one_of(Finding.SEEN_ELSEWHERE, Finding.RECORDED_ELSEWHERE)),
    (_changed, Finding.MOVED_SINCE.value),
    (_sighted_elsewhere, Finding.SEEN_ELSEWHERE.value),
    (
        or_(
            AuditLine.search == Search.MISSING.value,
            and_(AuditLine.search.is_(None), _room_finished),
        ),
        Finding.MISSING.value,
    ),
    else_=Finding.NOT_SEEN.value,
)
"""The Finding of a line of AuditLine, as of now."""

LINE_STATUS: Any = case((AuditLine.result.is_not(None), CLASS.concat(literal(POSTED))), else_=CLASS)
"""The same, and whether its resolution was posted."""
