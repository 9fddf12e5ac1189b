"""ABC classes of items: of what was used in the last year, the first 80 % of the value are A, the next 15 % B."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, case, func, select

from tracker_desktop.models.counts import AbcClass
from tracker_desktop.models.items import Item
from tracker_desktop.models.places import Place, PlaceKind
from tracker_desktop.models.stock import Movement
from tracker_desktop.queries.base import Query
from tracker_desktop.queries.office import office_of

YEAR = dt.timedelta(days=365)
SHARES = ((80, AbcClass.A), (95, AbcClass.B))
"""Up to which part of all use, in per cent, items are of a class; what begins behind the last is C."""


def classes_of(connection: Connection, now: dt.datetime) -> dict[int, AbcClass]:
    """The class of every item, by the value that was issued in the year before `now`. What was not used is C.

    An issue that was undone, and what came back, count as nothing: what went to the place of what is consumed is
    counted against what came back from there.
    """
    used = select(Place.id).where(Place.kind == PlaceKind.CONSUMED.value)
    value = func.sum(case((Movement.to_place_id.in_(used), Movement.value), else_=-Movement.value))
    query = (
        select(Movement.item_id, value)
        .where(Movement.to_place_id.in_(used) | Movement.from_place_id.in_(used))
        .where(Movement.effective_at >= now - YEAR)
        .group_by(Movement.item_id)
    )
    values = {item_id: amount for item_id, amount in connection.execute(query) if amount > 0}
    every = connection.scalars(select(Item.id))
    classes = dict.fromkeys(every, AbcClass.C)
    total, so_far = sum(values.values()), 0
    for item_id, amount in sorted(values.items(), key=lambda pair: (-pair[1], pair[0])):
        classes[item_id] = next((abc for share, abc in SHARES if so_far * 100 < share * total), AbcClass.C)
        so_far += amount
    return classes


@dataclass(frozen=True)
class AbcClasses(Query[Mapping[int, AbcClass]]):
    """The class of every item by its id, as of now."""

    def run(self, connection: Connection) -> Mapping[int, AbcClass]:
        return classes_of(connection, office_of(connection).now)
