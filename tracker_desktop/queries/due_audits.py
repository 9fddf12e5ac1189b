"""Which places and departments are to be audited: by their cycle, or because somebody else answers for them now.

A place is covered by an audit over it, and a department by one over it, that was closed; both by one of everything.
A random sample covers nothing.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Text, and_, case, cast, func, literal, null, or_, select, union_all

from tracker_desktop.models.assets import Asset, Readiness
from tracker_desktop.models.audits import Audit, AuditCycle, AuditRoom, AuditState
from tracker_desktop.models.journal import Change, Entry, Op
from tracker_desktop.models.people import Department
from tracker_desktop.models.places import VIRTUAL, Place
from tracker_desktop.models.types import Int, UtcTime
from tracker_desktop.queries import shown
from tracker_desktop.queries.base import Query
from tracker_desktop.queries.months import months_after
from tracker_desktop.queries.office import TODAY, Office, office_of
from tracker_desktop.queries.sql import has

NEVER, CALENDAR, CUSTODIAN = "never_audited", "by_the_calendar", "custodian_changed"
NEVER_WORDS = "never audited"

_scope = cast(Audit.scope, Text)
_ids = func.replace(func.replace(_scope, "[", ","), "]", ",")
_room = select(AuditRoom.id).where(AuditRoom.audit_id == Audit.id, AuditRoom.place_id == Place.id)


def _last_closed(model: Any, covers: Any) -> Any:
    query = select(func.max(Audit.closed_at, type_=UtcTime())).where(
        Audit.state == AuditState.CLOSED.value, has(_scope, '"sample":""'), or_(has(_scope, '"kind":"all"'), covers)
    )
    return query.correlate(model).scalar_subquery()


def _months(model: Any) -> Any:
    return select(AuditCycle.months).where(AuditCycle.holder_id == model.holder_id).correlate(model).scalar_subquery()


def _assets(column: Any, model: Any) -> Any:
    query = select(func.count(type_=Int)).select_from(Asset).where(column == model.id)
    return query.where(Asset.readiness != Readiness.DISPOSED.value).correlate(model).scalar_subquery()


LAST_OF_PLACE: Any = _last_closed(Place, and_(has(_scope, '"kind":"places"'), _room.correlate(Audit, Place).exists()))
"""When the last audit that covered a place was closed (UTC); null: never."""
LAST_OF_DEPARTMENT: Any = _last_closed(
    Department,
    and_(
        has(_scope, '"kind":"departments"'),
        has(_ids, literal(",").concat(cast(Department.id, Text)).concat(",")),
    ),
)
MONTHS_OF_PLACE: Any = _months(Place)
"""The cycle in months; null where there is none."""
MONTHS_OF_DEPARTMENT: Any = _months(Department)
NEXT_OF_PLACE: Any = months_after(LAST_OF_PLACE, MONTHS_OF_PLACE)
"""The day on which the next audit is due by the cycle; null where there is none, or was no audit yet."""
NEXT_OF_DEPARTMENT: Any = months_after(LAST_OF_DEPARTMENT, MONTHS_OF_DEPARTMENT)

_audited = union_all(
    select(
        literal("place").label("kind"),
        Place.id.label("id"),
        Place.holder_id.label("holder_id"),
        Place.path.label("name"),
        Place.path_key.label("sort"),
        literal('"responsible_id":').label("key"),
        cast(Place.responsible_id, Text).label("custodian"),
        LAST_OF_PLACE.label("last"),
        MONTHS_OF_PLACE.label("months"),
        _assets(Asset.place_id, Place).label("assets"),
    ).where(Place.active == 1, Place.kind.not_in([kind.value for kind in VIRTUAL])),
    select(
        literal("department"),
        Department.id,
        Department.holder_id,
        Department.name,
        Department.name_key,
        literal('"manager_id":'),
        cast(Department.manager_id, Text),
        LAST_OF_DEPARTMENT,
        MONTHS_OF_DEPARTMENT,
        _assets(Asset.department_id, Department),
    ).where(Department.active == 1),
).subquery("audited")
_now = _audited.c.key.concat(func.coalesce(_audited.c.custodian, "null"))
_same = or_(has(Change.before, _now.concat(",")), has(Change.before, _now.concat("}")))
_taken_over = (
    select(case((~_same, Entry.recorded_at), else_=null()))
    .select_from(Change)
    .join(Entry, Entry.uid == Change.entry)
    .where(
        Change.table_name == _audited.c.kind,
        Change.row_id == _audited.c.id,
        Change.op == Op.UPDATE.value,
        has(Change.before, _audited.c.key),
        ~has(Change.before, _audited.c.key.concat("null")),
        or_(_audited.c.last.is_(None), Entry.recorded_at > _audited.c.last),
    )
    .order_by(Entry.seq, Change.line)
    .limit(1)
    .correlate(_audited)
    .scalar_subquery()
)
"""When the first custodian since the last audit went, if there is another one now. Where nobody was, nobody hands
over."""
_told = select(
    _audited,
    months_after(_audited.c.last, _audited.c.months).label("next"),
    case((or_(_audited.c.months.is_not(None), _audited.c.assets > 0), _taken_over), else_=null()).label("taken_over"),
).subquery("told")
DUE: Any = select(
    _told,
    case(
        (and_(_told.c.months.is_not(None), _told.c.last.is_(None)), NEVER),
        (_told.c.next <= TODAY, CALENDAR),
        (_told.c.taken_over.is_not(None), CUSTODIAN),
    ).label("why"),
    case(
        (_told.c.next <= TODAY, _told.c.next),
        (_told.c.months.is_(None) | _told.c.last.is_not(None), months_after(_told.c.taken_over, literal(0, Int))),
        else_=null(),
    ).label("since"),
).subquery("due")
"""kind, id, holder_id, name, sort, last, months, assets, next, why (null: not due), since; one row for each place and
department."""


@dataclass(frozen=True)
class DueAudit:
    """A place or department that is to be audited. `why` is one of NEVER, CALENDAR, CUSTODIAN; `months` its cycle,
    `last` when the last audit was closed (UTC), `since` the day from which on it is due; None: never yet."""

    kind: str
    id: int
    holder_id: int
    name: str
    why: str
    since: dt.date | None
    last: dt.datetime | None
    months: int | None
    assets: int


ORDER = (DUE.c.since.is_not(None), DUE.c.since, DUE.c.sort, DUE.c.kind, DUE.c.id)
"""What was never audited first, then what is due longest."""


@dataclass(frozen=True)
class DueAudits(Query[list[DueAudit]]):
    """What is to be audited now, what was never audited first, then what is due longest."""

    def run(self, connection: Connection) -> list[DueAudit]:
        columns = [
            DUE.c[name] for name in ("kind", "id", "holder_id", "name", "why", "since", "last", "months", "assets")
        ]
        query = select(*columns).where(DUE.c.why.is_not(None)).order_by(*ORDER)
        return [DueAudit(*row) for row in connection.execute(query, office_of(connection).params)]


def audit_day(office: Office, when: dt.datetime | None) -> str:
    """The day of an audit, in the office's time."""
    return "" if when is None else shown.day(office, when.astimezone(office.zone).date())


def next_audit(office: Office, day: dt.date | None, months: int | None) -> str:
    """The day on which the next audit is due; that it is due now where there never was one."""
    return shown.day(office, day) or ("" if months is None else NEVER_WORDS)
