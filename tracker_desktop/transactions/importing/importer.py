"""What an import can do with one kind of list."""

from __future__ import annotations

import datetime as dt
import gc
from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any

from sqlalchemy import Connection

from tracker_desktop.errors import Refused
from tracker_desktop.scanning.clean import CODE_LIMIT, clean_line, code_key
from tracker_desktop.transactions.books import Books
from tracker_desktop.transactions.importing.decision import Decision, Verdict, wrong
from tracker_desktop.transactions.importing.directory import NO_BOOKS, Directory
from tracker_desktop.transactions.importing.given import Given
from tracker_desktop.transactions.importing.known import Known
from tracker_desktop.transactions.rules.fields import Rule, Rules

CHUNK = 2000
HELD_AT_ONCE = 500
COLLECTED_AFTER = 100_000
"""New objects between two looks of the collector."""
ONE_EACH = frozenset({"tag", "serial", "notes", "name", "badge", "login", "email", "employee_number", "phone", "sku"})
"""Fields that hardly ever say the same twice; of the others what was cleaned before is remembered."""
MOST_REMEMBERED = 20_000
_clean: dict[tuple[int, str, Any], Any] = {}


class Importer(ABC):
    """Decides about the rows of a file, some thousand at a time, and writes what was decided.

    Deciding only reads, so that a reader can show what would happen; it remembers what the rows before said.
    """

    def __init__(self, connection: Connection, today: dt.date) -> None:
        self.connection = connection
        self.today = today
        self.directory = Directory(connection)

    @abstractmethod
    def decide(self, rows: Sequence[Given]) -> list[Decision]:
        """What will be done with each row, in their order."""

    def notes(self) -> tuple[str, ...]:
        """What the user should know about the rows that were decided about."""
        return ()

    @abstractmethod
    def write(self, books: Books, decisions: Sequence[Decision]) -> None:
        """Write decisions about one chunk; what they refer to is written already."""


def chunks(rows: Iterable[Given]) -> Iterator[list[Given]]:
    """The rows, some thousand at a time. The collector of cycles, which took an eighth of the time, runs rarely."""
    rows = iter(rows)
    often = gc.get_threshold()
    gc.set_threshold(COLLECTED_AFTER, *often[1:])
    try:
        while chunk := list(islice(rows, CHUNK)):
            yield chunk
    finally:
        gc.set_threshold(*often)


def clean(rules: Rules, values: Mapping[str, Any]) -> dict[str, Any]:
    """The values that have a rule, made clean. Raises Refused("import_cell") naming the field."""
    made: dict[str, Any] = {}
    for name, value in values.items():
        rule = rules.get(name)
        if rule is None:
            continue
        if name in ONE_EACH:
            made[name] = _cleaned(rule, value)
            continue
        known = (id(rules), name, value)
        if known not in _clean:
            if len(_clean) > MOST_REMEMBERED:
                _clean.clear()
            _clean[known] = _cleaned(rule, value)
        made[name] = _clean[known]
    return made


def clean_code(label: str, value: str) -> tuple[str, str]:
    """A code as it is written, and its normalised form. Raises Refused("import_cell")."""
    try:
        return clean_line(value, CODE_LIMIT), code_key(value)
    except Refused as refusal:
        raise Refused("import_cell", column=label, why=str(refusal)) from refusal


def _cleaned(rule: Rule, value: Any) -> Any:
    try:
        return rule.check(NO_BOOKS, value)
    except Refused as refusal:
        raise Refused("import_cell", column=rule.label, why=str(refusal)) from refusal


def refused(given: Given, refusal: Refused, name: str = "") -> Decision:
    """A row that a rule refuses."""
    return wrong(given.line, str(refusal), name)


def same(one: Any, other: Any) -> bool:
    """Whether a value is what is there already; an empty text is none."""
    return bool(one == other) or (one in (None, "") and other in (None, ""))


def lot_of(values: Sequence[Any], size: int = HELD_AT_ONCE) -> Iterator[Sequence[Any]]:
    """The values, some hundred at a time: what one statement takes."""
    for start in range(0, len(values), size):
        yield values[start : start + size]


def compared(line: int, name: str, values: Mapping[str, Any], here: Mapping[str, Any]) -> Decision:
    """What of a record the row changes. `here` has its id and what each value is now."""
    different = {}
    for column, value in values.items():
        if isinstance(value, Known):
            changes = value.id is None or value.id != here[column]
        else:
            changes = not same(value, here[column])
        if changes:
            different[column] = value
    verdict = Verdict.CHANGE if different else Verdict.SAME
    before = {column: here[column] for column in different}
    return Decision(line, verdict, name, row_id=here["id"], values=different, before=before)
