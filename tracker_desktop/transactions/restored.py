"""Restored: the office goes on from a copy. Performed once after `restore`, so that the journal tells of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from tracker_desktop.transactions.base import Transaction
from tracker_desktop.transactions.books import Books
from tracker_desktop.transactions.rights import Right
from tracker_desktop.transactions.said import Said


@dataclass(frozen=True)
class Restored(Transaction):
    """`copy` is the name of the file that was restored. Changes nothing, and so there is nothing to undo."""

    kind: ClassVar[str] = "restored"
    right: ClassVar[Right] = Right.SETTINGS
    undoable: ClassVar[bool] = False

    copy: str

    def apply(self, books: Books) -> Said:
        return Said("restored", {"copy": self.copy})
