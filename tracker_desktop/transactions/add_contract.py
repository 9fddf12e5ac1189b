"""Add a licence or contract."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from tracker_desktop.models.contracts import Contract
from tracker_desktop.transactions.base import Transaction
from tracker_desktop.transactions.books import Books
from tracker_desktop.transactions.rights import Right
from tracker_desktop.transactions.rules import fields
from tracker_desktop.transactions.rules.contract_fields import ContractFields, check_span, checked
from tracker_desktop.transactions.rules.contracts import about
from tracker_desktop.transactions.rules.said import Said


@dataclass(frozen=True)
class AddContract(Transaction):
    """Raises Refused: contract_span."""

    kind: ClassVar[str] = "add_contract"
    right: ClassVar[Right] = Right.ASSETS

    fields: ContractFields

    def apply(self, books: Books) -> Said:
        clean = checked(books, fields.values_of(self.fields))
        check_span(clean["name"], clean["starts"], clean["ends"])
        contract = books.insert(Contract(**clean, active=True))
        gaps = {"name": contract.name, "about": about(books, contract)}
        return Said("add_contract", gaps, ("contract", contract.id))
