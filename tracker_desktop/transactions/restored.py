"""Restored: the office goes on from a copy. Performed once after `restore`, so that the journal tells of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from tracker_desktop.errors import Refused
from tracker_desktop.queries.operators import OperatorRow
from tracker_desktop.transactions.base import Transaction
from tracker_desktop.transactions.books import Books
from tracker_desktop.transactions.rights import Right, Role, rights_of
from tracker_desktop.transactions.rules.said import Said


def may_restore(who: OperatorRow) -> bool:
    """Whether an operator has the right to put a copy in place."""
    return who.active and Restored.right in rights_of(frozenset(map(Role, who.roles)))


def recorded_as(people: Sequence[OperatorRow], asked_by: int | None) -> int:
    """Who stands in the journal for a restored copy with these operators: the person id of who asked for it, where
    the copy lets them, else of an administrator.

    Raises Refused("nobody_signs_in") where the copy has none.
    """
    may = [who.person_id for who in people if may_restore(who)]
    if not may:
        raise Refused("nobody_signs_in")
    return asked_by if asked_by in may else may[0]


@dataclass(frozen=True)
class Restored(Transaction):
    """`copy` is the name of the file that was restored. Changes nothing, and so there is nothing to undo."""

    kind: ClassVar[str] = "restored"
    right: ClassVar[Right] = Right.SETTINGS
    undoable: ClassVar[bool] = False

    copy: str

    def apply(self, books: Books) -> Said:
        return Said("restored", {"copy": self.copy})
