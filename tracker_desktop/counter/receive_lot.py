"""The lot that a scanned code names, in Receive: it fills the line, and what is odd about it is asked at once."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

from tracker_desktop.counter.answer import Answer
from tracker_desktop.counter.basket import StockLine
from tracker_desktop.counter.bench import Question, Scan, choices
from tracker_desktop.counter.document import with_line
from tracker_desktop.counter.stock_document import SERIAL, StockDocument, lot_said
from tracker_desktop.errors import Refused
from tracker_desktop.queries.counter_facts import ItemFacts, LotOf
from tracker_desktop.scanning.clean import clean_line, code_key
from tracker_desktop.scanning.match import Match, Resolution
from tracker_desktop.scanning.parsed import Parsed
from tracker_desktop.wording.render import show_day

LONGEST_LOT = 80
OTHER_EXPIRY = "lot_other_expiry"
ASKED_AT_ONCE = ("receive_expired", "receive_recalled", OTHER_EXPIRY)


class LotOfCode(StockDocument):
    """Mixed into Receive."""

    def said(self, facts: ItemFacts, match: Match) -> dict[str, Any]:
        number = lot_said(facts.lot_policy, match)
        if not number:
            return {}
        return {"lot": clean_line(number, LONGEST_LOT)} | ({"expiry": match.expiry} if match.expiry else {})

    def known_lot_problem(self, line: StockLine) -> Refused | None:
        """What is odd about a lot that came before: it is recalled, or had another expiry date."""
        known = self.bench.read(LotOf(line.item_id, code_key(line.lot))) if line.lot else None
        if known is None:
            return None
        if known[2]:
            return Refused("receive_recalled", item=line.name, lot=line.lot)
        if line.expiry is None or known[1] in (None, line.expiry):
            return None
        dates = {"known": show_day(known[1]), "given": show_day(line.expiry)}
        return Refused(OTHER_EXPIRY, item=line.name, lot=line.lot, **dates)

    def ask_expiry(self, answer: Answer, line: StockLine) -> Answer:
        """Ask by this answer which expiry date the lot has: the one of before is taken, or the line stays red."""
        known = self.bench.read(LotOf(line.item_id, code_key(line.lot or "")))
        before = None if known is None else known[1]
        if before is None:
            return answer
        answer = replace(answer, choices=choices("known_expiry", "back", known=show_day(before)))
        return self.bench.ask(Question(answer, lambda key, text, uid: self._take_expiry(line, before, key)))

    def _take_expiry(self, asked: StockLine, expiry: dt.date | None, key: str) -> Answer:
        basket = self.basket()
        if key == "back":
            return self.shown("document_changed", basket)
        own = (at for at, line in enumerate(basket.stock) if (line.item_id, line.lot) == (asked.item_id, asked.lot))
        if (index := next(own, None)) is None:
            raise Refused("line_gone")
        line = replace(basket.stock[index], expiry=expiry)
        self.keep(with_line(basket, index + len(basket.assets), line))
        return self.added(index, Scan("", "typed", self.bench.now()))

    def second_barcode(self, scan: Scan, found: Resolution, item_id: int | None) -> Answer | None:
        """A GS1 code without a product number right after its item is the lot of the line; None for any other code."""
        parsed, basket = found.parsed, self.basket()
        if parsed is None or item_id is None or not _is_of_before(parsed):
            return None
        own = [at for at, line in enumerate(basket.stock) if line.item_id == item_id]
        open_ones = [at for at in own if not basket.stock[at].lot]
        if not own:
            return None
        index = (open_ones or own)[-1]
        line = basket.stock[index]
        number = parsed.serial if line.lot_policy == SERIAL else parsed.lot
        lot = number or line.lot
        values = {"lot": lot, "expiry": parsed.expiry or (line.expiry if lot == line.lot or not line.lot else None)}
        self.keep(with_line(basket, index + len(basket.assets), self.changed_line(basket, line, values)), scan)
        return replace(self.added(index, scan), kind="item", id=item_id, about=("item", item_id))


def _is_of_before(parsed: Parsed) -> bool:
    is_whole = not (parsed.errors or parsed.gtin or parsed.content_gtin or parsed.sscc)
    return is_whole and parsed.kind == "gs1" and any((parsed.lot, parsed.serial, parsed.expiry))
