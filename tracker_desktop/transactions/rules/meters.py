"""Meters of assets: hours, kilometres, check-outs. How far they are, and by how much they go on a day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from decimal import Decimal

from sqlalchemy import bindparam, select

from tracker_desktop.errors import Refused
from tracker_desktop.models.maintenance import CHECK_OUTS, AssetMeter, MaintenancePlan, MeterReading, PlanDue
from tracker_desktop.models.text import fold
from tracker_desktop.queries.plan_days import foreseen
from tracker_desktop.scanning.clean import clean_line
from tracker_desktop.transactions.books import Books
from tracker_desktop.transactions.rules.effective import day_of

MOST_USE = Decimal(10) ** 9
LONGEST_METER = 40
LOOK_BACK = dt.timedelta(days=365)
HOURS = frozenset({"h", "hour", "hours", "hrs", "run hours", "operating hours"})
A_DAY = Decimal(24)
TIMES_AS_MUCH = 10
"""So many times the usual is asked about."""
_OF_METER = (
    select(PlanDue.id, MaintenancePlan)
    .join(MaintenancePlan, MaintenancePlan.id == PlanDue.plan_id)
    .where(PlanDue.asset_id.in_(bindparam("ids", expanding=True)), PlanDue.active == 1)
    .where(MaintenancePlan.active == 1, MaintenancePlan.meter == bindparam("meter"))
)


def meter_named(books: Books, value: str | None) -> str | None:
    """The name of a meter, written as it is written already where there is one of that name."""
    name = clean_line(value or "", LONGEST_METER) or None
    if name is None:
        return None
    if not fold(name):
        raise Refused("value_unreadable")
    names = [*books.scalars(select(MaintenancePlan.meter).where(MaintenancePlan.meter.is_not(None)).distinct())]
    names += books.scalars(select(AssetMeter.meter).distinct())
    return next((known for known in (CHECK_OUTS, *names) if known and fold(known) == fold(name)), name)


def use(books: Books, value: Decimal | None) -> Decimal | None:
    """What stands on a meter, or by how much it goes on: not less than 0, in whole 1/1000."""
    if value is None:
        return None
    if not value.is_finite() or value < 0:
        raise Refused("meter_negative", value=value)
    if value >= MOST_USE:
        raise Refused("meter_too_large")
    if value != round(value, 3):
        raise Refused("meter_too_fine", value=value)
    return value


def meters_of(books: Books, asset_ids: Iterable[int], meter: str) -> Mapping[int, AssetMeter]:
    """What a meter says, by asset."""
    found = books.scalars(select(AssetMeter).where(AssetMeter.asset_id.in_(list(asset_ids)), AssetMeter.meter == meter))
    return {row.asset_id: row for row in found}


def usual(books: Books, asset_id: int, meter: str, until: dt.date) -> Decimal | None:
    """By how much a meter goes on a day, over the readings of the last year; None where that cannot be told."""
    mine = MeterReading.asset_id == asset_id, MeterReading.meter == meter
    window = MeterReading.read_on.between(until - LOOK_BACK, until)
    query = select(MeterReading.read_on, MeterReading.total).where(*mine, window)
    query = query.order_by(MeterReading.read_on, MeterReading.id)
    rows = books.execute(query).all()
    if len(rows) < 2:
        return None
    days = (rows[-1].read_on - rows[0].read_on).days
    return (rows[-1].total - rows[0].total) / days if days > 0 else None


def a_day(books: Books, due: PlanDue, meter: AssetMeter) -> Decimal | None:
    """By how much a meter goes on a day. Check-outs have no readings: how many there were since it was done last."""
    if meter.meter != CHECK_OUTS:
        return usual(books, due.asset_id, meter.meter, meter.read_on)
    days = (books.today - (due.last_on or due.counted_from)).days
    return (meter.total - (due.last_at or Decimal(0))) / days if days > 0 else None


def meter_moved(books: Books, due: PlanDue, plan: MaintenancePlan, meter: AssetMeter) -> None:
    """Say of a plan by use whether it is due, and when it will be, now that the meter says this."""
    assert plan.every is not None
    if due.due_at is None:
        due.due_at = (due.last_at if due.last_at is not None else meter.total) + plan.every
    due.by_use = meter.total >= due.due_at
    expect(due, foreseen(meter.read_on, meter.total, due.due_at, a_day(books, due, meter)))


def expect(due: PlanDue, by_meter: dt.date | None) -> None:
    """The day to plan with: that of the calendar, or of the meter where that is earlier."""
    due.expected = min((day for day in (due.due, by_meter) if day is not None), default=None)


def plans_of_meter(books: Books, asset_ids: Iterable[int], meter: str) -> list[tuple[PlanDue, MaintenancePlan]]:
    """What is due of these assets by this meter, locked."""
    found = books.execute(_OF_METER, {"ids": list(asset_ids), "meter": meter}).all()
    if not found:
        return []
    plans: dict[int, MaintenancePlan] = dict(found)
    rows = books.hold(PlanDue, plans)
    return [(rows[due_id], plans[due_id]) for due_id in sorted(plans)]


def count_check_outs(books: Books, asset_ids: Iterable[int]) -> None:
    """Count one check-out more of each asset that has a plan by check-outs."""
    counted = plans_of_meter(books, asset_ids, CHECK_OUTS)
    if not counted:
        return
    ids = sorted({due.asset_id for due, _ in counted})
    meters = dict(meters_of(books, ids, CHECK_OUTS))
    today = day_of(books, books.effective_at)
    for asset_id in ids:
        meter = meters.get(asset_id)
        if meter is None:
            one = Decimal(1)
            blank = AssetMeter(asset_id=asset_id, meter=CHECK_OUTS, reading=one, total=one, read_on=today)
            meters[asset_id] = books.insert(blank)
        else:
            meter.reading, meter.total, meter.read_on = meter.reading + 1, meter.total + 1, today
    for due, plan in counted:
        meter_moved(books, due, plan, meters[due.asset_id])


def last_reading(
    books: Books, asset_id: int, meter: str, until: dt.date | None = None, *, but: int | None = None
) -> MeterReading | None:
    """The last reading of a meter, up to a day, other than `but`."""
    mine = select(MeterReading).where(MeterReading.asset_id == asset_id, MeterReading.meter == meter)
    if until is not None:
        mine = mine.where(MeterReading.read_on <= until)
    if but is not None:
        mine = mine.where(MeterReading.id != but)
    return books.scalar(mine.order_by(MeterReading.read_on.desc(), MeterReading.id.desc()).limit(1))


def next_reading(books: Books, asset_id: int, meter: str, after: dt.date) -> MeterReading | None:
    """The first reading of a meter after a day."""
    mine = select(MeterReading).where(MeterReading.asset_id == asset_id, MeterReading.meter == meter)
    mine = mine.where(MeterReading.read_on > after)
    return books.scalar(mine.order_by(MeterReading.read_on, MeterReading.id).limit(1))
