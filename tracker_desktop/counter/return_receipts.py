"""The return receipts of a check-in session that is finished: one for each who gave something back, made in one go."""

from __future__ import annotations

from dataclasses import replace

from tracker_desktop.counter.answer import DONE, Answer, Returns, posted
from tracker_desktop.counter.bench import Bench
from tracker_desktop.errors import Refused
from tracker_desktop.store.done import Done
from tracker_desktop.transactions.issue_return_receipt import IssueReturnReceipt
from tracker_desktop.wording.counter import answer_words, counted, first_of


def issue(bench: Bench, returns: Returns) -> Answer:
    """Post them; who cannot have one is said beside the others. Raises Refused where none was posted."""
    made: list[Done] = []
    refusals: list[Refused] = []
    for holder_id in returns.holders:
        try:
            made.append(bench.perform(IssueReturnReceipt(returns.session, holder_id)))
        except Refused as no:
            refusals.append(no)
    if not made:
        raise refusals[0]
    answer = posted(made[-1], posted=tuple(made), wants="print", left=" ".join(map(str, refusals)))
    if len(made) == 1:
        return answer
    gaps = {
        "receipts": counted(len(made), "return receipt", "return receipts"),
        "numbers": first_of([done.number or "" for done in made]),
    }
    title, detail = answer_words("receipts_made", gaps)
    return replace(answer, outcome=DONE, title=title, detail=detail)
