"""Scans that were taken but not yet performed, kept in the file of this desk: none is lost, none is done twice."""

from __future__ import annotations

import contextlib
from dataclasses import replace

from tracker_desktop.counter.answer import Answer
from tracker_desktop.counter.counter import Counter
from tracker_desktop.errors import Refused
from tracker_desktop.scanning.commands import How
from tracker_desktop.store.desk_file import DeskFile, WaitingScan
from tracker_desktop.store.store import new_uid

NOT_NOW = frozenset(
    {
        *("unreachable", "server_refuses", "busy", "locked"),
        *("disk_full", "disk_error", "read_only", "damaged", "desk_file_unwritable"),
        *("file_gone", "file_gone_kept", "no_such_database"),
    }
)
"""Refusals of the database itself: the scan goes on waiting."""
HOW: dict[str, How] = {"burst": "burst", "typed": "typed", "line": "line"}


class ScanQueue:
    """`put` may be called from another thread than `perform`; each in its own order."""

    def __init__(self, counter: Counter, file: DeskFile) -> None:
        self._counter = counter
        self._file = file
        self._fresh: dict[str, WaitingScan] = {}
        self._late: dict[str, WaitingScan] = {}
        self._replayed: WaitingScan | None = None
        self._stuck: tuple[str, Answer] | None = None

    def put(self, code: str, how: How) -> str:
        """Keep a scan, on the disk before this returns. Returns its uid. Raises Refused: desk_file_unwritable."""
        counter = self._counter
        kept = code.encode(errors="replace").decode()  # half a character that a keyboard sent
        scan = WaitingScan(new_uid(), kept, how, counter.mode, str(counter.operator_id), counter.bench.now())
        self._file.put(scan)
        self._fresh[scan.uid] = scan
        return scan.uid

    def waiting(self) -> list[str]:
        """The uids of scans that waited when the program ended or that could not be saved, in their order."""
        scans = [scan for scan in self._file.waiting() if scan.uid not in self._fresh]
        self._late = {scan.uid: scan for scan in scans}
        if self._stuck is not None and self._stuck[0] not in self._late:
            self._stuck = None
        return [scan.uid for scan in scans]

    def perform(self, uid: str) -> Answer | None:
        """Take the scan to the counter; None where it was done already.

        Where the database says no it waits, and all that are scanned after it wait behind it, so that the order stays.
        """
        fresh, late = self._fresh.pop(uid, None), self._late.pop(uid, None)
        scan = fresh or late
        if scan is None:
            return None
        if self._stuck is not None and self._stuck[0] != uid:
            return replace(self._stuck[1], code=scan.code.strip())
        answer = self._replay(scan) if fresh is None else self._counter.scan(scan.code, HOW[scan.how], uid)
        if answer.refusal in NOT_NOW:
            self._stuck = uid, answer
            return answer
        self._stuck = None
        # left in the file, it is known by its uid at the next start
        with contextlib.suppress(Refused):
            self._file.done(uid)
        return answer

    def scan(self, code: str, how: How = "burst") -> Answer:
        """Put and perform at once."""
        answer = self.perform(self.put(code, how))
        if answer is None:
            raise LookupError(code)
        return answer

    def _replay(self, scan: WaitingScan) -> Answer:
        """A scan of an earlier time: in its mode, for who was at the desk then, with its time."""
        counter, before = self._counter, self._replayed
        if (before is None or before.mode != scan.mode) and counter.mode != scan.mode:
            counter.set_mode(scan.mode)
        self._replayed = scan
        operator = counter.operator_id
        counter.bench.operator_id = int(scan.operator)
        try:
            return counter.scan(scan.code, HOW[scan.how], scan.uid, scan.at)
        finally:
            if counter.bench.operator_id == int(scan.operator):
                counter.bench.operator_id = operator
