"""Note the condition of something that was seen in an audit. The record follows when that is posted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from tracker_desktop.errors import Refused
from tracker_desktop.scanning.clean import clean_text
from tracker_desktop.transactions.base import Transaction
from tracker_desktop.transactions.books import Books
from tracker_desktop.transactions.rights import Right
from tracker_desktop.transactions.rules.asset_rules import condition_of
from tracker_desktop.transactions.rules.audit_lines import lines_of, note_condition, open_audit
from tracker_desktop.transactions.rules.said import Said
from tracker_desktop.wording.assets import noted


@dataclass(frozen=True)
class NoteInAudit(Transaction):
    """None leaves what was noted. Refused for what was not seen."""

    kind: ClassVar[str] = "note_in_audit"
    right: ClassVar[Right] = Right.AUDIT

    audit_id: int
    line_id: int
    condition: str | None = None
    note: str | None = None

    def apply(self, books: Books) -> Said:
        (line,) = lines_of(books, open_audit(books, self.audit_id), (self.line_id,))
        if line.seen_at is None:
            raise Refused("audit_not_seen", tag=line.tag)
        if self.condition is not None:
            note_condition(books, line, condition_of(self.condition))
        note = clean_text(self.note or "")
        line.note = note or line.note
        gaps = {"tag": line.tag, "condition": line.condition or "as recorded", "note": noted(note)}
        return Said(self.kind, gaps, ("audit_line", line.id))
