"""The fields of a place, and its name behind those of its parents."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from tracker_desktop.errors import Refused
from tracker_desktop.models.assets import Asset
from tracker_desktop.models.people import Person
from tracker_desktop.models.places import VIRTUAL, Place, PlaceKind
from tracker_desktop.models.stock import Balance
from tracker_desktop.transactions.books import Books
from tracker_desktop.transactions.rules import fields
from tracker_desktop.transactions.rules.codes import free_code
from tracker_desktop.transactions.rules.fields import Rule
from tracker_desktop.transactions.rules.holders import follow
from tracker_desktop.transactions.rules.place_rules import above

KINDS = tuple(kind for kind in PlaceKind if kind not in VIRTUAL)
"""What an office can make of a place. The others are there from the beginning, one each."""


@dataclass(frozen=True)
class PlaceFields:
    """A place as the form or a spreadsheet gives it. `kind` is one of KINDS."""

    code: str
    name: str
    kind: str = PlaceKind.ROOM.value
    parent_id: int | None = None
    responsible_id: int | None = None
    coordinates: str | None = None
    notes: str | None = None
    active: bool = True
    structural: bool = False


def _kind(books: Books, value: str) -> str:
    if value not in KINDS:
        raise Refused("choice_unknown", value=value, choices=", ".join(KINDS))
    return PlaceKind(value).value


RULES = {
    "code": Rule("Code", fields.needed(fields.code)),
    "name": Rule("Name", fields.needed(fields.named)),
    "kind": Rule("Kind", _kind),
    "structural": Rule("Holds nothing itself", fields.flag),
    "parent_id": Rule("Part of", above),
    "responsible_id": Rule("Responsible", fields.reference(Person)),
    "coordinates": Rule("Coordinates", fields.line),
    "notes": Rule("Notes", fields.note),
    "active": Rule("Active", fields.flag),
}


def checked(books: Books, values: Mapping[str, Any], place_id: int | None = None) -> dict[str, Any]:
    """The values made clean. Raises Refused where the code is taken, or a place would be inside itself."""
    clean = fields.checked(books, RULES, values)
    if "code" in clean:
        clean["code_key"] = fields.key_of(clean["code"])
        free_code(books, clean["code_key"], (Place, place_id) if place_id else None)
    if place_id is not None and clean.get("parent_id") is not None:
        _refuse_loop(books, place_id, clean["parent_id"])
    if place_id is not None and clean.get("structural"):
        _refuse_full(books, place_id)
    return clean


def _refuse_full(books: Books, place_id: int) -> None:
    stock = select(Balance.item_id).where(Balance.place_id == place_id, Balance.quantity > 0).limit(1)
    assets = select(Asset.id).where(Asset.place_id == place_id).limit(1)
    if books.scalar(stock) is not None or books.scalar(assets) is not None:
        raise Refused("structural_full", place=books.get_one(Place, place_id).path)


def _refuse_loop(books: Books, place_id: int, parent_id: int) -> None:
    at: int | None = parent_id
    while at is not None:
        place = books.hold(Place, [at])[at]
        if at == place_id:
            raise Refused("place_loop", place=place.path)
        at = place.parent_id


def path_below(name: str, parent: str | None) -> str:
    """The name of a place behind the path of its parent."""
    return name if parent is None else f"{parent} / {name}"


def bring_along(books: Books, place: Place) -> None:
    """Write the path of a place and of all below it anew, with the names of their holder rows."""
    parent = None if place.parent_id is None else books.get_one(Place, place.parent_id).path
    place.path = path_below(place.name, parent)
    follow(books, place.holder_id, place.path, place.code, place.active)
    below = books.scalars(select(Place.id).where(Place.parent_id == place.id).order_by(Place.id)).all()
    for child in books.hold(Place, below).values():
        bring_along(books, child)
