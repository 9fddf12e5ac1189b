"""Renew a contract: it lasts longer, perhaps at another cost. What it was before stays in the journal."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from typing import ClassVar

from tracker_desktop.errors import Refused
from tracker_desktop.transactions.base import Transaction
from tracker_desktop.transactions.books import Books
from tracker_desktop.transactions.rights import Right
from tracker_desktop.transactions.rules import said
from tracker_desktop.transactions.rules.contract_fields import RULES, check_span
from tracker_desktop.transactions.rules.contracts import check_seats, held_contract, yearly
from tracker_desktop.transactions.rules.fields import checked
from tracker_desktop.transactions.rules.said import Gap, Said
from tracker_desktop.transactions.rules.stock_words import amount, joined, words
from tracker_desktop.wording.figures import show_day


@dataclass(frozen=True)
class RenewContract(Transaction):
    """It lasts until `ends` then, also where it was ended before. `yearly_cost` and `seats` None: as before.

    Raises Refused: contract_renew_past, contract_renew_earlier, contract_seats_below, contract_span.
    """

    kind: ClassVar[str] = "renew_contract"
    right: ClassVar[Right] = Right.ASSETS

    contract_id: int
    ends: dt.date
    yearly_cost: Decimal | None = None
    seats: int | None = None

    def apply(self, books: Books) -> Said:
        contract = held_contract(books, self.contract_id)
        given = {"ends": self.ends, "yearly_cost": self.yearly_cost, "seats": self.seats}
        clean = checked(books, RULES, {key: value for key, value in given.items() if value is not None})
        ends = clean["ends"]
        if ends < books.today:
            raise Refused("contract_renew_past", name=contract.name, day=show_day(ends))
        if contract.active and contract.ends is not None and ends <= contract.ends:
            raise Refused("contract_renew_earlier", name=contract.name, ends=show_day(contract.ends))
        check_span(contract.name, contract.starts, ends)
        before, cost = contract.ends, contract.yearly_cost
        for key, value in clean.items():
            setattr(contract, key, value)
        contract.active = True
        check_seats(books, contract)
        other = cost is not None and cost != contract.yearly_cost
        parts: list[Gap] = [
            yearly(books, contract),
            words("contract_before", cost=amount(books, cost)) if other and cost is not None else "",
            words("contract_ended_before", day=said.day(before)) if before is not None else "",
        ]
        gaps: dict[str, Gap] = {"name": contract.name, "ends": said.day(ends), "about": joined(parts, "stock_dot")}
        return Said("renew_contract", gaps, ("contract", contract.id))
