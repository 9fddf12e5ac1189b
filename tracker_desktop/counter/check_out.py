"""Check out: a badge and assets, in any order, posted together with one hand receipt."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from tracker_desktop.counter.answer import AGAIN, CHOOSE, DONE, INFO, REFUSED, WARNING, Answer, posted, say
from tracker_desktop.counter.basket import AssetLine, Basket, Line
from tracker_desktop.counter.bench import Question, Scan, choices, refused
from tracker_desktop.counter.document import DocumentMode, with_line, without_line
from tracker_desktop.counter.handed_on import HandedOn
from tracker_desktop.counter.holders import HolderOfDocument
from tracker_desktop.counter.kits_out import kits_going, with_kits
from tracker_desktop.counter.mode import ASSET_KIT
from tracker_desktop.counter.out_problems import (
    ConcernsOf,
    handover,
    less_taken,
    of_line,
    state_problem,
    thing_of,
    with_deposit,
)
from tracker_desktop.counter.reserved_out import ReservedOut
from tracker_desktop.errors import Refused
from tracker_desktop.models.assets import BAD
from tracker_desktop.queries.counter_facts import AssetFacts, AssetFactsOf, OfficeDay
from tracker_desktop.scanning.match import Match
from tracker_desktop.transactions.assign import Assign
from tracker_desktop.transactions.check_out import CheckOut, OutLine
from tracker_desktop.transactions.found import Found
from tracker_desktop.transactions.report_damage import ReportDamage
from tracker_desktop.transactions.rules.concerns import Thing
from tracker_desktop.transactions.rules.handover import OVERRIDES as HANDOVER_OVERRIDES
from tracker_desktop.wording.assets import with_it
from tracker_desktop.wording.counter import FOR_GOOD, UNTIL_RESERVED, due_words
from tracker_desktop.wording.lending import cap_words, deposit_of

SOLVED_BY: dict[str, tuple[str, ...]] = {
    "held": ("transfer", "leave"),
    "asset_to_inspect": ("inspect", "leave"),
    "asset_missing": ("found", "leave"),
}
"""What can be done about a red line, by the code of its problem."""
OTHERWISE = ("open", "leave")
BY_REASON = ("with_reason", "leave")
OUTCOMES = {"held": CHOOSE, "held_by_same": AGAIN}


class CheckOutMode(HolderOfDocument, HandedOn, ReservedOut, DocumentMode):
    """A place that is scanned is the holder where there is none yet, else where the things will be used."""

    place_words = "for_holder"

    def take(self, scan: Scan, match: Match) -> Answer:
        if match.kind == "asset":
            return self._asset(scan, match.id)
        if match.kind == ASSET_KIT:
            return self.take_kit(scan, match)
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
        at = len(basket.assets) if index is None else index
        line = self._line(facts, replace(basket, assets=basket.assets[:at]), self.bench.day(), scan.scanned)
        self.keep(with_line(basket, at, line), scan)
        if line.problem:
            return replace(self.ask_line(at), **fields)
        about = f"{facts.description}{with_it(line.handed_over)}{deposit_of(line.deposit)}"
        if line.warning:
            return say(WARNING, "out_added", {"label": facts.tag, "about": line.warning}, **fields)
        return say(DONE, "out_added", {"label": facts.tag, "about": about}, **fields)

    def line_of(self, asset_id: int, before: Basket, *, scanned: bool) -> AssetLine:
        return self._line(self.asset(asset_id), before, self.bench.day(), scanned)

    def _line(
        self, facts: AssetFacts, before: Basket, day: OfficeDay, scanned: bool, condition: str | None = None
    ) -> AssetLine:
        """The line of an asset behind the lines that are there before it."""
        problem = state_problem(facts, before.holder.id if before.holder else None, day, condition)
        warning = ""
        if problem is None and before.holder is not None:
            own = self.reserved_until(before, facts.id)
            due = None if before.for_good else before.due or own or self._usual_due(before, day, (facts.loan_days,))
            beside = [_thing(line) for line in before.assets if not line.problem]
            over = handover(before.holder.id, (thing_of(facts),), due, self.bench.now(), day, beside)
            problem, warning = of_line(self.bench.read(ConcernsOf(over)), has_reason=bool(before.reason))
        deposit = facts.deposit if before.holder is None or before.holder.kind == "person" else None
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
            category_id=facts.category_id,
            category_deposit=deposit,
            deposit=deposit,
            warning=warning,
        )

    def rechecked(self, basket: Basket) -> Basket:
        day = self.bench.day()
        holder = self.holder(basket.holder.id) if basket.holder else None
        basket = replace(basket, holder=holder)
        lines: tuple[AssetLine, ...] = ()
        for line in basket.assets:
            facts = self.bench.read(AssetFactsOf(line.asset_id))
            if facts is None:
                lines = (*lines, replace(line, problem=str(Refused("gone")), problem_code="gone"))
                continue
            fresh = self._line(facts, replace(basket, assets=lines), day, line.scanned, line.condition)
            kept = line.deposit if line.category_deposit == fresh.category_deposit else fresh.deposit
            fresh = replace(fresh, handed_over=line.handed_over, deposit=kept, own=line.own)
            lines = (*lines, with_deposit(fresh, has_reason=bool(basket.reason)))
        return replace(basket, assets=lines)

    def settled(self, basket: Basket) -> Basket:
        day = self.bench.day()
        going = [line for line in basket.assets if not line.problem]
        agreed = [(line.loan_days, line.category) if line.loan_days else (day.loan_days, "") for line in going]
        days, category = min(agreed, default=(day.loan_days, ""))
        own = self.reserved_until(basket)
        due = basket.due or own or self._usual_due(basket, day)
        words = due_words(days, category)
        if basket.holder is not None and (due - day.today).days < days:
            words = cap_words((due - day.today).days, basket.holder.name)
        words = UNTIL_RESERVED if own is not None else words
        if basket.for_good:
            return with_kits(replace(basket, due_shown=None, due_words=FOR_GOOD))
        return with_kits(replace(basket, due_shown=due, due_words="" if basket.due else words))

    def _usual_due(self, basket: Basket, day: OfficeDay, more: Sequence[int | None] = ()) -> dt.date:
        """The earliest that the categories of the lines, the office and who gets it allow; `more` are the days of lines
        to come."""
        days = [line.loan_days or day.loan_days for line in basket.assets if not line.problem]
        days += [one or day.loan_days for one in more]
        cap = basket.holder.loan_days if basket.holder else None
        least = min(days, default=day.loan_days)
        return day.today + dt.timedelta(days=least if cap is None else min(least, cap))

    def change(self, values: Mapping[str, Any]) -> Answer:
        """Without a day it is an assignment. A day that is later than things are lent for is said at once."""
        if "due" in values:
            values = {**values, "for_good": values["due"] is None}
        answer, basket = super().change(values), self.basket()
        if "due" not in values or basket.holder is None or basket.due is None:
            return answer
        over = handover(basket.holder.id, (), basket.due, self.bench.now(), self.bench.day())
        found = self.bench.read(ConcernsOf(over))
        late = next((one for one in found if one.code == "loan_too_long"), None)
        return answer if late is None else replace(refused(late.refusal(), wants="document"), outcome=WARNING)

    def lacks(self, basket: Basket) -> Refused | None:
        return None if basket.holder else Refused("no_holder")

    def transaction(self, basket: Basket) -> CheckOut | Assign:
        if basket.holder is None:
            raise Refused("no_holder")
        lines = tuple(
            OutLine(line.asset_id, line.condition, line.handed_over, line.deposit, line.own) for line in basket.assets
        )
        holder, place = basket.holder.id, basket.place[0] if basket.place else None
        scanned, kits = all(line.scanned for line in basket.assets), kits_going(basket)
        if basket.due_shown is None:
            return Assign(lines, holder, place, basket.reason, scanned, kits)
        return CheckOut(lines, holder, basket.due_shown, place, basket.reason, scanned=scanned, kits=kits)

    # one line

    def changed_line(self, basket: Basket, line: Line, values: Mapping[str, Any]) -> Line:
        if not isinstance(line, AssetLine):
            return line
        changed = replace(line, **values)
        index = next((at for at, one in enumerate(basket.assets) if one.asset_id == line.asset_id), len(basket.assets))
        before = replace(basket, assets=basket.assets[:index])
        fresh = self._line(self.asset(line.asset_id), before, self.bench.day(), line.scanned, changed.condition)
        read = replace(changed, problem=fresh.problem, problem_code=fresh.problem_code, warning=fresh.warning)
        return with_deposit(read, has_reason=bool(basket.reason))

    def line_words(self, line: Line) -> str:
        if not isinstance(line, AssetLine):
            return ""
        return f"{line.condition}{with_it(line.handed_over)}{deposit_of(line.deposit)}"

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
        problem = self._problem(basket, index, line)
        if problem is None and line.problem_code == "deposit_less" and not basket.reason:
            problem = less_taken(line)
        if problem is None:
            return self.shown("document_changed", self.keep(self.rechecked(basket)))
        outcome = OUTCOMES.get(problem.code, CHOOSE if problem.code in HANDOVER_OVERRIDES else REFUSED)
        answer = replace(refused(problem), outcome=outcome, about=("asset", line.asset_id), wants="document")
        otherwise = BY_REASON if problem.code in HANDOVER_OVERRIDES else OTHERWISE
        offered = choices(*SOLVED_BY.get(problem.code, otherwise), holder=basket.holder.name if basket.holder else "…")

        def take(key: str, text: str, uid: str | None) -> Answer:
            if key == "with_reason":
                return self._take_reason(text, take, None)
            return self._solve(line.asset_id, key, uid)

        return self.bench.ask(Question(replace(answer, choices=offered), take, line.tag))

    def _problem(self, basket: Basket, index: int, line: AssetLine) -> Refused | None:
        """What makes a line red, asked anew."""
        facts, day = self.asset(line.asset_id), self.bench.day()
        holder_id = basket.holder.id if basket.holder else None
        problem = state_problem(facts, holder_id, day, line.condition)
        if problem is not None or holder_id is None:
            return problem
        due = None if basket.for_good else basket.due or basket.due_shown or day.today
        beside = [_thing(one) for one in basket.assets[:index] if not one.problem]
        over = handover(holder_id, (thing_of(facts),), due, self.bench.now(), day, beside)
        return of_line(self.bench.read(ConcernsOf(over)), has_reason=bool(basket.reason))[0]

    def _solve(self, asset_id: int, key: str, uid: str | None) -> Answer:
        basket = self.basket()
        index = next((at for at, line in enumerate(basket.assets) if line.asset_id == asset_id), None)
        if index is None:
            raise Refused("line_gone")
        line = basket.assets[index]
        if key == "transfer":
            return self.hand_on(asset_id, uid)
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


def _thing(line: AssetLine) -> Thing:
    return Thing(line.asset_id, line.tag, line.category_id)
