"""Who may write: the operator behind an id, and the check of a right."""

from __future__ import annotations

from sqlalchemy import bindparam, select

from tracker_desktop.errors import Refused
from tracker_desktop.models.people import Operator, Person
from tracker_desktop.transactions.books import Books, Signed
from tracker_desktop.transactions.rights import Right, Role

SIGNED = (
    select(Person.name, Operator.roles)
    .join(Operator, Operator.person_id == Person.id)
    .where(Person.id == bindparam("person_id"), Person.active == 1, Operator.active == 1)
)


def signed(books: Books, person_id: int | None) -> Signed:
    """The operator with this person id. Raises Refused("not_operator") where it is none, or not active."""
    row = books.connection().execute(SIGNED, {"person_id": person_id}).first()
    if person_id is None or row is None:
        raise Refused("not_operator")
    return Signed(person_id, row.name, frozenset(Role(role) for role in row.roles))


def require(who: Signed, right: Right) -> None:
    """Raises Refused("no_right") unless one of the roles gives the right."""
    if right not in who.rights:
        raise Refused("no_right", name=who.name, right=right.value)
