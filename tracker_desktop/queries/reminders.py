"""Reminders of what is overdue: which step is due for a loan, and when."""

from __future__ import annotations

from typing import Any

from sqlalchemy import and_, bindparam, case, func, select

from tracker_desktop.models.assets import Asset, Custody, Readiness
from tracker_desktop.models.lending import OverdueNotice
from tracker_desktop.models.types import Day, Int, UtcTime
from tracker_desktop.queries.office import TODAY
from tracker_desktop.queries.reminder_days import MOST_STEPS
from tracker_desktop.queries.sql import table_of, unindexed, walk

_STEPS = range(1, MOST_STEPS + 1)
_LATE = {step: bindparam(f"notice_late_{step}", type_=Day()) for step in _STEPS}
_SENT = {step: bindparam(f"notice_sent_{step}", type_=UtcTime()) for step in _STEPS}

WITH_HOLDER: Any = Asset.readiness == Readiness.READY.value
"""Of an asset that is held: it is with its holder, not missing and not in maintenance."""
_held: Any = table_of(Custody).alias("held")
IS_LATE: Any = Custody.id.in_(
    select(_held.c.id)
    .select_from(walk(table_of(Asset), _held, _held.c.asset_id == Asset.id))
    .where(Asset.due < TODAY, unindexed(Asset.readiness) == Readiness.READY.value, _held.c.ended_at.is_(None))
)
"""From the few assets that are late to their open holdings, which the other way round takes a walk over all."""
LAST_STEP: Any = func.coalesce(
    select(func.max(OverdueNotice.step, type_=Int))
    .where(OverdueNotice.custody_id == Custody.id)
    .correlate(Custody)
    .scalar_subquery(),
    0,
)
LAST_SENT: Any = (
    select(func.max(OverdueNotice.sent_at, type_=UtcTime()))
    .where(OverdueNotice.custody_id == Custody.id)
    .correlate(Custody)
    .scalar_subquery()
)
_due_of = {
    step: and_(Custody.due <= _LATE[step], _SENT[step] > LAST_SENT) if step > 1 else Custody.due <= _LATE[step]
    for step in _STEPS
}
IS_DUE: Any = and_(
    IS_LATE,
    case(*((step - 1 == LAST_STEP, case((_due_of[step], 1), else_=0)) for step in _STEPS), else_=0) == 1,
)
"""Whether the next reminder is due: so many days late, and so many days after the one before."""
