"""Seats on contracts that nobody needs: of assets that are gone or idle, of people who left, and those never given."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby
from typing import Any

from sqlalchemy import Connection, case, func, select

from tracker_desktop.models.assets import Asset
from tracker_desktop.models.contracts import Contract, ContractSeat
from tracker_desktop.models.holders import Holder
from tracker_desktop.models.suppliers import Supplier
from tracker_desktop.queries.contract_shares import spread
from tracker_desktop.queries.contract_state import GONE, HOLDER_GONE, IN_FORCE, NOTICE_BY, TOTALS, share
from tracker_desktop.queries.idle import IS_IDLE
from tracker_desktop.queries.office import Office

IDLE, LEFT, UNUSED = "idle", "no longer active", "nobody has it"
WHY: Any = case(
    (Asset.readiness.in_(GONE), Asset.readiness),
    (IS_IDLE, IDLE),
    (HOLDER_GONE, LEFT),
)
"""Why a seat is wasted; None where it is needed."""
_SEATS = (
    select(
        *(Contract.id, Contract.name, Contract.kind, Contract.yearly_cost, Contract.seats, Contract.ends),
        *(
            NOTICE_BY.label("notice"),
            func.coalesce(TOTALS.c.given, 0).label("given"),
            TOTALS.c.insured,
            Supplier.name.label("supplier"),
        ),
        *(ContractSeat.insured_value, ContractSeat.since, Asset.tag, Asset.description, Holder.name.label("holder")),
        WHY.label("why"),
    )
    .select_from(Contract)
    .outerjoin(TOTALS, TOTALS.c.contract_id == Contract.id)
    .outerjoin(ContractSeat, ContractSeat.contract_id == Contract.id)
    .outerjoin(Asset, Asset.id == ContractSeat.asset_id)
    .outerjoin(Holder, Holder.id == ContractSeat.holder_id)
    .outerjoin(Supplier, Supplier.id == Contract.supplier_id)
    .where(IN_FORCE)
    .order_by(Contract.name_key, Contract.id, Asset.tag_sort.nulls_last(), Holder.name_key)
)
NOTHING = Decimal(0)


@dataclass(frozen=True)
class Wasted:
    """A seat that nobody needs, or several of a contract that nobody has. `saves` a year, in whole smallest amounts,
    where it ends; all of a contract's together save its whole cost where no seat of it is needed. None: unknown."""

    contract_id: int
    contract: str
    kind: str
    supplier: str | None
    code: str
    name: str
    why: str
    ends: Any
    notice: Any
    saves: Decimal | None


def wasted_seats(connection: Connection, office: Office) -> Iterator[Wasted]:
    """The seats that nobody needs, by contract."""
    rows = connection.execute(_SEATS, office.params).all()
    for _, seats in groupby(rows, lambda row: row.id):
        yield from _of_contract(office, list(seats))


def _of_contract(office: Office, seats: Sequence[Any]) -> Iterator[Wasted]:
    first = seats[0]
    wasted = [seat for seat in seats if seat.why is not None]
    never = 0 if first.seats is None else first.seats - first.given
    if not wasted and not never:
        return
    whole = len(wasted) == first.given
    costs = [_cost(seat) for seat in wasted]
    if never:
        costs.append(None if first.yearly_cost is None or first.insured else first.yearly_cost / first.seats * never)
    known = [cost for cost in costs if cost is not None]
    total = round(
        first.yearly_cost if whole and first.yearly_cost is not None else sum(known, NOTHING), office.decimals
    )
    shares = spread([cost or NOTHING for cost in costs], total, office.decimals)
    saves = [share if first.yearly_cost is not None else None for share in shares]
    for seat, saved in zip(wasted, saves, strict=False):
        yield _line(seat, seat.tag or "", seat.description or seat.holder or "", seat.why, saved)
    if never:
        yield _line(first, "", f"{never:,} of {first.seats:,}", UNUSED, saves[-1])


def _cost(seat: Any) -> Decimal | None:
    return share(seat.yearly_cost, seat.seats, seat.given, seat.insured_value, seat.insured)


def _line(row: Any, code: str, name: str, why: str, saves: Decimal | None) -> Wasted:
    head = (row.id, row.name, row.kind, row.supplier)
    return Wasted(*head, code, name, why, row.ends, row.notice, saves)
