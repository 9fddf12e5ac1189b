"""The desk: the one door between the window and the books. Nothing here waits for a disk on the window's thread."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from typing import Any, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal
from shiboken6 import isValid

from tracker_desktop.counter.answer import Answer, CounterState
from tracker_desktop.counter.counter import Counter
from tracker_desktop.counter.queue import NOT_NOW, ScanQueue
from tracker_desktop.errors import Refused
from tracker_desktop.queries.base import Query
from tracker_desktop.scanning.commands import How
from tracker_desktop.store.desk_file import DeskFile
from tracker_desktop.store.done import Done
from tracker_desktop.store.store import Store
from tracker_desktop.store.watch import Stopped
from tracker_desktop.transactions.base import Transaction
from tracker_desktop.ui.lanes import Homecoming, Job, Lane

T = TypeVar("T")
Progress = Callable[[int, int], None]
Refuse = Callable[[Refused], object]
TRY_AGAIN_MS = 5000
log = logging.getLogger("tracker.desk")


class Desk(QObject):
    """Sends transactions and scans to the writer's lane and questions to the readers' lane.

    Signals: `changed` (Done) after every commit of this desk; `refused` (Refused) where no callback took it;
    `answered` (Answer or None, CounterState) after every scan, and where something else changed what a session of the
    counter comes to; `waiting` (number of scans that are not saved yet); `crashed` (exception) for a bug on another
    thread. Callbacks are left out once their `owner` is gone.
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
        self._printer = Lane("print")
        self._unsaved = 0
        self._kept: set[str] = set()
        self._under_way = 0
        self._counting = threading.Lock()
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.setInterval(TRY_AGAIN_MS)
        self._again.timeout.connect(self.perform_waiting)
        self._closed = False

    @property
    def operator_id(self) -> int:
        """The person id of who is signed in."""
        return self._counter.operator_id

    @property
    def kept(self) -> int:
        """How many scans the database did not take; they are tried again."""
        return len(self._kept)

    @property
    def is_idle(self) -> bool:
        """Whether everything that was asked for has been answered."""
        return self._under_way == 0

    # --- scans

    def set_pause(self, milliseconds: int) -> None:
        """How long to wait before scans that the database did not take are tried again."""
        self._again.setInterval(milliseconds)

    def scan(self, code: str, how: How) -> None:
        """A scan: first made durable at this desk, then resolved and performed, in order. `how` is burst or typed."""
        self._count(1)
        self._intake.put(self._job(lambda: self._queue.put(code, how), self._taken_in, home=False, scans=1))

    def _taken_in(self, uid: str) -> None:
        self._counter_job(lambda: self._queue.perform(uid), uid)

    def perform_waiting(self) -> None:
        """Perform, in order, the scans that waited when the program ended, or that the database did not take."""
        self._intake.put(self._job(self._queue.waiting, self._take_in_again))

    def _take_in_again(self, uids: list[str]) -> None:
        for uid in uids:
            self._count(0 if uid in self._kept else 1)
            self._kept.discard(uid)
            self._taken_in(uid)

    def counter(self, ask: Callable[[Counter], Answer | None]) -> None:
        """Do something with the counter on the writer's lane (choose, finish, set a line); `answered` follows."""
        self._counter_job(lambda: ask(self._counter))

    def _counter_job(self, ask: Callable[[], Answer | None], scan: str = "") -> None:
        def work() -> tuple[Answer | None, CounterState]:
            answer = ask()
            return answer, self._counter.state()

        self._writer.put(self._job(work, lambda both: self._answered(*both, scan), scans=1 if scan else 0))

    def _answered(self, answer: Answer | None, state: CounterState, scan: str) -> None:
        if scan and answer is not None and answer.refusal in NOT_NOW:
            self._kept.add(scan)
            self.waiting.emit(self._unsaved)
            if not self._again.isActive():
                self._again.start()
        elif scan:
            self._count(-1)
        for done in answer.posted if answer is not None else ():
            self.changed.emit(done)
        self.answered.emit(answer, state)

    def _count(self, scans: int) -> None:
        if scans:
            self._unsaved += scans
            self.waiting.emit(self._unsaved)

    # --- transactions

    def perform(
        self,
        transaction: Transaction,
        then: Callable[[Done], object] | None = None,
        refused: Refuse | None = None,
        *,
        uid: str | None = None,
        owner: QObject | None = None,
    ) -> None:
        """Post a transaction."""
        self._write(lambda: self.store.perform(transaction, self.operator_id, uid=uid), then, refused, owner)

    def undo(
        self,
        uid: str,
        reason: str | None = None,
        then: Callable[[Done], object] | None = None,
        refused: Refuse | None = None,
    ) -> None:
        """Take an entry back, or do it again where the entry is an undo."""
        self._write(lambda: self.store.undo(uid, self.operator_id, reason=reason), then, refused, None)

    def _write(
        self,
        work: Callable[[], Done],
        then: Callable[[Done], object] | None,
        refused: Refuse | None,
        owner: QObject | None,
    ) -> None:
        def did(done: Done) -> None:
            self.changed.emit(done)
            if then is not None and _is_there(owner):
                then(done)

        self._writer.put(self._job(work, did, refused))
        self._writer.put(self._job(self._counted_again, self._tell_counted, lambda _: None))

    def _counted_again(self) -> CounterState | None:
        """The counter, where a session of it comes to something else after a transaction that was not scanned."""
        return self._counter.state() if self._counter.count_again() else None

    def _tell_counted(self, state: CounterState | None) -> None:
        if state is not None:
            self.answered.emit(None, state)

    # --- questions

    def fetch(
        self,
        query: Query[T],
        then: Callable[[int, T], object],
        *,
        owner: QObject | None = None,
        refused: Refuse | None = None,
        wanted: Callable[[], bool] = lambda: True,
    ) -> None:
        """Ask. `then(seq, answer)`: `seq` is an entry that the answer surely holds. The question is left out where
        `wanted`, called on the reader's thread when its turn comes, says no."""

        def read() -> tuple[int, T] | None:
            return self.store.read_at(query) if wanted() else None

        self._readers.put(self._job(read, lambda both: then(*both) if both is not None else None, refused, owner))

    def look(
        self,
        job: Callable[[], T],
        then: Callable[[T], object],
        *,
        owner: QObject | None = None,
        refused: Refuse | None = None,
    ) -> None:
        """Look at something small on the disk, in turn with the questions: a stored picture."""
        self._readers.put(self._job(job, then, refused, owner))

    def work(
        self,
        job: Callable[[Progress, threading.Event], T],
        then: Callable[[T], object],
        *,
        progress: Progress | None = None,
        refused: Refuse | None = None,
        owner: QObject | None = None,
        sending: bool = False,
    ) -> threading.Event:
        """Long work on a lane of its own: `job(progress, cancelled)`. Returns the event that cancels it when set;
        of a job that raises Stopped nobody is told. What is `sending` to a printer has another lane: a slow printer
        holds up no report."""
        cancelled = threading.Event()

        def report(done: int, of: int) -> None:
            if progress is not None:
                self._home.send(lambda: progress(done, of) if _is_there(owner) else None)

        lane = self._printer if sending else self._reports
        lane.put(self._job(lambda: job(report, cancelled), then, refused, owner))
        return cancelled

    def keep(self, job: Callable[[DeskFile], Any]) -> None:
        """Write to the file of this desk (columns, window, drafts), off the window's thread."""
        self._intake.put(self._job(lambda: job(self.desk_file), lambda _: None))

    def close(self) -> None:
        """Finish what waits, then close the books. A second time does nothing."""
        if self._closed:
            return
        self._closed = True
        for lane in (self._intake, self._writer, self._readers, self._reports, self._printer):
            lane.finish()
        self.desk_file.close()
        self.store.close()

    def _job(
        self,
        work: Callable[[], T],
        good: Callable[[T], object],
        refused: Refuse | None = None,
        owner: QObject | None = None,
        *,
        home: bool = True,
        scans: int = 0,
    ) -> Job:
        """A job for a lane: `good` gets the result, on the window's thread where `home` is set."""

        def come_home(call: Callable[[Any], object], value: Any) -> None:
            try:
                if _is_there(owner):
                    call(value)
            finally:
                self._note(-1)

        def tell(call: Callable[[Any], object], value: Any) -> None:
            self._home.send(lambda: come_home(call, value))

        def run() -> None:
            try:
                result = work()
            except Refused as no:
                tell(refused or self.refused.emit, no)
                self._home.send(lambda: self._count(-scans))
            except Stopped:
                self._note(-1)
            except Exception as bug:
                log.exception("on another thread")
                tell(self.crashed.emit, bug)
                self._home.send(lambda: self._count(-scans))
            else:
                if home:
                    tell(good, result)
                else:
                    good(result)
                    self._note(-1)

        self._note(1)
        return run

    def _note(self, step: int) -> None:
        with self._counting:
            self._under_way += step


def _is_there(owner: QObject | None) -> bool:
    return owner is None or isValid(owner)
