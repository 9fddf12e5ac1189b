"""What the window calls on a counter about an audit besides scanning."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable
from typing import cast

from tracker_desktop.counter.answer import Answer
from tracker_desktop.counter.audit import AuditMode
from tracker_desktop.counter.bench import Scan
from tracker_desktop.counter.handler import Handler


class AuditCalls(ABC):
    """Part of Counter. None of them chooses the mode."""

    _handlers: dict[str, Handler]

    @abstractmethod
    def answering(self, work: Callable[[], Answer], code: str = "") -> Answer:
        """Do something; a refusal becomes an answer."""

    @property
    def audits(self) -> AuditMode:
        """What the mode Audit does."""
        return cast(AuditMode, self._handlers["audit"])

    def choose_audit(self, audit_id: int) -> Answer:
        """Scan for this audit from now on; refused where it is paused or over."""
        return self.answering(lambda: self.audits.choose(audit_id))

    def choose_room(self, place_id: int, path: str) -> Answer:
        """Audit this room, as if its code had been scanned; what waited for a room is seen there."""
        return self.answering(lambda: self.audits.enter((place_id, path)))

    def finish_room(self, scan: Scan | None = None) -> Answer:
        """ROOM DONE: what was expected in the room that is audited, and was not seen, is missing."""
        return self.answering(lambda: self.audits.finish_room(scan))

    def note_in_audit(self, note: str, condition: str | None = None) -> Answer:
        """A note, and a condition, of the thing seen last."""
        return self.answering(lambda: self.audits.condition(condition, note, None))
