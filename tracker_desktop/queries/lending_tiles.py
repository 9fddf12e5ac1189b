"""What waits of loans: reminders that are due, transfers to accept, statements to sign."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, func, select

from tracker_desktop.models.assets import Custody
from tracker_desktop.models.holders import Holder
from tracker_desktop.models.lending import OfferState, TransferOffer
from tracker_desktop.models.types import UtcTime
from tracker_desktop.queries.lists.statements import IS_DUE as TO_SIGN
from tracker_desktop.queries.lists.statements import PRINTED_LATELY
from tracker_desktop.queries.office import Office
from tracker_desktop.queries.reminders import IS_DUE as TO_REMIND


def to_remind(connection: Connection, office: Office) -> tuple[int, int]:
    """How many holders are due for a reminder, and of how many loans."""
    query = select(func.count(Custody.holder_id.distinct()), func.count()).where(TO_REMIND)
    row: Any = connection.execute(query, office.params).one()
    return row[0], row[1]


def to_accept(connection: Connection, office: Office) -> tuple[int, int]:
    """How many transfers wait to be accepted, and for how many days the oldest does."""
    oldest = func.min(TransferOffer.offered_at, type_=UtcTime())
    query = select(func.count(), oldest).where(TransferOffer.state == OfferState.OFFERED.value)
    row: Any = connection.execute(query).one()
    return row[0], 0 if row[1] is None else (office.today - row[1].astimezone(office.zone).date()).days


def to_sign(connection: Connection, office: Office) -> tuple[int, int]:
    """How many holders have to sign for what they hold, and how many of them have a statement already."""
    query = select(func.count()).select_from(Holder).where(TO_SIGN)
    due = connection.scalar(query, office.params) or 0
    return due, (connection.scalar(query.where(PRINTED_LATELY), office.params) or 0) if due else 0
