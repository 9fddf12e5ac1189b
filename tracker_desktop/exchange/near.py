"""What an import would make beside what it lists, and which of it may be a slip of the pen for what is here."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, select

from tracker_desktop.models.categories import Category
from tracker_desktop.models.people import Department, Person
from tracker_desktop.models.places import VIRTUAL, Place
from tracker_desktop.models.suppliers import Supplier
from tracker_desktop.transactions.importing.known import Known
from tracker_desktop.transactions.importing.names_here import near_keys

NAMES: Mapping[str, Any] = {
    "person": select(Person.name),
    "place": select(Place.name).where(Place.kind.not_in(sorted(VIRTUAL))),
    "department": select(Department.name),
    "category": select(Category.name),
    "supplier": select(Supplier.name),
}
MOST_NEAR = 3


@dataclass(frozen=True)
class Creation:
    """A person, place, department, category or supplier that would be made; `near` are names that look like it."""

    kind: str
    name: str
    near: tuple[str, ...] = ()


def creations(connection: Connection, made: Iterable[Known], again: Iterable[Known]) -> tuple[Creation, ...]:
    """What would be made, or used again after an undo, and is only mentioned by the rows."""
    mentioned: dict[str, list[Known]] = {}
    for known in made:
        if not known.listed:
            mentioned.setdefault(known.kind, []).append(known)
    found = [Creation(known.kind, str(known.data.get("path") or known.name)) for known in again]
    for kind, new in mentioned.items():
        similar: dict[str, list[str]] = {}
        for name in connection.scalars(NAMES[kind]).all():
            _index(similar, name)
        for known in new:
            near = {name: None for key in near_keys(known.name) for name in similar.get(key, ())}
            if known.part_of is not None:
                near.pop(known.name, None)  # inside another place it is another one
            found.append(Creation(kind, str(known.data.get("path") or known.name), tuple(near)[:MOST_NEAR]))
            _index(similar, known.name)
    return tuple(found)


def _index(similar: dict[str, list[str]], name: str) -> None:
    for key in near_keys(name):
        similar.setdefault(key, []).append(name)
