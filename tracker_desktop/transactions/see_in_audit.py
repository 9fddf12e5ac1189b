"""See in an audit: a scan, or a line of a worksheet, says that something is in this room. Its record stays as it is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from tracker_desktop.models.assets import Asset
from tracker_desktop.models.audits import AuditLine, Finding
from tracker_desktop.models.sightings import SeenBy
from tracker_desktop.scanning.clean import clean_text
from tracker_desktop.transactions.base import Transaction
from tracker_desktop.transactions.books import Books
from tracker_desktop.transactions.rights import Right
from tracker_desktop.transactions.rules import fields
from tracker_desktop.transactions.rules.asset_rules import condition_of
from tracker_desktop.transactions.rules.audit_lines import Seen, class_of, open_audit, see
from tracker_desktop.transactions.rules.place_rules import usable
from tracker_desktop.transactions.rules.said import Gap, Said, holder, place_or_none
from tracker_desktop.wording.audits import state_words

SAYS = {
    Finding.FOUND: "audit_found",
    Finding.SEEN_ELSEWHERE: "audit_elsewhere",
    Finding.RECORDED_ELSEWHERE: "audit_recorded_elsewhere",
    Finding.UNEXPECTED_STATE: "audit_odd",
    Finding.MOVED_SINCE: "audit_moved_since",
    Finding.ALSO_SEEN: "audit_also_seen",
}
"""The title of a first sighting by its class."""


@dataclass(frozen=True)
class SeeInAudit(Transaction):
    """`asset_id` None: the code names nothing, and is kept as it was scanned. `how` is a value of SeenBy."""

    kind: ClassVar[str] = "see_in_audit"
    right: ClassVar[Right] = Right.AUDIT

    audit_id: int
    asset_id: int | None
    code: str
    place_id: int | None = None
    how: str = SeenBy.SCAN.value
    condition: str | None = None
    note: str | None = None

    def apply(self, books: Books) -> Said:
        audit = open_audit(books, self.audit_id)
        condition = None if self.condition is None else condition_of(self.condition)
        how = fields.choice(SeenBy)(books, self.how)
        room = usable(books, self.place_id)
        seen = Seen(self.asset_id, self.code, room, how, condition, clean_text(self.note or "") or None)
        line, before = see(books, audit, seen)
        code, gaps = said_of(books, line, before)
        return Said(code, gaps | {"audit": audit.name}, ("audit_line", line.id))


def said_of(books: Books, line: AuditLine, before: bool) -> tuple[str, dict[str, Gap]]:
    """What is said of a sighting: the title by its class, or that it was seen before."""
    finding = class_of(books, line)
    gaps: dict[str, Gap] = {"tag": line.tag, "room": place_or_none(line.seen_place_id)}
    if line.asset_id is None:
        return ("audit_unknown_again" if before else "audit_unknown"), gaps | {"times": line.times_seen}
    asset = books.get_one(Asset, line.asset_id)
    gaps |= {"tag": asset.tag, "description": asset.description, "record": place_or_none(line.place_id)}
    if before:
        return "audit_again", gaps | {"finding": finding, "times": line.times_seen}
    if finding == Finding.UNEXPECTED_STATE:
        who: Gap = "" if asset.holder_id is None else holder(asset.holder_id)
        held = "audit_odd_held" if line.odd == "on loan" and asset.holder_id is not None else "audit_odd"
        return held, gaps | {"state": state_words(line.odd or ""), "holder": who}
    return SAYS[Finding(finding)], gaps
