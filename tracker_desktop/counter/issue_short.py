"""What Issue asks about a line that has less than was asked: issue that, take it elsewhere, or owe the rest."""

from __future__ import annotations

from abc import abstractmethod
from dataclasses import replace
from decimal import Decimal

from tracker_desktop.counter.answer import CHOOSE, WARNING, Answer, Choice, say
from tracker_desktop.counter.basket import StockLine
from tracker_desktop.counter.bench import Question, Scan, choices
from tracker_desktop.counter.document import with_line
from tracker_desktop.counter.first_out import not_taken
from tracker_desktop.counter.stock_document import ONE, StockDocument, checked
from tracker_desktop.errors import Refused
from tracker_desktop.queries.counter_facts import IssuableOf
from tracker_desktop.queries.fefo import Allocation
from tracker_desktop.wording.counter import lot_words
from tracker_desktop.wording.render import show_quantity

ZERO = Decimal(0)
MOST_PLACES = 9


class ShortLines(StockDocument):
    """Mixed into Issue."""

    @abstractmethod
    def may_owe(self) -> bool:
        """Whether what is not there may stay owed to who gets the rest."""

    def ask_line(self, index: int) -> Answer:
        line = self.line(self.basket(), index)
        if not isinstance(line, StockLine) or not line.problem:
            raise Refused("line_gone")
        owe = ("back_order" if line.on_hand else "back_order_all",) if self._can_owe(line) else ()
        elsewhere = ("elsewhere",) if self._others(line) else ()
        keys = (*(("issue_here",) if line.on_hand else ()), *elsewhere, *owe, "remove")
        missing = line.quantity - line.on_hand
        gaps = {"label": line.name, "asked": show_quantity(line.quantity), "here": show_quantity(line.on_hand)}
        answer = say(
            CHOOSE,
            "short",
            gaps | {"about": line.place},
            choices=choices(*keys, here=show_quantity(line.on_hand), missing=show_quantity(missing)),
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
        if key in ("issue_here", "back_order", "back_order_all"):
            owed = ZERO if key == "issue_here" else line.quantity - line.on_hand
            back_order = checked(self.item(line.item_id), line.back_order + owed) if owed else line.back_order
            smaller = replace(line, count=line.on_hand, per_scan=ONE, set_by_hand=True, back_order=back_order)
            self.keep(with_line(basket, index, smaller))
            return replace(self.added(index, Scan("", "typed", self.bench.now())), outcome=WARNING)
        return self._ask_where(line)

    def _can_owe(self, line: StockLine) -> bool:
        facts = self.known(line.item_id)
        return self.may_owe() and line.back_order_id is None and facts is not None and facts.active

    def _others(self, line: StockLine) -> list[Allocation]:
        """What no line takes yet of the item, shelves with enough first."""
        basket = self.basket()
        free = not_taken(self.bench, basket, IssuableOf(line.item_id, self.effective_day(basket), None, None))
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


def _same(line: StockLine, other: StockLine) -> bool:
    return _key(line) == _key(other)


def _key(line: StockLine) -> tuple[int | None, ...]:
    return line.item_id, line.lot_id, line.place_id, line.back_order_id
