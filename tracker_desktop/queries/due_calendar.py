"""How much maintenance is due on each day of a span: the month of the calendar."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from tracker_desktop.models.maintenance import PlanDue, WorkOrder
from tracker_desktop.queries.base import Query
from tracker_desktop.queries.office import office_of
from tracker_desktop.queries.plan_state import IN_FORCE
from tracker_desktop.queries.work_state import UNDER_WAY


@dataclass(frozen=True)
class OfDay:
    """What is due on a day by plans, and how many work orders are to be done by then."""

    due: int = 0
    orders: int = 0


@dataclass(frozen=True)
class DueMonth:
    """Days on which something is due, and what day it is."""

    today: dt.date
    days: Mapping[dt.date, OfDay]


@dataclass(frozen=True)
class DueOnDays(Query[DueMonth]):
    """What is due from one day to another, both with."""

    first: dt.date
    last: dt.date

    def run(self, connection: Connection) -> DueMonth:
        plans = select(PlanDue.expected, func.count()).where(PlanDue.expected.between(self.first, self.last), IN_FORCE)
        due = dict(connection.execute(plans.group_by(PlanDue.expected)).all())
        work = select(WorkOrder.due, func.count()).where(WorkOrder.due.between(self.first, self.last), UNDER_WAY)
        orders = dict(connection.execute(work.group_by(WorkOrder.due)).all())
        days = {day: OfDay(due.get(day, 0), orders.get(day, 0)) for day in {*due, *orders} if day is not None}
        return DueMonth(office_of(connection).today, days)
