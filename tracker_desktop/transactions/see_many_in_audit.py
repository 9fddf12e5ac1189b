"""See many things in an audit: a list that was made elsewhere is kept as one entry, taken back as one."""

from __future__ import annotations

from collections import Counter as Tally
from dataclasses import dataclass, field
from typing import ClassVar

from tracker_desktop.errors import Refused
from tracker_desktop.models.assets import Asset
from tracker_desktop.models.sightings import SeenBy
from tracker_desktop.scanning.clean import clean_line, clean_text
from tracker_desktop.transactions.base import Transaction
from tracker_desktop.transactions.books import Books
from tracker_desktop.transactions.rights import Right
from tracker_desktop.transactions.rules import fields
from tracker_desktop.transactions.rules.asset_rules import condition_of
from tracker_desktop.transactions.rules.audit_lines import Seen, classes_of, open_audit
from tracker_desktop.transactions.rules.audit_sightings import see_all
from tracker_desktop.transactions.rules.place_rules import usable
from tracker_desktop.transactions.rules.said import Gap, Said
from tracker_desktop.wording.audit_scans import load_classes, source_words


@dataclass(frozen=True)
class SeenRow:
    """One sighting. `asset_id` None: the code names nothing, and is kept as it stands; `maybe_asset_id` is what it
    probably is, `maybe_why` says why, for a person to confirm. `how` is a value of SeenBy."""

    code: str
    asset_id: int | None = None
    place_id: int | None = None
    how: str = SeenBy.SHEET.value
    condition: str | None = None
    note: str | None = None
    maybe_asset_id: int | None = None
    maybe_why: str | None = None


@dataclass(frozen=True)
class SeeManyInAudit(Transaction):
    """`source` is the name of the file. The journal keeps what the rows changed, not them.

    Refused: audit_no_rows; what a single sighting is refused for, and then nothing of it is kept.
    """

    kind: ClassVar[str] = "see_many_in_audit"
    right: ClassVar[Right] = Right.AUDIT

    audit_id: int
    rows: tuple[SeenRow, ...] = field(metadata={"journal": False}, repr=False)
    source: str = ""

    def apply(self, books: Books) -> Said:
        audit = open_audit(books, self.audit_id)
        if not self.rows:
            raise Refused("audit_no_rows")
        seen = see_all(books, audit, [_seen(books, row) for row in self.rows])
        for row, (line, _) in zip(self.rows, seen, strict=True):
            if line.asset_id is None and row.maybe_asset_id is not None:
                if books.get(Asset, row.maybe_asset_id) is None:
                    raise Refused("gone")
                line.maybe_asset_id, line.maybe_why = row.maybe_asset_id, clean_line(row.maybe_why or "") or None
        lines = list({line.id: line for line, _ in seen}.values())
        classes = Tally(classes_of(books, lines).values())
        again = sum(before for _, before in seen)
        gaps: dict[str, Gap] = {
            "count": len(lines),
            "audit": audit.name,
            "classes": load_classes(classes, again),
            "source": source_words(clean_line(self.source)),
        }
        return Said(self.kind, gaps, ("audit", audit.id))


def _seen(books: Books, row: SeenRow) -> Seen:
    condition = None if row.condition is None else condition_of(row.condition)
    how, place_id = fields.choice(SeenBy)(books, row.how), usable(books, row.place_id)
    return Seen(row.asset_id, row.code, place_id, how, condition, clean_text(row.note or "") or None)
