"""Tick the tasks of a work order that are done."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import ClassVar

from tracker_desktop.errors import Refused
from tracker_desktop.models.maintenance import Task, WorkState
from tracker_desktop.transactions.base import Transaction
from tracker_desktop.transactions.books import Books
from tracker_desktop.transactions.rights import Right
from tracker_desktop.transactions.rules.said import Gap, Said
from tracker_desktop.transactions.rules.work_orders import held_order


@dataclass(frozen=True)
class TickTasks(Transaction):
    """`done` are the texts of all tasks that are done now. Who ticked one, and when, is kept with it; what is open
    then is in progress. Raises Refused: work_order_state, work_task_unknown, nothing_changed."""

    kind: ClassVar[str] = "tick_tasks"
    right: ClassVar[Right] = Right.MAINTAIN

    work_order_id: int
    done: tuple[str, ...]

    def apply(self, books: Books) -> Said:
        order, asset = held_order(books, self.work_order_id)
        known = {task["text"] for task in order.tasks}
        for text in self.done:
            if text not in known:
                raise Refused("work_task_unknown", number=order.number or "", text=text)
        tasks = [self._ticked(books, task) for task in order.tasks]
        if tasks == order.tasks:
            raise Refused("nothing_changed")
        order.tasks = tasks
        if order.state == WorkState.OPEN:
            order.state = WorkState.IN_PROGRESS.value
        ticked = sum(task["at"] is not None for task in tasks)
        gaps: dict[str, Gap] = {"order": order.number or "", "ticked": ticked, "tasks": len(tasks)}
        return Said(self.kind, gaps | {"tag": asset.tag, "title": order.title}, ("work_order", order.id))

    def _ticked(self, books: Books, task: Task) -> Task:
        if task["text"] not in self.done:
            return Task(text=task["text"], by=None, at=None)
        if task["at"] is not None:
            return task
        at = books.now.astimezone(dt.UTC).isoformat(timespec="seconds")
        return Task(text=task["text"], by=books.operator.person_id, at=at)
