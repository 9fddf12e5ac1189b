"""What comes back of a transaction."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

ALL = "all"
MOST_IDS = 1000
Changed = Mapping[str, frozenset[int] | str]


@dataclass(frozen=True)
class Done:
    """A posted entry in words. `changes` maps a table to the ids that changed, or to ALL above 1,000;
    for `balance` and `item_value` these are ids of items. `code` is the row of the TITLES tables that says it.

    `repeated` is set where the uid had been posted before: nothing was done a second time. `waiting`: it was not done,
    another person must approve it first.
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
    code: str = ""
    waiting: bool = False


class TouchedIds:
    """The ids that a transaction touched, by table; above 1,000 only that there were many."""

    def __init__(self) -> None:
        self._ids: dict[str, set[int]] = {}

    def add(self, table: str, ids: Iterable[int]) -> None:
        known = self._ids.setdefault(table, set())
        for row_id in ids:
            if len(known) > MOST_IDS:
                return
            known.add(row_id)

    def copy(self) -> Mapping[str, set[int]]:
        """What was touched so far."""
        return {table: set(ids) for table, ids in self._ids.items()}

    def put_back(self, touched: Mapping[str, set[int]]) -> None:
        """Only this was touched."""
        self._ids = dict(touched)

    def few_or_all(self) -> Changed:
        """At most 1,000 ids a table, else ALL."""
        return {table: ALL if len(ids) > MOST_IDS else frozenset(ids) for table, ids in self._ids.items()}
