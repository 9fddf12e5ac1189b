"""What a transaction is: a frozen dataclass of what was asked, and apply(books)."""

from __future__ import annotations

import datetime as dt
from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from decimal import Decimal
from enum import Enum
from typing import TYPE_CHECKING, Any, ClassVar

from tracker_desktop.transactions.rights import Right

if TYPE_CHECKING:
    from tracker_desktop.models.approvals import Approval
    from tracker_desktop.transactions.approval_need import Need
    from tracker_desktop.transactions.books import Books
    from tracker_desktop.transactions.rules.said import Said


class Transaction(ABC):
    """One way the records can change. Subclasses are frozen dataclasses.

    `kind` names it in the journal for ever, `right` is what the operator needs. A field with the metadata
    `{"journal": False}` does not enter the body (rows of an import: the changes hold them). What cannot be taken
    back, because nothing of it is a state of the office, says `undoable = False`.
    """

    kind: ClassVar[str]
    right: ClassVar[Right]
    undoable: ClassVar[bool] = True

    @abstractmethod
    def apply(self, books: Books) -> Said:
        """Check the rules and change the records. Raises Refused; never commits, never writes the journal."""

    def needs_approval(self, books: Books) -> Need | None:
        """What another person must approve before this is applied; None where one person is enough.

        Asked before `apply`, and once more when it is approved. Only reads.
        """
        return None

    def requested(self, books: Books, approval: Approval) -> None:  # noqa: B027
        """Called when this was not applied but waits for another person: a count says so of itself."""

    def declined(self, books: Books, approval: Approval) -> None:  # noqa: B027
        """Called when this was declined or withdrawn: what `requested` changed is set back."""

    def body(self) -> dict[str, Any]:
        """What was asked, as texts and integers for the journal; empty fields are left out."""
        return plain(self)  # type: ignore[no-any-return]


def plain(value: Any, *, whole: bool = False) -> Any:
    """A value as canonical JSON takes it; `whole` keeps empty fields. Raises TypeError for what has no such form."""
    if is_dataclass(value) and not isinstance(value, type):
        pairs = ((f.name, getattr(value, f.name)) for f in fields(value) if f.metadata.get("journal", True))
        return {name: plain(part, whole=whole) for name, part in pairs if whole or (part is not None and part != ())}
    if isinstance(value, Enum):
        return plain(value.value)
    if isinstance(value, Decimal):
        return f"{value:f}"
    if isinstance(value, dt.datetime):
        return value.astimezone(dt.UTC).isoformat()
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {str(key): plain(part, whole=whole) for key, part in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [plain(part, whole=whole) for part in (sorted(value) if isinstance(value, set | frozenset) else value)]
    if isinstance(value, str):
        return value if value.isprintable() else _storable(value)
    if value is None or isinstance(value, int):
        return value
    raise TypeError(f"{type(value).__name__} cannot enter the journal")


def _storable(text: str) -> str:
    """Without NUL and halves of characters, which PostgreSQL keeps in no text."""
    return text.replace("\0", "\ufffd").encode(errors="replace").decode()
