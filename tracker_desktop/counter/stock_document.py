"""What Receive and Issue have in common: items by scans and quantities."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from types import MappingProxyType
from typing import Any, cast

from tracker_desktop.counter.answer import AGAIN, INFO, Answer, say
from tracker_desktop.counter.basket import Basket, Line, StockLine
from tracker_desktop.counter.bench import Scan
from tracker_desktop.counter.document import DocumentMode, with_line
from tracker_desktop.errors import Refused
from tracker_desktop.queries.counter_facts import ItemFacts, ItemFactsOf
from tracker_desktop.scanning.clean import code_key
from tracker_desktop.scanning.match import Match
from tracker_desktop.transactions.rules.quantities import check_quantity
from tracker_desktop.wording.render import show_quantity

ONE = Decimal(1)
NO_LOTS, SERIAL = "none", "serial"


class StockDocument(DocumentMode):
    """A number typed before an item is for it; typed after an item it is for the line just scanned, unless that had
    its number already. A repeated item adds to its line."""

    just: int | None = None
    """The item scanned last, whose line a number may still be for."""
    just_said: Mapping[str, Any] = MappingProxyType({})
    """What its code said of the line."""

    @abstractmethod
    def per_scan(self, match: Match) -> Decimal:
        """How many base units one scan of this code means here."""

    @abstractmethod
    def same_line(self, basket: Basket, line: StockLine) -> bool:
        """Whether another scan of the same item belongs to this line."""

    @abstractmethod
    def new_line(self, basket: Basket, facts: ItemFacts) -> StockLine:
        """An empty line for an item."""

    @abstractmethod
    def added(self, index: int, scan: Scan) -> Answer:
        """The answer to a line that was added or grew."""

    def said(self, facts: ItemFacts, match: Match) -> dict[str, Any]:
        """What the scanned code says of the line, by the names of its fields. Raises Refused."""
        return {}

    def take_item(self, scan: Scan, match: Match) -> Answer:
        """An item was scanned or chosen. Raises Refused."""
        self.need_active(match)
        facts, basket = self.item(match.id), self.basket()
        entered = scan.reading.quantity or basket.next_quantity
        count, per_scan = entered or ONE, self.per_scan(match)
        if match.quantity is not None:  # a number typed after it is how many there are, not how many such packs
            count, per_scan = count * per_scan, ONE
        said = self.said(facts, match)
        if facts.lot_policy == SERIAL and any(self._says(line, match.id, said) for line in basket.stock):
            return say(AGAIN, "out_again", {"label": match.detail or match.label}, wants="document")
        index = self.line_of(basket, match.id, said)
        line = self.new_line(basket, facts) if index is None else basket.stock[index]
        line = grown(replace(line, **said), count, per_scan, by_hand=entered is not None)
        checked(facts, line.quantity)
        at = len(basket.stock) if index is None else index
        self.keep(replace(with_line(basket, at + len(basket.assets), line), next_quantity=None), scan)
        self.just, self.just_said = match.id, said
        return replace(self.added(at, scan), kind="item", id=match.id, about=("item", match.id))

    def has_lot(self, match: Match) -> bool:
        named = [match.lot, match.serial]
        lots = [line.lot for line in self.basket().stock if line.item_id == match.id and match.kind == "item"]
        return any(one and lot and _same(lot, one) for one in named for lot in lots)

    def line_of(self, basket: Basket, item_id: int, said: Mapping[str, Any] = MappingProxyType({})) -> int | None:
        """The index of the line that another scan of an item belongs to, whose code said this; None where it begins a
        new one."""
        own = (at for at, line in enumerate(basket.stock) if line.item_id == item_id and self.same_line(basket, line))
        return next((at for at in own if not said or self._says(basket.stock[at], item_id, said)), None)

    def _says(self, line: StockLine, item_id: int, said: Mapping[str, Any]) -> bool:
        """Whether the line is of what a code said, and it said something."""
        return bool(said) and line.item_id == item_id and all(_same(getattr(line, key), said[key]) for key in said)

    def number(self, scan: Scan, number: Decimal) -> Answer | None:
        if number <= 0:
            raise Refused("quantity_zero")
        basket = self.basket()
        index = None if self.just is None else self.line_of(basket, self.just, self.just_said)
        self.just = None
        if index is None or basket.stock[index].set_by_hand or basket.next_quantity is not None:
            self.keep(replace(basket, next_quantity=number), scan)
            return say(INFO, "next_quantity", {"quantity": show_quantity(number)}, wants="document")
        line = replace(basket.stock[index], count=number, set_by_hand=True)
        checked(self.item(line.item_id), line.quantity)
        self.keep(with_line(basket, index, line), scan)
        return replace(self.added(index, scan), kind="item", id=line.item_id, about=("item", line.item_id))

    def item(self, item_id: int) -> ItemFacts:
        """The facts of an item. Raises Refused("gone")."""
        facts = self.known(item_id)
        if facts is None:
            raise Refused("gone")
        return facts

    def known(self, item_id: int) -> ItemFacts | None:
        """The facts of an item; None where it is gone."""
        return self.bench.read(ItemFactsOf(item_id))

    def changed_line(self, basket: Basket, line: Line, values: Mapping[str, Any]) -> Line:
        if not isinstance(line, StockLine):
            return line
        values = dict(values)
        if "quantity" in values:
            quantity = checked(self.item(line.item_id), Decimal(values.pop("quantity")))
            line = replace(line, count=quantity, per_scan=ONE, set_by_hand=True)
        if "place_id" in values:
            place_id = values.pop("place_id")
            found = (None, "") if place_id is None else self.place(place_id)
            line = replace(line, place_id=found[0], place=found[1])
        return replace(line, **values)

    def condition(self, condition: str, note: str | None, scan: Scan | None) -> Answer:
        raise Refused("no_last")

    def add(self, item_id: int, quantity: Decimal | None = None) -> Answer:
        """Put an item on the list that was chosen, not scanned. Raises Refused."""
        facts = self.item(item_id)
        if quantity is not None:
            checked(facts, quantity)
            self.keep(replace(self.basket(), next_quantity=quantity))
        match = Match("item", facts.id, facts.sku, facts.name, "SKU", facts.active)
        return self.take_item(Scan(facts.sku, "typed", self.bench.now()), match)


def lot_said(policy: str, match: Match) -> str:
    """The number of the lot that a scanned code names, as this item keeps lots; "" for none."""
    if policy == NO_LOTS:
        return ""
    return match.serial if policy == SERIAL else match.lot


def _same(one: Any, said: Any) -> bool:
    if isinstance(one, str) and isinstance(said, str):
        return code_key(one) == code_key(said)
    return bool(one == said)


def gone(line: StockLine) -> StockLine:
    """The line of an item that is no longer in the books."""
    return replace(line, taken=(), problem=str(Refused("gone")), problem_code="gone")


def checked(facts: ItemFacts, quantity: Decimal) -> Decimal:
    """The quantity, where the item can have it. Raises Refused naming what is wrong with it."""
    check_quantity(cast(Any, facts), quantity)
    return quantity


def grown(line: StockLine, count: Decimal, per_scan: Decimal, *, by_hand: bool) -> StockLine:
    """The line with so many scans more, each of `per_scan` base units."""
    if line.count == 0:
        return replace(line, count=count, per_scan=per_scan, set_by_hand=by_hand)
    if line.per_scan == per_scan:
        return replace(line, count=line.count + count, set_by_hand=by_hand)
    return replace(line, count=line.quantity + count * per_scan, per_scan=ONE, set_by_hand=by_hand)
