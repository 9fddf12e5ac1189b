"""A disposal lot as its window and its forms ask about it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from sqlalchemy import Connection, select

from tracker_desktop.models.approvals import Approval
from tracker_desktop.models.assets import Asset, Readiness
from tracker_desktop.models.disposals import Disposal, DisposalLine
from tracker_desktop.models.holders import Holder
from tracker_desktop.queries.base import Query
from tracker_desktop.queries.book_values import book_value_of
from tracker_desktop.queries.disposal_sums import HAS_LEFT, WIPE_STATE
from tracker_desktop.queries.ghosts import yearly
from tracker_desktop.queries.office import office_of

_LINES: Any = (
    select(
        *(DisposalLine.__table__, Asset.tag, Asset.description, Asset.cost, Asset.readiness),
        *(Holder.name.label("holder"), WIPE_STATE.label("wipe")),
    )
    .join(Asset, Asset.id == DisposalLine.asset_id)
    .outerjoin(Holder, Holder.id == Asset.holder_id)
    .order_by(DisposalLine.line)
)
NOTHING = Decimal(0)


@dataclass(frozen=True)
class LotLine:
    """An asset of a lot. `to_wipe`: it holds data still; `worth` is its book value of today, or of the day it left."""

    id: int
    asset_id: int
    tag: str
    description: str
    holder: str
    to_wipe: bool
    missing: bool
    wiped_on: dt.date | None
    wiped_by: str
    wipe_method: str
    wipe_certificate: str
    proceeds: Decimal | None
    costs: Decimal | None
    worth: Decimal | None
    note: str


@dataclass(frozen=True)
class LotFacts:
    """A lot with its lines. Amounts are in the currency of the office; `saved` falls away each year once they are off
    the books. `requested_by` is a person id."""

    id: int
    name: str
    state: str
    method: str
    recipient: str
    recipient_address: str
    reason: str
    note: str
    number: str
    disposed_on: dt.date | None
    approval_id: int | None
    approval_waits: bool
    lines: Sequence[LotLine]
    saved: Decimal

    @property
    def gain(self) -> Decimal:
        """Proceeds less costs less book value."""
        return sum(
            ((line.proceeds or NOTHING) - (line.costs or NOTHING) - (line.worth or NOTHING) for line in self.lines),
            NOTHING,
        )

    @property
    def worth(self) -> Decimal:
        """What its assets are worth in the books."""
        return sum((line.worth or NOTHING for line in self.lines), NOTHING)


@dataclass(frozen=True)
class LotFactsOf(Query[LotFacts | None]):
    """A lot by its id; None where it is gone."""

    disposal_id: int

    def run(self, connection: Connection) -> LotFacts | None:
        office = office_of(connection)
        query = select(Disposal.__table__, Approval.state.label("asked"))
        query = query.outerjoin(Approval, Approval.id == Disposal.approval_id)
        row = connection.execute(query.where(Disposal.id == self.disposal_id)).first()
        if row is None:
            return None
        rows = connection.execute(_LINES.where(DisposalLine.disposal_id == self.disposal_id)).all()
        left = row.state in HAS_LEFT
        now = {} if left else book_value_of(connection, [one.asset_id for one in rows], office.today, leaving=True)
        worth = {one.asset_id: one.book_value for one in rows} if left else {key: one.value for key, one in now.items()}
        return LotFacts(
            id=row.id,
            name=row.name,
            state=row.state,
            method=row.method,
            recipient=row.recipient or "",
            recipient_address=row.recipient_address or "",
            reason=row.reason or "",
            note=row.note or "",
            number=row.number or "",
            disposed_on=row.disposed_on,
            approval_id=row.approval_id,
            approval_waits=row.asked == "waiting",
            lines=tuple(_line(one, worth.get(one.asset_id)) for one in rows),
            saved=sum((yearly(office, one.cost) or NOTHING for one in rows), NOTHING),
        )


def _line(row: Any, worth: Decimal | None) -> LotLine:
    return LotLine(
        id=row.id,
        asset_id=row.asset_id,
        tag=row.tag,
        description=row.description,
        holder=row.holder or "",
        to_wipe=row.wipe == "to_wipe",
        missing=row.readiness == Readiness.MISSING.value,
        wiped_on=row.wiped_on,
        wiped_by=row.wiped_by or "",
        wipe_method=row.wipe_method or "",
        wipe_certificate=row.wipe_certificate or "",
        proceeds=row.proceeds,
        costs=row.costs,
        worth=worth,
        note=row.note or "",
    )


@dataclass(frozen=True)
class OpenLotsOf(Query[tuple[tuple[int, str], ...]]):
    """Lots that take more assets: their ids and names, the newest first."""

    def run(self, connection: Connection) -> tuple[tuple[int, str], ...]:
        query = select(Disposal.id, Disposal.name).where(Disposal.state.in_(("draft", "approved")))
        return tuple((row.id, row.name) for row in connection.execute(query.order_by(Disposal.id.desc())))


@dataclass(frozen=True)
class WithoutLot(Query[tuple[tuple[int, str], ...]]):
    """Assets that are to be disposed of, but are in no lot: their ids and tags."""

    def run(self, connection: Connection) -> tuple[tuple[int, str], ...]:
        in_lots = select(DisposalLine.open_key).where(DisposalLine.open_key.is_not(None))
        query = (
            select(Asset.id, Asset.tag)
            .where(Asset.readiness == Readiness.PENDING_DISPOSAL.value, Asset.id.not_in(in_lots))
            .order_by(Asset.tag_sort, Asset.id)
        )
        return tuple((row.id, row.tag) for row in connection.execute(query))
