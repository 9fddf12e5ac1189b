"""How often assets were used in a year, for how long, and since when they are not used any more."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, func, or_, select

from tracker_desktop.models.assets import Custody
from tracker_desktop.models.maintenance import MeterReading
from tracker_desktop.models.types import Day, UtcTime
from tracker_desktop.queries.in_parts import in_parts
from tracker_desktop.queries.office import Office

YEAR = dt.timedelta(days=365)
DAY = dt.timedelta(days=1)


@dataclass
class Use:
    """`times` handed out, `days` out of hand in the last 365 days; the `last` day of any use, None: none is known."""

    times: int = 0
    days: int = 0
    last: dt.date | None = None


def uses_of(connection: Connection, office: Office, asset_ids: Sequence[int] | None = None) -> dict[int, Use]:
    """The use of some assets, or of all, by their ids; what was never used is not there. A begun day counts as one;
    what is out now was used today. A reading of a meter is a use of its day."""
    found: dict[int, Use] = {}
    for part in [None] if asset_ids is None else in_parts(sorted(set(asset_ids))):
        _held(connection, office, part, found)
        _lasts(connection, office, part, found)
    return found


def _held(connection: Connection, office: Office, part: Sequence[int] | None, found: dict[int, Use]) -> None:
    since = office.now - YEAR
    query = select(Custody.asset_id, Custody.started_at, Custody.ended_at).where(
        or_(Custody.ended_at.is_(None), Custody.ended_at >= since)
    )
    if part is not None:
        query = query.where(Custody.asset_id.in_(part))
    for asset_id, started, ended in connection.execute(query):
        use = found.setdefault(asset_id, Use())
        use.times += started >= since
        use.days += -(-(min(ended or office.now, office.now) - max(started, since)) // DAY)


def _lasts(connection: Connection, office: Office, part: Sequence[int] | None, found: dict[int, Use]) -> None:
    last = func.max(func.coalesce(Custody.ended_at, office.now), type_=UtcTime())
    held = select(Custody.asset_id, last).group_by(Custody.asset_id)
    read = select(MeterReading.asset_id, func.max(MeterReading.read_on, type_=Day())).group_by(MeterReading.asset_id)
    if part is not None:
        held, read = held.where(Custody.asset_id.in_(part)), read.where(MeterReading.asset_id.in_(part))
    for asset_id, moment in connection.execute(held):
        found.setdefault(asset_id, Use()).last = moment.astimezone(office.zone).date()
    for asset_id, day in connection.execute(read):
        use = found.setdefault(asset_id, Use())
        use.last = day if use.last is None else max(use.last, day)


def idle_since(use: Use | None, in_service: dt.date | None, purchased: dt.date | None) -> dt.date | None:
    """Since when nobody uses an asset: its last use, else the day from which it could have been; None: unknown."""
    return (use.last if use is not None else None) or in_service or purchased
