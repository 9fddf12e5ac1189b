"""Change a place. What lies below it follows with its path."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar

from sqlalchemy import func, select

from tracker_desktop.errors import Refused
from tracker_desktop.models.assets import Asset, Readiness
from tracker_desktop.models.office import Setting
from tracker_desktop.models.places import VIRTUAL, Place
from tracker_desktop.models.stock import Balance
from tracker_desktop.scanning.clean import code_key
from tracker_desktop.transactions.base import Transaction
from tracker_desktop.transactions.books import Books
from tracker_desktop.transactions.rights import Right
from tracker_desktop.transactions.rules import fields
from tracker_desktop.transactions.rules.leaving import refuse_leaving
from tracker_desktop.transactions.rules.place_fields import RULES, PlaceFields, bring_along, checked
from tracker_desktop.transactions.rules.return_places import HOLD_PLACE, is_issued_from
from tracker_desktop.transactions.rules.said import Said
from tracker_desktop.transactions.rules.said import place as place_gap
from tracker_desktop.transactions.rules.shape import fields_of
from tracker_desktop.wording.people import lies_there

NAMED_BY = {"returns.place": "place_is_returns", HOLD_PLACE: "place_is_hold"}
"""Settings that name a place, and what is said when it is to be retired, or to be issued from."""


@dataclass(frozen=True)
class EditPlace(Transaction):
    """`changes` maps names of PlaceFields to their new values. It is retired only when nothing is left there."""

    kind: ClassVar[str] = "edit_place"
    right: ClassVar[Right] = Right.PEOPLE

    place_id: int
    changes: Mapping[str, Any] = field(metadata=fields_of(PlaceFields))

    def apply(self, books: Books) -> Said:
        place = books.hold(Place, [self.place_id])[self.place_id]
        if place.kind in VIRTUAL:
            raise Refused("place_virtual_edit", place=place.path)
        values = checked(books, self.changes, place.id)
        named = _named_by_settings(books, place)
        if not values.get("active", True) and place.active:
            _refuse_in_use(books, place, named)
            refuse_leaving(books.connection(), place.holder_id)
        changed = fields.put(place, values, RULES)
        if not changed:
            raise Refused("nothing_changed")
        for setting in named:
            if code_key(setting.value) != place.code_key:
                setting.value = place.code
        bring_along(books, place)
        books.flush()
        if any(setting.key == HOLD_PLACE for setting in named) and is_issued_from(books, place.id):
            raise Refused(NAMED_BY[HOLD_PLACE], place=place.path)
        gaps = {"place": place_gap(place.id), "fields": ", ".join(changed)}
        return Said("edit_place", gaps, ("place", place.id))


def _named_by_settings(books: Books, place: Place) -> list[Setting]:
    """The settings that name the place, by its code."""
    rows = books.scalars(select(Setting).where(Setting.key.in_(tuple(NAMED_BY))).order_by(Setting.key))
    return [row for row in rows if row.value and code_key(row.value) == place.code_key]


def _refuse_in_use(books: Books, place: Place, named: list[Setting]) -> None:
    for setting in named:
        raise Refused(NAMED_BY[setting.key], place=place.path)
    here = Asset.readiness != Readiness.DISPOSED.value
    assets = books.scalar(select(func.count()).select_from(Asset).where(Asset.place_id == place.id, here)) or 0
    stock = select(func.count(Balance.item_id.distinct())).where(Balance.place_id == place.id, Balance.quantity > 0)
    items = books.scalar(stock) or 0
    inside = select(func.count()).select_from(Place).where(Place.parent_id == place.id, Place.active == 1)
    places = books.scalar(inside) or 0
    if assets or items or places:
        raise Refused("place_in_use", place=place.path, what=lies_there(assets, items, places))
