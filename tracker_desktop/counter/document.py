"""A mode that collects lines in a basket and posts them together with one number."""

from __future__ import annotations

import datetime as dt
from abc import abstractmethod
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from tracker_desktop.counter.answer import DONE, INFO, WARNING, Answer, posted, say
from tracker_desktop.counter.basket import AssetLine, Basket, Line, StockLine
from tracker_desktop.counter.bench import Question, Scan, asking, choices, refused
from tracker_desktop.counter.handler import Handler
from tracker_desktop.errors import Refused
from tracker_desktop.queries.counter_facts import HolderFacts, HolderFactsOf, PlaceFactsOf
from tracker_desktop.scanning.clean import clean_line
from tracker_desktop.transactions.base import Transaction
from tracker_desktop.transactions.rules.handover import OVERRIDES as HANDOVER_OVERRIDES
from tracker_desktop.wording.counter import basket_words, dotted

OVERRIDES = (
    *HANDOVER_OVERRIDES,
    *("receive_expired", "receive_recalled", "issue_not_first"),
    *("receive_over", "receive_not_ordered", "receive_not_expected"),
)
"""Refusals that a reason overrides."""


class DocumentMode(Handler):
    """Its open basket is the one that `bench.drafts` holds for the mode."""

    def basket(self) -> Basket:
        """The open basket, empty where nothing was scanned yet."""
        return self.bench.drafts.open(self.mode.key)

    def keep(self, basket: Basket, scan: Scan | None = None) -> Basket:
        """Bring the basket up to date with itself and keep it as the draft of this desk."""
        settled = self.settled(basket).took(scan.uid if scan else None)
        self.bench.drafts.keep(settled)
        return settled

    def effective_day(self, basket: Basket) -> dt.date:
        """The day on which it takes effect."""
        return basket.effective_on or self.bench.day().today

    @abstractmethod
    def settled(self, basket: Basket) -> Basket:
        """The basket with what follows from its lines: due date, what is taken from where, what is missing."""

    @abstractmethod
    def rechecked(self, basket: Basket) -> Basket:
        """The basket with every line read anew from the books."""

    @abstractmethod
    def transaction(self, basket: Basket) -> Transaction:
        """What is posted: all lines of this basket."""

    @abstractmethod
    def lacks(self, basket: Basket) -> Refused | None:
        """What must be there before the basket can be posted; None where it can."""

    @abstractmethod
    def changed_line(self, basket: Basket, line: Line, values: Mapping[str, Any]) -> Line:
        """A line with values that were entered in the dialog. Raises Refused."""

    @abstractmethod
    def ask_line(self, index: int) -> Answer:
        """Ask again what a red line asked when it was scanned."""

    # posting

    def finish(self, scan: Scan | None) -> Answer:
        basket = self.basket()
        if not (basket.lines or basket.pieces):
            if scan is not None and not scan.code:
                return say(INFO, "nothing_yet", {"placeholder": self.mode.placeholder.rstrip("…")})
            raise Refused("nothing_collected")
        lacking = self.lacks(basket)
        if lacking is not None:
            raise lacking
        if basket.red and not basket.good:
            return self._all_red(basket, Refused("red_lines"))
        if basket.red and self.bench.asks:
            return self._ask_red(basket)
        return self.post(basket, scan)

    def post(self, basket: Basket, scan: Scan | None = None) -> Answer:
        """Post the lines that can be; the red ones are left out and named."""
        going = replace(
            basket,
            assets=tuple(line for line in basket.assets if not line.problem),
            stock=tuple(line for line in basket.stock if not line.problem),
        )
        try:
            done = self.bench.perform(self.transaction(going), scan, uid=basket.uid)
        except Refused as no:
            return self._not_posted(basket, no)
        self.bench.drafts.drop(basket)
        answer = posted(done, WARNING if basket.red else DONE, wants="document")
        if basket.red:
            gaps = {"title": answer.title, "detail": answer.detail, "lines": names_of(basket.red)}
            title, detail = (part := say(WARNING, "left_out", gaps)).title, part.detail
            answer = replace(answer, title=title, detail=detail)
        if self.bench.asks and self.bench.noted:
            answer = replace(answer, detail=dotted([answer.detail, self.bench.take_noted()]))
        return answer if answer.kind else replace(answer, kind="document")

    def _all_red(self, basket: Basket, no: Refused) -> Answer:
        if not (self.bench.asks and _a_reason_will_do(basket)):
            raise no
        return self.ask_reason(refused(no, wants="document"), ("with_reason", "back"), then=self.post)

    def _ask_red(self, basket: Basket) -> Answer:
        gaps: dict[str, object] = {"count": len(basket.red), "lines": names_of(basket.red)}
        reason = ("with_reason",) if _a_reason_will_do(basket) else ()
        offered = choices("without_red", *reason, "back", them="it" if len(basket.red) == 1 else "them")

        def take(key: str, text: str, uid: str | None) -> Answer:
            if key == "with_reason":
                return self._take_reason(text, take, self.post)
            now = self.basket()
            return self.post(now) if key == "without_red" else self.shown("document_changed", now)

        return self.bench.ask(Question(asking("red_asked", gaps, offered), take, done_key="without_red"))

    def _not_posted(self, basket: Basket, no: Refused) -> Answer:
        self.keep(self.rechecked(basket))
        answer = refused(no, wants="document")
        if no.code not in OVERRIDES or not self.bench.asks:
            return answer
        return self.ask_reason(answer, ("with_reason", "back"), then=self.post)

    # a reason for what was warned of

    def ask_reason(self, answer: Answer, keys: tuple[str, str], then: Any = None) -> Answer:
        """Offer to go on with a reason, which is typed in the scan field; `then(basket)` follows it."""

        def take(key: str, text: str, uid: str | None) -> Answer:
            if key == "back":
                return self.shown("document_changed", self.basket())
            if key != "with_reason":
                return self.without_reason()
            return self._take_reason(text, take, then)

        return self.bench.ask(Question(replace(answer, choices=choices(*keys)), take))

    def _take_reason(self, text: str, take: Callable[[str, str, str | None], Answer], then: Any) -> Answer:
        """Go on with the reason; where none came with the choice it is typed next."""

        def typed(scan: Scan) -> Answer | None:
            if scan.how != "typed" or scan.reading.command is not None:
                return None
            return self._with_reason(scan.code, then)

        if text.strip():
            return self._with_reason(text, then)
        return self.bench.ask(Question(say("choose", "reason_wanted", wants="reason"), take, scanned=typed))

    def without_reason(self) -> Answer:
        """The other answer to a warning: what was warned of is not done."""
        return self.shown("document_changed", self.basket())

    def _with_reason(self, text: str, then: Any) -> Answer:
        reason = clean_line(text)
        basket = self.keep(self.rechecked(replace(self.basket(), reason=reason)))
        if then is not None:
            answer: Answer = then(basket)
            return answer
        return say(INFO, "reason_noted", {"reason": reason}, wants="document")

    # the basket as a whole

    def cancel(self) -> Answer:
        """Throw the basket away; `bring_back` undoes that."""
        basket = self.basket()
        if basket.is_empty:
            return say(INFO, "nothing_open", wants="document")
        self.bench.drafts.drop(basket)
        self.bench.drafts.thrown = basket
        return replace(self.shown("thrown_away", basket), undoable=True)

    def bring_back(self, basket: Basket) -> Answer:
        """Open a basket again that was thrown away."""
        self.bench.drafts.put_aside(self.mode.key)
        return self.shown("brought_back", self.keep(self.rechecked(basket)))

    def shown(self, words: str, basket: Basket) -> Answer:
        """An answer about the basket as a whole."""
        gaps = {"title": self.mode.title, "lines": self.words(basket)}
        return say(INFO, words, gaps, wants="document")

    def words(self, basket: Basket) -> str:
        """3 assets for Maria Lopez."""
        return words_of(basket)

    # what the dialog enters

    def change(self, values: Mapping[str, Any]) -> Answer:
        """Set fields of the head: holder_id, due, place_id, supplier_id, reference, charge_code, reason.
        Raises Refused."""
        basket = self.basket()
        for key, value in values.items():
            if key == "holder_id":
                basket = replace(basket, holder=None if value is None else self.holder(value), reason=None)
            elif key == "place_id":
                basket = replace(basket, place=None if value is None else self.place(value))
            else:
                clean: Any = clean_line(value) if isinstance(value, str) else value
                basket = replace(basket, **{key: clean})
        return self.shown("document_changed", self.keep(self.rechecked(basket)))

    def set_line(self, index: int, values: Mapping[str, Any]) -> Answer:
        """Enter values of a line. Raises Refused."""
        basket = self.basket()
        line = self.changed_line(basket, self.line(basket, index), values)
        basket = self.keep(with_line(basket, index, line))
        line = basket.lines[index]
        about = line.problem or self.line_words(line)
        outcome = WARNING if line.problem else INFO
        return say(outcome, "line_changed", {"label": name_of(line), "about": about}, wants="document")

    def remove_line(self, index: int) -> Answer:
        """Take a line off. Raises Refused."""
        basket = self.basket()
        line = self.line(basket, index)
        self.keep(without_line(basket, index))
        return say(INFO, "line_removed", {"label": name_of(line)}, wants="document")

    def line(self, basket: Basket, index: int) -> Line:
        """The line with this index. Raises Refused where it is gone."""
        if not 0 <= index < len(basket.lines):
            raise Refused("line_gone")
        return basket.lines[index]

    @abstractmethod
    def line_words(self, line: Line) -> str:
        """What stands beside a line's name."""

    def holder(self, holder_id: int) -> HolderFacts:
        """The facts of a holder. Raises Refused("gone")."""
        facts = self.bench.read(HolderFactsOf(holder_id, self.bench.day().today))
        if facts is None:
            raise Refused("gone")
        return facts

    def place(self, place_id: int) -> tuple[int, str]:
        """Id and path of a place. Raises Refused("gone")."""
        facts = self.bench.read(PlaceFactsOf(place_id))
        if facts is None:
            raise Refused("gone")
        return facts.id, facts.path


def words_of(basket: Basket) -> str:
    """3 assets for Maria Lopez; 3 lines for her where not all of them can be posted."""
    return basket_words(basket.mode, len(basket.lines) + len(basket.pieces), basket.receiver, all_go=not basket.red)


def name_of(line: Line) -> str:
    """What a line is called: a tag or a SKU."""
    return line.tag if isinstance(line, AssetLine) else line.sku


def _a_reason_will_do(basket: Basket) -> bool:
    return all(line.problem_code in OVERRIDES for line in basket.red)


def names_of(lines: tuple[Line, ...]) -> str:
    """The red lines with what is wrong with them."""
    return " ".join(line.problem for line in lines[:5]) + (f" (and {len(lines) - 5} more)" if len(lines) > 5 else "")


def with_line(basket: Basket, index: int, line: Line) -> Basket:
    """The basket with this line in place of the one at the index."""
    if isinstance(line, AssetLine):
        return replace(basket, assets=(*basket.assets[:index], line, *basket.assets[index + 1 :]))
    at = index - len(basket.assets)
    return replace(basket, stock=(*basket.stock[:at], line, *basket.stock[at + 1 :]))


def without_line(basket: Basket, index: int) -> Basket:
    """The basket without the line at the index."""
    lines = [line for at, line in enumerate(basket.lines) if at != index]
    return replace(
        basket,
        assets=tuple(line for line in lines if isinstance(line, AssetLine)),
        stock=tuple(line for line in lines if isinstance(line, StockLine)),
    )
