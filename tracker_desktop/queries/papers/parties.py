"""Holders as papers name them: a person with badge and department, a department with its charge code, a place."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection, func, select

from tracker_desktop.models.holders import Holder
from tracker_desktop.models.people import Department, Person
from tracker_desktop.models.places import Place
from tracker_desktop.queries import shown
from tracker_desktop.queries.papers.paper import Party
from tracker_desktop.wording.render import GONE

_OWN = Department.__table__.alias("own_department")
_PARTY = (
    select(
        *(Holder.id, Holder.name, Person.badge, Department.name.label("department")),
        *(_OWN.c.charge_code, Place.path, Place.code),
    )
    .select_from(Holder)
    .outerjoin(Person, Person.holder_id == Holder.id)
    .outerjoin(Department, Department.id == Person.department_id)
    .outerjoin(_OWN, _OWN.c.holder_id == Holder.id)
    .outerjoin(Place, Place.holder_id == Holder.id)
)


def party_of(connection: Connection, holder_id: int | None) -> Party | None:
    """A holder by its id; None for none."""
    if holder_id is None:
        return None
    row = connection.execute(_PARTY.where(Holder.id == holder_id)).first()
    if row is None:
        return Party(GONE["holder"])
    badge = f"Badge {row.badge}" if row.badge else ""
    charged = f"Charge code {row.charge_code}" if row.charge_code else ""
    return Party(row.path or row.name, shown.joined([badge, row.department, charged, row.path and row.code]))


def is_one(holders: Iterable[int | None]) -> int | None:
    """The one holder that all of these are; None where they differ."""
    found = set(holders)
    return found.pop() if len(found) == 1 else None


def operator_name(connection: Connection, person_id: int) -> str:
    """The name of who did something at the desk."""
    query = select(func.coalesce(Person.name, "")).where(Person.id == person_id)
    return str(connection.scalar(query) or GONE["holder"])
