"""The desk: the one door between the window and the books. Nothing here waits for a disk on the window's thread."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from typing import Any, TypeVar

import shiboken6
from PySide6.QtCore import QObject, Signal

from tracker_desktop.counter.answer import Answer, CounterState
from tracker_desktop.counter.counter import Counter
from tracker_desktop.counter.queue import ScanQueue
from tracker_desktop.errors import Refused
from tracker_desktop.queries.base import Query
from tracker_desktop.store.desk_file import DeskFile
from tracker_desktop.store.done import Done
from tracker_desktop.store.store import Store
from tracker_desktop.transactions.base import Transaction
from tracker_desktop.ui.lanes import Homecoming, Lane

T = TypeVar("T")
log = logging.getLogger("tracker.desk")


class Desk(QObject):
    """Sends transactions and scans to the writer's lane and questions to the readers' lane.

    Signals: `changed` (Done) after every commit of this desk; `refused` (Refused) where no callback took it;
    `answered` (Answer, CounterState) after every scan; `waiting` (number of scans that are not saved yet);
    `crashed` (exception) for a bug on another thread.
    """

    changed = Signal(object)
    refused = Signal(object)
    answered = Signal(object, object)
    waiting = Signal(object)
    crashed = Signal(object)

    def __init__(self, store: Store, counter: Counter, desk_file: DeskFile, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.store = store
        self.desk_file = desk_file
        self._counter = counter
        self._queue = ScanQueue(counter, desk_file)
        self._home = Homecoming(self)
        self._intake = Lane("intake")
        self._writer = Lane("writer")
        self._readers = Lane("reader", threads=2)
        self._reports = Lane("report")
        self._unsaved = 0
        self._closed = False

    @property
    def operator_id(self) -> int:
        """The person id of who is signed in."""
        return self._counter.operator_id

    # --- scans

    def scan(self, code: str, how: str) -> None:
        """A scan: first made durable at this desk, then resolved and performed, in order. `how` is burst or typed."""
        self._unsaved += 1
        self.waiting.emit(self._unsaved)
        self._intake.put(lambda: self._take_in(code, how))

    def _take_in(self, code: str, how: str) -> None:
        try:
            uid = self._queue.put(code, how)
        except Exception as error:  # noqa: BLE001 - a bug is shown once and the next scan goes on
            self._home.send(lambda: self._bug(error))
            return
        self._writer.put(lambda: self._perform_scan(uid))

    def _perform_scan(self, uid: str) -> None:
        self._counter_job(lambda: self._queue.perform(uid), scans=1)

    def perform_waiting(self) -> None:
        """Perform the scans that waited when the program ended, in order."""
        self._writer.put(self._perform_waiting)

    def _perform_waiting(self) -> None:
        for uid in self._queue.waiting():
            self._perform_scan(uid)

    def counter(self, ask: Callable[[Counter], Answer | None]) -> None:
        """Do something with the counter on the writer's lane (choose, finish, set a line); `answered` follows."""
        self._writer.put(lambda: self._counter_job(lambda: ask(self._counter)))

    def _counter_job(self, work: Callable[[], Answer | None], scans: int = 0) -> None:
        try:
            answer = work()
            state = self._counter.state()
        except Exception as error:  # noqa: BLE001
            self._home.send(lambda: self._bug(error, scans))
            return
        self._home.send(lambda: self._answered(answer, state, scans))

    def _answered(self, answer: Answer | None, state: CounterState, scans: int) -> None:
        if scans:
            self._unsaved -= scans
            self.waiting.emit(self._unsaved)
        for done in answer.posted if answer is not None else ():
            self.changed.emit(done)
        self.answered.emit(answer, state)

    # --- transactions

    def perform(
        self,
        transaction: Transaction,
        then: Callable[[Done], None] | None = None,
        refused: Callable[[Refused], None] | None = None,
        *,
        uid: str | None = None,
        owner: QObject | None = None,
    ) -> None:
        """Post a transaction. `then` and `refused` are called on the window's thread unless `owner` is gone."""
        self._write(lambda: self.store.perform(transaction, self.operator_id, uid=uid), then, refused, owner)

    def undo(
        self,
        uid: str,
        reason: str | None = None,
        then: Callable[[Done], None] | None = None,
        refused: Callable[[Refused], None] | None = None,
    ) -> None:
        """Take an entry back, or do it again where the entry is an undo."""
        self._write(lambda: self.store.undo(uid, self.operator_id, reason=reason), then, refused, None)

    def _write(
        self,
        work: Callable[[], Done],
        then: Callable[[Done], None] | None,
        refused: Callable[[Refused], None] | None,
        owner: QObject | None,
    ) -> None:
        def job() -> None:
            try:
                done = work()
            except Refused as no:
                said = no
                self._home.send(lambda: _call(refused or self.refused.emit, said, owner))
            except Exception as error:  # noqa: BLE001
                bug = error
                self._home.send(lambda: self._bug(bug))
            else:
                self._home.send(lambda: self._did(done, then, owner))

        self._writer.put(job)

    def _did(self, done: Done, then: Callable[[Done], None] | None, owner: QObject | None) -> None:
        self.changed.emit(done)
        if then is not None:
            _call(then, done, owner)

    # --- questions

    def fetch(
        self,
        query: Query[T],
        then: Callable[[int, T], None],
        *,
        owner: QObject | None = None,
        refused: Callable[[Refused], None] | None = None,
    ) -> None:
        """Ask; `then(seq, answer)` is called on the window's thread. `seq` is an entry that the answer surely holds."""

        def job() -> None:
            try:
                seq, answer = self.store.read_at(query)
            except Refused as no:
                said = no
                self._home.send(lambda: _call(refused or self.refused.emit, said, owner))
            except Exception as error:  # noqa: BLE001
                bug = error
                self._home.send(lambda: self._bug(bug))
            else:
                self._home.send(lambda: _call(lambda result: then(seq, result), answer, owner))

        self._readers.put(job)

    def work(
        self,
        job: Callable[[Callable[[int, int], None], threading.Event], T],
        then: Callable[[T], None],
        *,
        progress: Callable[[int, int], None] | None = None,
        refused: Callable[[Refused], None] | None = None,
        owner: QObject | None = None,
    ) -> threading.Event:
        """Long work on a lane of its own: `job(progress, cancelled)`. Returns the event that cancels it when set."""
        cancelled = threading.Event()

        def report(done: int, of: int) -> None:
            if progress is not None:
                self._home.send(lambda: _call(lambda pair: progress(*pair), (done, of), owner))

        def run() -> None:
            try:
                result = job(report, cancelled)
            except Refused as no:
                said = no
                self._home.send(lambda: _call(refused or self.refused.emit, said, owner))
            except Exception as error:  # noqa: BLE001
                bug = error
                self._home.send(lambda: self._bug(bug))
            else:
                self._home.send(lambda: _call(then, result, owner))

        self._reports.put(run)
        return cancelled

    def keep(self, job: Callable[[DeskFile], Any]) -> None:
        """Write to the file of this desk (columns, window, drafts), off the window's thread."""
        self._intake.put(lambda: job(self.desk_file))

    def close(self) -> None:
        """Finish what waits, then close the books. Called once, when the window is gone."""
        if self._closed:
            return
        self._closed = True
        for lane in (self._intake, self._writer, self._readers, self._reports):
            lane.finish()
        self.desk_file.close()
        self.store.close()

    def _bug(self, error: BaseException, scans: int = 0) -> None:
        if scans:
            self._unsaved -= scans
            self.waiting.emit(self._unsaved)
        log.error("on another thread", exc_info=error)
        self.crashed.emit(error)


def _call(call: Callable[[Any], object], value: object, owner: QObject | None) -> None:
    if owner is None or shiboken6.isValid(owner):
        call(value)
