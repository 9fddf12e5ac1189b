"""Where stock goes whose place a file does not say."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, select

from tracker_desktop.errors import Refused
from tracker_desktop.models.places import Place, PlaceKind
from tracker_desktop.queries.base import Query
from tracker_desktop.transactions.importing.directory import Directory, holding


@dataclass(frozen=True)
class StockPlace(Query[str]):
    """The path of a place named by id, code, path or name; of the first store where none is named, "" where there is
    none. Raises Refused: import_place_unknown, place_retired, place_structural."""

    named: str | int | None = None

    def run(self, connection: Connection) -> str:
        if not self.named:
            stores = select(Place.path).where(Place.kind == PlaceKind.STORE.value, Place.active == 1)
            return str(connection.scalar(stores.where(Place.structural == 0).order_by(Place.id).limit(1)) or "")
        named = self.named
        if isinstance(named, int):
            named = str(connection.scalar(select(Place.code).where(Place.id == named)) or named)
        found = Directory(connection).find_place(named)
        if found is None:
            raise Refused("import_place_unknown", name=named)
        return str(holding(found).data["path"])
