"""How right the books are: of the lines that were counted, how many were within the tolerance, and what the others were
worth. From what each posted count keeps, so that it stays as it was then."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TypeVar

from sqlalchemy import Connection, select

from tracker_desktop.models.counts import CountState, StockCount
from tracker_desktop.models.people import Person
from tracker_desktop.queries.base import Query
from tracker_desktop.queries.office import Office, office_of

NOTHING = Decimal(0)
K = TypeVar("K")


@dataclass(frozen=True)
class Accuracy:
    """Lines counted, those of them within the tolerance, and what all differences are worth: gains less losses, and
    both together."""

    counted: int = 0
    within: int = 0
    net: Decimal = NOTHING
    absolute: Decimal = NOTHING

    @property
    def share(self) -> Decimal | None:
        """Lines within the tolerance in per cent, with one decimal; None where nothing was counted."""
        return round(Decimal(self.within * 100) / self.counted, 1) if self.counted else None

    def plus(self, other: Accuracy) -> Accuracy:
        """Both together."""
        return Accuracy(
            self.counted + other.counted,
            self.within + other.within,
            self.net + other.net,
            self.absolute + other.absolute,
        )


@dataclass(frozen=True)
class AccuracyOf:
    """Of a time: in all, by class (A, B, C), by who counted (name), and by month (its first day), in their order."""

    counts: int = 0
    total: Accuracy = field(default_factory=Accuracy)
    classes: Mapping[str, Accuracy] = field(default_factory=dict)
    counters: Mapping[str, Accuracy] = field(default_factory=dict)
    months: Mapping[dt.date, Accuracy] = field(default_factory=dict)


@dataclass(frozen=True)
class _Part:
    day: dt.date
    abc: str
    counter: str
    accuracy: Accuracy


@dataclass(frozen=True)
class CountAccuracy(Query[AccuracyOf]):
    """The accuracy of the counts that were posted from one day of the office to another, both included."""

    first: dt.date | None = None
    last: dt.date | None = None

    def run(self, connection: Connection) -> AccuracyOf:
        office = office_of(connection)
        posted = select(StockCount.closed_at, StockCount.totals).where(StockCount.state == CountState.POSTED.value)
        names: dict[int, str] = dict(connection.execute(select(Person.id, Person.name)).all())
        counts, parts = 0, list[_Part]()
        for closed_at, totals in connection.execute(posted.order_by(StockCount.closed_at)):
            day = _day(office, closed_at)
            if (self.first is not None and day < self.first) or (self.last is not None and day > self.last):
                continue
            counts += 1
            for abc, person, counted, within, net, absolute in (totals or {}).get("parts", ()):
                accuracy = Accuracy(counted, within, Decimal(net), Decimal(absolute))
                parts.append(_Part(day.replace(day=1), abc, names.get(person, ""), accuracy))
        total = _sum(parts, lambda _: "").get("", Accuracy())
        return AccuracyOf(
            counts=counts,
            total=total,
            classes=dict(sorted(_sum(parts, lambda part: part.abc).items())),
            counters=dict(sorted(_sum(parts, lambda part: part.counter).items(), key=lambda pair: -pair[1].counted)),
            months=_sum(parts, lambda part: part.day),
        )


def _day(office: Office, moment: dt.datetime | None) -> dt.date:
    return office.today if moment is None else moment.astimezone(office.zone).date()


def _sum(parts: Iterable[_Part], by: Callable[[_Part], K]) -> dict[K, Accuracy]:
    sums: dict[K, Accuracy] = {}
    for part in parts:
        sums[by(part)] = sums.get(by(part), Accuracy()).plus(part.accuracy)
    return sums
