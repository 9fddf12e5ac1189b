"""Import the rows of a spreadsheet: all or nothing, one entry, undone as one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import ClassVar

from tracker_desktop.errors import Refused
from tracker_desktop.transactions.base import Transaction
from tracker_desktop.transactions.books import Books
from tracker_desktop.transactions.importing.counts import Counts
from tracker_desktop.transactions.importing.decision import Decision, Verdict
from tracker_desktop.transactions.importing.given import Given, What
from tracker_desktop.transactions.importing.importer import chunks
from tracker_desktop.transactions.importing.kinds import IMPORTERS
from tracker_desktop.transactions.importing.write_new import write_new
from tracker_desktop.transactions.rights import Right
from tracker_desktop.transactions.rules.said import Said
from tracker_desktop.wording.exchange import import_detail, import_headline


@dataclass(frozen=True)
class Import(Transaction):
    """`rows` may be read more than once and need not be in memory; the journal keeps what they changed, not them.

    `expected` is what the preview counted; where the office has moved on since, so that something else would happen, it
    is refused. Without `leave_out_wrong` one wrong row is enough to refuse the whole.
    """

    kind: ClassVar[str] = "import"
    right: ClassVar[Right] = Right.IMPORT

    file: str
    sha256: str
    what: What
    rows: Iterable[Given] = field(metadata={"journal": False}, repr=False)
    expected: Counts | None = None
    leave_out_wrong: bool = False

    def apply(self, books: Books) -> Said:
        importer = IMPORTERS[self.what](books.connection(), books.today)
        counts = Counts()
        for chunk in chunks(self.rows):
            decisions = importer.decide(chunk)
            counts = counts.plus(decisions)
            if not self.leave_out_wrong:
                _refuse_wrong(self.file, decisions)
            write_new(books, importer.directory)
            importer.write(books, decisions)
        if counts == Counts():
            raise Refused("import_no_rows", file=self.file)
        if not counts.adds and not counts.changes:
            if counts.wrong:
                raise Refused("import_all_wrong", file=self.file, count=counts.wrong)
            raise Refused("import_nothing" if counts.same else "import_all_left_out", file=self.file)
        if self.expected is not None and self.expected != counts:
            raise Refused("import_moved_on")
        made = [known for known in importer.directory.made if not known.listed] + importer.directory.again
        gaps = {
            "file": self.file,
            "headline": import_headline(self.what, counts.adds, counts.changes),
            "detail": import_detail(counts.same, counts.wrong, [known.kind for known in made], counts.left_out),
        }
        return Said("import", gaps)


def _refuse_wrong(file: str, decisions: Iterable[Decision]) -> None:
    for decision in decisions:
        if decision.verdict is Verdict.WRONG:
            raise Refused("import_wrong_row", file=file, line=decision.line, why=decision.why)
