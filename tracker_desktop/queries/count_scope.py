"""What a count is about, and the lines that come of it: which lots at which places are to be counted."""

from __future__ import annotations

import math
import random
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, select, type_coerce

from tracker_desktop.errors import Refused
from tracker_desktop.models.counts import AbcClass
from tracker_desktop.models.items import Item, Lot
from tracker_desktop.models.places import Place
from tracker_desktop.models.stock import Balance
from tracker_desktop.models.types import Int
from tracker_desktop.queries.abc import classes_of
from tracker_desktop.queries.count_due import due_shelves
from tracker_desktop.queries.in_parts import in_parts
from tracker_desktop.queries.office import Office

_SAMPLE = re.compile(r"(\d{1,7})\s*|(\d{1,3}(?:[.,]\d{1,2})?)\s*%", re.ASCII)


class ScopeKind(StrEnum):
    PLACES = "places"
    ITEMS = "items"
    GROUPS = "groups"  # of items
    CLASSES = "classes"  # A, B, C
    DUE = "due"  # in its cycle, or for what happened since
    ALL = "all"


@dataclass(frozen=True)
class CountScope:
    """`ids` are places (with those `below` them) or items, `names` groups or classes. `within` are places to which any
    other kind is limited, with those below. `sample` is a number of lines ("20") or a part of them ("5 %") at random.
    """

    kind: ScopeKind
    ids: tuple[int, ...] = ()
    below: bool = True
    names: tuple[str, ...] = ()
    within: tuple[int, ...] = ()
    sample: str | None = None


class CountShelf(NamedTuple):
    """A line to be: a lot of an item at a place, what the book has there in 1/1000 of the base unit, and its order."""

    item_id: int
    lot_id: int
    place_id: int
    quantity: int
    sort: str
    abc: AbcClass

    @property
    def key(self) -> tuple[int, int, int]:
        """Item, lot and place."""
        return self.item_id, self.lot_id, self.place_id


def shelves_of(connection: Connection, office: Office, scope: CountScope) -> list[CountShelf]:
    """All lines of a scope in their order, before any sample is drawn.

    Where something is on hand of an item at a place, its lots are listed that are; where nothing is, one line of the
    last lot that lay there, unless item or place are no longer in use.
    """
    classes = classes_of(connection, office.now)
    rows = _rows(connection, _conditions(connection, scope))
    if scope.kind == ScopeKind.CLASSES:
        rows = (row for row in rows if classes[row.item_id].value in scope.names)
    if scope.within and scope.kind != ScopeKind.PLACES:
        inside = places_below(connection, scope.within)
        rows = (row for row in rows if row.place_id in inside)
    listed = [
        CountShelf(
            row.item_id,
            row.lot_id,
            row.place_id,
            row.quantity,
            f"{row.path_key}  {row.sku_sort}  {row.number_key}",
            classes[row.item_id],
        )
        for row in _listed(rows)
    ]
    if scope.kind == ScopeKind.DUE:
        due = due_shelves(connection, office, {shelf.key: (shelf.quantity, shelf.abc) for shelf in listed})
        listed = [shelf for shelf in listed if shelf.key in due]
    return sorted(listed, key=lambda shelf: (shelf.sort, shelf.key))


def sampled(shelves: Sequence[CountShelf], sample: str | None, seed: str) -> list[CountShelf]:
    """As many of the lines as the sample asks for, at random, in their order; all without one. The same seed draws the
    same lines. Raises Refused("count_sample_wrong")."""
    if sample is None:
        return list(shelves)
    asked = _SAMPLE.fullmatch(sample.strip())
    share = Decimal(asked[2].replace(",", ".")) if asked and asked[2] else None
    number = int(asked[1]) if asked and asked[1] else 0
    if share is not None:
        number = math.ceil(len(shelves) * share / 100)
    if asked is None or number < 1 or (share is not None and share > 100):
        raise Refused("count_sample_wrong", sample=sample)
    if number >= len(shelves):
        return list(shelves)
    drawn = random.Random(seed).sample(range(len(shelves)), number)
    return [shelves[at] for at in sorted(drawn)]


def places_below(connection: Connection, place_ids: Iterable[int]) -> set[int]:
    """These places and all that lie in them."""
    inside: dict[int, list[int]] = {}
    for place_id, parent_id in connection.execute(select(Place.id, Place.parent_id)):
        if parent_id is not None:
            inside.setdefault(parent_id, []).append(place_id)
    found: set[int] = set()
    waiting = list(place_ids)
    while waiting:
        place_id = waiting.pop()
        if place_id not in found:
            found.add(place_id)
            waiting += inside.get(place_id, ())
    return found


def _conditions(connection: Connection, scope: CountScope) -> Iterator[ColumnElement[bool] | None]:
    """What holds for the balances of a scope, in parts that one statement takes; None for all of them."""
    if scope.kind == ScopeKind.PLACES:
        wanted = places_below(connection, scope.ids) if scope.below else set(scope.ids)
        yield from (Balance.place_id.in_(part) for part in in_parts(sorted(wanted)))
    elif scope.kind == ScopeKind.ITEMS:
        yield from (Balance.item_id.in_(part) for part in in_parts(sorted(set(scope.ids))))
    elif scope.kind == ScopeKind.GROUPS:
        yield from (Item.group.in_(part) for part in in_parts(sorted(set(scope.names))))
    else:
        yield None


def _rows(connection: Connection, conditions: Iterable[ColumnElement[bool] | None]) -> Iterator[Any]:
    query = (
        select(
            Balance.item_id,
            Balance.lot_id,
            Balance.place_id,
            type_coerce(Balance.quantity, Int).label("quantity"),
            Place.path_key,
            Item.sku_sort,
            Lot.number_key,
            Item.active,
            Place.active.label("in_use"),
        )
        .join(Item, Item.id == Balance.item_id)
        .join(Lot, Lot.id == Balance.lot_id)
        .join(Place, Place.id == Balance.place_id)
    )
    for condition in conditions:
        yield from connection.execute(query if condition is None else query.where(condition)).all()


def _listed(rows: Iterable[Any]) -> Iterator[Any]:
    empty: dict[tuple[int, int], Any] = {}
    there: set[tuple[int, int]] = set()
    for row in rows:
        at = (row.item_id, row.place_id)
        if row.quantity:
            there.add(at)
            yield row
        elif row.active and row.in_use and (at not in empty or row.lot_id > empty[at].lot_id):
            empty[at] = row
    yield from (row for at, row in empty.items() if at not in there)


def scope_from(kept: Mapping[str, Any]) -> CountScope:
    """The scope as a count keeps it, read again."""
    lists = {name: tuple(kept.get(name, ())) for name in ("ids", "names", "within")}
    return CountScope(ScopeKind(kept["kind"]), below=kept.get("below", True), sample=kept.get("sample"), **lists)
