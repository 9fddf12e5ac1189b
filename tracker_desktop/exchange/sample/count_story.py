"""The counts of the sample office: one that was posted in summer, and one of this morning, half done."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from sqlalchemy import Connection, select

from tracker_desktop.exchange.sample.records import SampleOffice
from tracker_desktop.exchange.sample.scribe import BACK, Scribe
from tracker_desktop.models.counts import CountLine
from tracker_desktop.models.items import Item
from tracker_desktop.models.stock import Balance
from tracker_desktop.queries.base import Query
from tracker_desktop.queries.count_problems import CountProblems, LineProblem
from tracker_desktop.queries.count_scope import CountScope, ScopeKind
from tracker_desktop.queries.count_status import Problem
from tracker_desktop.store.store import Store
from tracker_desktop.transactions.ask_recount import AskRecount
from tracker_desktop.transactions.base import Transaction
from tracker_desktop.transactions.count_stock import CountStock
from tracker_desktop.transactions.open_count import OpenCount
from tracker_desktop.transactions.post_count import PostCount
from tracker_desktop.transactions.set_count_reason import SetCountReason

STOREKEEPER, FIRST, SECOND = "Leo Brandt", "Nadia Haddad", "Leo Brandt"
STORE = "S2"
BEGAN = 130
"""Minutes before now at which the count of this morning was opened."""
LEFT = 9
"""So many lines of this morning's are not counted yet."""
EARLIER = ("COLD", "S1-A-02", "S2-C-01")
OFF_THEN = {"PBS-500": -1, "KIMW-S": 3, "BAT-AA": -4}
OFF = {"BAT-CR2032": -2, "FUSE-10A": 1, "ADP-USBC-HDMI": -5, "BLADE-SNAP": 4}
"""What differs, by so many; nothing that the help and the pictures show in other quantities."""


@dataclass(frozen=True)
class _Line:
    id: int
    sku: str
    item_id: int
    lot_id: int
    place_id: int
    on_hand: Decimal


@dataclass(frozen=True)
class _Listed(Query[list[_Line]]):
    """The lines of a count in their order, with what the book has."""

    count_id: int

    def run(self, connection: Connection) -> list[_Line]:
        query = (
            select(CountLine.id, Item.sku, CountLine.item_id, CountLine.lot_id, CountLine.place_id, Balance.quantity)
            .join(Item, Item.id == CountLine.item_id)
            .join(
                Balance,
                (Balance.item_id == CountLine.item_id)
                & (Balance.lot_id == CountLine.lot_id)
                & (Balance.place_id == CountLine.place_id),
            )
            .where(CountLine.count_id == self.count_id)
            .order_by(CountLine.sort, CountLine.id)
        )
        return [_Line(*row) for row in connection.execute(query)]


class CountStory:
    """Told by the transactions of the window, like everything else of the sample office."""

    def __init__(self, store: Store, scribe: Scribe, office: SampleOffice) -> None:
        self._store, self._scribe, self._office = store, scribe, office

    def earlier(self) -> None:
        """A count of some lines, recounted where they differed, explained and posted."""
        places = tuple(self._office.places[place] for place in EARLIER)
        count = self._open(CountScope(ScopeKind.PLACES, places), "Spot check of the store")
        lines = self._listed(count)
        self._count(count, lines, OFF_THEN)
        self._settle(count, lines)
        self._do(PostCount(count), STOREKEEPER)

    def today(self) -> None:
        """A count of a store that is not done yet: some lines agree, some differ, one is to be counted again."""
        self._scribe.minutes_ago(BEGAN)
        count = self._open(CountScope(ScopeKind.PLACES, (self._office.places[STORE],)), None)
        listed = self._listed(count)
        lines = listed[: len(listed) - LEFT]
        self._count(count, lines, OFF)
        differ = [line for line in lines if line.sku in OFF]
        for line in differ[:2]:
            self._recount(count, line, SECOND)
        self._do(SetCountReason(count, (differ[0].id,), "damaged", "torn box"), STOREKEEPER)
        self._do(AskRecount(count, (differ[-1].id,)), STOREKEEPER)

    def _open(self, scope: CountScope, name: str | None) -> int:
        done = self._scribe.do(OpenCount(scope, name), self._office.people[STOREKEEPER], BACK)
        assert done.about is not None
        return done.about[1]

    def _listed(self, count: int) -> list[_Line]:
        return self._store.read(_Listed(count))

    def _count(self, count: int, lines: Sequence[_Line], off: Mapping[str, int]) -> None:
        """Count these lines; of some there is so much more or less than the book says."""
        for line in lines:
            self._say(count, line, max(line.on_hand + off.get(line.sku, 0), Decimal(0)), FIRST)

    def _settle(self, count: int, lines: Sequence[_Line]) -> None:
        """Recount and explain whatever is in the way of the posting."""
        by_id = {line.id: line for line in lines}
        for problem in self._problems(count):
            if problem.code is Problem.RECOUNT_MISSING:
                self._recount(count, by_id[problem.line_id], SECOND)
        unexplained = [one.line_id for one in self._problems(count) if one.code is Problem.REASON_MISSING]
        if unexplained:
            self._do(SetCountReason(count, tuple(unexplained), "miscount"), STOREKEEPER)

    def _problems(self, count: int) -> Sequence[LineProblem]:
        return self._store.read(CountProblems(count))

    def _recount(self, count: int, line: _Line, by: str) -> None:
        counted = self._store.read(_CountedOf(line.id))
        self._say(count, line, counted, by)

    def _say(self, count: int, line: _Line, quantity: Decimal, by: str) -> None:
        self._do(CountStock(count, line.item_id, line.lot_id, line.place_id, quantity), by)

    def _do(self, transaction: Transaction, by: str) -> None:
        self._scribe.do(transaction, self._office.people[by], BACK)


@dataclass(frozen=True)
class _CountedOf(Query[Decimal]):
    """What was counted of a line."""

    line_id: int

    def run(self, connection: Connection) -> Decimal:
        return connection.scalar(select(CountLine.counted).where(CountLine.id == self.line_id)) or Decimal(0)
