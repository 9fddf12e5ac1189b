"""A loss as its forms and its card ask about it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from sqlalchemy import Connection, select

from tracker_desktop.models.assets import Asset
from tracker_desktop.models.losses import Loss, LossState
from tracker_desktop.queries.base import Query
from tracker_desktop.queries.book_values import book_value_of
from tracker_desktop.queries.ghosts import yearly
from tracker_desktop.queries.lists.losses import CHARGED, LAST, SOURCE
from tracker_desktop.queries.office import office_of

_LOSSES: Any = select(
    *(Loss.id, Loss.asset_id, Loss.kind, Loss.state, Loss.number, Loss.lost_on, Loss.circumstances, Loss.note),
    *(Loss.police_number, Loss.police_station, Loss.charged_amount, Loss.recovered, Loss.book_value, Loss.ended_on),
    *(Loss.last_holder_id, LAST.c.name.label("last_holder")),
    *(Loss.charged_holder_id, CHARGED.c.name.label("charged_to")),
    *(Asset.tag, Asset.description, Asset.cost),
).select_from(SOURCE)


@dataclass(frozen=True)
class LossFacts:
    """A loss with its asset. `worth` is its book value: that of today, or that with which it was written off. Amounts
    are in the currency of the office; `saved` falls away each year once it is off the books."""

    id: int
    asset_id: int
    tag: str
    description: str
    how: str
    state: str
    number: str
    lost_on: dt.date | None
    circumstances: str
    police_number: str
    police_station: str
    note: str
    last_holder: tuple[int, str] | None
    charged_to: tuple[int, str] | None
    charged: Decimal | None
    recovered: Decimal | None
    worth: Decimal | None
    saved: Decimal

    @property
    def is_open(self) -> bool:
        """Whether it is still missing."""
        return self.state == LossState.MISSING.value


@dataclass(frozen=True)
class LossFactsOf(Query[tuple[LossFacts, ...]]):
    """These losses in their order; one that is gone is left out."""

    loss_ids: tuple[int, ...]

    def run(self, connection: Connection) -> tuple[LossFacts, ...]:
        office = office_of(connection)
        found = {row.id: row for row in connection.execute(_LOSSES.where(Loss.id.in_(self.loss_ids))).all()}
        rows = [found[loss_id] for loss_id in self.loss_ids if loss_id in found]
        worth = book_value_of(connection, [row.asset_id for row in rows], office.today, leaving=True)
        return tuple(
            LossFacts(
                id=row.id,
                asset_id=row.asset_id,
                tag=row.tag,
                description=row.description,
                how=row.kind,
                state=row.state,
                number=row.number or "",
                lost_on=row.lost_on,
                circumstances=row.circumstances or "",
                police_number=row.police_number or "",
                police_station=row.police_station or "",
                note=row.note or "",
                last_holder=(row.last_holder_id, row.last_holder) if row.last_holder_id else None,
                charged_to=(row.charged_holder_id, row.charged_to) if row.charged_holder_id else None,
                charged=row.charged_amount,
                recovered=row.recovered,
                worth=row.book_value
                if row.state == LossState.WRITTEN_OFF.value
                else (worth[row.asset_id].value if row.asset_id in worth else None),
                saved=yearly(office, row.cost) or Decimal(0),
            )
            for row in rows
        )


@dataclass(frozen=True)
class OpenLossesOf(Query[tuple[int, ...]]):
    """The losses of these assets that are still missing."""

    asset_ids: tuple[int, ...]

    def run(self, connection: Connection) -> tuple[int, ...]:
        query = select(Loss.id).where(Loss.asset_id.in_(self.asset_ids), Loss.ended_at.is_(None)).order_by(Loss.id)
        return tuple(connection.scalars(query))
