"""A blind audit or count that goes on is reported only to who may post it: who scans or counts is not told the book."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from sqlalchemy import Connection, select

from tracker_desktop.errors import Refused
from tracker_desktop.models.audits import Audit, AuditState
from tracker_desktop.models.counts import StockCount
from tracker_desktop.queries.count_status import ON
from tracker_desktop.reports.report import Asked, Guard
from tracker_desktop.transactions.rights import Right

GOING = (AuditState.OPEN.value, AuditState.PAUSED.value)


def _unless_blind(model: Any, parameter: str, going: Collection[str], right: Right) -> Guard:
    def guard(connection: Connection, asked: Asked, rights: Collection[Right]) -> None:
        blind = select(model.name).where(model.id == asked[parameter], model.blind == 1, model.state.in_(going))
        name = connection.scalar(blind)
        if name is not None and right not in rights:
            raise Refused("report_blind", name=name, what=parameter, right=right.value)

    return guard


AUDIT_TOLD = _unless_blind(Audit, "audit", GOING, Right.RECONCILE)
COUNT_TOLD = _unless_blind(StockCount, "count", ON, Right.POST_COUNT)
"""Raise Refused("report_blind")."""
