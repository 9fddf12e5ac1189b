"""What is known of a printed tag before it is claimed: who has it, whether it was reserved, whose series it is of."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, select

from tracker_desktop.models.assets import Asset
from tracker_desktop.models.categories import Category
from tracker_desktop.models.journal import Entry
from tracker_desktop.queries.base import Query
from tracker_desktop.queries.tags import ReservedTags
from tracker_desktop.queries.taken_codes import TAG, TakenCodes, Why

_TAG = re.compile(r"(.+)-([0-9]+)")


@dataclass(frozen=True)
class TagFacts:
    """`taken`: the refusal's code and its gaps where something has the tag. `category` and `prefix` are those of the
    asset; both are empty where it has none."""

    taken: Why | None
    reserved: bool
    category: str = ""
    prefix: str = ""


@dataclass(frozen=True)
class ClaimFacts(Query[TagFacts]):
    """Of a tag as its normalised key, and of the asset that it is to be stuck on, where that is known."""

    key: str
    asset_id: int | None = None

    def run(self, connection: Connection) -> TagFacts:
        taken = TakenCodes((), (self.key,), "").run(connection).get((TAG, self.key))
        series = select(Category.name, Category.tag_prefix).join(Asset, Asset.category_id == Category.id)
        found = connection.execute(series.where(Asset.id == self.asset_id)).first() or ("", "")
        return TagFacts(taken, is_reserved(connection, self.key), *found)


@dataclass(frozen=True)
class Reserved(Query[bool]):
    """Whether a tag, as its normalised key, is of a roll that was reserved here."""

    key: str

    def run(self, connection: Connection) -> bool:
        return is_reserved(connection, self.key)


def is_reserved(connection: Connection, key: str) -> bool:
    """Whether a tag is of a roll that was reserved here: only rolls whose first and last have it between are read."""
    wanted = _TAG.fullmatch(key)
    if wanted is None:
        return False
    rolls = connection.execute(select(Entry.uid, Entry.said).where(Entry.kind == "reserve_tags")).all()
    return any(_spans(said[1], wanted) and key in ReservedTags(uid).run(connection) for uid, said in rolls)


def _spans(roll: Mapping[str, Any], wanted: re.Match[str]) -> bool:
    first, last = (_TAG.fullmatch(str(roll[end])) for end in ("first", "last"))
    if first is None or last is None or first[1] != wanted[1]:
        return False
    return int(first[2]) <= int(wanted[2]) <= int(last[2])
