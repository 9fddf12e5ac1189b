"""Which movements count, as SQL: neither those that were undone, and not done again, nor those that undo another."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Integer, func, literal, select
from sqlalchemy.orm import aliased

from tracker_desktop.models.stock import Movement


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


STANDS: tuple[Any, ...] = (Movement.reverses_id.is_(None), Movement.id.not_in(_undone()))
"""The movements that count."""
