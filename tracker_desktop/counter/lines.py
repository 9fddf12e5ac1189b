"""Codes line by line, from standard input or a batch scanner's file: one answer a line, and nobody to ask."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from tracker_desktop.counter.answer import DONE, INFO, Answer
from tracker_desktop.counter.audit_named import audit_named
from tracker_desktop.counter.counter import Counter
from tracker_desktop.counter.mode import BY_KEY, mode_named
from tracker_desktop.errors import Refused
from tracker_desktop.scanning.commands import find_command
from tracker_desktop.store.store import Store

AUDIT = "audit"
Row = dict[str, Any]


def cleaned(line: str) -> str:
    """A line without its end and what programs put in front of a file."""
    return line.strip(" \t\r\n\ufeff\x00")


def scan_lines(
    store: Store, operator_id: int, mode: str, lines: Iterable[str], audit: str | None = None
) -> Iterator[Row]:
    """Take each line to a counter in this mode (`check-in`, `check_in`) and give its answer as a row for JSON:
    code, outcome (done, warning, refused, unknown, again, choose), kind, id, message, entry, number.

    Empty lines are passed over. An open document is posted by DONE, by another badge, by another mode, and at the end,
    whose row has the empty code. `audit` is what Audit scans for, by its name or number; not needed where only one goes
    on. Raises Refused: mode_unknown, mode_no_audit, audit_not_found, audit_called_twice, audit_paused, audit_not_going.
    """
    named = mode_named(mode)
    if audit is not None and named.key != AUDIT:
        raise Refused("mode_no_audit", mode=named.title)
    counter = Counter(store, operator_id, mode=named.key, asks=False)
    if audit is not None:
        counter.audits.choose(audit_named(store, audit))
    for line in lines:
        code = cleaned(line)
        if code:
            yield from _answers(counter, code)
    if _begun(counter) or (counter.mode == AUDIT and counter.audits.waiting):
        yield _row("", counter.finish())


def _answers(counter: Counter, code: str) -> Iterator[Row]:
    command = find_command(code)
    if command is not None and command.key in BY_KEY and _begun(counter):
        answer = counter.finish()
        if not answer.posted:
            counter.throw_away()
        counter.set_mode(command.key)
        yield _row(code, answer)
        return
    yield _row(code, counter.scan(code, "line"))


def _begun(counter: Counter) -> bool:
    basket = counter.state().basket
    return basket is not None and bool(basket.lines)


def _row(code: str, answer: Answer) -> Row:
    outcome = DONE if answer.outcome == INFO else answer.outcome
    entry = answer.entry or (answer.posted[-1].uid if answer.posted else None)
    return {
        "code": code,
        "outcome": outcome,
        "kind": answer.kind or None,
        "id": answer.id,
        "message": answer.message,
        "entry": entry,
        "number": answer.number,
    }
