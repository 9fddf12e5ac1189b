"""What a count came to, as it is kept with it: by class and by who counted, for the accuracy over time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from sqlalchemy import func, select

from tracker_desktop.models.counts import CountLine, StockCount
from tracker_desktop.queries.count_status import ON_HAND
from tracker_desktop.transactions.books import Books
from tracker_desktop.transactions.rules.count_differences import Difference

NOTHING = Decimal(0)


@dataclass
class _Part:
    counted: int
    within: int
    net: Decimal = NOTHING
    absolute: Decimal = NOTHING


def totals_of(books: Books, count: StockCount, differences: Sequence[Difference]) -> dict[str, Any]:
    """Lines, counted, within the tolerance, changed, left (not counted though something lies there), and amounts as
    texts. `parts` are [class, person id, counted, within, net value, absolute value]."""
    mine = CountLine.count_id == count.id
    query = (
        select(CountLine.abc, CountLine.counted_by_id, func.count())
        .where(mine, CountLine.counted.is_not(None))
        .group_by(CountLine.abc, CountLine.counted_by_id)
        .order_by(CountLine.abc, CountLine.counted_by_id)
    )
    connection = books.connection()
    parts = {(abc, person): _Part(number, number) for abc, person, number in connection.execute(query)}
    for one in differences:
        part = parts[one.abc, one.counted_by_id]
        part.within -= not one.within
        part.net += one.value
        part.absolute += abs(one.value)
    lines = connection.scalar(select(func.count()).select_from(CountLine).where(mine))
    left = select(func.count()).select_from(CountLine).where(mine, CountLine.counted.is_(None), ON_HAND > 0)
    gains = sum((one.value for one in differences if one.quantity > 0), NOTHING)
    losses = -sum((one.value for one in differences if one.quantity < 0), NOTHING)
    return {
        "lines": lines,
        "counted": sum(part.counted for part in parts.values()),
        "within": sum(part.within for part in parts.values()),
        "changed": len(differences),
        "left": connection.scalar(left),
        "gains": f"{gains:f}",
        "losses": f"{losses:f}",
        "net": f"{gains - losses:f}",
        "absolute": f"{gains + losses:f}",
        "parts": [
            [abc, person, part.counted, part.within, f"{part.net:f}", f"{part.absolute:f}"]
            for (abc, person), part in parts.items()
        ],
    }
