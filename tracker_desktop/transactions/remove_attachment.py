"""Remove a photo or document from the records. The file itself stays where it is, so that undo brings it back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from tracker_desktop.models.attachments import Attachment
from tracker_desktop.transactions.base import Transaction
from tracker_desktop.transactions.books import Books
from tracker_desktop.transactions.rights import Right
from tracker_desktop.transactions.rules.attaching import belongs_to, tell_asset
from tracker_desktop.transactions.rules.said import Said


@dataclass(frozen=True)
class RemoveAttachment(Transaction):
    """Refused where it is gone already."""

    kind: ClassVar[str] = "remove_attachment"
    right: ClassVar[Right] = Right.ASSETS

    attachment_id: int

    def apply(self, books: Books) -> Said:
        row = books.hold(Attachment, [self.attachment_id])[self.attachment_id]
        about = belongs_to(row)
        books.delete(row)
        tell_asset(books, row.asset_id)
        return Said(self.kind, {"name": row.name}, about)
