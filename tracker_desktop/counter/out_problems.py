"""Why an asset cannot go out now: the same rules as the transaction's, told while the next thing is scanned."""

from __future__ import annotations

import zoneinfo

from tracker_desktop.counter.basket import Basket
from tracker_desktop.errors import Refused
from tracker_desktop.models.assets import BAD, Readiness
from tracker_desktop.models.categories import Policy
from tracker_desktop.queries.counter_facts import AssetFacts, HolderFacts, OfficeDay
from tracker_desktop.transactions.rules.asset_rules import NOT_READY
from tracker_desktop.transactions.rules.inspections import to_inspect
from tracker_desktop.wording.assets import short_day

GONE = (Readiness.MISSING.value, Readiness.DISPOSED.value)


def problem_of(facts: AssetFacts, basket: Basket, day: OfficeDay, condition: str | None = None) -> Refused | None:
    """The refusal that checking this asset out, in this condition, would meet; None where it can go."""
    if facts.readiness in GONE:
        return Refused(NOT_READY[Readiness(facts.readiness)], tag=facts.tag)
    if facts.holder_id is not None:
        since = facts.held_since.astimezone(zoneinfo.ZoneInfo(day.zone)).date() if facts.held_since else day.today
        same = basket.holder is not None and basket.holder.id == facts.holder_id
        return Refused(
            "held_by_same" if same else "held",
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
    warned = None if basket.holder is None else warning_of(basket.holder, day)
    if warned is not None and facts.holder_policy == Policy.REFUSE.value:
        return Refused(f"{warned.code}_policy", **warned.params, tag=facts.tag, category=facts.category)
    return None


def warning_of(holder: HolderFacts, day: OfficeDay) -> Refused | None:
    """What is said of a holder before something is handed over; a reason overrides it."""
    if not holder.active:
        return Refused("holder_inactive", holder=holder.name)
    if not holder.overdue or holder.overdue_since is None:
        return None
    return Refused(
        "holder_overdue",
        holder=holder.name,
        count=holder.overdue,
        tag0=holder.first_overdue,
        since=short_day(holder.overdue_since, day.today),
    )
