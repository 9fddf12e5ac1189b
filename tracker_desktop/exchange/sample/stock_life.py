"""Half a year in the store: opening stock, what is issued, what is ordered again and arrives."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Iterable, Sequence
from decimal import Decimal

from tracker_desktop.errors import Refused
from tracker_desktop.exchange.sample.records import SampleItem, SampleOffice
from tracker_desktop.exchange.sample.scribe import BACK, Scribe
from tracker_desktop.transactions.issue import Issue, IssueLine
from tracker_desktop.transactions.opening_stock import OpeningStock
from tracker_desktop.transactions.receive import Receive, ReceiveLine

STOREKEEPER = "Leo Brandt"
ISSUES_A_WEEK = 0.1
"""How often an item is asked for, so that the amount of each issue gives its weekly use."""
PARTS = 5
FIRST_ORDER = 1100
STILL_AWAY = 16
"""Days before today from when some orders have not arrived yet."""


class StockLife:
    """The store of the sample office from its first day on."""

    def __init__(self, scribe: Scribe, office: SampleOffice, rng: random.Random) -> None:
        self._scribe = scribe
        self._office = office
        self._rng = rng
        self._by = office.people[STOREKEEPER]
        self._used = [item for item in office.items.values() if item.row["weekly"]]
        self._quiet = [item for item in office.items.values() if not item.row["weekly"]]
        self._ordered: dict[str, dt.date] = {}
        self._order = FIRST_ORDER
        self._planned: list[tuple[dt.date, SampleItem, Decimal]] = []

    def open(self, first: dt.date) -> None:
        """Write down what lies on the shelves, a document for each supplier's goods."""
        by_supplier: dict[str, list[ReceiveLine]] = {}
        for item in self._office.items.values():
            by_supplier.setdefault(item.row["supplier"], []).extend(self._opening(item, first))
        for lines in by_supplier.values():
            self._scribe.do(OpeningStock(tuple(lines)))

    def day(self, day: dt.date, hour: int) -> None:
        """What a storekeeper does on a working day."""
        self._scribe.at(day, hour, self._rng.randint(0, 40))
        for item, quantity in [(item, quantity) for when, item, quantity in self._planned if when == day]:
            self._issue([(item, quantity)])
        for _ in range(self._rng.choice((1, 1, 1, 2))):
            self._issue(
                [(item, self._amount(item)) for item in self._rng.sample(self._used, self._rng.choice((1, 2, 3)))]
            )
        self._order_again(day)
        if day.weekday() in (1, 3):
            self._receive(day)

    def plan(self, days: Sequence[dt.date]) -> None:
        """Spread over these days what the items that end at a known quantity lose on the way there."""
        for item in self._quiet:
            part = self._part(item)
            if part:
                for day in self._rng.sample(days[5:-15], PARTS - 2):
                    self._planned.append((day, item, part))

    def _part(self, item: SampleItem) -> Decimal:
        lots, row = item.row.get("lots", []), item.row
        if len(lots) > 1 or row["weekly"]:
            return Decimal(0)
        last = lots[0][2] if lots else row["stock"]
        return Decimal(max(1, max(last, row["order"]) // PARTS))

    def _opening(self, item: SampleItem, first: dt.date) -> Iterable[ReceiveLine]:
        row, today = item.row, self._scribe.today
        extra = self._part(item) * (PARTS - 2)
        cost = Decimal(row["cost"])
        if "lots" in row:
            for number, days, quantity in row["lots"]:
                item.on_hand += quantity + extra
                expiry = today + dt.timedelta(days=days)
                yield ReceiveLine(item.id, quantity + extra, cost, number, expiry)
        elif not row["weekly"]:
            item.on_hand = Decimal(row["stock"]) + extra
            yield ReceiveLine(item.id, item.on_hand, cost)
        else:
            share = 0.3 if row.get("life") else 1
            amount = row["reorder"] + int(row["order"] * share * self._rng.uniform(0.6, 1.2)) + 1
            yield from self._arrival(item, Decimal(amount), cost, first - dt.timedelta(days=30))

    def _arrival(self, item: SampleItem, quantity: Decimal, cost: Decimal, made: dt.date) -> Iterable[ReceiveLine]:
        item.on_hand += quantity
        if item.row.get("policy") == "serial":
            for _ in range(int(quantity)):
                item.lots += 1
                yield ReceiveLine(item.id, Decimal(1), cost, f"{item.row['sku'][:2]}{7400 + item.lots}")
            return
        life = item.row.get("life")
        if not life:
            yield ReceiveLine(item.id, quantity, cost)
            return
        item.lots += 1
        number = f"{made:%y}{'ABCDEFGHJKLM'[made.month - 1]}{self._rng.randint(101, 989)}"
        expiry = made + dt.timedelta(days=int(life * self._rng.uniform(0.9, 1.1)))
        yield ReceiveLine(item.id, quantity, cost, number, expiry)

    def _amount(self, item: SampleItem) -> Decimal:
        usual = item.row["weekly"] / ISSUES_A_WEEK * self._rng.uniform(0.5, 1.5)
        amount = Decimal(max(1, round(usual)))
        return min(amount, max(Decimal(1), item.on_hand // 2))

    def _issue(self, wanted: list[tuple[SampleItem, Decimal]]) -> None:
        there = [(item, quantity) for item, quantity in wanted if item.on_hand >= quantity]
        if not there:
            return
        holders = self._office.holders
        to = holders[self._rng.choice(sorted(self._office.departments if self._rng.random() < 0.6 else holders))]
        lines = tuple(IssueLine(item.id, quantity) for item, quantity in there)
        try:
            self._scribe.do(Issue(lines, to, reference=f"Requisition {self._rng.randint(5200, 5600)}"), self._by, BACK)
        except Refused as short:
            if short.code != "issue_short":  # a lot has expired on the shelf, which the story does not keep track of
                raise
            return
        for item, quantity in there:
            item.on_hand -= quantity

    def _order_again(self, day: dt.date) -> None:
        for item in self._used:
            sku = item.row["sku"]
            if item.on_hand < item.row["reorder"] and sku not in self._ordered:
                self._ordered[sku] = day + dt.timedelta(days=self._rng.randint(6, 13))

    def _receive(self, day: dt.date) -> None:
        came: dict[str, list[ReceiveLine]] = {}
        for sku, when in sorted(self._ordered.items()):
            late = (self._scribe.today - day).days < STILL_AWAY and self._rng.random() < 0.7
            if when > day or late:
                continue
            del self._ordered[sku]
            item = self._office.items[sku]
            cost = round(Decimal(item.row["cost"]) * Decimal(self._rng.randint(96, 108)) / 100, 4)
            lines = self._arrival(item, Decimal(item.row["order"]), cost, day - dt.timedelta(days=20))
            came.setdefault(item.row["supplier"], []).extend(lines)
        for supplier, lines_of in came.items():
            self._order += 1
            supplier_id = self._office.suppliers[supplier]
            receipt = Receive(tuple(lines_of), supplier_id=supplier_id, reference=f"PO-{self._order}")
            self._scribe.do(receipt, self._by, BACK)
