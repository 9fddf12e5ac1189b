"""The list of seats: which assets and people are on which contract."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from sqlalchemy import Float, case, cast, func, select

from tracker_desktop.models.assets import Asset
from tracker_desktop.models.contracts import Contract, ContractSeat
from tracker_desktop.models.holders import Holder
from tracker_desktop.queries import shown
from tracker_desktop.queries.columns import Column, Listing, Search, View, named
from tracker_desktop.queries.contract_state import HOLDER_GONE, SEAT_GONE, TOTALS, share
from tracker_desktop.queries.lists.searched import BY_ASSET, BY_CONTRACT, BY_HOLDER
from tracker_desktop.queries.office import Office
from tracker_desktop.queries.sql import byte_order, table_of
from tracker_desktop.queries.status import ASSET_RANK, ASSET_STATUS, rank


def _of_asset(value: Any) -> Any:
    return select(value).where(Asset.id == ContractSeat.asset_id).correlate(ContractSeat).scalar_subquery()


def _of_holder(value: Any) -> Any:
    return select(value).where(Holder.id == ContractSeat.holder_id).correlate(ContractSeat).scalar_subquery()


WHO_KEY: Any = func.coalesce(_of_asset(Asset.tag_sort), _of_holder(Holder.name_key))
"""Assets by their tags, then people by their names."""
SEAT_STATE: Any = case((ContractSeat.asset_id.is_not(None), ASSET_STATUS), (HOLDER_GONE, "inactive"), else_="active")
_insured = cast(TOTALS.c.insured, Float)
_PART: Any = cast(Contract.yearly_cost, Float) / func.nullif(func.coalesce(Contract.seats, TOTALS.c.given), 0)
_PREMIUM: Any = cast(Contract.yearly_cost, Float) * func.coalesce(cast(ContractSeat.insured_value, Float), 0)
SHARE_KEY: Any = (
    select(case((_insured > 0, _PREMIUM / _insured), else_=_PART))
    .select_from(Contract.__table__.join(TOTALS, TOTALS.c.contract_id == Contract.id))
    .where(Contract.id == ContractSeat.contract_id)
    .correlate(ContractSeat)
    .scalar_subquery()
)
STATE_RANK: Any = func.coalesce(_of_asset(rank(ASSET_STATUS, ASSET_RANK)), _of_holder(len(ASSET_RANK) + Holder.active))
STATES = (*ASSET_RANK, "inactive", "active")


def _share(
    office: Office,
    cost: Decimal | None,
    seats: int | None,
    given: int | None,
    worth: Decimal | None,
    insured: Decimal | None,
) -> str:
    part = share(cost, seats, given, worth, insured)
    return "" if part is None else shown.money(office, round(part, office.decimals))


CONTRACT_SEATS = Listing(
    name="contract_seats",
    title="Seats",
    model=ContractSeat,
    key=ContractSeat.id,
    main=(ContractSeat.id,),
    source=table_of(ContractSeat)
    .join(table_of(Contract), Contract.id == ContractSeat.contract_id)
    .join(TOTALS, TOTALS.c.contract_id == Contract.id)
    .outerjoin(table_of(Asset), Asset.id == ContractSeat.asset_id)
    .outerjoin(table_of(Holder), Holder.id == ContractSeat.holder_id),
    columns=(
        Column(
            "who",
            "Who or what",
            "tag",
            (func.coalesce(Asset.tag, Holder.name),),
            150,
            sort=(WHO_KEY,),
            nullable=False,
        ),
        Column(
            "description",
            "Description",
            "text",
            (func.coalesce(Asset.description, Holder.kind),),
            200,
            show=shown.word,
            sort=(_of_asset(Asset.description_key),),
        ),
        Column(
            "state",
            "Status",
            "status",
            (SEAT_STATE,),
            132,
            sort=(STATE_RANK,),
            nullable=False,
            states=STATES,
        ),
        Column(
            "contract",
            "Contract",
            "text",
            (Contract.name,),
            200,
            nullable=False,
            via=named(table_of(Contract), ContractSeat.contract_id),
        ),
        Column("since", "Since", "date", (ContractSeat.since,), 104, nullable=False),
        Column("insured", "Insured value", "money", (ContractSeat.insured_value,), 112),
        Column(
            "share",
            "Cost a year",
            "money",
            (Contract.yearly_cost, Contract.seats, TOTALS.c.given, ContractSeat.insured_value, TOTALS.c.insured),
            104,
            show=_share,
            sort=(SHARE_KEY,),
        ),
        Column("note", "Note", "text", (ContractSeat.note,), 96, sort=(byte_order(ContractSeat.note),)),
    ),
    views=(
        View("all", "All seats"),
        View("gone", "Of who is gone", where=SEAT_GONE),
        View("insured", "Insured", where=ContractSeat.insured_value.is_not(None)),
    ),
    search=Search(
        ContractSeat.id,
        ContractSeat.note,
        through=(
            (ContractSeat.asset_id, BY_ASSET),
            (ContractSeat.holder_id, BY_HOLDER),
            (ContractSeat.contract_id, BY_CONTRACT),
        ),
    ),
    filters={
        "contract": ContractSeat.contract_id,
        "asset": ContractSeat.asset_id,
        "holder": ContractSeat.holder_id,
    },
)
