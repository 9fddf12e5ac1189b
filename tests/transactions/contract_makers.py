"""Small makers of contracts for tests, each by its real transaction."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

from tests.store_fixtures import Office
from tests.transactions.makers import Rows, made, row
from tracker_desktop.models.contracts import Contract, ContractSeat
from tracker_desktop.store.done import Done
from tracker_desktop.transactions.add_contract import AddContract
from tracker_desktop.transactions.give_seats import GiveSeats
from tracker_desktop.transactions.rules.contract_fields import ContractFields

TODAY = dt.date(2026, 11, 24)
"""The day of the office in tests."""


def contract_fields(name: str = "Microsoft 365", kind: str = "licence", **fields: Any) -> ContractFields:
    """`cost` is the yearly cost as a text, `days` how many from today on it ends."""
    if "cost" in fields:
        fields["yearly_cost"] = Decimal(fields.pop("cost"))
    if "days" in fields:
        fields["ends"] = TODAY + dt.timedelta(days=fields.pop("days"))
    return ContractFields(kind, name, **fields)


def add_contract(office: Office, name: str = "Microsoft 365", kind: str = "licence", **fields: Any) -> int:
    """The id of a new contract."""
    return made(office.perform(AddContract(contract_fields(name, kind, **fields))))


def give(office: Office, contract: int, *assets: int, holders: tuple[int, ...] = (), **fields: Any) -> Done:
    """Put assets, or holders, on a contract."""
    return office.perform(GiveSeats(contract, assets, holders, **fields))


def contract_row(office: Office, contract_id: int) -> dict[str, Any]:
    """All columns of a contract by name."""
    return row(office, Contract, contract_id)


def seats(office: Office, contract_id: int) -> list[dict[str, Any]]:
    """The seats of a contract."""
    return office.read(Rows(ContractSeat, ContractSeat.contract_id == contract_id))
