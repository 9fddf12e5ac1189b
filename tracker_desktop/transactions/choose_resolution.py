"""Say what is to be done about findings of an audit. Nothing is done before the audit is posted."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, ClassVar

from tracker_desktop.errors import Refused
from tracker_desktop.models.audits import AuditLine
from tracker_desktop.models.holders import Holder
from tracker_desktop.queries.resolutions import BY_KEY, Resolution
from tracker_desktop.scanning.clean import clean_line
from tracker_desktop.transactions.base import Transaction, plain
from tracker_desktop.transactions.books import Books
from tracker_desktop.transactions.rights import Right
from tracker_desktop.transactions.rules import fields
from tracker_desktop.transactions.rules.asset_fields import RULES, AssetFields
from tracker_desktop.transactions.rules.audit_lines import classes_of, fitting_to, lines_of, not_posted, open_audit
from tracker_desktop.transactions.rules.fields import values_of
from tracker_desktop.transactions.rules.place_rules import usable
from tracker_desktop.transactions.rules.said import Gap, Said
from tracker_desktop.wording.assets import tag_list


@dataclass(frozen=True)
class ChooseResolution(Transaction):
    """`resolution` is a value of Resolution, None for none. `to_place_id` is where the record moves to instead of the
    place where it was seen, `to_holder_id` who gets it by a transfer, `asset` what is added as found on site (without
    a tag: the code that was scanned). Refused for a line that it does not fit, naming what fits,
    and for one that is posted."""

    kind: ClassVar[str] = "choose_resolution"
    right: ClassVar[Right] = Right.AUDIT

    audit_id: int
    line_ids: tuple[int, ...]
    resolution: str | None
    reason: str | None = None
    to_place_id: int | None = None
    to_holder_id: int | None = None
    asset: AssetFields | None = field(default=None)

    def apply(self, books: Books) -> Said:
        audit = open_audit(books, self.audit_id)
        lines = lines_of(books, audit, self.line_ids)
        not_posted(lines)
        reason = clean_line(self.reason or "") or None
        details = self._checked(books, lines, reason)
        found = classes_of(books, lines)
        for line in lines:
            self._check_fit(line, found[line.id])
            line.resolution, line.reason, line.details = self.resolution, reason, details
            line.to_place_id, line.to_holder_id = self.to_place_id, self.to_holder_id
            line.decided_by_id = books.operator.person_id
        tags = [line.tag for line in lines]
        gaps: dict[str, Gap] = {
            "tag": tags[0],
            "count": len(tags),
            "tags": tag_list(tags),
            "resolution": self.resolution or "to be chosen",
            "name": audit.name,
        }
        one = len(tags) == 1
        return Said(self.kind if one else f"{self.kind}_many", gaps, ("audit_line", lines[0].id) if one else None)

    def _checked(self, books: Books, lines: list[AuditLine], reason: str | None) -> dict[str, Any] | None:
        """What has to be said with the resolution. Returns the fields of the asset to add."""
        if self.resolution is None:
            return None
        if self.resolution not in BY_KEY:
            raise Refused("choice_unknown", value=self.resolution, choices=", ".join(BY_KEY))
        needs = BY_KEY[self.resolution].needs
        if needs == "reason" and not reason:
            raise Refused("resolution_reason", tag=lines[0].tag)
        if needs == "holder" and (self.to_holder_id is None or books.get(Holder, self.to_holder_id) is None):
            raise Refused("resolution_holder", tag=lines[0].tag)
        usable(books, self.to_place_id)
        if self.resolution != Resolution.ADD_ASSET:
            return None
        if self.asset is None or len(lines) > 1:
            raise Refused("resolution_asset", tag=lines[0].tag)
        given = {key: value for key, value in values_of(self.asset).items() if value is not None and key != "own"}
        fields.checked(books, RULES, given)
        return plain(given)  # type: ignore[no-any-return]

    def _check_fit(self, line: AuditLine, finding: str) -> None:
        if self.resolution is None:
            return
        fits = fitting_to(line, finding)
        if self.resolution not in fits:
            words = ", ".join(fits) or "nothing: there is nothing to resolve"
            raise Refused("resolution_unfit", tag=line.tag, finding=finding, resolution=self.resolution, fitting=words)
