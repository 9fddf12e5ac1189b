"""ABC classes of items: of what was used in the last year, the first 80 % of the value are A, the next 15 % B."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, select

from tracker_desktop.models.counts import AbcClass
from tracker_desktop.models.items import Item
from tracker_desktop.models.stock import Movement
from tracker_desktop.queries.base import Query
from tracker_desktop.queries.office import office_of
from tracker_desktop.queries.stock_sums import USE, USED_VALUE

YEAR = dt.timedelta(days=365)
SHARES = ((80, AbcClass.A), (95, AbcClass.B))
"""Up to which part of all use, in per cent, items are of a class; what begins behind the last is C."""


def classes_of(connection: Connection, now: dt.datetime) -> dict[int, AbcClass]:
    """The class of every item, by the value that was issued and sold in the year before `now`. What was not used is C.

    An issue that was undone, and what came back, count as nothing: what went to the places of what is consumed and
    sold is counted against what came back from there.
    """
    query = select(Movement.item_id, USED_VALUE).where(USE, Movement.effective_at >= now - YEAR)
    query = query.group_by(Movement.item_id)
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
