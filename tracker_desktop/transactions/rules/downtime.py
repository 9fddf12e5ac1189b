"""How long work keeps an asset out of use: it ends when the asset is out of maintenance, however that came about."""

from __future__ import annotations

import json
from collections.abc import Container, Iterable

from sqlalchemy import bindparam, select
from sqlalchemy.orm import aliased

from tracker_desktop.errors import Refused
from tracker_desktop.models.assets import Asset, Readiness
from tracker_desktop.models.journal import Change
from tracker_desktop.models.maintenance import MaintenancePlan, WorkOrder
from tracker_desktop.queries.in_parts import in_parts
from tracker_desktop.transactions.books import Books, Changed
from tracker_desktop.transactions.rules.work_orders import UNDER_WAY

BACK = (Readiness.READY.value, Readiness.TO_INSPECT.value, Readiness.PENDING_DISPOSAL.value, Readiness.DISPOSED.value)
"""An asset that is missing may still come back into the workshop."""
_DOWN = WorkOrder.state.in_(UNDER_WAY), WorkOrder.down_from.is_not(None), WorkOrder.down_until.is_(None)
_BACK_IN_USE = select(WorkOrder.id).join(Asset, Asset.id == WorkOrder.asset_id).where(*_DOWN, Asset.readiness.in_(BACK))
_FEW_BACK = _BACK_IN_USE.where(WorkOrder.asset_id.in_(bindparam("ids", expanding=True)))
TABLES = (WorkOrder.__tablename__, Asset.__tablename__)


def downtime_follows(books: Books, touched: Changed) -> None:
    """After assets were changed: of those that are in use again the downtime ends."""
    assets = touched.get(Asset.__tablename__)
    if not assets:
        return
    if isinstance(assets, str):
        ids = books.scalars(_BACK_IN_USE).all()
    else:
        ids = books.scalars(_FEW_BACK, {"ids": sorted(assets)}).all()
    for order in books.hold(WorkOrder, ids).values() if ids else ():
        order.down_until = books.now


def down_now(books: Books, asset_ids: Iterable[int]) -> None:
    """Assets come into the workshop: the downtime of the work that is under way for them begins."""
    mine = select(WorkOrder.id).where(WorkOrder.asset_id.in_(list(asset_ids)), WorkOrder.state.in_(UNDER_WAY))
    ids = books.scalars(mine.where(WorkOrder.down_from.is_(None))).all()
    for order in books.hold(WorkOrder, ids).values():
        order.down_from = books.now


def hold_worked_on(books: Books, target: str) -> None:
    """Called before an entry is undone: lock the assets of its work orders, as who opens or finishes one does first."""
    mine = Change.entry == target, Change.table_name == WorkOrder.__tablename__
    rows = books.execute(select(Change.row_id, Change.before, Change.after).where(*mine)).all()
    if not rows:
        return
    texts = [json.loads(text) for row in rows for text in (row.before, row.after) if text]
    ids = {one["asset_id"] for one in texts if "asset_id" in one}
    for part in in_parts(sorted({row.row_id for row in rows})):
        ids.update(books.scalars(select(WorkOrder.asset_id).where(WorkOrder.id.in_(part))))
    books.hold(Asset, ids)


def work_orders_stay(books: Books, tables: Container[str]) -> None:
    """Called after an undo. Raises Refused: work_undo_down where an asset would be in use that another work order keeps
    out of it, work_undo_twice where two would be under way for one plan of one asset."""
    if not any(table in tables for table in TABLES):
        return
    books.flush()
    mine = (Asset.entry == books.uid) | (WorkOrder.entry == books.uid)
    back = select(Asset.tag, WorkOrder.number).join(Asset, Asset.id == WorkOrder.asset_id)
    found = books.execute(back.where(*_DOWN, Asset.readiness.in_(BACK), mine).limit(1)).first()
    if found is not None:
        raise Refused("work_undo_down", tag=found.tag, number=found.number or "")
    other = aliased(WorkOrder)
    twice = (
        select(Asset.tag, other.number, MaintenancePlan.name)
        .select_from(WorkOrder)
        .join(other, (other.plan_id == WorkOrder.plan_id) & (other.asset_id == WorkOrder.asset_id))
        .join(Asset, Asset.id == WorkOrder.asset_id)
        .join(MaintenancePlan, MaintenancePlan.id == WorkOrder.plan_id)
        .where(WorkOrder.entry == books.uid, other.id != WorkOrder.id)
        .where(WorkOrder.state.in_(UNDER_WAY), other.state.in_(UNDER_WAY))
        .limit(1)
    )
    both = books.execute(twice).first()
    if both is not None:
        raise Refused("work_undo_twice", tag=both.tag, number=both.number or "", plan=both.name)
