"""Confirm that a code which names nothing is that of an asset: what was scanned counts as this asset from now on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from sqlalchemy import select

from tracker_desktop.errors import Refused
from tracker_desktop.models.assets import Asset
from tracker_desktop.models.audits import Audit, AuditLine
from tracker_desktop.models.sightings import SeenBy
from tracker_desktop.transactions.base import Transaction
from tracker_desktop.transactions.books import Books
from tracker_desktop.transactions.rights import Right
from tracker_desktop.transactions.rules.audit_lines import Seen, lines_of, open_audit, see
from tracker_desktop.transactions.rules.said import Gap, Said
from tracker_desktop.wording.assets import tag_list


@dataclass(frozen=True)
class CodeMatch:
    """A line of an unknown code, and the asset that the code is on."""

    line_id: int
    asset_id: int


@dataclass(frozen=True)
class MatchCodes(Transaction):
    """`attach`: once the audit is posted, the codes find these assets beside their tags.

    Refused: audit_not_unknown for a line that is an asset already, match_twice for an asset named twice, or that has
    another code from before.
    """

    kind: ClassVar[str] = "match_codes"
    right: ClassVar[Right] = Right.AUDIT

    audit_id: int
    matches: tuple[CodeMatch, ...]
    attach: bool = False

    def apply(self, books: Books) -> Said:
        audit = open_audit(books, self.audit_id)
        unknown = lines_of(books, audit, tuple(match.line_id for match in self.matches))
        assets = books.hold(Asset, [match.asset_id for match in self.matches])
        tags: list[str] = []
        for line, match in zip(unknown, self.matches, strict=True):
            if line.asset_id is not None:
                raise Refused("audit_not_unknown", tag=line.tag)
            if assets[match.asset_id].tag in tags:
                raise Refused("match_twice", tag=assets[match.asset_id].tag)
            _take_over(books, audit, line, match.asset_id, self.attach)
            tags.append(assets[match.asset_id].tag)
        codes = tag_list([line.tag for line in unknown])
        gaps: dict[str, Gap] = {"codes": codes, "tags": tag_list(tags), "count": len(tags), "name": audit.name}
        if len(tags) > 1:
            return Said(f"{self.kind}_many", gaps)
        found = select(AuditLine.id).where(
            AuditLine.audit_id == audit.id, AuditLine.asset_id == self.matches[0].asset_id
        )
        return Said(self.kind, gaps, ("audit_line", books.scalar(found) or 0))


def _take_over(books: Books, audit: Audit, unknown: AuditLine, asset_id: int, attach: bool) -> None:
    """The line of the code goes; what it says of the sighting is said of the asset, which is where it was seen last."""
    seen = Seen(
        asset_id,
        unknown.tag,
        unknown.seen_place_id,
        unknown.seen_how or SeenBy.SCAN.value,
        unknown.condition,
        unknown.note,
        at=unknown.seen_at,
        by_id=unknown.seen_by_id,
    )
    line, _ = see(books, audit, seen)
    if line.code is not None:
        raise Refused("match_twice", tag=line.tag)
    line.times_seen += unknown.times_seen - 1
    line.code, line.code_key, line.attach = unknown.code, unknown.code_key, attach
    books.delete(unknown)
