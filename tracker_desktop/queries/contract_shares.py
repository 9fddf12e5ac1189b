"""What of the yearly cost of contracts falls on each who is on one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from sqlalchemy import Connection, select

from tracker_desktop.models.contracts import Contract, ContractKind, ContractSeat
from tracker_desktop.queries.contract_state import IN_FORCE, TOTALS, share
from tracker_desktop.queries.in_parts import in_parts
from tracker_desktop.queries.office import Office

NOTHING = Decimal(0)


@dataclass
class Shares:
    """Of an asset, a year: its part of insurance policies, and of all other contracts; None: it is on none."""

    insurance: Decimal | None = None
    others: Decimal | None = None


def shares_of(connection: Connection, office: Office, asset_ids: Sequence[int] | None = None) -> dict[int, Shares]:
    """The parts of some assets, or of all, in what contracts in force cost a year, by their ids."""
    found: dict[int, Shares] = {}
    query = (
        select(
            *(ContractSeat.asset_id, Contract.kind, Contract.yearly_cost, Contract.seats, TOTALS.c.given),
            *(ContractSeat.insured_value, TOTALS.c.insured),
        )
        .join(Contract, Contract.id == ContractSeat.contract_id)
        .join(TOTALS, TOTALS.c.contract_id == Contract.id)
        .where(IN_FORCE, ContractSeat.asset_id.is_not(None))
    )
    for part in [None] if asset_ids is None else in_parts(sorted(set(asset_ids))):
        some = query if part is None else query.where(ContractSeat.asset_id.in_(part))
        for row in connection.execute(some, office.params):
            mine = found.setdefault(row.asset_id, Shares())
            cost = share(row.yearly_cost, row.seats, row.given, row.insured_value, row.insured) or NOTHING
            if row.kind == ContractKind.INSURANCE:
                mine.insurance = (mine.insurance or NOTHING) + cost
            else:
                mine.others = (mine.others or NOTHING) + cost
    return found


def spread(costs: Sequence[Decimal], total: Decimal, decimals: int) -> list[Decimal]:
    """The costs in whole smallest amounts that add up to the total exactly: the last one takes the rest."""
    if not costs:
        return []
    together, found, left = sum(costs, NOTHING), [], total
    for cost in costs[:-1]:
        found.append(round(total * cost / together, decimals) if together else NOTHING)
        left -= found[-1]
    return [*found, left]
