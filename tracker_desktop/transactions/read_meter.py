"""Write down what stands on a meter of an asset."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import ClassVar

from tracker_desktop.errors import Refused
from tracker_desktop.models.assets import Asset, Readiness
from tracker_desktop.models.maintenance import CHECK_OUTS, AssetMeter, MeterReading
from tracker_desktop.scanning.clean import clean_line
from tracker_desktop.transactions.base import Transaction
from tracker_desktop.transactions.books import Books
from tracker_desktop.transactions.rights import Right
from tracker_desktop.transactions.rules import fields, said
from tracker_desktop.transactions.rules.asset_rules import hold_assets, refuse_states
from tracker_desktop.transactions.rules.meter_checks import check_between, check_high
from tracker_desktop.transactions.rules.meters import (
    last_reading,
    meter_moved,
    meter_named,
    meters_of,
    plans_of_meter,
    use,
)
from tracker_desktop.transactions.rules.said import Said
from tracker_desktop.transactions.rules.stock_words import joined, words
from tracker_desktop.wording.render import show_day


class Jump(StrEnum):
    """Why a reading is lower than the last one."""

    NEW_METER = "new meter"
    WRONG_READING = "wrong reading"


@dataclass(frozen=True)
class ReadMeter(Transaction):
    """`read_on` None is today; an earlier day must fit between the readings before and after it. `jump`: after a new
    meter the total goes on, a wrong reading is replaced by this one. `reason`: why it went on by more than usual.

    Raises Refused: meter_needed, meter_counts_itself, meter_future, meter_lower, meter_above_next, meter_high,
    meter_jump_unknown, meter_jump_back, meter_nothing_to_correct, meter_negative, meter_too_large, meter_too_fine.
    """

    kind: ClassVar[str] = "read_meter"
    right: ClassVar[Right] = Right.COUNTER

    asset_id: int
    meter: str
    reading: Decimal
    read_on: dt.date | None = None
    jump: str | None = None
    reason: str | None = None

    def apply(self, books: Books) -> Said:
        (asset,) = hold_assets(books, [self.asset_id])
        refuse_states(asset, (Readiness.DISPOSED,))
        meter = meter_named(books, self.meter)
        if meter is None:
            raise Refused("meter_needed")
        if meter == CHECK_OUTS:
            raise Refused("meter_counts_itself")
        if self.jump is not None and self.jump not in list(Jump):
            raise Refused("meter_jump_unknown", value=self.jump, choices=", ".join(Jump))
        use(books, self.reading)
        day = fields.day(books, self.read_on) or books.today
        if day > books.today:
            raise Refused("meter_future", day=show_day(day))
        if self.jump == Jump.WRONG_READING:
            total = self._correct(books, asset, meter, day)
        else:
            total = self._add(books, asset, meter, day)
        return self._follow(books, asset, meter, total)

    def _add(self, books: Books, asset: Asset, meter: str, day: dt.date) -> Decimal:
        before = last_reading(books, asset.id, meter, day)
        if self.jump is not None and (newest := last_reading(books, asset.id, meter)) and newest.read_on > day:
            raise Refused("meter_jump_back", day=show_day(newest.read_on))
        is_new = self.jump is not None and before is not None
        if not is_new:
            check_between(books, asset, meter, self.reading, day, before)
        total = self.reading
        if before is not None:
            total = before.total + (self.reading if is_new else self.reading - before.reading)
            check_high(books, asset, meter, total, day, before, clean_line(self.reason or ""))
        row = MeterReading(asset_id=asset.id, meter=meter, read_on=day, reading=self.reading, total=use(books, total))
        row.jump = self.jump if is_new else None
        row.read_by_id = books.operator.person_id
        books.insert(row)
        return total

    def _correct(self, books: Books, asset: Asset, meter: str, day: dt.date) -> Decimal:
        """The last reading is replaced by this one."""
        wrong = last_reading(books, asset.id, meter)
        if wrong is None:
            raise Refused("meter_nothing_to_correct", meter=meter, tag=asset.tag)
        wrong = books.hold(MeterReading, [wrong.id])[wrong.id]
        if day < wrong.read_on:
            raise Refused("meter_jump_back", day=show_day(wrong.read_on))
        before = last_reading(books, asset.id, meter, but=wrong.id)
        if wrong.jump is None:
            check_between(books, asset, meter, self.reading, day, before)
        total = wrong.total - wrong.reading + self.reading
        if before is not None:
            check_high(books, asset, meter, total, day, before, clean_line(self.reason or ""))
        use(books, total)
        wrong.reading, wrong.total, wrong.read_on = self.reading, total, day
        wrong.read_by_id = books.operator.person_id
        books.flush()
        return total

    def _follow(self, books: Books, asset: Asset, meter: str, total: Decimal) -> Said:
        """What the meter says now, and what is due by it."""
        last = last_reading(books, asset.id, meter)
        assert last is not None  # it was just written
        now = meters_of(books, [asset.id], meter).get(asset.id)
        if now is None:
            now = books.insert(
                AssetMeter(asset_id=asset.id, meter=meter, reading=last.reading, total=last.total, read_on=last.read_on)
            )
        else:
            now.reading, now.total, now.read_on = last.reading, last.total, last.read_on
        reached = []
        for due, plan in plans_of_meter(books, [asset.id], meter):
            meter_moved(books, due, plan, now)
            reached += [words("meter_due", plan=plan.name)] if due.by_use else []
        older = words("meter_total", total=said.quantity(total)) if total != self.reading else ""
        code = "correct_reading" if self.jump == Jump.WRONG_READING else self.kind
        gaps = {"tag": asset.tag, "reading": said.quantity(self.reading), "meter": meter}
        about = joined([asset.description, older, *reached], "stock_dot")
        return Said(code, gaps | {"about": about}, ("asset", asset.id))
