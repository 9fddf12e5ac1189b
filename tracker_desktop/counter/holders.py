"""Who gets what a document hands out: the badge sets it, a second badge asks."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from tracker_desktop.counter.answer import AGAIN, INFO, Answer, Choice, say
from tracker_desktop.counter.basket import Basket
from tracker_desktop.counter.bench import Question, Scan, asking, choices, refused
from tracker_desktop.counter.document import DocumentMode
from tracker_desktop.counter.finding import ask_which
from tracker_desktop.counter.out_problems import ConcernsOf, handover
from tracker_desktop.counter.words import holder_words
from tracker_desktop.errors import Refused
from tracker_desktop.queries.counter_facts import HolderFacts
from tracker_desktop.scanning.match import Match
from tracker_desktop.scanning.resolve_name import WHO, CalledSo
from tracker_desktop.transactions.rules.concerns import Concern
from tracker_desktop.wording.counter import choice_words

MOST_CALLED = 8
PLACE = "place"


class HolderOfDocument(DocumentMode):
    """Mixed into the modes whose documents have a holder."""

    warns = True
    place_words = "from_place"

    def take_holder(self, scan: Scan, match: Match) -> Answer:
        """A badge, a department or a place was scanned as the one who gets it."""
        basket = self.basket()
        holder = self.holder(match.holder_id or 0)
        fields: dict[str, Any] = {"kind": match.kind, "id": match.id}
        if basket.holder is not None and basket.holder.id == holder.id:
            return say(AGAIN, "holder_again", {"holder": holder.name}, **fields)
        if basket.holder is not None and basket.lines:
            return replace(self._second(scan, basket, holder), **fields)
        return replace(self._set(scan, basket, holder), **fields)

    def named_kinds(self) -> tuple[tuple[str, ...], ...]:
        """No name is another badge: once somebody gets it, only the rest is known by name."""
        if self.basket().holder is None:
            return (self.mode.accepts,)
        return (tuple(kind for kind in self.mode.accepts if kind not in WHO),)

    def choice_of(self, match: Match) -> str:
        """Who gets it, the place by what it would be for, anything else by its name."""
        named = super().choice_of(match)
        if match.kind in WHO:
            return choice_words("for_holder", {"holder": named})
        if match.kind == PLACE and self.basket().holder is None:
            return choice_words(self.place_words, {"place": match.label, "holder": match.label})
        return named

    def called_so(self, scan: Scan) -> tuple[Match, ...]:
        """Who a typed name may be, while the document has no holder; no more than a question can list."""
        if scan.how != "typed" or scan.reading.forced or self.basket().holder is not None:
            return ()
        return self.bench.read(CalledSo(scan.reading.code))[:MOST_CALLED]

    def ask_who(self, scan: Scan, called: tuple[Match, ...]) -> Answer:
        """Which of these people and departments gets it, or whether the place is meant."""
        offered = tuple(Choice(f"{one.kind} {one.id}", self.choice_of(one)) for one in called)
        answer = asking("who_is_meant", {"code": scan.reading.code}, offered, wants="document")
        meant = replace(scan, reading=replace(scan.reading, forced=True))
        return ask_which(self.bench, self, meant, called, answer)

    def _set(self, scan: Scan | None, basket: Basket, holder: HolderFacts) -> Answer:
        self.keep(self.rechecked(replace(basket, holder=holder, reason=None)), scan)
        warned = self._warned(holder) if self.warns else ()
        if not warned:
            return say(INFO, "out_for", {"holder": holder.name, "about": holder_words(holder)}, wants="document")
        answer = replace(refused(warned[0].refusal()), outcome="choose", wants="document")
        return self.ask_reason(answer, ("with_reason", "other_holder"))

    def _warned(self, holder: HolderFacts) -> tuple[Concern, ...]:
        """What is said of a holder before something is handed over; a reason overrides it."""
        return self.bench.read(ConcernsOf(handover(holder.id, (), None, self.bench.now(), self.bench.day())))

    def without_reason(self) -> Answer:
        """Another holder is wanted."""
        self.keep(self.rechecked(replace(self.basket(), holder=None, reason=None)))
        return say(INFO, "holder_removed", wants="holder")

    def _second(self, scan: Scan, basket: Basket, holder: HolderFacts) -> Answer:
        if not self.bench.asks:
            return self._finish_first(holder, scan)
        first = basket.holder.name if basket.holder else ""
        doing: dict[str, Callable[[], Answer]] = {
            "finish_first": lambda: self._finish_first(holder, None),
            "change_holder": lambda: self._set(None, self.basket(), holder),
            "ignore": lambda: self.shown("document_changed", self.basket()),
        }
        gaps: dict[str, object] = {
            "holder": holder.name,
            "first": first,
            "lines": self.words(replace(basket, holder=None)),
        }
        offered = choices(*doing, holder=holder.name, first=first)
        asked = asking("second_badge", gaps, offered)
        return self.bench.ask(
            Question(asked, lambda key, text, uid: doing[key](), left=holder.name, left_as="dropped_badge")
        )

    def _finish_first(self, holder: HolderFacts, scan: Scan | None) -> Answer:
        try:
            answer = self.finish(scan) if not self.basket().red else self.post_good(scan)
        except Refused as no:
            answer = refused(no)
        if not answer.posted:
            if self.bench.asks:
                return answer
            self.cancel()
        started = self._set(scan, self.basket(), holder)
        if not answer.posted:
            return answer
        gaps = {"title": answer.title, "detail": answer.detail, "holder": holder.name}
        both = say(answer.outcome, "posted_and_next", gaps)
        return replace(answer, title=both.title, detail=both.detail, choices=started.choices, wants="document")

    def post_good(self, scan: Scan | None) -> Answer:
        """Post what can be, without asking about the red lines. Raises Refused where nothing can."""
        basket = self.basket()
        lacking = self.lacks(basket)
        if lacking is not None or not basket.good:
            raise lacking or Refused("red_lines")
        return self.post(basket, scan)
