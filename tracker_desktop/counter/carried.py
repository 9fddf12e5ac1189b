"""What was scanned in Move before its place: a thing, or so much of an item off one shelf."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from tracker_desktop.counter.answer import Choice
from tracker_desktop.counter.bench import Bench, Scan
from tracker_desktop.errors import Refused
from tracker_desktop.queries.counter_facts import OnHandOf
from tracker_desktop.queries.fefo import Allocation
from tracker_desktop.scanning.clean import code_key
from tracker_desktop.scanning.match import Match
from tracker_desktop.wording.counter import dotted, lot_words
from tracker_desktop.wording.render import show_quantity

MOST_SHELVES = 9


@dataclass(frozen=True)
class Carried:
    """It waits for its place. `count` is how many scans, or how many were typed (`by_hand`); `shelf` is where an item
    is taken from, None where that is not said yet."""

    scan: Scan
    match: Match
    count: Decimal = Decimal(1)
    by_hand: bool = False
    shelf: Allocation | None = None

    @property
    def is_stock(self) -> bool:
        """Whether it is counted, as opposed to an asset."""
        return self.match.kind == "item"

    @property
    def quantity(self) -> Decimal:
        """In base units."""
        return self.count * self.match.counted

    @property
    def words(self) -> str:
        """20 × Nitrile gloves, lot 24G118 · Store 1 / A-04; an asset by its tag."""
        if not self.is_stock:
            return self.match.label
        taken = self.shelf and lot_words(self.shelf.lot_number, self.shelf.expiry, self.shelf.place_path)
        return dotted([f"{show_quantity(self.quantity)} × {self.match.detail}", taken or ""])


def shelves_of(bench: Bench, match: Match) -> list[Allocation]:
    """Where an item lies; of the lot alone that its code named. Raises Refused: stock_none, lot_not_at."""
    lot = match.serial or match.lot
    named = code_key(lot) if lot else ""
    every = bench.read(OnHandOf(match.id))
    found = [shelf for shelf in every if not named or (shelf.lot_number and code_key(shelf.lot_number) == named)]
    if not every:
        raise Refused("stock_none", item=match.detail)
    if not found:
        raise Refused("lot_not_at", item=match.detail, lot=lot)
    return found


def enough_of(match: Match, shelves: Sequence[Allocation], quantity: Decimal) -> list[Allocation]:
    """Those that have so much. Raises Refused: stock_none, stock_not_that_much."""
    if not shelves:
        raise Refused("stock_none", item=match.detail)
    enough = [shelf for shelf in shelves if shelf.quantity >= quantity]
    if not enough:
        raise Refused(
            "stock_not_that_much",
            item=match.detail,
            asked=show_quantity(quantity),
            places=", ".join(f"{show_quantity(one.quantity)} in {one.place_path}" for one in shelves[:3]),
        )
    return enough


def offered(shelves: Sequence[Allocation]) -> tuple[Choice, ...]:
    """The shelves to choose from, by their index."""
    return tuple(
        Choice(str(at), lot_words(one.lot_number, one.expiry, one.place_path, show_quantity(one.quantity)))
        for at, one in enumerate(shelves[:MOST_SHELVES])
    )
