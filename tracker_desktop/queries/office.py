"""What the office has agreed on, and what day it is there."""

from __future__ import annotations

import datetime as dt
import zoneinfo
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, bindparam, select

from tracker_desktop import settings
from tracker_desktop.models.office import Setting
from tracker_desktop.models.types import Day, UtcTime
from tracker_desktop.queries import reminder_days
from tracker_desktop.queries.base import Query

CLOCK = "clock"  # execution option of the readers: a function that gives the moment in UTC

TODAY: Any = bindparam("today", type_=Day())
EXPIRING: Any = bindparam("expiring", type_=Day())
WARRANTY: Any = bindparam("warranty", type_=Day())
SENT_LATE: Any = bindparam("sent_late", type_=UtcTime())
"""What was sent to another store before that and has not arrived is late."""
HISTORY: Any = bindparam("history", type_=UtcTime())
"""When the days of use begin that the office looks at."""
MAINTENANCE_SOON: Any = bindparam("maintenance_soon", type_=Day())
CONTRACT_SOON: Any = bindparam("contract_soon", type_=Day())
WAITED_LONG: Any = bindparam("waited_long", type_=UtcTime())
"""What came back before that and was not inspected since waits too long."""
LONG_DAYS = 2
IDLE: Any = bindparam("idle", type_=UtcTime())
"""What was not used since then is idle."""
IDLE_DAY: Any = bindparam("idle_day", type_=Day())
"""The day of that moment."""
NOW: Any = bindparam("now", type_=UtcTime())
FREED: Any = bindparam("freed", type_=UtcTime())
"""What began up to then and was not fetched is free again."""
DAY_ENDS: Any = bindparam("day_ends", type_=UtcTime())
NEXT_DAY_ENDS: Any = bindparam("next_day_ends", type_=UtcTime())
"""When today and tomorrow of the office end."""
AHEAD = (30, 60, 90)
"""Days ahead that lists look."""
IN_DAYS: Mapping[int, Any] = {days: bindparam(f"in_{days}_days", type_=Day()) for days in AHEAD}
"""The day so many days from today on."""

_SETTINGS = select(Setting.key, Setting.value)


@dataclass(frozen=True)
class Office:
    """All settings (defaults filled in), the moment in UTC, and the office's own time zone and date."""

    settings: Mapping[str, Any]
    now: dt.datetime
    zone: dt.tzinfo
    today: dt.date

    @property
    def name(self) -> str:
        """Name of the office."""
        return str(self.settings["office.name"])

    @property
    def decimals(self) -> int:
        """Decimals of an amount."""
        return int(self.settings["money.decimals"])

    def days_on(self, setting: str) -> dt.date:
        """Today and as many days more as a setting says."""
        return self.today + dt.timedelta(days=int(self.settings[setting]))

    def day_begins(self, days: int) -> dt.datetime:
        """The moment in UTC at which the day of the office begins that is so many days after today."""
        return dt.datetime.combine(self.today + dt.timedelta(days=days), dt.time(), self.zone).astimezone(dt.UTC)

    @property
    def params(self) -> dict[str, dt.date]:
        """The dates that statements name: `today`, the ends of what expires or loses its warranty soon, and
        the moment before which what is on the way was sent too long ago."""
        return {
            "today": self.today,
            "expiring": self.days_on("stock.expiring_days"),
            "warranty": self.days_on("assets.warranty_days"),
            "maintenance_soon": self.days_on("maintenance.due_days"),
            "contract_soon": self.days_on("contracts.notice_days"),
            "idle": self.now - dt.timedelta(days=int(self.settings["assets.idle_days"])),
            "waited_long": self.now - dt.timedelta(days=LONG_DAYS),
            "idle_day": self.today - dt.timedelta(days=int(self.settings["assets.idle_days"])),
            "sent_late": self.now - dt.timedelta(days=int(self.settings["stock.transfer_days"])),
            "history": self.now - dt.timedelta(days=int(self.settings["orders.history_days"])),
            **reminder_days.params_of(self.settings, self.today, self.zone),
            "now": self.now,
            "freed": self.now - dt.timedelta(hours=int(self.settings["reservations.no_show_hours"])),
            "day_ends": self.day_begins(1),
            "next_day_ends": self.day_begins(2),
            **{f"in_{days}_days": self.today + dt.timedelta(days=days) for days in AHEAD},
        }


def office_of(connection: Connection) -> Office:
    """The office as of now, by the clock of its store."""
    return office_with(connection, connection.execute(_SETTINGS))


def office_with(connection: Connection, agreed: Iterable[Any]) -> Office:
    """The office with these settings as (key, value), the others at their defaults."""
    values = {option.key: option.default for option in settings.OPTIONS}
    values.update((key, value) for key, value in agreed)
    clock: Callable[[], dt.datetime] | None = connection.get_execution_options().get(CLOCK)
    now = clock() if clock else dt.datetime.now(dt.UTC)
    zone = zoneinfo.ZoneInfo(str(values["office.zone"]))
    return Office(values, now, zone, now.astimezone(zone).date())


@dataclass(frozen=True)
class OfficeFacts(Query[Office]):
    """Settings, moment and date of the office."""

    def run(self, connection: Connection) -> Office:
        return office_of(connection)


@dataclass(frozen=True)
class Settings(Query[Mapping[str, Any]]):
    """Every setting with its value."""

    def run(self, connection: Connection) -> Mapping[str, Any]:
        return office_of(connection).settings
