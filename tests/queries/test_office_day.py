"""The day of the office in SQL is that of Python, also around the hours at which clocks are put on or back."""

from __future__ import annotations

import datetime as dt
import zoneinfo

import pytest
from sqlalchemy import literal, select

from tests.store_fixtures import Office
from tracker_desktop.models.types import UtcTime
from tracker_desktop.queries.office_day import office_day

SINCE, UNTIL = dt.datetime(2025, 12, 1, tzinfo=dt.UTC), dt.datetime(2026, 12, 1, tzinfo=dt.UTC)
ZONES = ("UTC", "America/New_York", "Europe/Berlin", "Asia/Kathmandu", "Pacific/Auckland", "America/Sao_Paulo")


@pytest.mark.parametrize("name", ZONES)
def test_as_python_says_it(office: Office, name: str) -> None:
    zone = zoneinfo.ZoneInfo(name)
    moments = [SINCE + dt.timedelta(hours=hours, minutes=30) for hours in range(0, 8760, 5)]
    changes = [dt.datetime(2026, month, day, tzinfo=dt.UTC) for month, day in ((3, 8), (3, 29), (10, 25), (11, 1))]
    moments += [day + dt.timedelta(minutes=30 * half) for day in changes for half in range(-48, 96)]
    with office.store.readers.connect() as connection:
        for start in range(0, len(moments), 200):
            part = moments[start : start + 200]
            days = (office_day(literal(moment, UtcTime()), zone, SINCE, UNTIL) for moment in part)
            row = connection.execute(select(*(day.label(f"d{number}") for number, day in enumerate(days)))).one()
            assert list(row) == [moment.astimezone(zone).date() for moment in part]
