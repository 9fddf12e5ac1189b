"""Put assets into a lot that is to be disposed of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from tracker_desktop.transactions.base import Transaction
from tracker_desktop.transactions.books import Books
from tracker_desktop.transactions.rights import Right
from tracker_desktop.transactions.rules.asset_rules import hold_assets
from tracker_desktop.transactions.rules.disposals import CHANGEABLE, changed, held_disposal, lot_words, put_in
from tracker_desktop.transactions.rules.said import Said


@dataclass(frozen=True)
class AddToDisposal(Transaction):
    """A lot that was approved has to be approved again. `scanned`: they were seen here.

    Raises Refused: disposal_waits, disposal_state, and what put_in refuses.
    """

    kind: ClassVar[str] = "add_to_disposal"
    right: ClassVar[Right] = Right.DISPOSE

    disposal_id: int
    asset_ids: tuple[int, ...]
    scanned: bool = False

    def apply(self, books: Books) -> Said:
        lot = held_disposal(books, self.disposal_id, *CHANGEABLE)
        assets = hold_assets(books, self.asset_ids)
        put_in(books, lot, assets)
        again = changed(books, lot, decided_about=True)
        if self.scanned:
            for asset in assets:
                books.saw(asset.id, asset.place_id)
        return lot_words("add_to_disposal_again" if again else self.kind, lot, assets)
