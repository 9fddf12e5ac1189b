"""What the labels dialog is opened with."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tracker_desktop.queries.base import Query

if TYPE_CHECKING:
    from tracker_desktop.labels.order import Line


@dataclass(frozen=True)
class Way:
    """One way to label what was chosen: its words, and the labels or the question that gives them."""

    words: str
    lines: tuple[Line, ...] | Query[tuple[Line, ...]]


@dataclass(frozen=True)
class Wanted:
    """What is to be labelled. `called` is the name of its job and its file; `ways` are chosen between where there are
    several; `tags` are printed for assets that are to come."""

    title: str
    about: str = ""
    ways: tuple[Way, ...] = ()
    tags: tuple[str, ...] = ()
    called: str = ""

    @property
    def asset_ids(self) -> tuple[int, ...]:
        """The assets whose tags are durable."""
        from tracker_desktop.labels.subjects import BY_KEY  # labels are no part of every start

        lines = self.ways[0].lines if self.ways and isinstance(self.ways[0].lines, tuple) else ()
        return tuple(line.id for line in lines if BY_KEY[line.subject].durable)

    @property
    def durable(self) -> int:
        """How many tags there are of which each print is kept."""
        return len(self.asset_ids) + len(self.tags)
