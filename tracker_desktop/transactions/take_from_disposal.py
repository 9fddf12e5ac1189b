"""Take assets out of a lot: they are as they were before."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from tracker_desktop.errors import Refused
from tracker_desktop.transactions.base import Transaction
from tracker_desktop.transactions.books import Books
from tracker_desktop.transactions.rights import Right
from tracker_desktop.transactions.rules.asset_rules import hold_assets
from tracker_desktop.transactions.rules.disposals import (
    CHANGEABLE,
    back_as_it_was,
    changed,
    held_disposal,
    lines_of,
    lot_words,
)
from tracker_desktop.transactions.rules.said import Said


@dataclass(frozen=True)
class TakeFromDisposal(Transaction):
    """Less than was approved needs no other approval; an empty lot does.

    Raises Refused: disposal_waits, disposal_state, asset_not_in_lot.
    """

    kind: ClassVar[str] = "take_from_disposal"
    right: ClassVar[Right] = Right.DISPOSE

    disposal_id: int
    asset_ids: tuple[int, ...]

    def apply(self, books: Books) -> Said:
        lot = held_disposal(books, self.disposal_id, *CHANGEABLE)
        assets = hold_assets(books, self.asset_ids)
        lines = {line.asset_id: line for line in lines_of(books, lot)}
        for asset in assets:
            if asset.id not in lines:
                raise Refused("asset_not_in_lot", tag=asset.tag, name=lot.name)
            back_as_it_was(books, lines[asset.id], asset)
            books.delete(lines[asset.id])
        changed(books, lot, decided_about=len(assets) == len(lines))
        return lot_words(self.kind, lot, assets)
