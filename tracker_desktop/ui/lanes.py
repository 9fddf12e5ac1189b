"""Threads that do work in order: one lane writes, others read. Results come back to the window by one queued signal."""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Signal

Job = Callable[[], object]


class Lane:
    """A first-in first-out line of jobs, done by `threads` threads. Only with one thread is the order kept."""

    def __init__(self, name: str, threads: int = 1) -> None:
        self._jobs: queue.SimpleQueue[Job | None] = queue.SimpleQueue()
        self._threads = [
            threading.Thread(target=self._work, name=f"{name} {number}", daemon=True) for number in range(threads)
        ]
        for thread in self._threads:
            thread.start()

    def put(self, job: Job) -> None:
        """Do this after everything that waits."""
        self._jobs.put(job)

    def finish(self) -> None:
        """Do what waits, then end the threads."""
        for _ in self._threads:
            self._jobs.put(None)
        for thread in self._threads:
            thread.join()

    def _work(self) -> None:
        while (job := self._jobs.get()) is not None:
            try:
                job()
            except Exception as bug:  # the lane goes on: what waits behind would wait for ever
                threading.excepthook(threading.ExceptHookArgs((type(bug), bug, bug.__traceback__, None)))


class Homecoming(QObject):
    """Brings calls back to the thread of the window, in the order in which they were sent."""

    _arrived = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._arrived.connect(self._call, Qt.ConnectionType.QueuedConnection)

    def send(self, call: Job) -> None:
        """Have `call` made on the thread of the window. May be used from any thread."""
        self._arrived.emit(call)

    def _call(self, call: Job) -> None:
        call()
