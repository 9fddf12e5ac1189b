"""Assets that nobody uses: the one place where it is said what that means."""

from __future__ import annotations

from typing import Any

from sqlalchemy import and_, exists, func, or_

from tracker_desktop.models.assets import Asset, Custody, Readiness
from tracker_desktop.models.journal import Entry
from tracker_desktop.models.maintenance import MeterReading
from tracker_desktop.queries.office import IDLE, IDLE_DAY

USABLE = (Readiness.READY.value, Readiness.TO_INSPECT.value)
_in_use_since: Any = func.coalesce(Asset.in_service, Asset.purchased)
_held: Any = exists().where(Custody.asset_id == Asset.id, or_(Custody.started_at >= IDLE, Custody.ended_at >= IDLE))
_read: Any = exists().where(MeterReading.asset_id == Asset.id, MeterReading.read_on >= IDLE_DAY)
_touched: Any = exists().where(Entry.uid == Asset.entry, Entry.recorded_at >= IDLE)
IS_IDLE: Any = and_(
    Asset.holder_id.is_(None),
    Asset.readiness.in_(USABLE),
    or_(_in_use_since < IDLE_DAY, and_(_in_use_since.is_(None), ~_touched)),
    ~_held,
    ~_read,
)
"""Nobody has it, and since the days of the office (`assets.idle_days`) it was neither handed out nor given back, no
meter of it was read, and it was not new. An asset without a day of service is new while its record is. What is missing,
in maintenance or on its way out is not idle but that. A sighting alone is no use: an audit sees what nobody uses."""
