"""The tasks of a work order: what is done is ticked."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from tracker_desktop.queries.work_facts import WorkFacts
from tracker_desktop.store.done import Done
from tracker_desktop.transactions.tick_tasks import TickTasks
from tracker_desktop.ui.answer_line import Button
from tracker_desktop.ui.desk import Desk
from tracker_desktop.ui.dialogs.frame import DialogFrame
from tracker_desktop.ui.fields.ticks_field import TicksField
from tracker_desktop.wording.counter import dotted

LOW = 220


class TasksDialog(DialogFrame):
    """Ctrl+Enter saves what is ticked. `then` gets the Done."""

    def __init__(self, desk: Desk, order: WorkFacts, then: Callable[[Done], object], parent: QWidget | None) -> None:
        title = self.tr("Tasks of {0}").format(order.number)
        super().__init__(title, dotted([order.tag, order.description, order.title]), parent=parent)
        self._desk, self._order, self._then = desk, order, then
        self.tasks = TicksField(self.tr("Done"), [(task["text"], task["text"]) for task in order.tasks])
        self.tasks.list.setMinimumHeight(LOW)
        self.tasks.list.setMaximumHeight(16_777_215)
        self.tasks.set_value([task["text"] for task in order.tasks if task["at"] is not None])
        self._before = self.tasks.value()
        self.tasks.changed.connect(self.banner.clear)
        self.body.addWidget(self.tasks, 1)
        self.set_buttons(
            [
                Button(self.tr("Cancel  Esc"), self.reject),
                Button(self.tr("All are done"), self.tick_all),
                Button(self.tr("Save  Ctrl+Enter"), self.send, primary=True),
            ]
        )
        self.resize(640, 460)
        self.tasks.list.setFocus()

    def tick_all(self) -> None:
        """Tick every task."""
        self.tasks.set_value([task["text"] for task in self._order.tasks])

    def send(self) -> None:
        """Save what is ticked; nothing is sent where nothing was changed."""
        if self.tasks.value() == self._before:
            self.accept()
            return
        self.set_busy(True)
        transaction = TickTasks(self._order.id, self.tasks.value())
        self._desk.perform(transaction, self._done, self.show_refused, owner=self)

    def reject(self) -> None:
        """Close without saving; what was ticked is asked about."""
        if self.may_leave(self.tasks.value() != self._before):
            super().reject()

    def _done(self, done: Done) -> None:
        self.accept()
        self._then(done)
