"""Papers that are issued because they are printed: one entry each, one after another."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from tracker_desktop.errors import Refused
from tracker_desktop.queries.papers.draft_of import DraftOf
from tracker_desktop.store.done import Done
from tracker_desktop.transactions.issue_clearance import IssueClearance
from tracker_desktop.transactions.issue_return_receipt import IssueReturnReceipt
from tracker_desktop.transactions.issue_statement import IssueStatement
from tracker_desktop.ui.desk import Desk, Refuse

ToIssue = IssueStatement | IssueClearance | IssueReturnReceipt
PAPERS: Mapping[type[ToIssue], str] = {IssueStatement: "ST", IssueClearance: "CL", IssueReturnReceipt: "RR"}
"""The kind of paper that each issues."""


def draft_of(wanted: ToIssue, operator_id: int, desk: str) -> DraftOf:
    """The paper as it would be issued now."""
    session = wanted.session if isinstance(wanted, IssueReturnReceipt) else ""
    return DraftOf(PAPERS[type(wanted)], wanted.holder_id, operator_id, desk, session)


class Issuing:
    """Posts them. `then(made, refused)` gets what was posted and why the others were not; `refused` is called where
    none was."""

    def __init__(
        self, desk: Desk, wanted: Sequence[ToIssue], then: Callable[[Sequence[Done], str], object], refused: Refuse
    ) -> None:
        self._desk = desk
        self._waiting = list(wanted)
        self._made: list[Done] = []
        self._refusals: list[Refused] = []
        self._then = then
        self._refused = refused

    def go_on(self) -> None:
        """Post the next one."""
        if self._waiting:
            self._desk.perform(self._waiting.pop(0), self._posted, self._not_posted)
        elif self._made:
            self._then(self._made, " ".join(map(str, self._refusals)))
        else:
            self._refused(self._refusals[0])

    def _posted(self, done: Done) -> None:
        self._made.append(done)
        self.go_on()

    def _not_posted(self, refused: Refused) -> None:
        self._refusals.append(refused)
        self.go_on()
