"""See: a scanner's burst says that an asset is here. Nothing of its record changes, so there is nothing to undo."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from tracker_desktop.errors import Refused
from tracker_desktop.models.assets import Asset
from tracker_desktop.models.sightings import SeenBy
from tracker_desktop.transactions.base import Transaction
from tracker_desktop.transactions.books import Books
from tracker_desktop.transactions.rights import Right
from tracker_desktop.transactions.rules import fields
from tracker_desktop.transactions.rules.asset_said import say
from tracker_desktop.transactions.rules.place_rules import usable
from tracker_desktop.transactions.rules.said import Said, place_or_none


@dataclass(frozen=True)
class SeeAsset(Transaction):
    """`place_id` None: seen, but not known where. `how` is a value of SeenBy."""

    kind: ClassVar[str] = "see_asset"
    right: ClassVar[Right] = Right.COUNTER
    undoable: ClassVar[bool] = False

    asset_id: int
    place_id: int | None = None
    how: str = SeenBy.SCAN.value

    def apply(self, books: Books) -> Said:
        asset = books.get(Asset, self.asset_id)
        if asset is None:
            raise Refused("gone")
        how = SeenBy(fields.choice(SeenBy)(books, self.how))
        books.saw(asset.id, usable(books, self.place_id), how)
        return say(self.kind, [asset], place=place_or_none(self.place_id))
