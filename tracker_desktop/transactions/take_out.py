"""Take parts out of the asset that they lie in; they may be handed out by themselves again."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from tracker_desktop.errors import Refused
from tracker_desktop.models.assets import Asset
from tracker_desktop.transactions.base import Transaction
from tracker_desktop.transactions.books import Books
from tracker_desktop.transactions.rights import Right
from tracker_desktop.transactions.rules.asset_rules import hold_assets
from tracker_desktop.transactions.rules.asset_said import say
from tracker_desktop.transactions.rules.place_rules import usable
from tracker_desktop.transactions.rules.said import Said


@dataclass(frozen=True)
class TakeOut(Transaction):
    """`place_id` is where they are put, None: where the whole is."""

    kind: ClassVar[str] = "take_out"
    right: ClassVar[Right] = Right.COUNTER

    asset_ids: tuple[int, ...]
    place_id: int | None = None

    def apply(self, books: Books) -> Said:
        parts = hold_assets(books, self.asset_ids)
        place_id = usable(books, self.place_id)
        tags: dict[str, None] = {}
        for part in parts:
            if part.parent_id is None:
                raise Refused("not_inside", tag=part.tag)
            tags[books.get_one(Asset, part.parent_id).tag] = None
            part.parent_id = None
            part.place_id = place_id or part.place_id
        return say(self.kind, parts, parent=", ".join(tags))
