"""Losses: what is written down where an asset becomes missing, and how that ends."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from sqlalchemy import and_, bindparam, or_, select

from tracker_desktop.errors import Refused
from tracker_desktop.models.assets import Asset, Custody, Readiness
from tracker_desktop.models.losses import Loss, LossKind, LossState
from tracker_desktop.queries.book_values import book_value_of
from tracker_desktop.queries.in_parts import in_parts
from tracker_desktop.transactions.books import Books, Changed
from tracker_desktop.transactions.rules import fields
from tracker_desktop.transactions.rules.effective import effective_day
from tracker_desktop.transactions.rules.fields import Rule
from tracker_desktop.wording.render import show_day

OTHERS_STAY = (Readiness.IN_MAINTENANCE.value, Readiness.PENDING_DISPOSAL.value)
"""What was so before it was missing is so again where it is found."""
NOTHING = Decimal(0)


@dataclass(frozen=True)
class LossFields:
    """How something was lost: `how` is lost, stolen or destroyed. What is not known yet may be told later."""

    how: str | None = None
    lost_on: dt.date | None = None
    circumstances: str | None = None
    police_number: str | None = None
    police_station: str | None = None
    note: str | None = None


def _past(books: Books, value: dt.date | None) -> dt.date | None:
    day = fields.day(books, value)
    if day is not None and day > books.today:
        raise Refused("loss_future", day=show_day(day))
    return day


def _kind(books: Books, value: str | None) -> str:
    return fields.choice(LossKind)(books, value or LossKind.LOST.value)  # type: ignore[no-any-return]


RULES: Mapping[str, Rule] = {
    "how": Rule("What happened", _kind),
    "lost_on": Rule("When", _past),
    "circumstances": Rule("Circumstances", fields.note),
    "police_number": Rule("Police number", fields.line),
    "police_station": Rule("Police station", fields.line),
    "note": Rule("Note", fields.note),
}


def told(books: Books, values: Mapping[str, Any]) -> dict[str, Any]:
    """The columns of a loss that these fields say, made clean."""
    clean = fields.checked(books, RULES, values)
    return {"kind" if name == "how" else name: value for name, value in clean.items()}


def open_losses(books: Books, assets: Sequence[Asset], facts: Mapping[str, Any] | None = None) -> list[Loss]:
    """Write down the loss of assets that are about to be missing, with who had them last and where. Call it while they
    have their state still. `facts` are columns that all of them share."""
    books.flush()
    last = _last_custodies(books, [asset.id for asset in assets])
    found = []
    for asset in assets:
        custody = last.get(asset.id)
        row = {"kind": LossKind.LOST.value} | dict(facts or {})
        before = asset.readiness if asset.readiness != Readiness.MISSING else None
        loss = Loss(
            asset_id=asset.id,
            state=LossState.MISSING.value,
            reported_at=books.effective_at,
            reported_by_id=books.operator.person_id,
            readiness_before=before,
            last_custody_id=custody.id if custody else None,
            last_holder_id=asset.holder_id or (custody.holder_id if custody else None),
            last_place_id=asset.place_id,
            **row,
        )
        books.add(loss)
        found.append(loss)
    books.flush()
    return found


def _last_custodies(books: Books, asset_ids: Sequence[int]) -> dict[int, Custody]:
    found: dict[int, Custody] = {}
    for part in in_parts(asset_ids):
        query = select(Custody).where(Custody.asset_id.in_(part)).order_by(Custody.started_at, Custody.id)
        found |= {custody.asset_id: custody for custody in books.scalars(query)}
    return found


def report_missing(books: Books, assets: Sequence[Asset], facts: Mapping[str, Any] | None = None) -> list[Loss]:
    """The assets are missing from now on; the last holder and place stay known."""
    losses = open_losses(books, assets, facts)
    for asset in assets:
        asset.readiness = Readiness.MISSING.value
    return losses


def open_loss_of(books: Books, asset_id: int) -> Loss | None:
    """The loss of an asset that is missing, locked; None of what was missing before losses were written down."""
    found = books.scalar(select(Loss.id).where(Loss.asset_id == asset_id, Loss.ended_at.is_(None)))
    return None if found is None else books.hold(Loss, [found])[found]


def as_before(books: Books, asset: Asset) -> None:
    """What was in maintenance, or to be disposed of, before it was missing is so again now that it is here."""
    loss = open_loss_of(books, asset.id)
    if loss is not None and loss.readiness_before in OTHERS_STAY:
        asset.readiness = loss.readiness_before


def end_loss(books: Books, loss: Loss, state: LossState) -> None:
    """It is missing no longer."""
    loss.state, loss.ended_at, loss.ended_on = state.value, books.effective_at, effective_day(books)


def held_losses(books: Books, loss_ids: Iterable[int], *, is_open: bool) -> list[tuple[Loss, Asset]]:
    """Losses and their assets, locked, by their ids. Raises Refused: gone, no_losses, loss_ended where one ended."""
    losses = books.hold(Loss, loss_ids)
    if not losses:
        raise Refused("no_losses")
    assets = books.hold(Asset, [loss.asset_id for loss in losses.values()])
    pairs = [(losses[loss_id], assets[losses[loss_id].asset_id]) for loss_id in sorted(losses)]
    for loss, asset in pairs:
        if is_open and loss.ended_on is not None:
            raise Refused("loss_ended", tag=asset.tag, state=loss.state, day=show_day(loss.ended_on))
    return pairs


def values_now(books: Books, assets: Iterable[Asset], on: dt.date) -> dict[int, Decimal]:
    """What assets that leave on a day are worth in the books, by their ids; without those that have no cost."""
    books.flush()
    found = book_value_of(books.connection(), [asset.id for asset in assets], on, leaving=True)
    return {asset_id: worth.value for asset_id, worth in found.items()}


def losses_follow(books: Books, touched: Changed) -> None:
    """Whatever made an asset missing, there is one open loss of it; whatever made it something else has ended that."""
    ids = touched.get(Asset.__tablename__)
    if not ids:
        return
    connection = books.connection()
    if isinstance(ids, str):
        rows = connection.execute(_CROSSED).all()
    else:
        rows = connection.execute(_CROSSED_AMONG, {"ids": sorted(ids)}).all()
    if not rows:
        return
    lost, ended = [asset for asset, loss in rows if loss is None], {loss: asset for asset, loss in rows if loss}
    assets = books.hold(Asset, [asset for asset, _ in rows])
    for loss_id, loss in books.hold(Loss, ended).items():
        gone = assets[ended[loss_id]].readiness == Readiness.DISPOSED
        end_loss(books, loss, LossState.WRITTEN_OFF if gone else LossState.FOUND)
    if lost:
        open_losses(books, [assets[asset_id] for asset_id in lost])
    books.flush()


_MISSING = Asset.readiness == Readiness.MISSING.value
_CROSSED: Any = (
    select(Asset.id, Loss.id)
    .select_from(Asset)
    .outerjoin(Loss, and_(Loss.asset_id == Asset.id, Loss.ended_at.is_(None)))
    .where(or_(and_(_MISSING, Loss.id.is_(None)), and_(~_MISSING, Loss.id.is_not(None))))
    .order_by(Asset.id)
)
"""Assets that are missing without an open loss, and open losses of what is not missing. Made once: it is asked after
every transaction."""
_CROSSED_AMONG: Any = _CROSSED.where(Asset.id.in_(bindparam("ids", expanding=True)))
