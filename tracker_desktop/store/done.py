"""What comes back of a transaction."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

ALL = "all"
MOST_IDS = 1000
Changed = Mapping[str, frozenset[int] | str]


@dataclass(frozen=True)
class Done:
    """A posted entry in words. `changes` maps a table to the ids that changed, or to ALL above 1,000.

    `repeated` is set where the uid had been posted before: nothing was done a second time.
    """

    uid: str
    seq: int
    kind: str
    title: str
    detail: str = ""
    number: str | None = None
    about: tuple[str, int] | None = None
    changes: Changed | None = None
    repeated: bool = False


def few_or_all(ids: Mapping[str, set[int]]) -> Changed:
    """At most 1,000 ids a table, else ALL."""
    return {table: ALL if len(found) > MOST_IDS else frozenset(found) for table, found in ids.items()}
