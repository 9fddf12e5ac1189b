"""Holders as papers name them: a person with badge and department, a department with its charge code, a place; each as
it was called at the entry of the paper. Who signed as Ms Novak is not called otherwise on a copy of that paper."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import Connection, select

from tracker_desktop.models.people import Department, Person
from tracker_desktop.models.places import Place
from tracker_desktop.queries import shown
from tracker_desktop.queries.papers.as_of import Values, records_at, unveiled
from tracker_desktop.queries.papers.paper import Party
from tracker_desktop.wording.render import GONE


def party_at(connection: Connection, holder_id: int | None, seq: int) -> Party | None:
    """A holder by its id as of an entry; None for none."""
    if holder_id is None:
        return None
    name = names_at(connection, [holder_id], seq)[holder_id]
    person = _of_holder(connection, Person, holder_id, seq)
    department = _of_holder(connection, Department, holder_id, seq)
    place = _of_holder(connection, Place, holder_id, seq)
    member_of = person.get("department_id")
    its = records_at(connection, "department", [member_of], seq).get(member_of or 0, {})
    about = (
        f"Badge {person['badge']}" if person.get("badge") else "",
        its.get("name"),
        f"Charge code {department['charge_code']}" if department.get("charge_code") else "",
        place.get("code"),
    )
    return Party(str(place.get("path") or name), shown.joined(about))


def names_at(connection: Connection, holder_ids: Iterable[int | None], seq: int) -> Mapping[int | None, str]:
    """What these holders were called as of an entry; no name is that of nobody."""
    wanted = list(holder_ids)
    found = unveiled(connection, records_at(connection, "holder", wanted, seq))
    names: dict[int | None, str] = {None: ""}
    names.update((row_id, str(found.get(row_id, {}).get("name") or GONE["holder"])) for row_id in wanted if row_id)
    return names


def is_one(holders: Iterable[int | None]) -> int | None:
    """The one holder that all of these are; None where they differ."""
    found = set(holders)
    return found.pop() if len(found) == 1 else None


def operator_at(connection: Connection, person_id: int, seq: int) -> str:
    """The name of who did something at the desk, as of an entry."""
    return people_at(connection, [person_id], seq)[person_id]


def people_at(connection: Connection, person_ids: Iterable[int | None], seq: int) -> Mapping[int | None, str]:
    """The names of people by their id, as of an entry; no name is that of nobody."""
    wanted = {person_id for person_id in person_ids if person_id is not None}
    found = unveiled(connection, records_at(connection, "person", wanted, seq))
    names: dict[int | None, str] = {None: ""}
    names.update((row_id, str(found.get(row_id, {}).get("name") or GONE["holder"])) for row_id in wanted)
    return names


def _of_holder(connection: Connection, model: Any, holder_id: int, seq: int) -> Values:
    """The person, department or place that a holder is, as of an entry; nothing where it is none of that kind."""
    row_id = connection.scalar(select(model.id).where(model.holder_id == holder_id))
    found = records_at(connection, model.__tablename__, [row_id], seq)
    return unveiled(connection, found).get(row_id or 0, {})
