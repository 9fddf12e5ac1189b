"""Add an asset to the register."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from tracker_desktop.errors import Refused
from tracker_desktop.models.assets import Asset, Condition
from tracker_desktop.models.categories import Category
from tracker_desktop.transactions.base import Transaction
from tracker_desktop.transactions.books import Books
from tracker_desktop.transactions.rights import Right
from tracker_desktop.transactions.rules.asset_fields import AssetFields, checked
from tracker_desktop.transactions.rules.fields import values_of
from tracker_desktop.transactions.rules.own_values import put_values
from tracker_desktop.transactions.rules.said import Said
from tracker_desktop.transactions.rules.tags import keep_from_next, next_tag


@dataclass(frozen=True)
class AddAsset(Transaction):
    """It is ready and held by nobody. Refused where tag or serial number name another."""

    kind: ClassVar[str] = "add_asset"
    right: ClassVar[Right] = Right.ASSETS

    fields: AssetFields

    def apply(self, books: Books) -> Said:
        asset = new_asset(books, values_of(self.fields))
        put_values(books, [asset], self.fields.own)
        gaps = {"tag": asset.tag, "description": asset.description}
        return Said("add_asset", gaps, about=("asset", asset.id))


def new_asset(books: Books, values: Mapping[str, Any]) -> Asset:
    """Insert an asset with these values of AssetFields, without fields of one's own; tagged by its category where no
    tag is given."""
    values = {name: value for name, value in values.items() if name != "own"}
    if not values.get("tag"):
        values["tag"] = _tag_by_category(books, values.get("category_id"))
    if values.get("place_id") is None:
        values["place_id"] = values.get("home_place_id")
    values.setdefault("condition", Condition.GOOD.value)
    clean = checked(books, values)
    keep_from_next(books, [clean["tag_key"]])
    return books.insert(Asset(**clean))


def _tag_by_category(books: Books, category_id: int | None) -> str:
    category = None if category_id is None else books.get(Category, category_id)
    if category is None or not category.tag_prefix:
        raise Refused("tag_needed")
    return next_tag(books, category.tag_prefix)
