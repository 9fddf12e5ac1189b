"""Somebody must always be able to say who may sign in."""

from __future__ import annotations

from sqlalchemy import select

from tracker_desktop.errors import Refused
from tracker_desktop.models.people import Operator, Person
from tracker_desktop.transactions.books import Books
from tracker_desktop.transactions.rights import Role


def one_stays(books: Books) -> None:
    """Raises Refused("last_administrator") where no active person with that role may sign in any more."""
    operators = books.scalars(select(Operator).order_by(Operator.id).with_for_update()).all()
    for operator in operators:
        if operator.active and Role.ADMINISTRATOR in operator.roles:
            person = books.get(Person, operator.person_id)
            if person is not None and person.active:
                return
    raise Refused("last_administrator")
