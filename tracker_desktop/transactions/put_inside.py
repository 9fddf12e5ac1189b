"""Put assets inside another: parts, which from then on go where that goes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from tracker_desktop.errors import Refused
from tracker_desktop.models.assets import Asset, Readiness
from tracker_desktop.transactions.base import Transaction
from tracker_desktop.transactions.books import Books
from tracker_desktop.transactions.rights import Right
from tracker_desktop.transactions.rules.asset_rules import hold_assets, refuse_held, refuse_states
from tracker_desktop.transactions.rules.asset_said import say
from tracker_desktop.transactions.rules.inside import refuse_loop
from tracker_desktop.transactions.rules.reservations import hold_promised, refuse_promised
from tracker_desktop.transactions.rules.said import Said

GONE = (Readiness.MISSING, Readiness.DISPOSED, Readiness.PENDING_DISPOSAL)


@dataclass(frozen=True)
class PutInside(Transaction):
    """Refused for what somebody holds, or has reserved: whoever holds the whole holds its parts."""

    kind: ClassVar[str] = "put_inside"
    right: ClassVar[Right] = Right.COUNTER

    asset_ids: tuple[int, ...]
    parent_id: int

    def apply(self, books: Books) -> Said:
        hold_promised(books, self.asset_ids)
        books.hold(Asset, {*self.asset_ids, self.parent_id})
        parts = hold_assets(books, self.asset_ids)
        parent = books.get_one(Asset, self.parent_id)
        refuse_states(parent, GONE)
        for part in parts:
            if part.id == parent.id:
                raise Refused("inside_itself", tag=part.tag, parent=parent.tag)
            if part.parent_id == parent.id:
                raise Refused("inside_already", tag=part.tag, parent=parent.tag)
            refuse_states(part, GONE)
            refuse_held(books, part)
            if part.parent_id is None:
                refuse_promised(books, part)
            refuse_loop(books, part, parent)
            part.parent_id, part.place_id = parent.id, parent.place_id
        return say(self.kind, parts, parent=parent.tag)
