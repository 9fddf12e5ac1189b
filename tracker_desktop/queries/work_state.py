"""How a work order stands, as SQL: its state, whether it is late, how long the asset was out of use, what it cost."""

from __future__ import annotations

from typing import Any

from sqlalchemy import and_, case, func, select, type_coerce
from sqlalchemy.orm import aliased

from tracker_desktop.models.maintenance import WorkCost, WorkOrder, WorkPart, WorkState
from tracker_desktop.models.stock import Movement, MovementKind
from tracker_desktop.models.types import Int, Money
from tracker_desktop.queries.office import TODAY

WORK_STATES = ("work_open", "work_in_progress", "work_waiting", "work_late", "work_done", "cancelled")
UNDER_WAY: Any = WorkOrder.state.in_([WorkState.OPEN.value, WorkState.IN_PROGRESS.value, WorkState.WAITING.value])
IS_LATE: Any = and_(UNDER_WAY, WorkOrder.due < TODAY)
KEYS = {
    WorkState.OPEN.value: "work_open",
    WorkState.IN_PROGRESS.value: "work_in_progress",
    WorkState.WAITING.value: "work_waiting",
    WorkState.DONE.value: "work_done",
    WorkState.CANCELLED.value: "cancelled",
}
WORK_STATE: Any = case((IS_LATE, "work_late"), *((WorkOrder.state == state, key) for state, key in KEYS.items()))
BACK: Any = aliased(Movement, name="back")
CAME_BACK: Any = and_(BACK.returns_id == Movement.id, BACK.kind != MovementKind.COST.value)
SIGN: Any = case((BACK.from_place_id == Movement.to_place_id, -1), else_=1)
"""What comes back lowers the cost; where that is undone, it rises again."""


def _sum(value: Any, query: Any) -> Any:
    return func.coalesce(query.with_only_columns(func.sum(value, type_=Int)).correlate(WorkOrder).scalar_subquery(), 0)


_LINES = select(WorkCost.id).where(WorkCost.work_order_id == WorkOrder.id)
_PARTS = (
    select(WorkPart.id)
    .join(Movement, Movement.id == WorkPart.movement_id)
    .where(WorkPart.work_order_id == WorkOrder.id)
)
COST: Any = type_coerce(
    _sum(type_coerce(WorkCost.amount, Int), _LINES)
    + _sum(type_coerce(Movement.value, Int), _PARTS)
    + _sum(type_coerce(BACK.value, Int) * SIGN, _PARTS.join(BACK, CAME_BACK)),
    Money,
)
"""What it cost so far."""
