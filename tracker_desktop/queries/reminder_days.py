"""On which days the reminders of what is overdue are due, and since when a statement must be signed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

MOST_STEPS = 9
NEVER = dt.date(1900, 1, 1)


def days_of(settings: Mapping[str, Any]) -> tuple[int, ...]:
    """Days overdue, one for each step."""
    return tuple(int(part) for part in str(settings["loan.notice_days"]).split(",") if part.strip())


def next_due(days: Sequence[int], due: dt.date, sent: int, last: dt.date | None) -> dt.date | None:
    """The day of the office from which the next reminder is due, after so many were sent, the last of them on that day;
    None where all were."""
    if sent >= len(days):
        return None
    first = due + dt.timedelta(days=days[sent])
    if sent == 0 or last is None:
        return first
    return max(first, last + dt.timedelta(days=days[sent] - days[sent - 1]))


def params_of(settings: Mapping[str, Any], today: dt.date, zone: dt.tzinfo) -> dict[str, Any]:
    """The days and moments that questions about reminders and signed statements name. No step, and statements that are
    never signed again: a day that nothing was before."""
    days = days_of(settings)[:MOST_STEPS]
    found: dict[str, Any] = {}
    for step in range(1, MOST_STEPS + 1):
        late = today - dt.timedelta(days=days[step - 1]) if step <= len(days) else NEVER
        gap = days[step - 1] - days[step - 2] if 1 < step <= len(days) else 0
        after = dt.datetime.combine(today - dt.timedelta(days=gap - 1), dt.time(), zone)
        found[f"notice_late_{step}"] = late
        found[f"notice_sent_{step}"] = after.astimezone(dt.UTC)
    again = int(settings["loan.statement_days"])
    found["signed_since"] = today - dt.timedelta(days=again) if again else NEVER
    found["held_before"] = dt.datetime.combine(found["signed_since"], dt.time(), zone).astimezone(dt.UTC)
    return found
