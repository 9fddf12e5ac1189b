"""Whether a reading of a meter can be: between the one before and the one after it, and not far more than usual."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from tracker_desktop.errors import Refused
from tracker_desktop.models.assets import Asset
from tracker_desktop.models.maintenance import MeterReading
from tracker_desktop.models.text import fold
from tracker_desktop.transactions.books import Books
from tracker_desktop.transactions.rules.meters import A_DAY, HOURS, TIMES_AS_MUCH, next_reading, usual
from tracker_desktop.wording.render import counted, show_day, show_quantity


def check_between(
    books: Books, asset: Asset, meter: str, reading: Decimal, day: dt.date, before: MeterReading | None
) -> None:
    """Raises Refused: meter_lower, meter_above_next."""
    words = {"meter": meter, "tag": asset.tag, "reading": show_quantity(reading)}
    if before is not None and reading < before.reading:
        raise Refused(
            "meter_lower", **words, last=show_quantity(before.reading), day=show_day(before.read_on), jump=True
        )
    after = next_reading(books, asset.id, meter, day)
    if after is not None and after.jump is None and reading > after.reading:
        raise Refused("meter_above_next", **words, next=show_quantity(after.reading), day=show_day(after.read_on))


def check_high(
    books: Books, asset: Asset, meter: str, total: Decimal, day: dt.date, before: MeterReading, reason: str
) -> None:
    """Raises Refused("meter_high") where a meter would have gone on by more than a day has hours, or by ten times what
    it usually does, unless there is a reason."""
    more, days = total - before.total, max((day - before.read_on).days, 1)
    most = A_DAY * (days + 1) if fold(meter) in HOURS else None
    rate = usual(books, asset.id, meter, before.read_on)
    if rate:
        often = rate * days * TIMES_AS_MUCH
        most = often if most is None else min(most, often)
    if most is not None and more > most and not reason:
        raise Refused(
            "meter_high", meter=meter, tag=asset.tag, more=show_quantity(round(more, 3)), days=counted(days, "day")
        )
