"""Transactions and questions of any content, for tests of what the store itself does."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any, ClassVar

from sqlalchemy import Connection, text

from tests.store_fixtures import Office
from tracker_desktop.models.base import Base
from tracker_desktop.queries.base import Query
from tracker_desktop.transactions.base import Transaction
from tracker_desktop.transactions.books import Books
from tracker_desktop.transactions.rights import Right
from tracker_desktop.transactions.rules.said import Said


@dataclass(frozen=True)
class Do(Transaction):
    """Does `work` with the books. It stands in the journal as an import, so that the right of imports undoes it."""

    kind: ClassVar[str] = "import"
    right: ClassVar[Right] = Right.IMPORT

    work: Callable[[Books], object] = field(metadata={"journal": False})

    def apply(self, books: Books) -> Said:
        self.work(books)
        return Said("found_office", {"name": "of a test"})


@dataclass(frozen=True)
class Sql(Query[list[tuple[Any, ...]]]):
    """The rows of an SQL text."""

    statement: str
    values: dict[str, Any] = field(default_factory=dict)

    def run(self, connection: Connection) -> list[tuple[Any, ...]]:
        return [tuple(row) for row in connection.execute(text(self.statement), self.values)]


def sql(office: Office, statement: str, **values: Any) -> list[tuple[Any, ...]]:
    return office.read(Sql(statement, values))


def changes_of(office: Office, uid: str, table: str | None = None) -> list[tuple[str, int, str, str, str]]:
    """The changes of an entry in order: table, row id, op, before, after."""
    rows = sql(
        office, "SELECT table_name, row_id, op, before, after FROM change WHERE entry = :uid ORDER BY line", uid=uid
    )
    return [(row[0], row[1], row[2], row[3], row[4]) for row in rows if table in (None, row[0])]


def whole(office: Office) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table of the office, in a fixed order."""
    names = sorted(Base.metadata.tables)
    return {name: sorted(sql(office, f"SELECT * FROM {name}"), key=repr) for name in names}


def journal_texts(office: Office) -> Iterator[str]:
    """Every text that the chain covers."""
    for statement in ("SELECT body, said, reason FROM entry", "SELECT before, after, '' FROM change"):
        for row in sql(office, statement):
            yield from (str(value) for value in row)
