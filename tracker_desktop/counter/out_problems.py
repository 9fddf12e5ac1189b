"""Why an asset cannot go out now: the same rules as the transaction's, told while the next thing is scanned."""

from __future__ import annotations

import datetime as dt
import zoneinfo
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from sqlalchemy import Connection

from tracker_desktop.counter.basket import AssetLine
from tracker_desktop.errors import Refused
from tracker_desktop.models.assets import BAD, Readiness
from tracker_desktop.queries.base import Query
from tracker_desktop.queries.counter_facts import AssetFacts, OfficeDay
from tracker_desktop.transactions.rules import holder_rules
from tracker_desktop.transactions.rules.asset_rules import NOT_READY
from tracker_desktop.transactions.rules.concerns import Concern, Handover, Thing
from tracker_desktop.transactions.rules.handover import concerns
from tracker_desktop.transactions.rules.inspections import to_inspect
from tracker_desktop.wording.assets import short_day
from tracker_desktop.wording.render import show_money

GONE = (Readiness.MISSING.value, Readiness.DISPOSED.value)
OF_HEAD = (*holder_rules.MAY_OVERRIDE, "loan_too_long")
"""What is said of who gets it and until when, once for all lines: no line is red for it."""


@dataclass(frozen=True)
class ConcernsOf(Query[tuple[Concern, ...]]):
    """All that speaks against handing something over."""

    over: Handover

    def run(self, connection: Connection) -> tuple[Concern, ...]:
        return tuple(concerns(connection, self.over))


def thing_of(facts: AssetFacts) -> Thing:
    """An asset as the rules know it."""
    return Thing(facts.id, facts.tag, facts.category_id)


def handover(
    holder_id: int,
    things: Sequence[Thing],
    due: dt.date | None,
    now: dt.datetime,
    day: OfficeDay,
    beside: Sequence[Thing] = (),
) -> Handover:
    """Who gets what, as the counter knows it."""
    return Handover(holder_id, things, due, now, day.today, day.zone, beside=beside)


def state_problem(
    facts: AssetFacts, holder_id: int | None, day: OfficeDay, condition: str | None = None
) -> Refused | None:
    """Why an asset cannot go out whoever gets it, in this condition; None where it can."""
    if facts.readiness in GONE:
        return Refused(NOT_READY[Readiness(facts.readiness)], tag=facts.tag)
    if facts.holder_id is not None:
        since = facts.held_since.astimezone(zoneinfo.ZoneInfo(day.zone)).date() if facts.held_since else day.today
        return Refused(
            "held_by_same" if holder_id == facts.holder_id else "held",
            tag=facts.tag,
            holder=facts.holder,
            since=short_day(since, day.today),
            asset_id=facts.id,
        )
    if facts.readiness == Readiness.TO_INSPECT.value:
        return to_inspect(facts.tag, facts.todo)
    if facts.readiness != Readiness.READY.value:
        return Refused(NOT_READY[Readiness(facts.readiness)], tag=facts.tag)
    if condition in BAD and condition != facts.condition:
        return to_inspect(facts.tag, facts.todo)
    return None


def with_deposit(line: AssetLine, *, has_reason: bool) -> AssetLine:
    """The line, which is red where less is taken for it than its category wants and no reason was given."""
    wanted, taken = line.category_deposit or Decimal(0), line.deposit or Decimal(0)
    if taken >= wanted or line.problem:
        return line
    less = less_taken(line)
    if has_reason:
        return replace(line, warning=line.warning or str(less))
    return replace(line, problem=str(less), problem_code=less.code)


def less_taken(line: AssetLine) -> Refused:
    """What is said of a line for which too little is taken."""
    wanted, taken = line.category_deposit or Decimal(0), line.deposit or Decimal(0)
    return Refused("deposit_less", tag=line.tag, deposit=show_money(wanted), taken=show_money(taken))


def of_line(found: tuple[Concern, ...], *, has_reason: bool) -> tuple[Refused | None, str]:
    """Of what speaks against one thing, what makes its line red, and what is only said of it as there is a reason."""
    mine = [concern for concern in found if concern.code not in OF_HEAD]
    firm = next((concern for concern in mine if concern.firm), None)
    if firm is not None or (mine and not has_reason):
        return (firm or mine[0]).refusal(), ""
    return None, str(mine[0].refusal()) if mine else ""
