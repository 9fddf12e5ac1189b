"""What is to be counted now: by the cycle of its class, and for what happened since it was counted last."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from sqlalchemy import Connection, func, select, type_coerce

from tracker_desktop.models.counts import AbcClass, CountLine, CountState, StockCount
from tracker_desktop.models.items import Lot
from tracker_desktop.models.stock import Balance, Movement
from tracker_desktop.models.types import Int
from tracker_desktop.queries.office import Office

DAYS_OF_A_YEAR = 365
ON = (CountState.OPEN.value, CountState.WAITING.value)
Key = tuple[int, int, int]


class Due(StrEnum):
    """Why a line is to be counted."""

    CYCLE = "its turn in the year"
    EMPTY = "nothing left since its last count"
    UNDONE = "something was undone since its last count"
    EXPIRY = "expires soon"


@dataclass(frozen=True)
class _Last:
    """When an item was counted last at a place, behind which movement, and what was counted in all (1/1000)."""

    at: dt.datetime
    position: int
    counted: int


def due_shelves(connection: Connection, office: Office, shelves: Mapping[Key, tuple[int, AbcClass]]) -> dict[Key, Due]:
    """Which of these lines (item, lot, place: what is on hand in 1/1000, and the class) are due, and why.

    What was never counted is due. What stands in a count that is going on is not due a second time.
    """
    last, going, undone = _last_counts(connection), _being_counted(connection), _undone(connection)
    expiring = _expiring(connection, office)
    turns = {abc: _turn(office, abc) for abc in AbcClass}
    here: dict[tuple[int, int], int] = {}
    for (item_id, _, place_id), (quantity, _) in shelves.items():
        here[item_id, place_id] = here.get((item_id, place_id), 0) + quantity
    found: dict[Key, Due] = {}
    for key, (quantity, abc) in shelves.items():
        at = key[0], key[2]
        before, turn = last.get(at), turns[abc]
        if key in going:
            continue
        if before is None or (turn is not None and before.at <= office.now - turn):
            found[key] = Due.CYCLE
        elif not here[at] and before.counted:
            found[key] = Due.EMPTY
        elif undone.get(at, 0) > before.position:
            found[key] = Due.UNDONE
        elif quantity and key in expiring:
            found[key] = Due.EXPIRY
    return found


def _turn(office: Office, abc: AbcClass) -> dt.timedelta | None:
    times = int(office.settings[f"counts.per_year_{abc.value.lower()}"])
    return dt.timedelta(days=DAYS_OF_A_YEAR / times) if times else None


def _last_counts(connection: Connection) -> dict[tuple[int, int], _Last]:
    """The last posted count of each item at each place."""
    query = (
        select(
            CountLine.item_id,
            CountLine.place_id,
            CountLine.count_id,
            func.max(CountLine.counted_at, type_=CountLine.counted_at.type),
            func.max(CountLine.position, type_=Int),
            func.sum(type_coerce(CountLine.counted, Int)),
        )
        .join(StockCount, StockCount.id == CountLine.count_id)
        .where(StockCount.state == CountState.POSTED.value, CountLine.counted.is_not(None))
        .group_by(CountLine.item_id, CountLine.place_id, CountLine.count_id)
    )
    found: dict[tuple[int, int], _Last] = {}
    rows: Sequence[Any] = connection.execute(query).all()
    for item_id, place_id, _, at, position, counted in rows:
        known = found.get((item_id, place_id))
        if known is None or known.at < at:
            found[item_id, place_id] = _Last(at, position, int(counted))
    return found


def _being_counted(connection: Connection) -> set[Key]:
    query = (
        select(CountLine.item_id, CountLine.lot_id, CountLine.place_id)
        .join(StockCount, StockCount.id == CountLine.count_id)
        .where(StockCount.state.in_(ON))
    )
    return _keys(connection, query)


def _undone(connection: Connection) -> dict[tuple[int, int], int]:
    """The last movement that took back another, of each item at each place."""
    found: dict[tuple[int, int], int] = {}
    for place in (Movement.from_place_id, Movement.to_place_id):
        query = (
            select(Movement.item_id, place, func.max(Movement.id, type_=Int))
            .where(Movement.reverses_id.is_not(None))
            .group_by(Movement.item_id, place)
        )
        for item_id, place_id, last in connection.execute(query):
            found[item_id, place_id] = max(last, found.get((item_id, place_id), 0))
    return found


def _expiring(connection: Connection, office: Office) -> set[Key]:
    """The lots at their places that expire within the days of the setting and were not counted within as many."""
    days = dt.timedelta(days=int(office.settings["stock.expiring_days"]))
    soon = select(Balance.item_id, Balance.lot_id, Balance.place_id).join(Lot, Lot.id == Balance.lot_id)
    lately = (
        select(CountLine.item_id, CountLine.lot_id, CountLine.place_id)
        .join(StockCount, StockCount.id == CountLine.count_id)
        .where(StockCount.state == CountState.POSTED.value, CountLine.counted_at > office.now - days)
    )
    soon = soon.where(Lot.expiry <= office.today + days, Balance.quantity > 0)
    return _keys(connection, soon) - _keys(connection, lately)


def _keys(connection: Connection, query: Any) -> set[Key]:
    return {(item_id, lot_id, place_id) for item_id, lot_id, place_id in connection.execute(query)}
