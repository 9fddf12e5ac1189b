"""Where goods that came in are best put: with their lot, at home, with others of them, in an empty bin."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, exists, select

from tracker_desktop.models.items import Item, Lot
from tracker_desktop.models.places import ISSUABLE, Place, PlaceKind
from tracker_desktop.models.stock import Balance
from tracker_desktop.queries.base import Query
from tracker_desktop.queries.count_scope import places_below
from tracker_desktop.queries.fefo import kinds_above
from tracker_desktop.wording.put_away import WHY

USABLE: tuple[ColumnElement[bool], ...] = (Place.active == 1, Place.structural == 0)
IN_A_STORE: ColumnElement[bool] = Place.kind.in_(
    [kind.value for kind in (PlaceKind.BIN, PlaceKind.ROOM, PlaceKind.VEHICLE)]
)
Found = tuple[int, str, str]
"""A place, its path, and the key of the reason."""


@dataclass(frozen=True)
class Proposal:
    """Where to put something, and why there in a few words."""

    place_id: int
    path: str
    why: str


@dataclass(frozen=True)
class PutAway(Query[Proposal | None]):
    """Where to put goods of an item, of a lot by its normalised number where it is known; inside `store_id`, else
    anywhere. Places in `taken` are empty no more: something else goes there. None where there is no store in use.

    Hold, quarantine and the returns shelf are never proposed.
    """

    item_id: int
    lot_key: str = ""
    store_id: int | None = None
    taken: tuple[int, ...] = ()

    def run(self, connection: Connection) -> Proposal | None:
        inside = None if self.store_id is None else places_below(connection, [self.store_id])
        for place_id, path, why in self._places(connection):
            if inside is not None and place_id not in inside:
                continue
            if why == "home" or kinds_above(connection, place_id) <= ISSUABLE:
                return Proposal(place_id, path, WHY[why])
        return None

    def _places(self, connection: Connection) -> Iterator[Found]:
        """Every place that comes into question, the best first."""
        if self.lot_key:
            yield from self._lying(connection, "lot", IN_A_STORE, Lot.number_key == self.lot_key)
        home = select(Place.id, Place.path).join(Item, Item.home_place_id == Place.id)
        yield from _as("home", connection.execute(home.where(Item.id == self.item_id, *USABLE)))
        yield from self._lying(connection, "item", IN_A_STORE)
        store = self._store(connection)
        if store is not None:
            yield from self._empty(connection, store[0])
            yield store

    def _lying(self, connection: Connection, why: str, *where: ColumnElement[bool]) -> Iterator[Found]:
        """Where the item lies already, the most of it first."""
        query = (
            select(Place.id, Place.path)
            .join(Balance, Balance.place_id == Place.id)
            .join(Lot, Lot.id == Balance.lot_id)
            .where(Balance.item_id == self.item_id, Balance.quantity > 0, *USABLE, *where)
            .order_by(Balance.quantity.desc(), Place.path_key)
        )
        yield from _as(why, connection.execute(query))

    def _store(self, connection: Connection) -> Found | None:
        """The store that was named, else one where the item lies, else the first."""
        is_store = Place.kind == PlaceKind.STORE.value
        lying = None if self.store_id else next(self._lying(connection, "store", is_store), None)
        this = is_store if self.store_id is None else Place.id == self.store_id
        stores = select(Place.id, Place.path).where(this, *USABLE).order_by(Place.id).limit(1)
        return lying or next(_as("store", connection.execute(stores)), None)

    def _empty(self, connection: Connection, store_id: int) -> Iterator[Found]:
        """The bins of a store in which nothing lies and that are not the home of anything, in their order."""
        full = exists().where(Balance.place_id == Place.id, Balance.quantity > 0)
        kept = exists().where(Item.home_place_id == Place.id, Item.active == 1)
        query = select(Place.id, Place.path).where(Place.kind == PlaceKind.BIN.value, *USABLE, ~full, ~kept)
        bins = connection.execute(query.order_by(Place.path_key, Place.id)).all()
        inside = places_below(connection, [store_id]) if bins else set()
        yield from _as("empty", (row for row in bins if row[0] in inside and row[0] not in self.taken))


def _as(why: str, rows: Iterable[Any]) -> Iterator[Found]:
    for place_id, path in rows:
        yield place_id, path, why
