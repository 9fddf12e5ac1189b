"""The list of operators: people who may sign in."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import case, select

from tracker_desktop.models.people import Operator, Person
from tracker_desktop.queries.columns import Column, Listing, Search, named
from tracker_desktop.queries.lists.searched import BY_PERSON
from tracker_desktop.queries.office import Office
from tracker_desktop.queries.sql import byte_order, table_of

NAME_KEY: Any = select(Person.name_key).where(Person.id == Operator.person_id).correlate(Operator).scalar_subquery()
HAS_PIN: Any = case((Operator.pin_hash.is_(None), 0), else_=1)
STATE: Any = case((Operator.active == 1, "active"), else_="inactive")


def _roles(_: Office, roles: Sequence[str]) -> str:
    return ", ".join(roles)


OPERATORS = Listing(
    name="operators",
    title="Operators",
    model=Operator,
    key=Operator.id,
    main=(NAME_KEY, Operator.id),
    source=table_of(Operator).join(table_of(Person), Operator.person_id == Person.id),
    columns=(
        Column(
            "name",
            "Name",
            "text",
            (Person.name,),
            180,
            nullable=False,
            via=named(table_of(Person), Operator.person_id),
        ),
        Column(
            "badge",
            "Badge",
            "tag",
            (Person.badge,),
            90,
            sort=(select(Person.badge_key).where(Person.id == Operator.person_id).scalar_subquery(),),
        ),
        Column("roles", "Roles", "text", (Operator.roles,), 320, sort=(byte_order(Operator.roles),), show=_roles),
        Column("pin", "PIN", "flag", (HAS_PIN,), 60, nullable=False),
        Column("state", "State", "status", (STATE,), 90, nullable=False),
    ),
    search=Search(Operator.id, through=((Operator.person_id, BY_PERSON),)),
)
