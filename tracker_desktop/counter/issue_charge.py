"""What pays for an issue: a charge code that is scanned or chosen, and the job that something goes to alone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from tracker_desktop.counter.answer import AGAIN, INFO, Answer, say
from tracker_desktop.counter.basket import Basket
from tracker_desktop.counter.bench import Scan
from tracker_desktop.counter.document import DocumentMode
from tracker_desktop.counter.mode import CHARGE_CODE, DEPARTMENT
from tracker_desktop.errors import Refused
from tracker_desktop.queries.charge_facts import ChargeFacts, ChargeFactsOf, IsChargeListKept, why_not_on
from tracker_desktop.scanning.clean import code_key
from tracker_desktop.scanning.match import Match
from tracker_desktop.wording.counter import dotted


class ChargedIssue(DocumentMode):
    """Mixed into Issue."""

    def charged(self, basket: Basket) -> Basket:
        """The basket with the facts of what pays: the code that was chosen, else that of who gets it."""
        code = basket.charge_code or (basket.holder.charge_code if basket.holder is not None else "")
        facts = self.bench.read(ChargeFactsOf(code_key(code))) if code else None
        wrong = why_not_on(facts, self.effective_day(basket)) if facts is not None else None
        if wrong is None and facts is None and (basket.charge_code or basket.holder is not None):
            wrong = self._not_listed(basket)
        return replace(basket, charge=facts, charge_wrong=str(wrong) if wrong is not None else "")

    def _not_listed(self, basket: Basket) -> Refused | None:
        if not self.bench.read(IsChargeListKept()):
            return None
        if basket.charge_code:
            return Refused("charge_code_unknown", charge=basket.charge_code)
        return Refused("charge_code_needed", holder=basket.holder.name if basket.holder is not None else "")

    def named_charge(self, match: Match) -> ChargeFacts | None:
        """The charge code that was scanned: one of the list, or that of a department while somebody else gets it."""
        if match.kind == CHARGE_CODE:
            return self.bench.read(ChargeFactsOf(match.id))
        holder = self.basket().holder
        by_code = match.kind == DEPARTMENT and match.via == "charge code" and match.detail
        if not by_code or holder is None or holder.id == match.holder_id:
            return None
        return self.bench.read(ChargeFactsOf(code_key(match.detail)))

    def take_charge(self, scan: Scan, match: Match, facts: ChargeFacts) -> Answer:
        """A charge code was scanned: it pays for this issue, and is the job that gets it where nobody else does."""
        self.need_active(match)
        basket = self.basket()
        wrong = why_not_on(facts, self.effective_day(basket))
        if wrong is not None:
            raise wrong
        fields: dict[str, Any] = {"kind": CHARGE_CODE, "id": facts.id, "wants": "document"}
        if basket.charge is not None and basket.charge.id == facts.id and basket.charge_code:
            return say(AGAIN, "charged_again", {"code": facts.code}, **fields)
        self.keep(replace(basket, charge_code=facts.code), scan)
        alone = facts.is_job and basket.holder is None and not basket.customer
        gaps = {"code": facts.code, "about": dotted([facts.name, facts.days])}
        return say(INFO, "for_job" if alone else "charged_to", gaps, **fields)

    def change(self, values: Mapping[str, Any]) -> Answer:
        """Besides what every document has: charge_code_id (of the list), customer, effective_on."""
        values = dict(values)
        if "charge_code_id" in values:
            chosen = values.pop("charge_code_id")
            facts = None if chosen is None else self.bench.read(ChargeFactsOf(int(chosen)))
            if chosen is not None and facts is None:
                raise Refused("gone")
            values["charge_code"] = facts.code if facts is not None else None
        if values.get("customer"):
            values["holder_id"] = None
        elif values.get("holder_id") is not None:
            values["customer"] = None
        return super().change(values)
