"""Opens and ends the holding of an asset, and keeps the asset's own columns in step with it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import select

from tracker_desktop.models.assets import Asset, Custody, CustodyEnd
from tracker_desktop.transactions.books import Books


@dataclass(frozen=True)
class OutLine:
    """One asset that is handed out, in this condition (None: as it is), with these things beside it."""

    asset_id: int
    condition: str | None = None
    handed_over: tuple[str, ...] = ()


def open_custody(
    books: Books, asset: Asset, holder_id: int, due: dt.date | None, handed_over: Iterable[str] = ()
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
    )
    books.add(custody)
    return custody


def custody_of(books: Books, asset: Asset) -> Custody:
    """The open custody of an asset that is held."""
    return books.scalars(select(Custody).where(Custody.asset_id == asset.id, Custody.ended_at.is_(None))).one()


def end_custody(
    books: Books,
    asset: Asset,
    how: CustodyEnd,
    came_back: Iterable[str] = (),
    returned_by_id: int | None = None,
) -> Custody:
    """The asset is held no longer."""
    custody = custody_of(books, asset)
    custody.ended_at, custody.ended_by, custody.ended_how = books.effective_at, books.uid, how.value
    custody.in_condition = asset.condition
    custody.came_back = list(came_back)
    custody.returned_by_id = returned_by_id
    asset.holder_id = asset.due = asset.held_since = None
    books.flush()
    return custody
