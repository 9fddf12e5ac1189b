"""Check out: a badge and assets, in any order, posted together with one hand receipt."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from tracker_desktop.counter.answer import AGAIN, CHOOSE, DONE, INFO, REFUSED, WARNING, Answer, posted, say
from tracker_desktop.counter.basket import AssetLine, Basket, Line
from tracker_desktop.counter.bench import Question, Scan, choices, refused
from tracker_desktop.counter.document import DocumentMode, with_line, without_line
from tracker_desktop.counter.holders import HolderOfDocument
from tracker_desktop.counter.out_problems import problem_of
from tracker_desktop.errors import Refused
from tracker_desktop.models.assets import BAD
from tracker_desktop.queries.counter_facts import AssetFacts, AssetFactsOf, OfficeDay
from tracker_desktop.scanning.match import Match
from tracker_desktop.transactions.check_out import CheckOut, OutLine
from tracker_desktop.transactions.found import Found
from tracker_desktop.transactions.report_damage import ReportDamage
from tracker_desktop.transactions.transfer import Transfer
from tracker_desktop.wording.assets import with_it
from tracker_desktop.wording.counter import due_words

SOLVED_BY: dict[str, tuple[str, ...]] = {
    "held": ("transfer", "leave"),
    "asset_to_inspect": ("inspect", "leave"),
    "asset_missing": ("found", "leave"),
}
"""What can be done about a red line, by the code of its problem."""
OTHERWISE = ("open", "leave")
OUTCOMES = {"held": CHOOSE, "held_by_same": AGAIN}


class CheckOutMode(HolderOfDocument, DocumentMode):
    """A place that is scanned is the holder where there is none yet, else where the things will be used."""

    place_words = "for_holder"

    def take(self, scan: Scan, match: Match) -> Answer:
        if match.kind == "asset":
            return self._asset(scan, match.id)
        if match.kind == "place" and self.basket().holder is not None:
            self.need_active(match)
            self.keep(replace(self.basket(), place=(match.id, match.label)), scan)
            return say(INFO, "out_used_at", {"place": match.label}, kind="place", id=match.id, wants="document")
        called = self.called_so(scan) if match.kind == "place" else ()
        if called:
            return self.ask_who(scan, (*called, match))
        if match.holder_id is not None:
            return self.take_holder(scan, match)
        raise self.wrong_kind(match)

    def add(self, asset_ids: tuple[int, ...]) -> Answer:
        """Put assets on the list that were selected, not scanned."""
        scan = Scan("", "typed", self.bench.now())
        answers = [self._asset(scan, asset_id) for asset_id in asset_ids]
        self.bench.question = None
        return answers[0] if len(answers) == 1 else self.shown("document_changed", self.basket())

    def _asset(self, scan: Scan, asset_id: int) -> Answer:
        facts, basket = self.asset(asset_id), self.basket()
        self.bench.last = (facts.id, facts.tag)
        fields: dict[str, Any] = {"kind": "asset", "id": facts.id, "about": ("asset", facts.id)}
        index = next((at for at, line in enumerate(basket.assets) if line.asset_id == facts.id), None)
        if index is not None and not basket.assets[index].problem:
            return say(AGAIN, "out_again", {"label": facts.tag}, **fields)
        line = self._line(facts, basket, self.bench.day(), scan.scanned)
        at = len(basket.assets) if index is None else index
        self.keep(with_line(basket, at, line), scan)
        if line.problem:
            return replace(self.ask_line(at), **fields)
        about = f"{facts.description}{with_it(line.handed_over)}"
        return say(DONE, "out_added", {"label": facts.tag, "about": about}, **fields)

    def _line(
        self, facts: AssetFacts, basket: Basket, day: OfficeDay, scanned: bool, condition: str | None = None
    ) -> AssetLine:
        problem = problem_of(facts, basket, day, condition)
        return AssetLine(
            asset_id=facts.id,
            tag=facts.tag,
            description=facts.description,
            condition=condition or facts.condition,
            category=facts.category,
            goes_with=facts.goes_with,
            handed_over=facts.goes_with,
            from_place=facts.place,
            loan_days=facts.loan_days,
            scanned=scanned,
            problem=str(problem) if problem else "",
            problem_code=problem.code if problem else "",
        )

    def rechecked(self, basket: Basket) -> Basket:
        day = self.bench.day()
        lines = []
        for line in basket.assets:
            facts = self.bench.read(AssetFactsOf(line.asset_id))
            if facts is None:
                lines.append(replace(line, problem=str(Refused("gone")), problem_code="gone"))
                continue
            fresh = self._line(facts, basket, day, line.scanned, line.condition)
            lines.append(replace(fresh, handed_over=line.handed_over))
        holder = self.holder(basket.holder.id) if basket.holder else None
        return replace(basket, assets=tuple(lines), holder=holder)

    def settled(self, basket: Basket) -> Basket:
        day = self.bench.day()
        going = [line for line in basket.assets if not line.problem]
        agreed = [(line.loan_days, line.category) if line.loan_days else (day.loan_days, "") for line in going]
        days, category = min(agreed, default=(day.loan_days, ""))
        due = basket.due or day.today + dt.timedelta(days=days)
        return replace(basket, due_shown=due, due_words="" if basket.due else due_words(days, category))

    def lacks(self, basket: Basket) -> Refused | None:
        return None if basket.holder else Refused("no_holder")

    def transaction(self, basket: Basket) -> CheckOut:
        if basket.holder is None or basket.due_shown is None:
            raise Refused("no_holder")
        return CheckOut(
            tuple(OutLine(line.asset_id, line.condition, line.handed_over) for line in basket.assets),
            basket.holder.id,
            basket.due_shown,
            basket.place[0] if basket.place else None,
            basket.reason,
            scanned=all(line.scanned for line in basket.assets),
        )

    # one line

    def changed_line(self, basket: Basket, line: Line, values: Mapping[str, Any]) -> Line:
        if not isinstance(line, AssetLine):
            return line
        changed = replace(line, **values)
        day = self.bench.day()
        fresh = self._line(self.asset(line.asset_id), basket, day, line.scanned, changed.condition)
        return replace(changed, problem=fresh.problem, problem_code=fresh.problem_code)

    def line_words(self, line: Line) -> str:
        return f"{line.condition}{with_it(line.handed_over)}" if isinstance(line, AssetLine) else ""

    def condition(self, condition: str, note: str | None, scan: Scan | None) -> Answer:
        """The condition of the line scanned last, as it goes out. What is damaged is reported and stays here."""
        basket = self.basket()
        if not basket.assets:
            raise Refused("no_last")
        last = self.bench.last[0] if self.bench.last else 0
        index = next((at for at, line in enumerate(basket.assets) if line.asset_id == last), len(basket.assets) - 1)
        line = basket.assets[index]
        if condition in BAD:
            done = self.bench.perform(ReportDamage(line.asset_id, condition, note), scan)
            self.keep(without_line(basket, index))
            return replace(posted(done, WARNING), wants="document")
        self.keep(with_line(basket, index, replace(line, condition=condition)), scan)
        gaps = {"label": line.tag, "condition": condition}
        return say(INFO, "condition_line", gaps, kind="asset", id=line.asset_id, wants="document")

    def ask_line(self, index: int) -> Answer:
        basket = self.basket()
        line = self.line(basket, index)
        if not isinstance(line, AssetLine):
            raise Refused("line_gone")
        problem = problem_of(self.asset(line.asset_id), basket, self.bench.day())
        if problem is None:
            return self.shown("document_changed", self.keep(self.rechecked(basket)))
        outcome = OUTCOMES.get(problem.code, REFUSED)
        answer = replace(refused(problem), outcome=outcome, about=("asset", line.asset_id), wants="document")
        offered = choices(*SOLVED_BY.get(problem.code, OTHERWISE), holder=basket.holder.name if basket.holder else "…")
        return self.bench.ask(
            Question(
                replace(answer, choices=offered), lambda key, text, uid: self._solve(line.asset_id, key, uid), line.tag
            )
        )

    def _solve(self, asset_id: int, key: str, uid: str | None) -> Answer:
        basket = self.basket()
        index = next((at for at, line in enumerate(basket.assets) if line.asset_id == asset_id), None)
        if index is None:
            raise Refused("line_gone")
        line = basket.assets[index]
        if key == "transfer":
            return self._transfer(basket, index, uid)
        if key == "found":
            done = self.bench.perform(Found(asset_id, None, scanned=line.scanned), uid=uid)
            self.keep(self.rechecked(self.basket()))
            return posted(done)
        if key in ("open", "inspect"):
            return Answer(
                INFO, line.tag, line.description, kind="asset", id=asset_id, about=("asset", asset_id), wants=key
            )
        self.keep(without_line(basket, index))
        return say(INFO, "out_left", {"label": line.tag}, wants="document")

    def _transfer(self, basket: Basket, index: int, uid: str | None) -> Answer:
        line = basket.assets[index]
        if basket.holder is None:
            asked = self.ask_line(index)
            return replace(refused(Refused("holder_first", tag=line.tag)), choices=asked.choices, wants="holder")
        place_id = basket.place[0] if basket.place else None
        verb = Transfer(
            (OutLine(line.asset_id),), basket.holder.id, basket.due, place_id, basket.reason, scanned=line.scanned
        )
        done = self.bench.perform(verb, uid=uid)
        self.keep(replace(without_line(self.basket(), index), holder=self.holder(basket.holder.id)))
        return posted(done)
