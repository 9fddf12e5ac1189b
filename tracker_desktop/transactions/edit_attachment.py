"""Say what a photo or document shows, or call it something else."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar

from tracker_desktop.errors import Refused
from tracker_desktop.models.attachments import Attachment
from tracker_desktop.transactions.base import Transaction
from tracker_desktop.transactions.books import Books
from tracker_desktop.transactions.rights import Right
from tracker_desktop.transactions.rules import fields
from tracker_desktop.transactions.rules.attaching import RULES, AttachmentFields, belongs_to, tell_asset
from tracker_desktop.transactions.rules.said import Said
from tracker_desktop.transactions.rules.shape import fields_of


@dataclass(frozen=True)
class EditAttachment(Transaction):
    """`changes` maps names of AttachmentFields to new values."""

    kind: ClassVar[str] = "edit_attachment"
    right: ClassVar[Right] = Right.COUNTER

    attachment_id: int
    changes: Mapping[str, Any] = field(metadata=fields_of(AttachmentFields))

    def apply(self, books: Books) -> Said:
        row = books.hold(Attachment, [self.attachment_id])[self.attachment_id]
        changed = fields.put(row, fields.checked(books, RULES, self.changes), RULES)
        if not changed:
            raise Refused("nothing_changed")
        tell_asset(books, row.asset_id)
        return Said(self.kind, {"name": row.name, "fields": ", ".join(changed)}, belongs_to(row))
