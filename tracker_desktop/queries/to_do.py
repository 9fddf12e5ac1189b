"""What an asset that waits for its inspection still needs: today's checklist against what was ticked."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, bindparam, select

from tracker_desktop.models.assets import Asset
from tracker_desktop.models.categories import Category, Step
from tracker_desktop.models.inspections import Inspection
from tracker_desktop.queries.base import Query
from tracker_desktop.wording.inspections import to_do_words

IS_OPEN: Any = Inspection.finished_at.is_(None)


@dataclass(frozen=True)
class ToDo:
    """`left` are the required steps of today's list that are not ticked. Since the asset came back, `new` steps were
    put on that list and `gone` were taken off."""

    left: tuple[str, ...] = ()
    new: int = 0
    gone: int = 0

    def __str__(self) -> str:
        """As it stands behind another sentence."""
        return to_do_words(self.left, self.new, self.gone)


NOTHING = ToDo()


def to_do(checklist: Iterable[Step], ticked: Iterable[str], then: Iterable[Step] | None) -> ToDo:
    """`then` is the checklist as it was when the asset came back; None where nobody knows."""
    now, done = list(checklist), set(ticked)
    left = tuple(step["text"] for step in now if step["required"] and step["text"] not in done)
    if then is None:
        return ToDo(left)
    today, before = {step["text"] for step in now}, {step["text"] for step in then}
    return ToDo(left, len(today - before), len(before - today))


_FOUND = (
    select(Asset.steps_done, Category.checklist, Inspection.steps)
    .outerjoin(Category, Category.id == Asset.category_id)
    .outerjoin(Inspection, (Inspection.asset_id == Asset.id) & IS_OPEN)
    .where(Asset.id == bindparam("id"))
)


@dataclass(frozen=True)
class ToDoOf(Query[ToDo]):
    """What is left to do with an asset."""

    asset_id: int

    def run(self, connection: Connection) -> ToDo:
        row = connection.execute(_FOUND, {"id": self.asset_id}).first()
        if row is None:
            return NOTHING
        return to_do(row.checklist or (), row.steps_done, row.steps)


def texts(steps: Sequence[Step]) -> list[str]:
    """The steps in words."""
    return [step["text"] for step in steps]
