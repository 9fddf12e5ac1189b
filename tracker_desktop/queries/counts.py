"""What the screen and the counter ask about counts: which go on, how far they are, and what they come to."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from sqlalchemy import Connection, case, func, select

from tracker_desktop.models.counts import CountLine, CountState, StockCount
from tracker_desktop.models.people import Person
from tracker_desktop.models.stock import ItemValue
from tracker_desktop.queries.base import Query
from tracker_desktop.queries.count_status import DIFFERENCE, DIFFERS, HAS_PROBLEM, LINE_STATE, LineState, raw
from tracker_desktop.queries.lists.count_lines import value_of

NOTHING = Decimal(0)


@dataclass(frozen=True)
class CountFacts:
    """A count: its state, whether it is blind, who opened it and when (UTC), its lines and those that are counted."""

    id: int
    name: str
    state: str
    blind: bool
    opened_by_id: int
    opened_by: str
    opened_at: dt.datetime
    scope: Mapping[str, Any]
    note: str | None
    lines: int
    counted: int

    @property
    def is_open(self) -> bool:
        """Whether it can be counted in."""
        return self.state == CountState.OPEN.value


@dataclass(frozen=True)
class CountFactsOf(Query[CountFacts | None]):
    """The facts of a count; None where it is gone."""

    count_id: int

    def run(self, connection: Connection) -> CountFacts | None:
        return next(iter(_facts(connection, StockCount.id == self.count_id)), None)


@dataclass(frozen=True)
class OpenCounts(Query[tuple[CountFacts, ...]]):
    """The counts that are open, the last one opened first."""

    def run(self, connection: Connection) -> tuple[CountFacts, ...]:
        return _facts(connection, StockCount.state == CountState.OPEN.value)


def _facts(connection: Connection, where: Any) -> tuple[CountFacts, ...]:
    lines = select(func.count()).select_from(CountLine).where(CountLine.count_id == StockCount.id).correlate(StockCount)
    query = (
        select(
            StockCount.id,
            StockCount.name,
            StockCount.state,
            StockCount.blind,
            Person.id,
            Person.name,
            StockCount.opened_at,
            StockCount.scope,
            StockCount.note,
            lines.scalar_subquery(),
            lines.where(CountLine.counted.is_not(None)).scalar_subquery(),
        )
        .join(Person, Person.id == StockCount.opened_by_id)
        .where(where)
        .order_by(StockCount.id.desc())
    )
    return tuple(CountFacts(*row) for row in connection.execute(query))


@dataclass(frozen=True)
class Sums:
    """How far a count is. `states` has the number of lines of each state, `gains` and `losses` what the differences are
    worth by now (or were posted with), both 0 or more; `problems` counts lines."""

    lines: int = 0
    counted: int = 0
    unlisted: int = 0
    problems: int = 0
    states: Mapping[str, int] = field(default_factory=dict)
    gains: Decimal = NOTHING
    losses: Decimal = NOTHING

    @property
    def net(self) -> Decimal:
        """Gains less losses."""
        return self.gains - self.losses


@dataclass(frozen=True)
class CountSums(Query[Sums]):
    """The numbers of the strip above the lines of a count."""

    count_id: int

    def run(self, connection: Connection) -> Sums:
        mine = CountLine.count_id == self.count_id
        inner = select(
            LINE_STATE.label("state"),
            CountLine.counted.is_not(None).label("counted"),
            CountLine.asked.label("asked"),
            HAS_PROBLEM.label("problem"),
        ).where(mine)
        rows = inner.subquery()
        query = select(
            rows.c.state,
            func.count(),
            func.sum(case((rows.c.asked == 0, 1), else_=0)),
            func.sum(case((rows.c.problem, 1), else_=0)),
        ).group_by(rows.c.state)
        found = connection.execute(query).all()
        states = dict.fromkeys((state.value for state in LineState), 0) | {row[0]: row[1] for row in found}
        lines = sum(states.values())
        values = _values(connection, mine)
        return Sums(
            lines=lines,
            counted=lines - states[LineState.TO_COUNT.value],
            unlisted=sum(int(row[2]) for row in found),
            problems=sum(int(row[3]) for row in found),
            states=states,
            gains=sum((value for value in values if value > 0), NOTHING),
            losses=-sum((value for value in values if value < 0), NOTHING),
        )


def _values(connection: Connection, where: Any) -> list[Decimal]:
    query = (
        select(DIFFERENCE, CountLine.difference_value, raw(ItemValue.value), raw(ItemValue.quantity))
        .outerjoin(ItemValue, ItemValue.item_id == CountLine.item_id)
        .where(where, DIFFERS)
    )
    return [round(value, 4) for row in connection.execute(query) if (value := value_of(*row)) is not None]
