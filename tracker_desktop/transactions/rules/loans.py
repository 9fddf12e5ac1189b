"""How long things are lent: the usual due date, and which due dates can be."""

from __future__ import annotations

import datetime as dt
import zoneinfo
from typing import Any

from sqlalchemy import Connection, select
from sqlalchemy.orm import Session

from tracker_desktop import settings
from tracker_desktop.errors import Refused
from tracker_desktop.models.categories import Category
from tracker_desktop.models.office import Setting
from tracker_desktop.models.people import Person
from tracker_desktop.transactions.books import Books
from tracker_desktop.transactions.rules.fields import LAST_DAY
from tracker_desktop.wording.render import show_day


def due_for(
    books: Session | Connection, category_id: int | None, today: dt.date, holder_id: int | None = None
) -> dt.date:
    """The usual due date of a loan that starts today: by the category's days, else by the office's; no later than the
    holder is lent things at most."""
    days: Any = books.scalar(select(Category.loan_days).where(Category.id == category_id))
    if days is None:
        days = books.scalar(select(Setting.value).where(Setting.key == "loan.days"))
    if days is None:
        days = settings.default("loan.days")
    most: Any = (
        None if holder_id is None else books.scalar(select(Person.loan_days).where(Person.holder_id == holder_id))
    )
    due: dt.date = today + dt.timedelta(days=int(days) if most is None else min(int(days), int(most)))
    return due


def office_day(books: Books, moment: dt.datetime) -> dt.date:
    """The date of a moment where the office is."""
    return moment.astimezone(zoneinfo.ZoneInfo(str(books.setting("office.zone")))).date()


def check_due(books: Books, due: dt.date) -> None:
    """Raises Refused: due_past where it lies before today or before the loan starts, due_far beyond the calendar."""
    start = max(books.today, office_day(books, books.effective_at))
    if due < start:
        raise Refused("due_past", due=show_day(due), start=show_day(start))
    if due > LAST_DAY:
        raise Refused("due_far", due=show_day(due))
