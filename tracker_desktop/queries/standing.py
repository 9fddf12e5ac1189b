"""Which movements count, as SQL: neither those that were undone, and not done again, nor those that undo another; and
what was taken back of one."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Integer, case, func, literal, or_, select, type_coerce
from sqlalchemy.orm import aliased

from tracker_desktop.models.stock import Movement
from tracker_desktop.models.types import Int


def _undone() -> Any:
    first, then = aliased(Movement), aliased(Movement)
    chain = (
        select(first.id.label("root"), then.id.label("at"), literal(1, Integer).label("links"))
        .join(then, then.reverses_id == first.id)
        .where(then.reverses_id.is_not(None), first.reverses_id.is_(None))
        .cte("reversed", recursive=True)
    )
    later = aliased(Movement)
    following = select(chain.c.root, later.id, chain.c.links + 1).join(later, later.reverses_id == chain.c.at)
    chain = chain.union_all(following)
    return select(chain.c.root).group_by(chain.c.root).having(func.max(chain.c.links) % 2 == 1)


_IS_FIRST: Any = func.coalesce(Movement.reverses_id, 0) == 0  # nearly all are: an index on it would lead astray
STANDS: tuple[Any, ...] = (_IS_FIRST, Movement.id.not_in(_undone()))
"""The movements that count."""

_BACK = aliased(Movement, name="back")
_UNITS: Any = type_coerce(_BACK.quantity, Int)
_IS_BACK: Any = or_(_BACK.from_place_id == Movement.to_place_id, _BACK.to_place_id == Movement.from_place_id)
TAKEN_BACK: Any = (
    select(func.coalesce(func.sum(case((_IS_BACK, _UNITS), else_=-_UNITS)), 0))
    .where(_BACK.returns_id == Movement.id)
    .correlate(Movement)
    .scalar_subquery()
)
"""Thousandths of base units that came back of an issue, or went back of a receipt; what was undone adds up to 0."""
