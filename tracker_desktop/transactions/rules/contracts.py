"""What holds for contracts: which are in force, how many seats they have left, and what they say of themselves."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from sqlalchemy import func, select

from tracker_desktop.errors import Refused
from tracker_desktop.models.assets import Asset
from tracker_desktop.models.contracts import Contract, ContractSeat
from tracker_desktop.queries.in_parts import in_parts
from tracker_desktop.transactions.books import Books
from tracker_desktop.transactions.rules import said
from tracker_desktop.transactions.rules.contract_fields import check_span
from tracker_desktop.transactions.rules.said import Gap
from tracker_desktop.transactions.rules.stock_words import amount, joined, words
from tracker_desktop.wording.figures import show_day

MOST = 10_000
"""Seats at once."""
TABLES = (Contract.__tablename__, ContractSeat.__tablename__)


def held_contract(books: Books, contract_id: int) -> Contract:
    """A contract, locked until the end."""
    return books.hold(Contract, [contract_id])[contract_id]


def is_over(contract: Contract, today: dt.date) -> bool:
    """Whether it was ended, or ran out and does not renew."""
    ran_out = contract.ends is not None and contract.ends < today and not contract.renews
    return not contract.active or ran_out


def refuse_over(books: Books, contract: Contract) -> None:
    """Raises Refused("contract_ended") where it is not in force any more."""
    if is_over(contract, books.today):
        raise Refused("contract_ended", name=contract.name, day=show_day(contract.ends or books.today))


def given(books: Books, contract_id: int) -> int:
    """How many seats of a contract are given."""
    books.flush()
    mine = select(func.count()).select_from(ContractSeat).where(ContractSeat.contract_id == contract_id)
    return books.scalar(mine) or 0


def check_seats(books: Books, contract: Contract) -> None:
    """Raises Refused("contract_seats_below") where more seats are given than it has."""
    if contract.seats is None:
        return
    number = given(books, contract.id)
    if number > contract.seats:
        raise Refused("contract_seats_below", name=contract.name, given=seats_said(number), seats=f"{contract.seats:,}")


def seats_said(number: int) -> str:
    """1 seat, 25 seats."""
    return "1 seat" if number == 1 else f"{number:,} seats"


def about(books: Books, contract: Contract) -> Gap:
    """Licence · 25 seats · 1,200.00 a year · until 31 Dec 2026."""
    seats = contract.seats
    return joined(
        [
            str(contract.kind),
            "" if seats is None else words("contract_seat") if seats == 1 else words("contract_seats", count=seats),
            yearly(books, contract),
            words("contract_until", day=said.day(contract.ends)) if contract.ends else "",
        ],
        "stock_dot",
    )


def yearly(books: Books, contract: Contract) -> Gap:
    """1,200.00 a year; nothing where it is unknown."""
    cost = contract.yearly_cost
    return "" if cost is None else words("contract_yearly", cost=amount(books, cost))


def left(books: Books, contract: Contract) -> Gap:
    """3 of 25 seats free; nothing where there are as many as wanted."""
    if contract.seats is None:
        return ""
    free = contract.seats - given(books, contract.id)
    return words("contract_left", free=free, seats=contract.seats)


def things(assets: Sequence[str], holders: Sequence[int]) -> Gap:
    """LT-00012, a person by name, 3 assets, or 2 assets and holders: whom something was done with."""
    if not holders:
        return assets[0] if len(assets) == 1 else words("contract_things", count=len(assets))
    if not assets:
        return said.holder(holders[0]) if len(holders) == 1 else words("contract_holders", count=len(holders))
    return words("contract_mixed", count=len(assets) + len(holders))


def contracts_stay(books: Books) -> None:
    """After an undo: no contract has more seats given than there are, none ends before it starts.

    Raises Refused: contract_undo_seats, contract_undo_span.
    """
    written = select(ContractSeat.contract_id).where(ContractSeat.entry == books.uid)
    own = select(Contract.id).where(Contract.entry == books.uid)
    for contract in books.hold(Contract, books.scalars(written.union(own)).all()).values():
        _check_undone(books, contract)


def _check_undone(books: Books, contract: Contract) -> None:
    try:
        check_span(contract.name, contract.starts, contract.ends)
    except Refused:
        raise Refused("contract_undo_span", name=contract.name) from None
    if contract.seats is None:
        return
    number = given(books, contract.id)
    if number > contract.seats:
        gaps = {"given": f"{number:,}", "seats": f"{contract.seats:,}", "more": f"{number - contract.seats:,}"}
        raise Refused("contract_undo_seats", name=contract.name, **gaps)


def names(books: Books, seats: Sequence[ContractSeat]) -> tuple[list[str], list[int]]:
    """The tags of the assets and the ids of the holders that have these seats."""
    ids = [seat.asset_id for seat in seats if seat.asset_id is not None]
    tags = {
        row.id: row.tag
        for part in in_parts(ids)
        for row in books.execute(select(Asset.id, Asset.tag).where(Asset.id.in_(part)))
    }
    return [tags[asset_id] for asset_id in ids], [seat.holder_id for seat in seats if seat.holder_id is not None]


def held_seats(books: Books, seat_ids: tuple[int, ...]) -> list[ContractSeat]:
    """Seats in this order, locked after their contracts. Raises Refused: seats_none, seats_many, gone."""
    if not seat_ids:
        raise Refused("seats_none")
    if len(seat_ids) > MOST:
        raise Refused("seats_many", most=f"{MOST:,}")
    wanted = list(dict.fromkeys(seat_ids))
    contracts: set[int] = set()
    for part in in_parts(wanted):
        contracts.update(books.scalars(select(ContractSeat.contract_id).where(ContractSeat.id.in_(part)).distinct()))
    books.hold(Contract, contracts)
    rows = books.hold(ContractSeat, wanted)
    return [rows[seat_id] for seat_id in wanted]
