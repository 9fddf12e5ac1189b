"""Change a work order that is under way: who does it, until when, its state and its tasks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar

from tracker_desktop.errors import Refused
from tracker_desktop.models.maintenance import Task, WorkOrder
from tracker_desktop.transactions.base import Transaction
from tracker_desktop.transactions.books import Books
from tracker_desktop.transactions.rights import Right
from tracker_desktop.transactions.rules import fields
from tracker_desktop.transactions.rules.said import Said
from tracker_desktop.transactions.rules.shape import fields_of
from tracker_desktop.transactions.rules.work_orders import EDIT_RULES, WorkFields, held_order


@dataclass(frozen=True)
class WorkChanges(WorkFields):
    """What may be changed: the fields, and the state (open, in progress, waiting for parts)."""

    state: str | None = None


@dataclass(frozen=True)
class EditWorkOrder(Transaction):
    """`changes` maps names of WorkChanges to their new values. A task that is ticked stays among the tasks.

    Raises Refused: work_order_state, work_task_ticked, nothing_changed.
    """

    kind: ClassVar[str] = "edit_work_order"
    right: ClassVar[Right] = Right.MAINTAIN

    work_order_id: int
    changes: Mapping[str, Any] = field(metadata=fields_of(WorkChanges))

    def apply(self, books: Books) -> Said:
        order, asset = held_order(books, self.work_order_id)
        clean = fields.checked(books, EDIT_RULES, self.changes)
        if "tasks" in clean:
            clean["tasks"] = _tasks(order, clean["tasks"])
        changed = fields.put(order, clean, EDIT_RULES)
        if not changed:
            raise Refused("nothing_changed")
        gaps = {"order": order.number or "", "fields": ", ".join(changed), "tag": asset.tag, "title": order.title}
        return Said(self.kind, gaps, ("work_order", order.id))


def _tasks(order: WorkOrder, texts: list[str]) -> list[Task]:
    known = {task["text"]: task for task in order.tasks}
    for text, task in known.items():
        if task["at"] is not None and text not in texts:
            raise Refused("work_task_ticked", text=text)
    return [known.get(text) or Task(text=text, by=None, at=None) for text in texts]
