"""What the counter asks about a charge code, and when something may be charged to one."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any, Protocol

from sqlalchemy import Connection, exists, select

from tracker_desktop.errors import Refused
from tracker_desktop.models.charge_codes import ChargeCode
from tracker_desktop.queries.base import Query
from tracker_desktop.wording.render import show_day


class Chargeable(Protocol):
    """A charge code of the list, as a row or as facts."""

    @property
    def code(self) -> str: ...
    @property
    def active(self) -> bool: ...
    @property
    def valid_from(self) -> dt.date | None: ...
    @property
    def valid_until(self) -> dt.date | None: ...


def why_not_on(one: Chargeable, day: dt.date) -> Refused | None:
    """Why nothing may be charged to it on a day; None where it may."""
    if not one.active:
        return Refused("charge_code_closed", charge=one.code)
    if one.valid_from is not None and day < one.valid_from:
        return Refused("charge_code_early", charge=one.code, first=show_day(one.valid_from), day=show_day(day))
    if one.valid_until is not None and day > one.valid_until:
        return Refused("charge_code_late", charge=one.code, last=show_day(one.valid_until), day=show_day(day))
    return None


@dataclass(frozen=True)
class ChargeFacts:
    """A charge code as the counter needs it."""

    id: int
    code: str
    name: str
    is_job: bool
    active: bool
    valid_from: dt.date | None = None
    valid_until: dt.date | None = None

    @property
    def days(self) -> str:
        """From when until when it is valid; empty where it always is."""
        if self.valid_from is not None and self.valid_until is not None:
            return f"valid {show_day(self.valid_from)} to {show_day(self.valid_until)}"
        if self.valid_from is not None:
            return f"valid from {show_day(self.valid_from)}"
        return f"valid until {show_day(self.valid_until)}" if self.valid_until is not None else ""


@dataclass(frozen=True)
class ChargeFactsOf(Query[ChargeFacts | None]):
    """A charge code by its id or by its normalised code; None where it is not on the list."""

    key: int | str

    def run(self, connection: Connection) -> ChargeFacts | None:
        found: Any = ChargeCode.id if isinstance(self.key, int) else ChargeCode.code_key
        query = select(
            ChargeCode.id,
            ChargeCode.code,
            ChargeCode.name,
            ChargeCode.is_job,
            ChargeCode.active,
            ChargeCode.valid_from,
            ChargeCode.valid_until,
        ).where(found == self.key)
        row = connection.execute(query).first()
        return None if row is None else ChargeFacts(row[0], row[1], row[2] or "", *row[3:])


@dataclass(frozen=True)
class IsChargeListKept(Query[bool]):
    """Whether the office keeps a list of charge codes."""

    def run(self, connection: Connection) -> bool:
        return bool(connection.scalar(select(exists().where(ChargeCode.id.is_not(None)))))
