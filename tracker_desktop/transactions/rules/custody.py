"""Opens and ends the holding of an asset, and keeps the asset's own columns in step with it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from sqlalchemy import select

from tracker_desktop.models.assets import Asset, Custody, CustodyEnd
from tracker_desktop.transactions.books import Books
from tracker_desktop.transactions.rules.own_values import OwnGiven

CHUNK = 500


@dataclass(frozen=True)
class OutLine:
    """One asset that is handed out, in this condition (None: as it is), with these things beside it. `deposit` is what
    was taken for it, None: what its category wants of a person. `own` are fields of one's own that are asked then."""

    asset_id: int
    condition: str | None = None
    handed_over: tuple[str, ...] = ()
    deposit: Decimal | None = None
    own: tuple[OwnGiven, ...] = ()


def open_custody(
    books: Books,
    asset: Asset,
    holder_id: int,
    due: dt.date | None,
    handed_over: Iterable[str] = (),
    deposit: Decimal | None = None,
) -> Custody:
    """From now on the asset is held: a loan where there is a due date, else an assignment."""
    asset.holder_id, asset.due, asset.held_since = holder_id, due, books.effective_at
    custody = Custody(
        asset_id=asset.id,
        holder_id=holder_id,
        due=due,
        started_at=books.effective_at,
        opened_by=books.uid,
        out_condition=asset.condition,
        handed_over=list(handed_over),
        deposit=deposit,
    )
    books.add(custody)
    return custody


def custodies_of(books: Books, assets: Sequence[Asset]) -> list[Custody]:
    """The open custodies of assets that are held, in their order."""
    found: dict[int, Custody] = {}
    for start in range(0, len(assets), CHUNK):
        ids = [asset.id for asset in assets[start : start + CHUNK]]
        query = select(Custody).where(Custody.asset_id.in_(ids), Custody.ended_at.is_(None))
        found |= {custody.asset_id: custody for custody in books.scalars(query)}
    return [found[asset.id] for asset in assets]


def end_custody(
    books: Books,
    asset: Asset,
    custody: Custody,
    how: CustodyEnd,
    came_back: Iterable[str] = (),
    returned_by_id: int | None = None,
) -> None:
    """The asset is held no longer. Flush before another custody of it is opened: only one may be open."""
    custody.ended_at, custody.ended_by, custody.ended_how = books.effective_at, books.uid, how.value
    custody.in_condition = asset.condition
    custody.came_back = list(came_back)
    custody.returned_by_id = returned_by_id
    asset.holder_id = asset.due = asset.held_since = None
