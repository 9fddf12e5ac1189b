"""Add a place: a store, a bin, a room, a vehicle."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from tracker_desktop.models.holders import HolderKind
from tracker_desktop.models.places import Place
from tracker_desktop.transactions.base import Transaction
from tracker_desktop.transactions.books import Books
from tracker_desktop.transactions.rights import Right
from tracker_desktop.transactions.rules.fields import values_of
from tracker_desktop.transactions.rules.holders import new_holder
from tracker_desktop.transactions.rules.place_fields import PlaceFields, bring_along, checked
from tracker_desktop.transactions.rules.said import Said
from tracker_desktop.transactions.rules.said import place as place_gap


@dataclass(frozen=True)
class AddPlace(Transaction):
    """Refused where the code is scanned for something else already."""

    kind: ClassVar[str] = "add_place"
    right: ClassVar[Right] = Right.PEOPLE

    fields: PlaceFields

    def apply(self, books: Books) -> Said:
        values = checked(books, values_of(self.fields))
        owner = new_holder(books, HolderKind.PLACE, values["name"])
        place = books.insert(Place(holder_id=owner.id, path=values["name"], **values))
        bring_along(books, place)
        return Said("add_place", {"place": place_gap(place.id), "code": place.code}, about=("place", place.id))
