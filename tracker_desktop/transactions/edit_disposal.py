"""Change the head of a lot: how it leaves, to whom, and why."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar

from tracker_desktop.errors import Refused
from tracker_desktop.models.disposals import DisposalState
from tracker_desktop.transactions.base import Transaction
from tracker_desktop.transactions.books import Books
from tracker_desktop.transactions.rights import Right
from tracker_desktop.transactions.rules import fields
from tracker_desktop.transactions.rules.attaching import About, Attached, attach
from tracker_desktop.transactions.rules.disposals import (
    CHANGEABLE,
    DECIDED_ABOUT,
    RULES,
    DisposalFields,
    changed,
    held_disposal,
)
from tracker_desktop.transactions.rules.said import Said
from tracker_desktop.transactions.rules.shape import fields_of


@dataclass(frozen=True)
class EditDisposal(Transaction):
    """`changes` maps fields of DisposalFields to new values. Another method or recipient has to be approved again; of
    what has left already neither can be changed.

    Raises Refused: disposal_waits, disposal_state, disposal_gone, nothing_changed.
    """

    kind: ClassVar[str] = "edit_disposal"
    right: ClassVar[Right] = Right.DISPOSE

    disposal_id: int
    changes: Mapping[str, Any] = field(metadata=fields_of(DisposalFields))
    files: tuple[Attached, ...] = ()

    def apply(self, books: Books) -> Said:
        lot = held_disposal(books, self.disposal_id, *CHANGEABLE, DisposalState.DISPOSED)
        clean = fields.checked(books, RULES, self.changes)
        new = {name for name, value in clean.items() if getattr(lot, name) != value}
        if lot.state == DisposalState.DISPOSED and new & DECIDED_ABOUT:
            raise Refused("disposal_gone", name=lot.name)
        labels = fields.put(lot, clean, RULES)
        attach(books, self.files, About(disposal_id=lot.id))
        if self.files:
            labels.append("Files")
        if not labels:
            raise Refused("nothing_changed")
        again = changed(books, lot, decided_about=bool(new & DECIDED_ABOUT))
        gaps = {"name": lot.name, "fields": ", ".join(labels)}
        return Said("edit_disposal_again" if again else self.kind, gaps, ("disposal", lot.id))
