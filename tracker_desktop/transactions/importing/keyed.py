"""Records of a spreadsheet that are known by a key: a charge code, a supplier's offer of an item, a store's level."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from tracker_desktop.errors import Refused
from tracker_desktop.transactions.books import Books
from tracker_desktop.transactions.importing.decision import Decision, Verdict
from tracker_desktop.transactions.importing.given import Given
from tracker_desktop.transactions.importing.importer import Importer, compared, lot_of, refused
from tracker_desktop.transactions.importing.write_new import columns, put


@dataclass(slots=True)
class KnownRow:
    """A record as it is and as the file leaves it; `line` is the line that speaks of it."""

    row: dict[str, Any]
    line: int = 0


class KeyedImporter(Importer):
    """A row adds the record of its key or changes it; what it leaves blank stays as it is."""

    model: type[Any]
    settled: frozenset[str] = frozenset()
    """Columns that writing another row may change too."""

    def __init__(self, *args: Any) -> None:
        super().__init__(*args)
        self.known: dict[Hashable, KnownRow] = {}

    def decide(self, rows: Sequence[Given]) -> list[Decision]:
        self.load([given for given in rows if not given.wrong])
        return [self._one(given) for given in rows]

    @abstractmethod
    def load(self, rows: Sequence[Given]) -> None:
        """Bring in what the office has of what these rows speak of."""

    @abstractmethod
    def sort_out(self, given: Given) -> tuple[Hashable, str, dict[str, Any]]:
        """The key of a row, what the record is called, and the values that the row says. Raises Refused."""

    @abstractmethod
    def complete(self, values: dict[str, Any]) -> dict[str, Any]:
        """The values of a new record with all that a row may leave out. Raises Refused."""

    def check(self, row: Mapping[str, Any]) -> None:
        """Raises Refused where the values of a record do not go together."""

    def _one(self, given: Given) -> Decision:
        name = " ".join(str(given.values[key]) for key in ("sku", "code") if given.values.get(key))[:60]
        if given.wrong:
            return Decision(given.line, Verdict.WRONG, name, given.wrong)
        try:
            with self.directory.all_or_none():
                return self._decide(given)
        except Refused as refusal:
            return refused(given, refusal, name)

    def _decide(self, given: Given) -> Decision:
        key, name, values = self.sort_out(given)
        known = self.known.get(key)
        if known is None:
            values = self.complete(values)
            self.check(values)
            self.known[key] = KnownRow(dict(values), given.line)
            return Decision(given.line, Verdict.ADD, name, values=values)
        if known.line:
            raise Refused("import_row_twice", name=name, line=known.line)
        self.check(known.row | values)
        decision = compared(given.line, name, values, known.row)
        known.row |= decision.values
        known.line = given.line
        return decision

    def write(self, books: Books, decisions: Sequence[Decision]) -> None:
        added = [decision.values for decision in decisions if decision.verdict is Verdict.ADD]
        put(books, self.model, [columns(values) for values in added])
        for part in lot_of([decision for decision in decisions if decision.verdict is Verdict.CHANGE]):
            rows = books.hold(self.model, [decision.row_id for decision in part])
            for decision in part:
                for name, value in columns(decision.values).items():
                    if name not in self.settled and getattr(rows[decision.row_id], name) != decision.before[name]:
                        raise Refused("import_moved_on")
                    setattr(rows[decision.row_id], name, value)
            books.flush()
