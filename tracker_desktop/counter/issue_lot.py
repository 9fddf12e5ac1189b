"""The lot that a scanned code names, in Issue: it is taken, unless it may not go out."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from tracker_desktop.counter.answer import INFO, Answer, say
from tracker_desktop.counter.basket import StockLine
from tracker_desktop.counter.bench import Question, Scan, choices, refused
from tracker_desktop.counter.first_out import check_first_out
from tracker_desktop.counter.stock_document import StockDocument, lot_said
from tracker_desktop.errors import Refused
from tracker_desktop.queries.counter_facts import ItemFacts, LotOf
from tracker_desktop.scanning.clean import code_key
from tracker_desktop.scanning.match import Match
from tracker_desktop.wording.render import show_day


class ScannedLot(StockDocument):
    """Mixed into Issue."""

    def take_item(self, scan: Scan, match: Match) -> Answer:
        facts = self.item(match.id)
        no = self._lot_stays(facts, lot_said(facts.lot_policy, match))
        if no is None:
            return super().take_item(scan, match)
        answer = replace(refused(no, kind="item", id=match.id), choices=choices("first_lot", "leave_code"))

        def take(key: str, text: str, uid: str | None) -> Answer:
            if key == "leave_code":
                return say(INFO, "out_left", {"label": match.detail or match.label}, wants="document")
            return super(ScannedLot, self).take_item(replace(scan, uid=uid), replace(match, lot="", serial=""))

        return self.bench.ask(Question(answer, take, left=match.label, left_as="dropped_code"))

    def said(self, facts: ItemFacts, match: Match) -> dict[str, Any]:
        number = lot_said(facts.lot_policy, match)
        known = self.bench.read(LotOf(facts.id, code_key(number))) if number else None
        return {} if known is None else {"lot_id": known[0]}

    def not_first(self, line: StockLine) -> str:
        """The sentence that another lot expires before the one that was scanned; "" where it is the first."""
        try:
            check_first_out(self.bench, replace(self.basket(), reason=None, stock=(line,)))
        except Refused as no:
            return str(no)
        return ""

    def _lot_stays(self, facts: ItemFacts, number: str) -> Refused | None:
        """Why this lot of the item cannot go out; None where it can, or none was said."""
        if not number:
            return None
        known = self.bench.read(LotOf(facts.id, code_key(number)))
        if known is None:
            return Refused("lot_not_here", item=facts.name, lot=number)
        _, expiry, recalled = known
        if recalled:
            return Refused("issue_recalled", item=facts.name, lot=number)
        if expiry is not None and expiry < self.effective_day(self.basket()):
            return Refused("issue_expired", item=facts.name, lot=number, day=show_day(expiry))
        return None
