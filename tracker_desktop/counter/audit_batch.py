"""What a scanner kept in its memory, taken to an audit: room codes and tags, one a line."""

from __future__ import annotations

from collections import Counter as Tally
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from tracker_desktop.counter.answer import AGAIN, DONE, INFO, WARNING, Answer, say
from tracker_desktop.counter.counter import Counter
from tracker_desktop.counter.lines import cleaned
from tracker_desktop.errors import Refused
from tracker_desktop.wording.audit_scans import batch_words


@dataclass(frozen=True)
class BatchLine:
    """A line that somebody should look at: its number in the file, its code, and what was answered."""

    number: int
    code: str
    outcome: str
    message: str


@dataclass(frozen=True)
class BatchLoaded:
    """What a file came to: how many lines had each outcome of an answer, those that were not simply found, and all of
    it as an answer for the banner."""

    lines: int
    outcomes: Mapping[str, int]
    trouble: tuple[BatchLine, ...]
    answer: Answer


def load_batch(counter: Counter, lines: Iterable[str], progress: Callable[[int], None] | None = None) -> BatchLoaded:
    """Take each line to the audit that is on, as if it were scanned: each is saved at once and is an entry of its own.
    What stands on the screen of the counter stays. `progress` gets the number of lines taken.

    Raises Refused: audit_choose, and audit_paused, audit_not_going of the audit.
    """
    audit = counter.audits.audit
    if audit is None:
        raise Refused("audit_choose")
    own = Counter(counter.bench.store, counter.operator_id, mode="audit", asks=False)
    own.audits.choose(audit[0])
    outcomes: Tally[str] = Tally()
    trouble: list[BatchLine] = []
    taken = 0
    for number, line in enumerate(lines, 1):
        code = cleaned(line)
        if not code:
            continue
        taken += 1
        answer = own.scan(code, "line")
        outcomes[answer.outcome] += 1
        if answer.outcome not in (DONE, INFO, AGAIN):
            trouble.append(BatchLine(number, code, answer.outcome, answer.message))
        if progress is not None:
            progress(taken)
    last = own.finish()
    words = {"count": batch_words(taken), "about": last.message}
    return BatchLoaded(
        taken, outcomes, tuple(trouble), say(WARNING if trouble or last.refusal else DONE, "audit_batch", words)
    )
