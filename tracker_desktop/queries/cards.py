"""Who is signed in, and one entry of the journal, as the window needs them."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, select

from tracker_desktop.models.journal import Entry
from tracker_desktop.models.people import Operator, Person
from tracker_desktop.queries.base import Query
from tracker_desktop.queries.entries import title_of


@dataclass(frozen=True)
class OperatorCard:
    """Somebody with sign-in: the person's id, name and badge, and the names of the roles."""

    person_id: int
    name: str
    badge: str
    roles: tuple[str, ...]
    has_pin: bool


def _card(row: tuple[int, str, str | None, list[str], str | None]) -> OperatorCard:
    return OperatorCard(row[0], row[1], row[2] or "", tuple(row[3]), row[4] is not None)


_OPERATORS = (
    select(Person.id, Person.name, Person.badge, Operator.roles, Operator.pin_hash)
    .join(Operator, Operator.person_id == Person.id)
    .where(Person.active, Operator.active)
    .order_by(Person.name_key, Person.id)
)


@dataclass(frozen=True)
class OperatorOf(Query[OperatorCard | None]):
    """The operator with this person id; None where it is none, or no longer active."""

    person_id: int

    def run(self, connection: Connection) -> OperatorCard | None:
        row = connection.execute(_OPERATORS.where(Person.id == self.person_id)).tuples().first()
        return None if row is None else _card(row)


@dataclass(frozen=True)
class Operators(Query[list[OperatorCard]]):
    """Everybody who may sign in, by name."""

    def run(self, connection: Connection) -> list[OperatorCard]:
        return [_card(row) for row in connection.execute(_OPERATORS).tuples()]


@dataclass(frozen=True)
class EntryCard:
    """One entry in words: `title` what it did, `who` did it."""

    uid: str
    title: str
    operator_id: int
    who: str


@dataclass(frozen=True)
class EntryOf(Query[EntryCard | None]):
    """The entry with this number in the journal."""

    seq: int

    def run(self, connection: Connection) -> EntryCard | None:
        query = select(Entry.uid, Entry.said, Entry.operator_id, Person.name)
        row = connection.execute(
            query.join(Person, Person.id == Entry.operator_id).where(Entry.seq == self.seq)
        ).first()
        return None if row is None else EntryCard(row[0], title_of(connection, row[1]), row[2], row[3])
