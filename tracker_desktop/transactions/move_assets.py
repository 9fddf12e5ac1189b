"""Move: another place, and nothing else. Who holds an asset stays who holds it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from tracker_desktop.errors import Refused
from tracker_desktop.models.assets import Readiness
from tracker_desktop.models.places import Place
from tracker_desktop.transactions.base import Transaction
from tracker_desktop.transactions.books import Books
from tracker_desktop.transactions.rights import Right
from tracker_desktop.transactions.rules.asset_rules import hold_assets, refuse_states
from tracker_desktop.transactions.rules.asset_said import say
from tracker_desktop.transactions.rules.inside import refuse_alone
from tracker_desktop.transactions.rules.place_rules import usable
from tracker_desktop.transactions.rules.said import Said, place, place_or_none
from tracker_desktop.wording.assets import new_home, tag_list


@dataclass(frozen=True)
class MoveAssets(Transaction):
    """`make_home`: it is also where they live from now on. What is there already is only seen there, if it was
    `scanned`, and else refused."""

    kind: ClassVar[str] = "move_assets"
    right: ClassVar[Right] = Right.COUNTER

    asset_ids: tuple[int, ...]
    place_id: int
    make_home: bool = False
    scanned: bool = False

    def apply(self, books: Books) -> Said:
        assets = hold_assets(books, self.asset_ids)
        usable(books, self.place_id)
        refuse_alone(books, assets, self.place_id)
        before = assets[0].place_id
        moved = 0
        for asset in assets:
            refuse_states(asset, (Readiness.MISSING, Readiness.DISPOSED))
            moved += asset.place_id != self.place_id or (self.make_home and asset.home_place_id != self.place_id)
            asset.place_id = self.place_id
            if self.make_home:
                asset.home_place_id = self.place_id
            if self.scanned:
                books.saw(asset.id, self.place_id)
        if not moved and not self.scanned:
            tags = tag_list([asset.tag for asset in assets])
            raise Refused("already_there", tags=tags, place=books.get_one(Place, self.place_id).path)
        return say(
            self.kind if moved else "seen_there",
            assets,
            place=place(self.place_id),
            before=place_or_none(before),
            home=new_home(self.make_home),
        )
