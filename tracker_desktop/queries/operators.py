"""Who may sign in at the desk."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, select

from tracker_desktop.models.people import Operator, Person
from tracker_desktop.queries.base import Query


@dataclass(frozen=True)
class OperatorRow:
    """An operator. `active` only where both the person and the sign-in are in force."""

    id: int
    person_id: int
    name: str
    badge: str
    roles: tuple[str, ...]
    has_pin: bool
    active: bool


@dataclass(frozen=True)
class Operators(Query[list[OperatorRow]]):
    """Every operator, by name."""

    def run(self, connection: Connection) -> list[OperatorRow]:
        query = (
            select(
                Operator.id,
                Person.id,
                Person.name,
                Person.badge,
                Operator.roles,
                Operator.pin_hash,
                Operator.active,
                Person.active,
            )
            .join(Person, Person.id == Operator.person_id)
            .order_by(Person.name_key, Person.id)
        )
        return [
            OperatorRow(row_id, person, name, badge or "", tuple(roles), pin is not None, bool(signs and there))
            for row_id, person, name, badge, roles, pin, signs, there in connection.execute(query)
        ]
