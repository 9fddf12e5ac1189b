"""What maintenance cost: cost lines of work orders, and the parts that were issued to them less what came back."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from sqlalchemy import Connection, select

from tracker_desktop.models.maintenance import CostKind, WorkCost, WorkOrder, WorkPart
from tracker_desktop.models.stock import Movement
from tracker_desktop.queries.in_parts import in_parts
from tracker_desktop.queries.office import office_of
from tracker_desktop.queries.work_state import BACK, CAME_BACK, SIGN

PARTS = "parts"
KINDS = (*CostKind, PARTS)
"""What a work order costs."""
NOTHING = Decimal(0)


@dataclass(frozen=True)
class Spent:
    """An amount that was spent on a day for a work order of an asset; `kind` is one of KINDS."""

    asset_id: int
    work_order_id: int
    kind: str
    day: dt.date
    amount: Decimal


def spent(
    connection: Connection,
    since: dt.date | None = None,
    until: dt.date | None = None,
    *,
    asset_ids: Sequence[int] | None = None,
    order_ids: Sequence[int] | None = None,
) -> Iterator[Spent]:
    """Everything that was spent from one day to another (both with; None: open), for these assets or work orders."""
    if asset_ids is not None:
        for part in in_parts(sorted(set(asset_ids))):
            yield from _spent(connection, since, until, WorkOrder.asset_id.in_(part))
    elif order_ids is not None:
        for part in in_parts(sorted(set(order_ids))):
            yield from _spent(connection, since, until, WorkOrder.id.in_(part))
    else:
        yield from _spent(connection, since, until, None)


def _spent(connection: Connection, since: dt.date | None, until: dt.date | None, of: Any) -> Iterator[Spent]:
    lines = select(WorkOrder.asset_id, WorkOrder.id, WorkCost.kind, WorkCost.spent_on, WorkCost.amount)
    lines = lines.join(WorkCost, WorkCost.work_order_id == WorkOrder.id)
    lines = lines.where(
        *([WorkCost.spent_on >= since] if since else []), *([WorkCost.spent_on <= until] if until else [])
    )
    for asset_id, order_id, kind, day, amount in connection.execute(lines if of is None else lines.where(of)):
        yield Spent(asset_id, order_id, kind, day, amount)
    zone = office_of(connection).zone
    for asset_id, order_id, moment, amount in _parts(connection, of):
        day = moment.astimezone(zone).date()
        if (since is None or day >= since) and (until is None or day <= until):
            yield Spent(asset_id, order_id, PARTS, day, amount)


def _parts(connection: Connection, of: Any) -> Iterator[tuple[int, int, dt.datetime, Decimal]]:
    base = select(WorkOrder.asset_id, WorkOrder.id).select_from(WorkPart)
    base = base.join(WorkOrder, WorkOrder.id == WorkPart.work_order_id)
    base = base.join(Movement, Movement.id == WorkPart.movement_id)
    base = base if of is None else base.where(of)
    went = base.add_columns(Movement.effective_at, Movement.value)
    for asset_id, order_id, moment, value in connection.execute(went):
        yield asset_id, order_id, moment, value
    came = base.join(BACK, CAME_BACK).add_columns(BACK.effective_at, BACK.value, SIGN)
    for asset_id, order_id, moment, value, sign in connection.execute(came):
        yield asset_id, order_id, moment, sign * value


def maintenance_costs(
    connection: Connection, since: dt.date | None, until: dt.date | None, asset_ids: Sequence[int] | None = None
) -> dict[int, Decimal]:
    """What maintenance of each asset cost from one day to another (both with; None: open), by asset. Assets on which
    nothing was spent are left out."""
    return _summed((one.asset_id, one.amount) for one in spent(connection, since, until, asset_ids=asset_ids))


def order_costs(connection: Connection, order_ids: Sequence[int]) -> dict[int, Decimal]:
    """What work orders cost so far, by their ids."""
    return _summed((one.work_order_id, one.amount) for one in spent(connection, order_ids=order_ids))


def _summed(amounts: Iterable[tuple[int, Decimal]]) -> dict[int, Decimal]:
    found: defaultdict[int, Decimal] = defaultdict(lambda: NOTHING)
    for key, amount in amounts:
        found[key] += amount
    return dict(found)
