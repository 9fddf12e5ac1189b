"""Claim tag: a tag that was printed in advance is stuck on an asset that is known by another."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from tracker_desktop.errors import Refused
from tracker_desktop.models.assets import Readiness
from tracker_desktop.transactions.base import Transaction
from tracker_desktop.transactions.books import Books
from tracker_desktop.transactions.rights import Right
from tracker_desktop.transactions.rules import fields
from tracker_desktop.transactions.rules.asset_fields import RULES, checked
from tracker_desktop.transactions.rules.asset_rules import hold_assets, refuse_states
from tracker_desktop.transactions.rules.asset_said import say
from tracker_desktop.transactions.rules.former_tags import keep_former
from tracker_desktop.transactions.rules.said import Said
from tracker_desktop.transactions.rules.tags import keep_from_next


@dataclass(frozen=True)
class ClaimTag(Transaction):
    """`tag` as it was scanned. Refused where it is no usable code, or something else is scanned by it already."""

    kind: ClassVar[str] = "claim_tag"
    right: ClassVar[Right] = Right.ASSETS

    asset_id: int
    tag: str

    def apply(self, books: Books) -> Said:
        (asset,) = hold_assets(books, [self.asset_id])
        refuse_states(asset, (Readiness.DISPOSED,))
        values = checked(books, {"tag": self.tag}, asset)
        if values["tag_key"] == asset.tag_key:
            raise Refused("tag_same", tag=asset.tag)
        keep_from_next(books, [asset.tag_key, values["tag_key"]])
        keep_former(books, asset, values["tag_key"])
        before = asset.tag
        fields.put(asset, values, RULES)
        return say(self.kind, [asset], before=before)
