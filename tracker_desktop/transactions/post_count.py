"""Post a count: all its differences at once, so that each shelf holds what was counted and what moved since."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any, ClassVar

from tracker_desktop.errors import Refused
from tracker_desktop.models.counts import CountLine, CountState, StockCount
from tracker_desktop.models.documents import DocumentKind
from tracker_desktop.queries.count_problems import LineProblem, problems_of
from tracker_desktop.transactions.approval_need import Need
from tracker_desktop.transactions.base import Transaction
from tracker_desktop.transactions.books import Books
from tracker_desktop.transactions.rights import Right
from tracker_desktop.transactions.rules import said
from tracker_desktop.transactions.rules.count_differences import (
    Difference,
    counters_of,
    differences_of,
    items_of,
    posted_of,
    postings_of,
)
from tracker_desktop.transactions.rules.count_totals import totals_of
from tracker_desktop.transactions.rules.counts import held_count, lines_words
from tracker_desktop.transactions.rules.ledger import post
from tracker_desktop.transactions.rules.said import Gap, Said
from tracker_desktop.transactions.rules.shelves import lock_stock
from tracker_desktop.transactions.rules.stock_words import joined, words
from tracker_desktop.wording import refusal
from tracker_desktop.wording.counts import STATES
from tracker_desktop.wording.figures import counted
from tracker_desktop.wording.gaps import LONGEST_SENTENCE

if TYPE_CHECKING:
    from tracker_desktop.models.approvals import Approval

NOTHING = Decimal(0)
NAMED = 2
ROOM = LONGEST_SENTENCE - 40
"""Characters for the problems that are named; how many more there are stands behind them."""


@dataclass(frozen=True)
class PostCount(Transaction):
    """What was not counted stays as it is. Above the office's limit it waits for another person than those who counted.

    Raises Refused: count_not_open, count_empty, count_problems.
    """

    kind: ClassVar[str] = "post_count"
    right: ClassVar[Right] = Right.POST_COUNT

    count_id: int

    def needs_approval(self, books: Books) -> Need | None:
        count = books.get(StockCount, self.count_id, with_for_update=True, populate_existing=True)
        if count is None or count.state not in (CountState.OPEN.value, CountState.WAITING.value):
            return None
        lock_stock(books, items_of(books, count))  # what is posted is what was weighed here
        differences = differences_of(books, count)
        value = sum((abs(one.value) for one in differences), NOTHING)
        waits = count.state == CountState.WAITING.value  # also where the limit was raised since
        if not waits and value <= int(books.setting("counts.approval_limit")):
            return None
        gaps = {"name": count.name, "value": said.money(value), "about": lines_words(len(differences))}
        return Need(
            value=value,
            said=Said("post_count_ask", gaps),
            counted_by=counters_of(books, count),
            facts={one.words: f"{one.quantity.normalize():+f}" for one in differences},
            about=("stock_count", count.id),
        )

    def requested(self, books: Books, approval: Approval) -> None:
        held_count(books, self.count_id).state = CountState.WAITING.value

    def declined(self, books: Books, approval: Approval) -> None:
        count = books.get(StockCount, self.count_id, with_for_update=True, populate_existing=True)
        if count is not None and count.state == CountState.WAITING.value:
            count.state = CountState.OPEN.value

    def apply(self, books: Books) -> Said:
        count = held_count(books, self.count_id)
        if count.state not in (CountState.OPEN.value, CountState.WAITING.value):
            raise Refused("count_not_open", name=count.name, state=STATES[count.state])
        if not counters_of(books, count):
            raise Refused("count_empty", name=count.name)
        lock_stock(books, items_of(books, count))
        problems = problems_of(books.connection(), count.id)
        if problems:
            raise _problems(count, problems)
        differences = differences_of(books, count)
        post(books, postings_of(books, count, differences))
        differences = posted_of(books, differences)
        _keep(books, differences)
        books.document(DocumentKind.COUNT_REPORT)
        totals = totals_of(books, count, differences)
        count.totals, count.state = totals, CountState.POSTED.value
        count.closed_at, count.closed_by_id = books.now, books.operator.person_id
        costless = sum(one.costless for one in differences)
        return Said("post_count", {"name": count.name, "about": _about(totals, costless)}, ("stock_count", count.id))


def _keep(books: Books, differences: list[Difference]) -> None:
    """Write what was posted to the lines that differed."""
    by_line = {one.line_id: one for one in differences}
    for line_id, line in books.hold(CountLine, by_line).items():
        one = by_line[line_id]
        line.difference, line.difference_value, line.within = one.quantity, one.value, one.within
    books.flush()


def _problems(count: StockCount, problems: list[LineProblem]) -> Refused:
    """One problem each of the first lines, as many of them as a sentence has room for."""
    by_line: dict[int, str] = {}
    for problem in problems:
        by_line.setdefault(problem.line_id, problem.words)
    said_first = list(by_line.values())[:NAMED]
    while len(said_first) > 1 and len(" ".join(said_first)) > ROOM:
        said_first.pop()
    first, more = " ".join(said_first), len(by_line) - len(said_first)
    if more:
        first = refusal("count_more_problems", {"first": first, "lines": counted(more, "more line")})
    return Refused("count_problems", name=count.name, lines=counted(len(by_line), "line"), detail=first)


def _about(totals: dict[str, Any], costless: int) -> Gap:
    parts: list[Gap] = [words("count_of", counted=f"{totals['counted']:,}", lines=lines_words(totals["lines"]))]
    changed = totals["changed"]
    parts.append(words("count_differ", lines=lines_words(changed)) if changed else words("count_none_differ"))
    for key in ("gains", "losses"):
        if Decimal(totals[key]):
            parts.append(words(f"count_{key}", value=said.money(Decimal(totals[key]))))
    if costless:
        parts.append(words("count_no_cost", lines=lines_words(costless)))
    if totals["left"]:
        parts.append(words("count_left", lines=lines_words(totals["left"])))
    return joined(parts, "stock_dot")
