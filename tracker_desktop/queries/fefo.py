"""Which lots and places an issue takes from: what expires first goes out first."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum

from sqlalchemy import Connection, select

from tracker_desktop.models.items import Lot, LotStatus
from tracker_desktop.models.places import ISSUABLE, Place
from tracker_desktop.models.stock import Balance

NEVER = dt.date.max
CHUNK = 500


class Held(StrEnum):
    """Why stock that is on hand is not issued."""

    EXPIRED = "expired"
    RECALLED = "recalled"
    PLACE = "place"  # a returns shelf, quarantine or hold, or something inside one


@dataclass(frozen=True)
class Allocation:
    """A quantity (base units) of one lot at one place. `lot_number` is empty for stock without a lot."""

    lot_id: int
    lot_number: str
    place_id: int
    place_path: str
    expiry: dt.date | None
    quantity: Decimal


def allocate(
    connection: Connection,
    item_id: int,
    quantity: Decimal,
    *,
    today: dt.date,
    place_id: int | None = None,
    lot_id: int | None = None,
) -> tuple[Allocation, ...]:
    """Where to take this quantity (base units): first expired first out, what has no expiry last, then the oldest lot.

    Below `place_id` and out of `lot_id` only, where given. Expired and recalled lots, returns shelves, quarantine and
    hold are never proposed. Where less is on hand, the sum falls short of what was asked.
    """
    taken: list[Allocation] = []
    missing = quantity
    for shelf in issuable(connection, item_id, today=today, place_id=place_id, lot_id=lot_id):
        if missing <= 0:
            break
        part = min(shelf.quantity, missing)
        taken.append(replace(shelf, quantity=part))
        missing -= part
    return tuple(taken)


def issuable(
    connection: Connection, item_id: int, *, today: dt.date, place_id: int | None = None, lot_id: int | None = None
) -> list[Allocation]:
    """All that may be issued of an item, in the order in which it should go out."""
    rows = _on_hand(connection, item_id, place_id, lot_id)
    free = [shelf for shelf, reason in _judged(rows, today) if reason is None]
    return sorted(free, key=lambda shelf: (shelf.expiry or NEVER, shelf.lot_id, shelf.place_path, shelf.place_id))


def issuable_sum(connection: Connection, item_id: int, *, today: dt.date) -> Decimal:
    """How much may be issued of an item."""
    return sum((shelf.quantity for shelf in issuable(connection, item_id, today=today)), Decimal(0))


def held_back(
    connection: Connection, item_id: int, *, today: dt.date, place_id: int | None = None, lot_id: int | None = None
) -> dict[Held, Decimal]:
    """How much is on hand that may not be issued, by the reason."""
    sums: dict[Held, Decimal] = {}
    for shelf, reason in _judged(_on_hand(connection, item_id, place_id, lot_id), today):
        if reason is not None:
            sums[reason] = sums.get(reason, Decimal(0)) + shelf.quantity
    return sums


@dataclass(frozen=True)
class _Row:
    shelf: Allocation
    status: str
    kinds: frozenset[str]


def _judged(rows: Iterable[_Row], today: dt.date) -> Iterator[tuple[Allocation, Held | None]]:
    for row in rows:
        yield row.shelf, _reason(row, today)


def _reason(row: _Row, today: dt.date) -> Held | None:
    if row.status == LotStatus.RECALLED:
        return Held.RECALLED
    if row.shelf.expiry is not None and row.shelf.expiry < today:
        return Held.EXPIRED
    return None if row.kinds <= ISSUABLE else Held.PLACE


def _on_hand(connection: Connection, item_id: int, place_id: int | None, lot_id: int | None) -> list[_Row]:
    query = (
        select(Lot.id, Lot.number, Place.id, Place.path, Lot.expiry, Balance.quantity, Lot.status)
        .join(Lot, Lot.id == Balance.lot_id)
        .join(Place, Place.id == Balance.place_id)
        .where(Balance.item_id == item_id, Balance.quantity > 0)
    )
    if lot_id is not None:
        query = query.where(Balance.lot_id == lot_id)
    rows = connection.execute(query).all()
    above = _ancestors(connection, {row[2] for row in rows})
    return [
        _Row(Allocation(*row[:6]), row[6], frozenset(above[row[2]].values()))
        for row in rows
        if place_id is None or place_id in above[row[2]]
    ]


def kinds_above(connection: Connection, place_id: int) -> frozenset[str]:
    """The kinds of a place and of all that it lies in."""
    return frozenset(_ancestors(connection, {place_id})[place_id].values())


def _ancestors(connection: Connection, place_ids: set[int]) -> dict[int, dict[int, str]]:
    """For each place, itself and all that it lies in: id to kind."""
    known: dict[int, tuple[int | None, str]] = {}
    wanted = place_ids
    while wanted:
        ids = sorted(wanted)
        for start in range(0, len(ids), CHUNK):
            query = select(Place.id, Place.parent_id, Place.kind).where(Place.id.in_(ids[start : start + CHUNK]))
            known.update({row[0]: (row[1], row[2]) for row in connection.execute(query)})
        wanted = {parent for parent, _ in known.values() if parent is not None} - known.keys()
    return {place_id: dict(_upwards(known, place_id)) for place_id in place_ids}


def _upwards(known: dict[int, tuple[int | None, str]], place_id: int) -> Iterator[tuple[int, str]]:
    at: int | None = place_id
    while at is not None:
        parent, kind = known[at]
        yield at, kind
        at = parent
