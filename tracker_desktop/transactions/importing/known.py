"""Records that rows refer to by name, code or login: those of the office and those that an import makes."""

from __future__ import annotations

import functools
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from tracker_desktop.models.text import fold

folded = functools.lru_cache(maxsize=65536)(fold)
"""`fold` of one text; the rows of a file say the same again and again."""


@dataclass(slots=True, eq=False)
class Known:
    """A person, place, department, category or supplier. `id` and `holder_id` are None until it is written;
    `data` then holds its attributes. `listed` is set where the file lists it, and did not only mention it.
    `undone` is what is only there because the ledger names it: what added it was undone, so it may be used again."""

    kind: str
    name: str
    id: int | None = None
    holder_id: int | None = None
    active: bool = True
    data: dict[str, Any] = field(default_factory=dict)
    listed: bool = False
    part_of: Known | None = None
    undone: bool = False


class Index:
    """Finds records by a key. What was added can be forgotten again."""

    def __init__(self) -> None:
        self._by_key: dict[str, list[Known]] = {}

    def add(self, key: str | None, known: Known, log: list[Callable[[], None]] | None = None) -> None:
        """Make a record found by a key; `log` gets what takes it back. No key, nothing to find."""
        if not key:
            return
        found = self._by_key.setdefault(key, [])
        if known in found:
            return
        found.append(known)
        if log is not None:
            log.append(lambda: found.remove(known))

    def all(self, key: str | None) -> list[Known]:
        """Every record of a key."""
        return self._by_key.get(key, []) if key else []

    def one(self, key: str | None) -> Known | None:
        """The record of a key where there is exactly one."""
        found = self.all(key)
        return found[0] if len(found) == 1 else None

    def everything(self) -> list[Known]:
        """Every record, as often as it has keys."""
        return [known for found in self._by_key.values() for known in found]

    def keys(self) -> list[str]:
        """Every key by which something is found."""
        return [key for key, found in self._by_key.items() if found]
