"""Which rules there is anything for, asked in one statement: what an office does not use costs it nothing."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import bindparam, literal, or_, select, union_all

from tracker_desktop.models.asset_kits import KitAsset, KitOut
from tracker_desktop.models.assets import Asset, Readiness
from tracker_desktop.models.disposals import Disposal, DisposalLine, DisposalState
from tracker_desktop.models.inspections import Inspection
from tracker_desktop.models.journal import Change
from tracker_desktop.models.lending import OfferedAsset
from tracker_desktop.models.losses import Loss
from tracker_desktop.models.maintenance import MaintenancePlan, WorkOrder
from tracker_desktop.models.reservations import Reservation, ReservationState
from tracker_desktop.models.stock import Movement
from tracker_desktop.queries.in_parts import AT_ONCE
from tracker_desktop.queries.to_do import IS_OPEN
from tracker_desktop.transactions.books import Books, Changed

_IDS: Any = bindparam("ids", expanding=True)
_MINE = Asset.id.in_(_IDS)
_RULES: Mapping[str, Any] = {
    "kits": select(KitOut.id)
    .join(KitAsset, KitAsset.kit_id == KitOut.kit_id)
    .where(KitOut.ended_at.is_(None), KitAsset.asset_id.in_(_IDS)),
    "parts": select(Asset.id).where(or_(Asset.parent_id.in_(_IDS), _MINE & Asset.parent_id.is_not(None))),
    "offers": select(OfferedAsset.id).where(OfferedAsset.open_key.in_(_IDS)),
    "losses": union_all(
        select(Asset.id).where(_MINE, Asset.readiness == Readiness.MISSING.value),
        select(Loss.id).where(Loss.asset_id.in_(_IDS), Loss.ended_at.is_(None)),
    ),
    "lots": select(DisposalLine.id).where(DisposalLine.asset_id.in_(_IDS)),
    "inspections": union_all(
        select(Asset.id).where(_MINE, Asset.readiness == Readiness.TO_INSPECT.value),
        select(Inspection.id).where(Inspection.asset_id.in_(_IDS), IS_OPEN),
    ),
    "work": select(WorkOrder.id).where(WorkOrder.asset_id.in_(_IDS)),
    "reservations": select(Reservation.id).where(
        Reservation.asset_id.in_(_IDS), Reservation.state == ReservationState.RESERVED.value
    ),
    "plans": select(MaintenancePlan.id),
}
EVERY = frozenset(_RULES)
FEW = AT_ONCE // 12
"""Of more assets each rule is asked by itself: the ids stand in the statement as often as there are rules."""
_ASKED = union_all(*(select(literal(name)).where(rows.exists()) for name, rows in _RULES.items()))
CLOSED_LOTS = "closed lots"
_TARGET: Any = bindparam("entry")
_WROTE = union_all(
    select(Change.table_name).where(Change.entry == _TARGET).distinct(),
    select(literal(Movement.__tablename__)).where(select(Movement.id).where(Movement.entry == _TARGET).exists()),
    select(literal(CLOSED_LOTS)).where(
        select(Disposal.id).where(Disposal.state == DisposalState.CLOSED.value).exists()
    ),
)


def in_play(books: Books, touched: Changed) -> frozenset[str]:
    """The rules that the touched assets may be under: all of them where they are many."""
    ids = touched.get(Asset.__tablename__, frozenset())
    if isinstance(ids, str) or len(ids) > FEW:
        return EVERY
    if not ids:
        return frozenset()
    books.flush()
    return frozenset(books.connection().scalars(_ASKED, {"ids": sorted(ids)}))


def written_by(books: Books, entry: str) -> frozenset[str]:
    """The tables that an entry wrote to, and CLOSED_LOTS where there are any."""
    return frozenset(books.connection().scalars(_WROTE, {"entry": entry}))
