"""End a contract: today, on a day that is over, or by notice on a day to come."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import ClassVar

from tracker_desktop.errors import Refused
from tracker_desktop.transactions.base import Transaction
from tracker_desktop.transactions.books import Books
from tracker_desktop.transactions.rights import Right
from tracker_desktop.transactions.rules import fields, said
from tracker_desktop.transactions.rules.contract_fields import RULES
from tracker_desktop.transactions.rules.contracts import given, held_contract
from tracker_desktop.transactions.rules.said import Gap, Said
from tracker_desktop.transactions.rules.stock_words import joined, words
from tracker_desktop.wording.figures import show_day


@dataclass(frozen=True)
class EndContract(Transaction):
    """`on` None: today. On a day to come it stays in force until then and does not renew; its seats stay on it, so that
    one sees who had them.

    Raises Refused: contract_over, contract_end_early.
    """

    kind: ClassVar[str] = "end_contract"
    right: ClassVar[Right] = Right.ASSETS

    contract_id: int
    on: dt.date | None = None
    reason: str | None = None

    def apply(self, books: Books) -> Said:
        contract = held_contract(books, self.contract_id)
        day = fields.checked(books, RULES, {"ends": self.on or books.today})["ends"]
        if not contract.active:
            raise Refused("contract_over", name=contract.name, day=show_day(contract.ends or books.today))
        if contract.starts is not None and day < contract.starts:
            raise Refused("contract_end_early", name=contract.name, day=show_day(day), starts=show_day(contract.starts))
        later = day > books.today
        if later and (contract.ends, contract.renews) == (day, False):
            raise Refused("nothing_changed")
        contract.ends, contract.renews, contract.active = day, False, later
        reason = fields.line(books, self.reason)
        number = given(books, contract.id)
        seats = words("contract_still_one") if number == 1 else words("contract_still", given=number)
        about = joined([reason or "", seats if number else ""], "stock_dot")
        gaps: dict[str, Gap] = {"name": contract.name, "day": said.day(day), "about": about}
        return Said("end_contract_later" if later else "end_contract", gaps, ("contract", contract.id))
