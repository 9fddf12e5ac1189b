"""Put assets or people on a contract: each takes a seat of a licence, is serviced, or is insured."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Any, ClassVar

from sqlalchemy import select

from tracker_desktop.errors import Refused
from tracker_desktop.models.assets import Asset, Readiness
from tracker_desktop.models.contracts import Contract, ContractKind, ContractSeat
from tracker_desktop.models.holders import Holder
from tracker_desktop.queries.in_parts import in_parts
from tracker_desktop.transactions.base import Transaction
from tracker_desktop.transactions.books import Books
from tracker_desktop.transactions.rights import Right
from tracker_desktop.transactions.rules.asset_rules import hold_assets, refuse_states
from tracker_desktop.transactions.rules.contract_fields import SEAT_RULES
from tracker_desktop.transactions.rules.contracts import (
    MOST,
    given,
    held_contract,
    left,
    refuse_over,
    seats_said,
    things,
)
from tracker_desktop.transactions.rules.fields import checked
from tracker_desktop.transactions.rules.said import Gap, Said
from tracker_desktop.transactions.rules.stock_words import joined


class Worth(StrEnum):
    """For how much assets are insured where no amount is given."""

    COST = "cost"
    REPLACEMENT = "replacement cost"


@dataclass(frozen=True)
class GiveSeats(Transaction):
    """`holder_ids` are people, departments or places by their holder id. `insured_value` is that of each asset; or each
    is insured for what `insured_at` says of it. `since` None: today.

    Raises Refused: seats_nobody, seats_many, seats_twice, seats_twice_more, seats_full, contract_ended,
    contract_worth_only, seat_worth_of, asset_disposed, retired.
    """

    kind: ClassVar[str] = "give_seats"
    right: ClassVar[Right] = Right.ASSETS

    contract_id: int
    asset_ids: tuple[int, ...] = ()
    holder_ids: tuple[int, ...] = ()
    since: dt.date | None = None
    insured_value: Decimal | None = None
    insured_at: Worth | None = None
    note: str | None = None

    def apply(self, books: Books) -> Said:
        wanted = len(self.asset_ids) + len(self.holder_ids)
        if not wanted:
            raise Refused("seats_nobody")
        if wanted > MOST:
            raise Refused("seats_many", most=f"{MOST:,}")
        told = {"insured_value": self.insured_value, "since": self.since or books.today, "note": self.note}
        clean = checked(books, SEAT_RULES, told)
        contract = held_contract(books, self.contract_id)
        refuse_over(books, contract)
        self._check_worth(contract)
        assets, holders = self._assets(books), self._holders(books)
        _check_new(books, contract, {asset.id: asset.tag for asset in assets}, ContractSeat.asset_id)
        _check_new(books, contract, {holder.id: holder.name for holder in holders}, ContractSeat.holder_id)
        _check_room(books, contract, wanted)
        worth = clean.pop("insured_value")
        of = {"contract_id": contract.id, "asset_id": None, "holder_id": None, **clean}
        rows = [of | {"asset_id": asset.id, "insured_value": self._worth(asset, worth)} for asset in assets]
        rows += [of | {"holder_id": holder.id, "insured_value": None} for holder in holders]
        books.add_many(ContractSeat, rows)
        named = things([asset.tag for asset in assets], [holder.id for holder in holders])
        gaps: dict[str, Gap] = {"things": named, "name": contract.name}
        about = joined([_description(assets) if not holders else "", left(books, contract)], "stock_dot")
        return Said("give_seats", gaps | {"about": about}, ("contract", contract.id))

    def _check_worth(self, contract: Contract) -> None:
        if self.insured_value is None and self.insured_at is None:
            return
        if contract.kind != ContractKind.INSURANCE:
            raise Refused("contract_worth_only", name=contract.name, kind=contract.kind)

    def _worth(self, asset: Asset, worth: Decimal | None) -> Decimal | None:
        if worth is not None or self.insured_at is None:
            return worth
        return asset.cost if self.insured_at is Worth.COST else asset.replacement_cost or asset.cost

    def _assets(self, books: Books) -> Sequence[Asset]:
        assets = hold_assets(books, self.asset_ids) if self.asset_ids else []
        for asset in assets:
            refuse_states(asset, (Readiness.DISPOSED,))
        return assets

    def _holders(self, books: Books) -> Sequence[Holder]:
        rows = books.hold(Holder, self.holder_ids)
        if len(rows) < len(self.holder_ids):
            twice = next(holder for at, holder in enumerate(self.holder_ids) if holder in self.holder_ids[:at])
            raise Refused("seats_named_twice", who=rows[twice].name)
        for holder in rows.values():
            if not holder.active:
                raise Refused("retired", name=holder.name)
        return [rows[holder_id] for holder_id in self.holder_ids]


def _check_new(books: Books, contract: Contract, called: Mapping[int, str], column: Any) -> None:
    there: list[int] = []
    for part in in_parts(sorted(called)):
        there += books.scalars(select(column).where(ContractSeat.contract_id == contract.id, column.in_(part)))
    if not there:
        return
    who = called[there[0]]
    if len(there) == 1:
        raise Refused("seats_twice", who=who, name=contract.name)
    raise Refused("seats_twice_more", who=who, more=f"{len(there) - 1:,}", name=contract.name)


def _check_room(books: Books, contract: Contract, wanted: int) -> None:
    if contract.seats is None:
        return
    free = contract.seats - given(books, contract.id)
    if wanted > free:
        gaps = {"seats": seats_said(contract.seats), "free": f"{max(free, 0):,}", "wanted": f"{wanted:,}"}
        raise Refused("seats_full", name=contract.name, **gaps)


def _description(assets: Sequence[Asset]) -> Gap:
    return assets[0].description if len(assets) == 1 else ""
