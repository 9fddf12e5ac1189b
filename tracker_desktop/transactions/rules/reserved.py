"""What is reserved for somebody else while it would be out."""

from __future__ import annotations

import datetime as dt
import zoneinfo
from collections.abc import Iterator, Mapping

from sqlalchemy import Connection

from tracker_desktop.models.categories import Policy
from tracker_desktop.models.reservations import Reservation
from tracker_desktop.queries.reserved_spans import (
    Booked,
    Kit,
    Moment,
    booked,
    category_names,
    kits_of,
    no_show_hours,
    shortage,
)
from tracker_desktop.transactions.rules.concerns import Concern, Handover, Thing

MAY_OVERRIDE: tuple[str, ...] = ("reserved_for", "reserved_kit", "reserved_category")
POLICY = "_policy"


def concerns(connection: Connection, over: Handover) -> Iterator[Concern]:
    """reserved_for, reserved_kit, reserved_category; with `_policy` behind it where a category lets no reason do."""
    if not over.things:
        return
    moment = Moment(over.now, over.today, over.zone, no_show_hours(connection))
    until = None if over.due is None else _end_of(over.due, over.zone)
    if until is not None and until <= over.now:
        return
    if not booked(connection, moment, over.now, until, Reservation.holder_id != over.holder_id, most=1):
        return
    named = category_names(connection, {one.category_id for one in over.things if one.category_id is not None})
    in_kits = kits_of(connection, [thing.id for thing in over.things])
    single = list(_of_things(connection, moment, over, until, in_kits))
    for code, thing, one, gaps in single:
        category, policy = named.get(thing.category_id or 0, ("", ""))
        yield _concern(code, policy, {**gaps, "tag": thing.tag, "category": category}, moment, one)
    loose = [thing for thing in over.things if thing.id not in in_kits]
    for category_id, (category, policy) in named.items():
        taken = [thing for thing in loose if thing.category_id == category_id]
        beside = [thing for thing in over.beside if thing.category_id == category_id]
        found = None
        if taken:
            found = shortage(
                connection,
                moment,
                category_id,
                over.now,
                until,
                taken=[thing.id for thing in (*taken, *beside)],
                but_holder=over.holder_id,
            )
        if found is not None and found.first is not None:
            gaps = {"tag": taken[0].tag, "category": category, "count": found.first.left}
            yield _concern("reserved_category", policy, gaps, moment, found.first)


def _of_things(
    connection: Connection, moment: Moment, over: Handover, until: dt.datetime | None, kits: Mapping[int, Kit]
) -> Iterator[tuple[str, Thing, Booked, dict[str, object]]]:
    """The first reservation of somebody else of each thing, or of the kit that it belongs to."""
    ids = [thing.id for thing in over.things]
    others = Reservation.holder_id != over.holder_id
    of_asset = booked(connection, moment, over.now, until, others, Reservation.asset_id.in_(ids))
    in_these = Reservation.kit_id.in_([kit.id for kit in kits.values()])
    of_kit = booked(connection, moment, over.now, until, others, in_these) if kits else []
    for thing in over.things:
        one = next((one for one in of_asset if one.asset_id == thing.id), None)
        if one is not None:
            yield "reserved_for", thing, one, {}
        kit = kits.get(thing.id)
        one = None if kit is None else next((one for one in of_kit if one.kit_id == kit.id), None)
        if one is not None and kit is not None:
            yield "reserved_kit", thing, one, {"what": kit.code}


def _concern(code: str, policy: str, gaps: dict[str, object], moment: Moment, one: Booked) -> Concern:
    firm = policy == Policy.REFUSE
    params = {**gaps, "holder": one.holder, "span": moment.span(one.starts, one.ends)}
    return Concern(code + POLICY if firm else code, params, firm)


def _end_of(due: dt.date, zone: str) -> dt.datetime:
    """The end of the day on which it is due back."""
    after = dt.datetime.combine(due + dt.timedelta(days=1), dt.time(), zoneinfo.ZoneInfo(zone))
    return after.astimezone(dt.UTC)
