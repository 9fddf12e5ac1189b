"""Lots of assets stay in order with their assets, whatever is done to those, also against undo."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from sqlalchemy import Select, bindparam, select

from tracker_desktop.errors import Refused
from tracker_desktop.models.approvals import Approval, ApprovalState
from tracker_desktop.models.assets import Asset, Readiness
from tracker_desktop.models.disposals import Disposal, DisposalLine, DisposalState
from tracker_desktop.models.journal import Change
from tracker_desktop.transactions.books import Books, Changed
from tracker_desktop.transactions.rules.wipes import check_wipe

STILL_HERE = (Readiness.PENDING_DISPOSAL.value, Readiness.MISSING.value)
GONE = (DisposalState.DISPOSED.value, DisposalState.CLOSED.value)
TABLES = (Disposal.__tablename__, DisposalLine.__tablename__)


def approvers_follow(books: Books, touched: Changed) -> None:
    """A lot names who approved it."""
    if Approval.__tablename__ not in touched or Disposal.__tablename__ not in touched:
        return
    query = (
        select(Disposal, Approval.approved_by_id)
        .join(Approval, Approval.id == Disposal.approval_id)
        .where(Disposal.state == DisposalState.APPROVED.value, Disposal.approved_by_id.is_(None))
        .where(Approval.state == ApprovalState.APPROVED.value)
    )
    for lot, approved_by_id in books.execute(query).all():
        lot.approved_by_id = approved_by_id
    books.flush()


def assets_stay_in_lots(books: Books, touched: Changed) -> None:
    """Raises Refused("asset_in_lot") where an asset that may leave with a lot would be something else."""
    ids = touched.get(Asset.__tablename__)
    if not ids:
        return
    _refuse(books, _ELSE if isinstance(ids, str) else _ELSE_AMONG, {"ids": () if isinstance(ids, str) else sorted(ids)})


def _with_lots() -> Select[str, str]:
    return (
        select(Asset.tag, Disposal.name)
        .join_from(DisposalLine, Asset, Asset.id == DisposalLine.asset_id)
        .join(Disposal, Disposal.id == DisposalLine.disposal_id)
        .order_by(Asset.tag_sort)
        .limit(1)
    )


_ELSE = _with_lots().where(DisposalLine.open_key.is_not(None), Asset.readiness.not_in(STILL_HERE))
_ELSE_AMONG = _ELSE.where(DisposalLine.open_key.in_(bindparam("ids", expanding=True)))
"""Assets of open lots that are something else. Made once: it is asked after every transaction."""


def _refuse(books: Books, query: Select[str, str], params: Mapping[str, Any] | None = None) -> None:
    row = books.connection().execute(query, params or {}).first()
    if row is not None:
        raise Refused("asset_in_lot", tag=row.tag, name=row.name)


def refuse_closed(books: Books, target: str) -> None:
    """Called before an entry is undone. Raises Refused("disposal_undo_closed") where that would change a closed lot,
    or that one of its assets has left."""
    wrote = {table: select(Change.row_id).where(Change.entry == target, Change.table_name == table) for table in TABLES}
    lots = select(DisposalLine.disposal_id).where(DisposalLine.id.in_(wrote[TABLES[1]]))
    left = select(DisposalLine.disposal_id).where(DisposalLine.asset_id.in_(_left_by(books, target)))
    closed = select(Disposal.name, Disposal.number).where(Disposal.state == DisposalState.CLOSED.value)
    mine = Disposal.id.in_(wrote[TABLES[0]]) | Disposal.id.in_(lots) | Disposal.id.in_(left)
    row = books.execute(closed.where(mine).limit(1)).first()
    if row is not None:
        raise Refused("disposal_undo_closed", name=row.name, number=row.number)


def _left_by(books: Books, target: str) -> list[int]:
    """Assets of closed lots of which the entry wrote that they have left."""
    query = (
        select(Change.row_id, Change.after)
        .join(DisposalLine, DisposalLine.asset_id == Change.row_id)
        .join(Disposal, Disposal.id == DisposalLine.disposal_id)
        .where(Change.entry == target, Change.table_name == Asset.__tablename__)
        .where(Disposal.state == DisposalState.CLOSED.value)
    )
    rows = books.execute(query).all()
    return [row_id for row_id, after in rows if after and json.loads(after).get("readiness") == Readiness.DISPOSED]


def lots_stay(books: Books, touched: Changed) -> None:
    """Called after an undo. Raises Refused: asset_in_lot, disposal_not_approved where assets would have left without
    an approval, disposal_undo_gone where an asset of a lot that has left would be here again, wipe_needed where it
    would have left with its data."""
    if not any(table in touched for table in (*TABLES, Asset.__tablename__, Approval.__tablename__)):
        return
    books.flush()
    _refuse(books, _ELSE)
    alone = select(Disposal.name).where(Disposal.state.in_(GONE), Disposal.approved_by_id.is_(None))
    name = books.scalar(alone.limit(1))
    if name is not None:
        raise Refused("disposal_not_approved", name=name)
    _stay_gone(books, touched)


def _stay_gone(books: Books, touched: Changed) -> None:
    query = (
        select(DisposalLine, Asset, Disposal)
        .join(Asset, Asset.id == DisposalLine.asset_id)
        .join(Disposal, Disposal.id == DisposalLine.disposal_id)
        .where(Disposal.state == DisposalState.DISPOSED.value)
    )
    ids = touched.get(Asset.__tablename__, frozenset())
    if TABLES[0] not in touched and TABLES[1] not in touched and not isinstance(ids, str):
        query = query.where(DisposalLine.asset_id.in_(sorted(ids)))
    for line, asset, lot in books.execute(query).all():
        if asset.readiness != Readiness.DISPOSED:
            raise Refused("disposal_undo_gone", tag=asset.tag, name=lot.name)
        check_wipe(line, asset, lot.disposed_on)
