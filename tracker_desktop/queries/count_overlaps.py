"""Which counts that go on have some of the same lines: they are told of each other before anybody counts twice."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, select

from tracker_desktop.models.counts import CountLine, StockCount
from tracker_desktop.models.people import Person
from tracker_desktop.queries.base import Query
from tracker_desktop.queries.count_due import Due, due_shelves
from tracker_desktop.queries.count_scope import CountScope, CountShelf, ScopeKind, sampled, shelves_of
from tracker_desktop.queries.count_status import ON
from tracker_desktop.queries.office import office_of

Key = tuple[int, int, int]


@dataclass(frozen=True)
class Overlap:
    """A count that goes on: its name, who opened it and when (UTC), and how many lines are in both."""

    count_id: int
    name: str
    opened_by_id: int
    opened_by: str
    opened_at: dt.datetime
    lines: int


@dataclass(frozen=True)
class Preview:
    """What a count would be: its lines, those with nothing on hand by the book, its items and places, how many are due
    for which reason, and which counts that go on have some of its lines."""

    lines: int
    empty: int
    items: int
    places: int
    due: Mapping[Due, int]
    overlaps: tuple[Overlap, ...]


@dataclass(frozen=True)
class CountOverlaps(Query[tuple[Overlap, ...]]):
    """The counts that go on and have lines of this scope; of a sample, of all that it is drawn from."""

    scope: CountScope

    def run(self, connection: Connection) -> tuple[Overlap, ...]:
        shelves = shelves_of(connection, office_of(connection), self.scope)
        return overlaps_of(connection, {shelf.key for shelf in shelves})


@dataclass(frozen=True)
class CountPreview(Query[Preview]):
    """What would come of opening a count. Raises Refused("count_sample_wrong")."""

    scope: CountScope

    def run(self, connection: Connection) -> Preview:
        office = office_of(connection)
        listed = shelves_of(connection, office, self.scope)
        shelves = sampled(listed, self.scope.sample, "preview")
        due: dict[Due, int] = {}
        if self.scope.kind == ScopeKind.DUE:
            reasons = due_shelves(connection, office, {one.key: (one.quantity, one.abc) for one in listed})
            for why in reasons.values():
                due[why] = due.get(why, 0) + 1
        return Preview(
            lines=len(shelves),
            empty=sum(not shelf.quantity for shelf in shelves),
            items=len({shelf.item_id for shelf in shelves}),
            places=len({shelf.place_id for shelf in shelves}),
            due=due,
            overlaps=overlaps_of(connection, _keys(listed)),
        )


def _keys(shelves: Collection[CountShelf]) -> set[Key]:
    return {shelf.key for shelf in shelves}


def overlaps_of(connection: Connection, keys: Collection[Key]) -> tuple[Overlap, ...]:
    """The counts that go on and have lines for these shelves (item, lot, place), the first opened first."""
    counts = (
        select(StockCount.id, StockCount.name, Person.id, Person.name, StockCount.opened_at)
        .join(Person, Person.id == StockCount.opened_by_id)
        .where(StockCount.state.in_(ON))
        .order_by(StockCount.id)
    )
    found: list[Overlap] = []
    for count_id, name, person_id, person, opened_at in connection.execute(counts).all():
        lines = select(CountLine.item_id, CountLine.lot_id, CountLine.place_id).where(CountLine.count_id == count_id)
        both = sum(tuple(line) in keys for line in connection.execute(lines).all())
        if both:
            found.append(Overlap(count_id, name, person_id, person, opened_at, both))
    return tuple(found)
