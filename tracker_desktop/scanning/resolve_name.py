"""A name typed by hand, where there is no code at hand: the records that are called so."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, select

from tracker_desktop.models.asset_kits import AssetKit
from tracker_desktop.models.assets import Asset
from tracker_desktop.models.items import Item
from tracker_desktop.models.orders import StockKit
from tracker_desktop.models.people import Department, Person
from tracker_desktop.models.places import Place
from tracker_desktop.models.text import fold
from tracker_desktop.queries.base import Query
from tracker_desktop.queries.suggest import Suggest
from tracker_desktop.scanning.match import Match

SHORTEST_NAME = 3
MOST_LOOKED_AT = 50
WHO = ("person", "department")
STEP = " / "


@dataclass(frozen=True, eq=False)
class Called:
    """How records of a kind are called: `name` is what is compared, `label` and `detail` what the clerk reads; without
    a `detail` it is the suggestion's."""

    row: type[Any]
    name: Any
    label: Any
    detail: Any = None
    holder: bool = False


NAMES: dict[str, Called] = {
    "person": Called(Person, Person.name, Person.name, holder=True),
    "department": Called(Department, Department.name, Department.name, holder=True),
    "place": Called(Place, Place.path, Place.path, Place.code, holder=True),
    "kit": Called(StockKit, StockKit.name, StockKit.code, StockKit.name),
    "asset_kit": Called(AssetKit, AssetKit.name, AssetKit.code, AssetKit.name),
    "item": Called(Item, Item.name, Item.sku, Item.name),
    "asset": Called(Asset, Asset.description, Asset.tag, Asset.description),
}


@dataclass(frozen=True)
class CalledSo(Query[tuple[Match, ...]]):
    """What is in use and called like the text, of these kinds: by the whole name, or the last step of a place; where
    nothing is, by a word and what follows it; else by words that each begin like a typed one. Neither less than three
    characters nor a bare number is a name: tags and codes are never looked at here."""

    text: str
    kinds: tuple[str, ...] = WHO

    def run(self, connection: Connection) -> tuple[Match, ...]:
        text = _spaced(self.text)
        if len(text) < SHORTEST_NAME or not any(character.isalpha() for character in text):
            return ()
        found = [one for kind in self.kinds if kind in NAMES for one in _found(connection, kind, self.text)]
        for is_called in (_whole, _begins, _has_words):
            named = [(name, match) for name, match in found if is_called(name, text)]
            if named:
                named.sort(key=lambda one: (not one[0].startswith(text), one[0]))
                return tuple(match for _, match in named)
        return ()


def _found(connection: Connection, kind: str, text: str) -> list[tuple[str, Match]]:
    """Suggestions of a kind with their folded names."""
    called = NAMES[kind]
    suggested = {one.id: one for one in Suggest((kind,), text.replace("/", STEP), MOST_LOOKED_AT).run(connection)}
    if not suggested:
        return []
    row = called.row
    holder = row.holder_id if called.holder else row.id
    query = select(
        row.id, called.name, called.label, called.label if called.detail is None else called.detail, holder
    ).where(row.id.in_(list(suggested)))
    return [
        (
            _spaced(name),
            Match(
                kind,
                row_id,
                label,
                (suggested[row_id].detail if called.detail is None else detail) or "",
                "name",
                holder_id=holder_id if called.holder else None,
            ),
        )
        for row_id, name, label, detail, holder_id in connection.execute(query)
    ]


def _spaced(text: str) -> str:
    """Folded, with single spaces, and one on either side of a slash."""
    return " ".join(fold(text).replace("/", STEP).split())


def _whole(name: str, text: str) -> bool:
    return name == text or name.endswith(STEP + text)


def _begins(name: str, text: str) -> bool:
    return f" {text}" in f" {name}"


def _has_words(name: str, text: str) -> bool:
    words = re.findall(r"\w+", name)
    return all(any(word.startswith(typed) for word in words) for typed in re.findall(r"\w+", text))
