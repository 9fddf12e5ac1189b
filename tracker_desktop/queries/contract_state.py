"""What contracts are in: their state, their seats and what these cost, as SQL; the one place where it is worked out."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from sqlalchemy import Integer, case, cast, func, or_, select

from tracker_desktop.models.assets import Asset, Readiness
from tracker_desktop.models.contracts import Contract, ContractKind, ContractSeat
from tracker_desktop.models.holders import Holder
from tracker_desktop.queries.office import CONTRACT_SOON, TODAY
from tracker_desktop.queries.sql import days_before

IN_FORCE: Any = (Contract.active == 1) & or_(Contract.ends.is_(None), Contract.ends >= TODAY, Contract.renews == 1)
"""Neither ended nor run out; what renews goes on after its end."""
NOTICE_BY: Any = case((Contract.renews == 1, days_before(Contract.ends, Contract.notice_days)))
"""The last day on which notice of what renews can be given; none where no notice is agreed."""
ENDS_SOON: Any = IN_FORCE & (Contract.ends <= CONTRACT_SOON)
"""Within the days of the office; also what renewed itself and is not written down so yet."""
NOTICE_DUE: Any = IN_FORCE & (Contract.ends >= TODAY) & (NOTICE_BY <= CONTRACT_SOON)
"""Notice must be given within the days of the office, or could have been until some days ago."""
CONTRACT_STATE: Any = case(
    (~IN_FORCE, "ended"),
    (Contract.ends < TODAY, "renewed"),
    (NOTICE_BY < TODAY, "notice_passed"),
    (NOTICE_DUE, "notice_due"),
    (ENDS_SOON, "ends_soon"),
    else_="active",
)
CONTRACT_STATES = ("notice_due", "notice_passed", "renewed", "ends_soon", "active", "ended")
GIVEN: Any = (
    select(func.count())
    .select_from(ContractSeat)
    .where(ContractSeat.contract_id == Contract.id)
    .correlate(Contract)
    .scalar_subquery()
)
FREE: Any = Contract.seats - GIVEN
"""Seats left; nothing where as many may be given as are wanted."""
SHARE: Any = cast(Contract.yearly_cost, Integer) / func.nullif(func.coalesce(Contract.seats, GIVEN), 0)
"""What one seat costs a year, to sort by."""
TOTALS: Any = (
    select(
        ContractSeat.contract_id,
        func.count().label("given"),
        func.sum(ContractSeat.insured_value, type_=ContractSeat.insured_value.type).label("insured"),
    )
    .group_by(ContractSeat.contract_id)
    .subquery("totals")
)
"""How many seats of each contract are given, and for how much all are insured: for many seats at once."""
INSURED: Any = (
    select(func.sum(ContractSeat.insured_value, type_=ContractSeat.insured_value.type))
    .where(ContractSeat.contract_id == Contract.id)
    .correlate(Contract)
    .scalar_subquery()
)
"""For how much all things on it are insured."""
GONE = (Readiness.DISPOSED.value, Readiness.MISSING.value, Readiness.PENDING_DISPOSAL.value)
"""An asset in one of these states needs no licence, service or insurance any more."""
HOLDER_GONE: Any = Holder.active == 0
SEAT_GONE: Any = or_(
    ContractSeat.asset_id.in_(select(Asset.id).where(Asset.readiness.in_(GONE))),
    ContractSeat.holder_id.in_(select(Holder.id).where(HOLDER_GONE)),
)
"""Who or what has the seat is no longer there."""
WITH_GONE: Any = Contract.id.in_(select(ContractSeat.contract_id).where(SEAT_GONE))
IS_INSURANCE: Any = Contract.kind == ContractKind.INSURANCE.value


def share(
    yearly_cost: Decimal | None,
    seats: int | None,
    given: int | None,
    worth: Decimal | None = None,
    insured: Decimal | None = None,
) -> Decimal | None:
    """What one seat costs a year: an equal part of the whole, of all given ones where there are as many as wanted.
    Where things are insured for values (`insured` in all), the premium is shared by what each is `worth`."""
    if insured and yearly_cost is not None:
        return yearly_cost * (worth or Decimal(0)) / insured
    parts = seats or given
    return None if yearly_cost is None or not parts else yearly_cost / parts
