"""Issue: items to a person, a department or a room, first expired first, posted together with one issue slip."""

from __future__ import annotations

from dataclasses import replace
from decimal import ROUND_HALF_EVEN, Decimal

from tracker_desktop.counter.answer import CHOOSE, DONE, INFO, WARNING, Answer, Choice, say
from tracker_desktop.counter.basket import Basket, Line, StockLine
from tracker_desktop.counter.bench import Question, Scan, choices
from tracker_desktop.counter.document import with_line
from tracker_desktop.counter.holders import HolderOfDocument
from tracker_desktop.counter.stock_document import ONE, StockDocument, gone
from tracker_desktop.errors import Refused
from tracker_desktop.queries.counter_facts import IssuableOf, ItemFacts
from tracker_desktop.queries.fefo import Allocation
from tracker_desktop.scanning.match import Match
from tracker_desktop.transactions.issue import Issue, IssueLine
from tracker_desktop.wording.counter import lot_words, short_words, taken_words
from tracker_desktop.wording.render import show_quantity

ZERO = Decimal(0)
CENT = Decimal("0.01")
MOST_PLACES = 9


class IssueMode(HolderOfDocument, StockDocument):
    """A place that is scanned is where the next lines come from."""

    warns = False

    def take(self, scan: Scan, match: Match) -> Answer:
        if match.kind == "item":
            return self.take_item(scan, match)
        self.just = None
        if match.kind == "place":
            self.need_active(match)
            called = self.called_so(scan)
            if called:
                return self.ask_who(scan, (*called, match))
            self.keep(replace(self.basket(), place=(match.id, match.label)), scan)
            return say(INFO, "issue_from", {"place": match.label}, kind="place", id=match.id, wants="document")
        if match.holder_id is not None:
            self.need_active(match)
            return self.take_holder(scan, match)
        raise self.wrong_kind(match)

    def per_scan(self, match: Match) -> Decimal:
        return match.issued

    def same_line(self, basket: Basket, line: StockLine) -> bool:
        if basket.place is None:
            return line.place_id is None or line.lot_id is not None
        return line.place_id == basket.place[0]

    def new_line(self, basket: Basket, facts: ItemFacts) -> StockLine:
        place_id, place = basket.place or (None, "")
        return StockLine(
            facts.id,
            facts.sku,
            facts.name,
            facts.unit,
            ZERO,
            decimals=facts.decimals,
            lot_policy=facts.lot_policy,
            place_id=place_id,
            place=place,
        )

    # what goes out from where

    def settled(self, basket: Basket) -> Basket:
        today = self.bench.day().today
        used: dict[int, dict[tuple[int, int], Decimal]] = {}
        lines = []
        for line in basket.stock:
            shelves = self.bench.read(IssuableOf(line.item_id, today, line.place_id, line.lot_id))
            lines.append(self._filled(line, shelves, used.setdefault(line.item_id, {})))
        return replace(basket, stock=tuple(lines))

    def _filled(
        self, line: StockLine, shelves: tuple[Allocation, ...], used: dict[tuple[int, int], Decimal]
    ) -> StockLine:
        taken: list[Allocation] = []
        missing = line.quantity
        for shelf in shelves:
            key = (shelf.lot_id, shelf.place_id)
            part = min(shelf.quantity - used.get(key, ZERO), missing)
            if part > 0:
                taken.append(replace(shelf, quantity=part))
                used[key] = used.get(key, ZERO) + part
                missing -= part
        facts = self.known(line.item_id)
        if facts is None:
            return gone(line)
        here = line.quantity - missing
        value = facts.value * here / facts.on_hand if facts.on_hand else ZERO
        short = short_words(facts.name, show_quantity(line.quantity), show_quantity(here)) if missing else ""
        return replace(
            line,
            taken=tuple(taken),
            on_hand=here,
            left=_left_at(shelves, used) if line.place_id else facts.on_hand - sum(used.values(), ZERO),
            value=value.quantize(CENT, ROUND_HALF_EVEN),
            problem=short,
            problem_code="issue_short" if missing else "",
        )

    def rechecked(self, basket: Basket) -> Basket:
        return replace(basket, holder=self.holder(basket.holder.id) if basket.holder else None)

    def lacks(self, basket: Basket) -> Refused | None:
        return None if basket.holder else Refused("no_holder_issue")

    def transaction(self, basket: Basket) -> Issue:
        if basket.holder is None:
            raise Refused("no_holder_issue")
        lines = tuple(
            IssueLine(line.item_id, part.quantity, part.lot_id, part.place_id, line.entered if one else None)
            for line in basket.stock
            for one in [len(line.taken) == 1]
            for part in line.taken
        )
        return Issue(lines, basket.holder.id, basket.charge_code, basket.reference, basket.reason)

    # one line

    def added(self, index: int, scan: Scan) -> Answer:
        line = self.basket().stock[index]
        if line.problem:
            return self.ask_line(index)
        gaps = {"quantity": show_quantity(line.quantity), "label": line.name, "about": self.line_words(line)}
        return say(DONE, "issue_added", gaps, wants="document")

    def line_words(self, line: Line) -> str:
        if not isinstance(line, StockLine):
            return ""
        parts = [(part.lot_number, part.expiry, show_quantity(part.quantity)) for part in line.taken]
        return taken_words(parts, show_quantity(line.left))

    def ask_line(self, index: int) -> Answer:
        line = self.line(self.basket(), index)
        if not isinstance(line, StockLine) or not line.problem:
            raise Refused("line_gone")
        keys = (*(("issue_here",) if line.on_hand else ()), *(("elsewhere",) if self._others(line) else ()), "remove")
        gaps = {"label": line.name, "asked": show_quantity(line.quantity), "here": show_quantity(line.on_hand)}
        answer = say(
            CHOOSE,
            "short",
            gaps | {"about": line.place},
            choices=choices(*keys, here=show_quantity(line.on_hand)),
            kind="item",
            id=line.item_id,
            refusal="issue_short",
            wants="document",
        )
        question = Question(answer, lambda key, text, uid: self._solve(line, key), left=line.name)
        return self.bench.ask(question)

    def _solve(self, asked: StockLine, key: str) -> Answer:
        basket = self.basket()
        index = next((at for at, line in enumerate(basket.stock) if _same(line, asked)), None)
        if index is None:
            raise Refused("line_gone")
        line = basket.stock[index]
        if key == "remove":
            return self.remove_line(index)
        if key == "issue_here":
            smaller = replace(line, count=line.on_hand, per_scan=ONE, set_by_hand=True)
            self.keep(with_line(basket, index, smaller))
            return replace(self.added(index, Scan("", "typed", self.bench.now())), outcome=WARNING)
        return self._ask_where(line)

    def _others(self, line: StockLine) -> list[Allocation]:
        """What no line takes yet of the item, shelves with enough first."""
        used: dict[tuple[int, int], Decimal] = {}
        for one in self.basket().stock:
            for part in one.taken:
                used[part.lot_id, part.place_id] = used.get((part.lot_id, part.place_id), ZERO) + part.quantity
        every = self.bench.read(IssuableOf(line.item_id, self.bench.day().today, None, None))
        left = [replace(one, quantity=one.quantity - used.get((one.lot_id, one.place_id), ZERO)) for one in every]
        free = [shelf for shelf in left if shelf.quantity > 0]
        return sorted(free, key=lambda shelf: shelf.quantity < line.quantity)[:MOST_PLACES]

    def _ask_where(self, line: StockLine) -> Answer:
        others = self._others(line)
        if not others:
            raise Refused("nowhere_else", item=line.name)
        offered = tuple(
            Choice(
                f"{shelf.lot_id} {shelf.place_id}",
                lot_words(shelf.lot_number, shelf.expiry, shelf.place_path, show_quantity(shelf.quantity)),
            )
            for shelf in others
        )
        gaps = {"label": line.name, "asked": show_quantity(line.quantity)}
        answer = say(CHOOSE, "take_where", gaps, choices=offered, wants="document")
        return self.bench.ask(Question(answer, lambda key, text, uid: self._take_from(line, others, key)))

    def _take_from(self, asked: StockLine, others: list[Allocation], key: str) -> Answer:
        basket = self.basket()
        index = next((at for at, line in enumerate(basket.stock) if _same(line, asked)), None)
        shelf = next((one for one in others if f"{one.lot_id} {one.place_id}" == key), None)
        if index is None or shelf is None:
            raise Refused("line_gone")
        line = replace(basket.stock[index], lot_id=shelf.lot_id, place_id=shelf.place_id, place=shelf.place_path)
        self.keep(with_line(basket, index, line))
        return self.added(index, Scan("", "typed", self.bench.now()))


def _left_at(shelves: tuple[Allocation, ...], used: dict[tuple[int, int], Decimal]) -> Decimal:
    """What stays at the place that the line is taken from."""
    keys = {(shelf.lot_id, shelf.place_id) for shelf in shelves}
    return sum((shelf.quantity for shelf in shelves), ZERO) - sum((used.get(key, ZERO) for key in keys), ZERO)


def _same(line: StockLine, other: StockLine) -> bool:
    return (line.item_id, line.lot_id, line.place_id) == (other.item_id, other.lot_id, other.place_id)
