"""The detail of a contract, and what the cards of assets and people say of the contracts that they are on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, case, select

from tracker_desktop.models.assets import Asset
from tracker_desktop.models.contracts import Contract, ContractSeat
from tracker_desktop.models.holders import Holder
from tracker_desktop.models.people import Department
from tracker_desktop.models.suppliers import Supplier
from tracker_desktop.queries import shown
from tracker_desktop.queries.base import Query
from tracker_desktop.queries.card import Card, filled
from tracker_desktop.queries.contract_state import CONTRACT_STATE, GIVEN, IN_FORCE, INSURED, NOTICE_BY, SEAT_GONE, share
from tracker_desktop.queries.lists.contract_seats import SEAT_STATE, WHO_KEY
from tracker_desktop.queries.office import Office, office_of

MOST = 12
GONE = frozenset({"missing", "pending_disposal", "disposed", "inactive"})
_CONTRACT = (
    select(
        *Contract.__table__.c,
        Supplier.name.label("supplier"),
        Supplier.phone.label("phone"),
        Department.name.label("department"),
        CONTRACT_STATE.label("state"),
        NOTICE_BY.label("notice_by"),
        GIVEN.label("given"),
        INSURED.label("insured"),
    )
    .outerjoin(Supplier, Supplier.id == Contract.supplier_id)
    .outerjoin(Department, Department.id == Contract.department_id)
)
_SEATS = (
    select(Asset.tag, Asset.description, Holder.name, ContractSeat.insured_value, SEAT_STATE.label("state"))
    .select_from(ContractSeat)
    .outerjoin(Asset, Asset.id == ContractSeat.asset_id)
    .outerjoin(Holder, Holder.id == ContractSeat.holder_id)
)


@dataclass(frozen=True)
class ContractDetail(Query[Card | None]):
    """Everything about a contract, with the first of its seats, those of who is gone before all; None where it is
    gone."""

    contract_id: int

    def run(self, connection: Connection) -> Card | None:
        office = office_of(connection)
        row = connection.execute(_CONTRACT.where(Contract.id == self.contract_id), office.params).first()
        if row is None:
            return None
        part = share(row.yearly_cost, row.seats, row.given)
        fields = (
            ("Number or key", row.number),
            ("Supplier", shown.joined([row.supplier, row.phone])),
            ("Department", row.department),
            ("Starts", shown.day(office, row.starts)),
            ("Ends", shown.joined([shown.day(office, row.ends), "renews by itself" if row.renews else ""])),
            ("Notice by", shown.day(office, row.notice_by)),
            ("Cost a year", shown.amount(office, row.yearly_cost)),
            ("A seat a year", shown.amount(office, part and round(part, office.decimals)) if row.given else ""),
            ("Seats", _seats_words(row)),
            ("Insured for", shown.amount(office, row.insured)),
            *self._seats(connection, office),
            ("Notes", row.notes),
        )
        return Card(row.name, shown.word(office, row.kind), row.state, row.number or "", filled(fields))

    def _seats(self, connection: Connection, office: Office) -> Iterator[tuple[str, str]]:
        mine = _SEATS.where(ContractSeat.contract_id == self.contract_id)
        query = mine.order_by(case((SEAT_GONE, 0), else_=1), WHO_KEY)
        rows = connection.execute(query.limit(MOST + 1), office.params).all()
        for row in rows[:MOST]:
            gone = row.state.replace("_", " ") if row.state in GONE else ""
            worth = f"insured for {shown.amount(office, row.insured_value)}" if row.insured_value is not None else ""
            yield row.tag or "Given to", shown.joined([row.description or row.name, gone, worth])
        if len(rows) > MOST:
            yield "And", "more: see who is on it"


def _seats_words(row: Any) -> str:
    if row.seats is None:
        return f"{row.given:,} given" if row.given else ""
    return f"{row.given:,} of {row.seats:,} given"


def on_contracts(connection: Connection, office: Office, of: Any) -> Iterator[tuple[str, str]]:
    """The contracts in force that an asset or a holder is on: `of` is the condition on the seat.

    A label (the kind) and the contract's name with its end and for how much it is insured.
    """
    query = (
        select(Contract.kind, Contract.name, Contract.ends, Contract.renews, ContractSeat.insured_value)
        .join(ContractSeat, ContractSeat.contract_id == Contract.id)
        .where(of, IN_FORCE)
        .order_by(Contract.kind, Contract.name_key)
        .limit(MOST + 1)
    )
    rows = connection.execute(query, office.params).all()
    for row in rows[:MOST]:
        until = f"until {shown.day(office, row.ends)}" if row.ends is not None and not row.renews else ""
        worth = f"for {shown.amount(office, row.insured_value)}" if row.insured_value is not None else ""
        yield shown.word(office, row.kind), shown.joined([row.name, worth, until])
    if len(rows) > MOST:
        yield "And", "more contracts"
