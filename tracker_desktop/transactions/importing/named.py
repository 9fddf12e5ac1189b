"""Records of a spreadsheet that are known by their code or name, one a row."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import select

from tracker_desktop.errors import Refused
from tracker_desktop.transactions.books import Books
from tracker_desktop.transactions.importing.decision import Decision, Verdict
from tracker_desktop.transactions.importing.given import Given, HolderGiven
from tracker_desktop.transactions.importing.importer import Importer, compared, lot_of, refused
from tracker_desktop.transactions.importing.known import Known
from tracker_desktop.transactions.importing.write_new import columns


class NamedImporter(Importer):
    """What places and departments have in common: a row is new, or known by its code or name."""

    model: type[Any]

    def __init__(self, *args: Any) -> None:
        super().__init__(*args)
        self._lines: dict[int, int] = {}

    def decide(self, rows: Sequence[Given]) -> list[Decision]:
        return [self._one(given) for given in rows]

    def _one(self, given: Given) -> Decision:
        if given.wrong:
            return Decision(given.line, Verdict.WRONG, str(given.values.get("name", ""))[:60], given.wrong)
        try:
            with self.directory.all_or_none():
                return self.sort_out(given)
        except Refused as refusal:
            return refused(given, refusal, str(given.values.get("name", ""))[:60])

    @abstractmethod
    def sort_out(self, given: Given) -> Decision:
        """What will be done with a row that could be read. Raises Refused."""

    def once(self, line: int, known: Known) -> None:
        """Raises Refused("import_row_twice") where the file has this record on an earlier line."""
        earlier = self._lines.setdefault(id(known), line)
        if earlier != line:
            raise Refused("import_row_twice", name=known.name, line=earlier)

    def compare(self, line: int, known: Known, values: Mapping[str, Any]) -> Decision:
        """What of a known record the row changes."""
        wanted = (self.model.id, *(getattr(self.model, name) for name in values))
        row = self.connection.execute(select(*wanted).where(self.model.id == known.id)).mappings().one()
        return compared(line, known.name, values, dict(row))

    def person(self, text: str) -> Known:
        """Somebody in charge, by name, login or badge; made where nobody is known so."""
        told = HolderGiven(name=text)
        by_code = self.directory.find_person(HolderGiven(login=text, badge=text))
        return by_code or self.directory.person(told)

    def write(self, books: Books, decisions: Sequence[Decision]) -> None:
        changes = [decision for decision in decisions if decision.verdict is Verdict.CHANGE]
        for part in lot_of(changes):
            rows = books.hold(self.model, [decision.row_id for decision in part])
            for decision in part:
                row = rows[decision.row_id]
                for name, value in columns(decision.values).items():
                    if getattr(row, name) != decision.before[name]:
                        raise Refused("import_moved_on")
                    setattr(row, name, value)
                self.bring_along(books, row)
            books.flush()

    @abstractmethod
    def bring_along(self, books: Books, row: Any) -> None:
        """What follows a change of a record."""
