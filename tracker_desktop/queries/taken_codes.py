"""Which serial numbers and tags of a delivery something has already."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, select

from tracker_desktop.models.asset_kits import AssetKit
from tracker_desktop.models.assets import Asset
from tracker_desktop.models.orders import StockKit
from tracker_desktop.models.people import Person
from tracker_desktop.models.places import Place
from tracker_desktop.models.text import fold
from tracker_desktop.queries.base import Query
from tracker_desktop.queries.in_parts import in_parts

SERIAL, TAG = "serial", "tag"
TAGGED: tuple[tuple[Any, Any, Any, str], ...] = (
    (Asset.tag_key, Asset.tag, Asset.description, "tag_taken"),
    (Place.code_key, Place.code, Place.path, "place_code_taken"),
    (Person.badge_key, Person.badge, Person.name, "badge_taken"),
    (StockKit.code_key, StockKit.code, StockKit.name, "kit_code_taken"),
    (AssetKit.code_key, AssetKit.code, AssetKit.name, "asset_kit_code_taken"),
)
"""What may have the code of a tag: its key, its code and name, and the refusal that says so."""
Code = tuple[str, str]
Why = tuple[str, Mapping[str, object]]
Taken = Mapping[Code, Why]


@dataclass(frozen=True)
class TakenCodes(Query[Taken]):
    """By (serial or tag, key of the code): the refusal's code and its gaps. Keys are normalised; a serial number is
    taken where another asset of the same maker has it."""

    serials: Sequence[str]
    tags: Sequence[str]
    maker: str

    def run(self, connection: Connection) -> Taken:
        return {**dict(self._serials(connection)), **dict(self._tags(connection))}

    def _serials(self, connection: Connection) -> Iterator[tuple[Code, Why]]:
        maker = fold(self.maker)
        if not maker:
            return
        for keys in in_parts(self.serials):
            query = select(Asset.serial_key, Asset.serial, Asset.tag, Asset.manufacturer)
            for key, serial, tag, made_by in connection.execute(query.where(Asset.serial_key.in_(keys))):
                if fold(made_by) == maker:
                    yield (SERIAL, str(key)), ("serial_taken", {"serial": serial, "maker": made_by, "tag": tag})

    def _tags(self, connection: Connection) -> Iterator[tuple[Code, Why]]:
        for keys in in_parts(self.tags):
            for column, code, name, refusal in TAGGED:
                for key, text, called in connection.execute(select(column, code, name).where(column.in_(keys))):
                    yield (TAG, str(key)), (refusal, {"text": text, "name": called})
