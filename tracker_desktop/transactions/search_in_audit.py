"""Say of lines that were not seen that they were looked for in vain, or are to be looked for again."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from tracker_desktop.errors import Refused
from tracker_desktop.models.audits import Finding, Search
from tracker_desktop.transactions.base import Transaction
from tracker_desktop.transactions.books import Books
from tracker_desktop.transactions.rights import Right
from tracker_desktop.transactions.rules.audit_lines import classes_of, lines_of, not_posted, open_audit, undecided
from tracker_desktop.transactions.rules.said import Gap, Said
from tracker_desktop.wording.assets import tag_list

SEARCHED = (Finding.NOT_SEEN.value, Finding.MISSING.value)


@dataclass(frozen=True)
class SearchInAudit(Transaction):
    """`search` is a value of Search. Refused for a line that was seen or posted, or whose record was
    changed since."""

    kind: ClassVar[str] = "search_in_audit"
    right: ClassVar[Right] = Right.AUDIT

    audit_id: int
    line_ids: tuple[int, ...]
    search: str

    def apply(self, books: Books) -> Said:
        if self.search not in list(Search):
            raise Refused("choice_unknown", value=self.search, choices=", ".join(Search))
        audit = open_audit(books, self.audit_id)
        lines = lines_of(books, audit, self.line_ids)
        not_posted(lines)
        found = classes_of(books, lines)
        for line in lines:
            if found[line.id] not in SEARCHED:
                raise Refused("audit_not_searched", tag=line.tag, finding=found[line.id])
            line.search = Search(self.search).value
            undecided(line)
            line.decided_by_id = books.operator.person_id
        code = "audit_missing" if self.search == Search.MISSING else "audit_look_again"
        tags = [line.tag for line in lines]
        gaps: dict[str, Gap] = {"tag": tags[0], "count": len(tags), "tags": tag_list(tags), "name": audit.name}
        one = len(tags) == 1
        return Said(code if one else f"{code}_many", gaps, ("audit_line", lines[0].id) if one else None)
