"""What the window calls on a counter about a count besides scanning."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable
from typing import cast

from tracker_desktop.counter.answer import Answer
from tracker_desktop.counter.count import CountMode
from tracker_desktop.counter.handler import Handler


class CountCalls(ABC):
    """Part of Counter. None of them chooses the mode."""

    _handlers: dict[str, Handler]

    @abstractmethod
    def answering(self, work: Callable[[], Answer], code: str = "") -> Answer:
        """Do something; a refusal becomes an answer."""

    @property
    def _counts(self) -> CountMode:
        return cast(CountMode, self._handlers["count"])

    def choose_count(self, count_id: int) -> Answer:
        """Count for this one from now on; refused where it is not open."""
        return self.answering(lambda: self._counts.choose(count_id))

    def choose_count_place(self, place_id: int, path: str) -> Answer:
        """Count at this place, as if its code had been scanned; what waited for a place is counted there."""
        return self.answering(lambda: self._counts.enter((place_id, path)))
