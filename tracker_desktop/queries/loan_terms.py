"""Until when something is usually lent."""

from __future__ import annotations

import datetime as dt
from typing import Any

from sqlalchemy import Connection, select

from tracker_desktop.models.categories import Category
from tracker_desktop.models.people import Person
from tracker_desktop.queries.office import Office


def usual_due(
    connection: Connection, office: Office, category_id: int | None, holder_id: int | None, start: dt.date
) -> dt.date:
    """By the category's days, else by the office's, from `start` on; no later than a person is lent things at most,
    which counts from today."""
    days: Any = connection.scalar(select(Category.loan_days).where(Category.id == category_id))
    due = start + dt.timedelta(days=int(office.settings["loan.days"] if days is None else days))
    cap: Any = connection.scalar(select(Person.loan_days).where(Person.holder_id == holder_id))
    latest = due if cap is None else office.today + dt.timedelta(days=int(cap))
    return max(min(due, latest), start + dt.timedelta(days=1))
