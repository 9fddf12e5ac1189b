"""What is insured, for how much, and whether that fits what it is worth."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby
from typing import Any

from sqlalchemy import Connection, case, exists, select

from tracker_desktop.models.assets import Asset, Readiness
from tracker_desktop.models.categories import Category
from tracker_desktop.models.contracts import Contract, ContractSeat
from tracker_desktop.models.people import Department
from tracker_desktop.models.places import Place
from tracker_desktop.models.suppliers import Supplier
from tracker_desktop.queries.book_values import BookValue, book_value_of
from tracker_desktop.queries.contract_shares import NOTHING, spread
from tracker_desktop.queries.contract_state import GONE, IN_FORCE, IS_INSURANCE, TOTALS, share
from tracker_desktop.queries.office import Office
from tracker_desktop.queries.status import ASSET_STATUS

FITS, OVER, UNDER, NO_LONGER, NO_VALUE = "fits", "over-insured", "under-insured", "no longer there", "no value agreed"
_SEATS = (
    select(
        *(Contract.id, Contract.name, Contract.number, Contract.ends, Contract.yearly_cost, Contract.seats),
        *(TOTALS.c.given, TOTALS.c.insured, Supplier.name.label("supplier")),
        *(ContractSeat.insured_value, Asset.id.label("asset_id"), Asset.tag, Asset.description),
        *(Asset.readiness, ASSET_STATUS.label("status"), Asset.cost, Asset.replacement_cost),
    )
    .select_from(ContractSeat)
    .join(Contract, Contract.id == ContractSeat.contract_id)
    .join(TOTALS, TOTALS.c.contract_id == Contract.id)
    .join(Asset, Asset.id == ContractSeat.asset_id)
    .outerjoin(Supplier, Supplier.id == Contract.supplier_id)
    .where(IN_FORCE, IS_INSURANCE)
    .order_by(Contract.name_key, Contract.id, Asset.tag_sort)
)
HAS_POLICY: Any = exists().where(
    ContractSeat.asset_id == Asset.id, ContractSeat.contract_id == Contract.id, IN_FORCE, IS_INSURANCE
)
"""A policy in force insures the asset."""
IS_THERE: Any = Asset.readiness.not_in((Readiness.DISPOSED.value, Readiness.MISSING.value))
WORTH: Any = case((Asset.replacement_cost.is_not(None), Asset.replacement_cost), else_=Asset.cost)
"""What it costs to have it again."""
UNINSURED_SOURCE: Any = (
    Asset.__table__.outerjoin(Category.__table__, Category.id == Asset.category_id)
    .outerjoin(Department.__table__, Department.id == Asset.department_id)
    .outerjoin(Place.__table__, Place.id == Asset.place_id)
)


@dataclass(frozen=True)
class Insured:
    """An asset under a policy. `over` is how much more than its book value it is insured for (less than 0: less);
    `premium` is its part of the yearly cost, which is saved once it is disposed of. None: unknown."""

    policy_id: int
    policy: str
    supplier: str | None
    ends: Any
    tag: str
    description: str
    status: str
    insured: Decimal | None
    book: Decimal | None
    again: Decimal | None
    over: Decimal | None
    verdict: str
    premium: Decimal | None


def insured_assets(connection: Connection, office: Office) -> Iterator[Insured]:
    """Every asset under a policy in force, by policy and tag. It fits where the insured value lies between the book
    value and what it costs to have the asset again."""
    rows = connection.execute(_SEATS, office.params).all()
    books = book_value_of(connection, [row.asset_id for row in rows], office.today)
    for _, insured in groupby(rows, lambda row: row.id):
        policy = list(insured)
        for row, premium in zip(policy, _premiums(policy, office.decimals), strict=True):
            yield _insured(office, row, books.get(row.asset_id), premium)


def _premiums(rows: Sequence[Any], decimals: int) -> Sequence[Decimal | None]:
    """What of the yearly cost of a policy falls on each thing."""
    if rows[0].yearly_cost is None:
        return [None] * len(rows)
    parts = [share(row.yearly_cost, row.seats, row.given, row.insured_value, row.insured) or NOTHING for row in rows]
    return spread(parts, round(sum(parts, NOTHING), decimals), decimals)


def _insured(office: Office, row: Any, known: BookValue | None, premium: Decimal | None) -> Insured:
    book = None if known is None else round(known.value, office.decimals)
    again = row.cost if row.replacement_cost is None else row.replacement_cost
    over = None if book is None or row.insured_value is None else row.insured_value - book
    return Insured(
        *(row.id, row.name, row.supplier, row.ends, row.tag, row.description, row.status, row.insured_value),
        *(book, again, over, _verdict(row, book, again), premium),
    )


def _verdict(row: Any, book: Decimal | None, again: Decimal | None) -> str:
    if row.readiness in GONE:
        return NO_LONGER
    if row.insured_value is None:
        return NO_VALUE
    known = [worth for worth in (book, again) if worth is not None]
    if known and row.insured_value > max(known):
        return OVER
    return UNDER if known and row.insured_value < min(known) else FITS
