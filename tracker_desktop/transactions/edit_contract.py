"""Correct or complete what is known of a contract."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar

from sqlalchemy import exists, select

from tracker_desktop.errors import Refused
from tracker_desktop.models.contracts import ContractKind, ContractSeat
from tracker_desktop.transactions.base import Transaction
from tracker_desktop.transactions.books import Books
from tracker_desktop.transactions.rights import Right
from tracker_desktop.transactions.rules import fields
from tracker_desktop.transactions.rules.contract_fields import RULES, ContractFields, check_span, checked
from tracker_desktop.transactions.rules.contracts import check_seats, held_contract
from tracker_desktop.transactions.rules.said import Said
from tracker_desktop.transactions.rules.shape import fields_of


@dataclass(frozen=True)
class EditContract(Transaction):
    """`changes` maps names of ContractFields to their new values.

    Raises Refused: contract_span, contract_seats_below, contract_insures, nothing_changed.
    """

    kind: ClassVar[str] = "edit_contract"
    right: ClassVar[Right] = Right.ASSETS

    contract_id: int
    changes: Mapping[str, Any] = field(metadata=fields_of(ContractFields))

    def apply(self, books: Books) -> Said:
        contract = held_contract(books, self.contract_id)
        changed = fields.put(contract, checked(books, self.changes), RULES)
        if not changed:
            raise Refused("nothing_changed")
        check_span(contract.name, contract.starts, contract.ends)
        check_seats(books, contract)
        _check_insures(books, contract.id, contract.name, contract.kind)
        gaps = {"name": contract.name, "fields": ", ".join(changed)}
        return Said("edit_contract", gaps, ("contract", contract.id))


def _check_insures(books: Books, contract_id: int, name: str, kind: str) -> None:
    """What insures something stays an insurance policy."""
    insures = exists().where(ContractSeat.contract_id == contract_id, ContractSeat.insured_value.is_not(None))
    if kind != ContractKind.INSURANCE and books.scalar(select(insures)):
        raise Refused("contract_insures", name=name)
