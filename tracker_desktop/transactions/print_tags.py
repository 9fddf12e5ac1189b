"""Print tags: a durable tag is printed once; every further print has a reason. What was printed exists: no undo."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from tracker_desktop.errors import Refused
from tracker_desktop.models.assets import Readiness
from tracker_desktop.models.tag_prints import TagPrint
from tracker_desktop.queries.tag_prints import printed_before
from tracker_desktop.scanning.clean import clean_line
from tracker_desktop.transactions.base import Transaction
from tracker_desktop.transactions.books import Books
from tracker_desktop.transactions.rights import Right
from tracker_desktop.transactions.rules import fields
from tracker_desktop.transactions.rules.asset_rules import hold_assets, refuse_states
from tracker_desktop.transactions.rules.asset_said import say
from tracker_desktop.transactions.rules.fields import Rule
from tracker_desktop.transactions.rules.said import Said
from tracker_desktop.wording.assets import noted, tag_list
from tracker_desktop.wording.papers import each

MOST_COPIES = 100
RULES = {
    "format": Rule("Format", fields.needed(fields.line)),
    "copies": Rule("Copies", fields.needed(fields.whole(1, MOST_COPIES))),
}


@dataclass(frozen=True)
class PrintTags(Transaction):
    """`format` is the name of the label format, `copies` how many of each tag, `reason` why tags that were printed
    before are printed again (kept with those alone). Refused naming them where there is none."""

    kind: ClassVar[str] = "print_tags"
    right: ClassVar[Right] = Right.ASSETS
    undoable: ClassVar[bool] = False

    asset_ids: tuple[int, ...]
    format: str
    copies: int = 1
    reason: str | None = None

    def apply(self, books: Books) -> Said:
        clean = fields.checked(books, RULES, {"format": self.format, "copies": self.copies})
        assets = hold_assets(books, self.asset_ids)
        for asset in assets:
            refuse_states(asset, (Readiness.DISPOSED,))
        reason = clean_line(self.reason or "") or None
        again = printed_before(books.connection(), [asset.id for asset in assets])
        if again and reason is None:
            tags = [asset.tag for asset in assets if asset.id in again]
            raise Refused("tag_printed" if len(tags) == 1 else "tags_printed", count=len(tags), tags=tag_list(tags))
        books.add_many(
            TagPrint,
            (
                {"asset_id": asset.id, "printed_at": books.now, "reason": reason if asset.id in again else None} | clean
                for asset in assets
            ),
        )
        said = self.kind if not again else f"{self.kind}_again" if len(again) == len(assets) else f"{self.kind}_partly"
        gaps = {"format": clean["format"], "copies": each(clean["copies"]), "again": f"{len(again):,}"}
        return say(said, assets, reason=noted(reason or "") if again else "", **gaps)
