"""Whether the lots that were scanned for an issue are those that should go out first."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from tracker_desktop.counter.basket import Basket
from tracker_desktop.counter.bench import Bench
from tracker_desktop.queries.counter_facts import IssuableOf
from tracker_desktop.queries.fefo import Allocation
from tracker_desktop.transactions.rules.first_out import not_first

ZERO = Decimal(0)


def not_taken(bench: Bench, basket: Basket, shelves: IssuableOf) -> list[Allocation]:
    """What no line of the basket takes yet of these shelves."""
    used: dict[tuple[int, int], Decimal] = {}
    for part in (part for line in basket.stock for part in line.taken):
        used[part.lot_id, part.place_id] = used.get((part.lot_id, part.place_id), ZERO) + part.quantity
    every = bench.read(shelves)
    left = [replace(one, quantity=one.quantity - used.get((one.lot_id, one.place_id), ZERO)) for one in every]
    return [one for one in left if one.quantity > 0]


def check_first_out(bench: Bench, basket: Basket) -> None:
    """Raises Refused("issue_not_first") where a lot was chosen that is not the first and no reason is given."""
    if basket.reason:
        return
    day = basket.effective_on or bench.day().today
    for line in basket.stock:
        if line.lot_id is None or not line.taken:
            continue
        taken, left = line.taken[0], not_taken(bench, basket, IssuableOf(line.item_id, day, line.place_id, None))
        refused = not_first(line.name, taken.lot_number, taken.expiry, left)
        if refused is not None:
            raise refused
