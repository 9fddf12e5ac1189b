"""Deposits: what a person pays for a loan, and gets back with what comes back."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

from sqlalchemy import bindparam, select

from tracker_desktop.errors import Refused
from tracker_desktop.models.assets import Asset, Custody
from tracker_desktop.models.holders import Holder, HolderKind
from tracker_desktop.transactions.books import Books
from tracker_desktop.transactions.rules import fields
from tracker_desktop.transactions.rules.asset_rules import category_of
from tracker_desktop.transactions.rules.concerns import Concern
from tracker_desktop.transactions.rules.custody import OutLine
from tracker_desktop.wording.render import show_money

NOTHING = Decimal(0)
_KIND = select(Holder.kind).where(Holder.id == bindparam("holder"))


def taken(
    books: Books, holder_id: int, assets: Sequence[Asset], lines: Iterable[OutLine]
) -> tuple[list[Decimal | None], list[Concern]]:
    """The deposit of each asset: as entered, else as its category has it; and what speaks against taking less. Places
    and departments pay none unless it is entered. Raises Refused: field_wrong."""
    is_person = books.scalar(_KIND, {"holder": holder_id}) == HolderKind.PERSON.value
    found: list[Decimal | None] = []
    concerns: list[Concern] = []
    for asset, line in zip(assets, lines, strict=True):
        category = category_of(books, asset)
        wanted = category.deposit or NOTHING if is_person and category is not None else NOTHING
        deposit = wanted if line.deposit is None else checked(books, line.deposit)
        if deposit < wanted:
            gaps = {"tag": asset.tag, "deposit": show_money(wanted), "taken": show_money(deposit)}
            concerns.append(Concern("deposit_less", gaps))
        found.append(deposit or None)
    return found, concerns


def checked(books: Books, amount: Decimal) -> Decimal:
    """An amount that was entered. Raises Refused("field_wrong")."""
    try:
        return fields.money(books, amount) or NOTHING
    except Refused as wrong:
        raise Refused("field_wrong", field="Deposit", key="deposit", why=str(wrong)) from wrong


def give_back(books: Books, tag: str, custody: Custody, back: Decimal | None) -> tuple[Decimal, Decimal]:
    """Note what of a deposit is given back; None: all of it. Returns that and the deposit.

    Raises Refused: field_wrong, deposit_none, deposit_back_more.
    """
    deposit = custody.deposit or NOTHING
    amount = deposit if back is None else checked(books, back)
    if amount and not deposit:
        raise Refused("deposit_none", tag=tag)
    if amount > deposit:
        raise Refused("deposit_back_more", tag=tag, back=show_money(amount), deposit=show_money(deposit))
    if deposit:
        custody.deposit_back = amount
    return amount, deposit


def total(amounts: Iterable[Decimal | None]) -> Decimal:
    """All of them together."""
    return sum((amount for amount in amounts if amount), NOTHING)
