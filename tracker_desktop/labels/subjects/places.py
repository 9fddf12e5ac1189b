"""Labels of places: rooms, stores and bins, also empty ones."""

from __future__ import annotations

from sqlalchemy import bindparam, select

from tracker_desktop.labels.content import Label, Payload
from tracker_desktop.labels.subject import Subject
from tracker_desktop.models.places import Place
from tracker_desktop.queries.office import Office


def _label(_: Office, code: str, name: str, path: str) -> Label:
    return Label(name, Payload(code), (path if path != name else "", code if code != name else ""))


PLACES = Subject(
    "places",
    "Place and bin labels",
    "places",
    "place",
    "place",
    select(Place.id, Place.code, Place.name, Place.path).where(Place.id.in_(bindparam("ids", expanding=True))),
    _label,
)
