"""How long assets were out of use for work on them."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Sequence

from sqlalchemy import Connection, or_, select

from tracker_desktop.models.maintenance import WorkOrder
from tracker_desktop.queries.in_parts import in_parts
from tracker_desktop.queries.office import office_of

Span = tuple[dt.datetime, dt.datetime]
NONE = dt.timedelta()


def downtimes(
    connection: Connection, since: dt.datetime, until: dt.datetime, asset_ids: Sequence[int] | None = None
) -> dict[int, dt.timedelta]:
    """How long each asset was out of use between two moments, by asset; two works at once count once. What is still
    going on ends now. Assets that were never out of use are left out."""
    now = office_of(connection).now
    query = select(WorkOrder.asset_id, WorkOrder.down_from, WorkOrder.down_until).where(
        WorkOrder.down_from < until, or_(WorkOrder.down_until.is_(None), WorkOrder.down_until > since)
    )
    parts = (
        [query]
        if asset_ids is None
        else [query.where(WorkOrder.asset_id.in_(part)) for part in in_parts(sorted(set(asset_ids)))]
    )
    spans: defaultdict[int, list[Span]] = defaultdict(list)
    for part in parts:
        for asset_id, start, end in connection.execute(part):
            if start is not None:
                spans[asset_id].append((max(start, since), min(end or now, until)))
    found = {asset_id: _together(ones) for asset_id, ones in spans.items()}
    return {asset_id: length for asset_id, length in found.items() if length > NONE}


def _together(spans: Iterable[Span]) -> dt.timedelta:
    total, reached = NONE, None
    for start, end in sorted(spans):
        begins = start if reached is None else max(start, reached)
        total += max(end - begins, NONE)
        reached = end if reached is None else max(reached, end)
    return total
