"""What the dialogs of contracts need to know."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from sqlalchemy import Connection, select

from tracker_desktop.models.contracts import Contract, ContractKind, ContractSeat
from tracker_desktop.models.people import Department, Person
from tracker_desktop.queries.base import Query
from tracker_desktop.queries.contract_state import CONTRACT_STATE, FREE, GIVEN
from tracker_desktop.queries.in_parts import in_parts
from tracker_desktop.queries.office import office_of

_FACTS = select(
    *(Contract.id, Contract.name, Contract.kind, Contract.ends, Contract.yearly_cost, Contract.seats),
    *(GIVEN.label("given"), FREE.label("free"), CONTRACT_STATE.label("state")),
)
OF_HOLDERS: Mapping[str, Any] = {"people": Person, "departments": Department}


@dataclass(frozen=True)
class ContractFacts:
    """A contract; `free` None: as many seats as are wanted. `state` is a key such as ends_soon."""

    id: int
    name: str
    kind: str
    ends: dt.date | None
    yearly_cost: Decimal | None
    seats: int | None
    given: int
    free: int | None
    state: str

    @property
    def insures(self) -> bool:
        """Whether things are insured by it, for a value."""
        return self.kind == ContractKind.INSURANCE


@dataclass(frozen=True)
class ContractFactsOf(Query[ContractFacts | None]):
    """A contract by its id; None where it is gone."""

    contract_id: int

    def run(self, connection: Connection) -> ContractFacts | None:
        query = _FACTS.where(Contract.id == self.contract_id)
        row = connection.execute(query, office_of(connection).params).first()
        return None if row is None else ContractFacts(*row)


@dataclass(frozen=True)
class SeatFacts:
    """What stands on a seat; `of_asset`: an asset has it, not somebody."""

    insured_value: Decimal | None
    since: dt.date
    note: str | None
    of_asset: bool


@dataclass(frozen=True)
class SeatFactsOf(Query[Sequence[SeatFacts]]):
    """Seats by their ids, those that are left."""

    seat_ids: tuple[int, ...]

    def run(self, connection: Connection) -> Sequence[SeatFacts]:
        query = select(ContractSeat.insured_value, ContractSeat.since, ContractSeat.note, ContractSeat.asset_id)
        return [
            SeatFacts(row.insured_value, row.since, row.note, row.asset_id is not None)
            for part in in_parts(self.seat_ids)
            for row in connection.execute(query.where(ContractSeat.id.in_(part)))
        ]


@dataclass(frozen=True)
class HoldersOf(Query[tuple[int, ...]]):
    """The holder ids of records of a list, "people" or "departments"."""

    kind: str
    ids: tuple[int, ...]

    def run(self, connection: Connection) -> tuple[int, ...]:
        model = OF_HOLDERS[self.kind]
        found = [
            holder_id
            for part in in_parts(self.ids)
            for holder_id in connection.scalars(select(model.holder_id).where(model.id.in_(part)))
        ]
        return tuple(found)
