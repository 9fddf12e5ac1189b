"""Print tags: a durable tag is printed once; every further print has a reason. What was printed exists: no undo."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import ClassVar

from tracker_desktop.errors import Refused
from tracker_desktop.models.assets import Asset, Readiness
from tracker_desktop.models.tag_prints import RollPrint, TagPrint
from tracker_desktop.queries.tag_prints import owners_of, printed_before, rolls_printed
from tracker_desktop.scanning.clean import clean_line, code_key
from tracker_desktop.transactions.base import Transaction
from tracker_desktop.transactions.books import Books
from tracker_desktop.transactions.rights import Right
from tracker_desktop.transactions.rules import fields
from tracker_desktop.transactions.rules.asset_rules import hold_assets, refuse_states
from tracker_desktop.transactions.rules.fields import Rule
from tracker_desktop.transactions.rules.said import Said
from tracker_desktop.wording.assets import noted, tag_list
from tracker_desktop.wording.papers import FEW_RUNS, NOT_CLAIMED, each, tag_runs

MOST_COPIES = 100
RULES = {
    "format": Rule("Format", fields.needed(fields.line)),
    "copies": Rule("Copies", fields.needed(fields.whole(1, MOST_COPIES))),
}


@dataclass(frozen=True)
class PrintTags(Transaction):
    """`format` is the name of the label format, `copies` how many of each tag, `reason` why tags that were printed
    before are printed again (kept with those alone). `tags` are those of a roll; where an asset has one by now, its
    tag was printed. Refused naming those printed before where there is no reason."""

    kind: ClassVar[str] = "print_tags"
    right: ClassVar[Right] = Right.ASSETS
    undoable: ClassVar[bool] = False

    asset_ids: tuple[int, ...]
    format: str
    copies: int = 1
    reason: str | None = None
    tags: tuple[str, ...] = field(default=(), metadata={"journal": False})

    def apply(self, books: Books) -> Said:
        clean = fields.checked(books, RULES, {"format": self.format, "copies": self.copies})
        assets, roll = self._wanted(books)
        reason = clean_line(self.reason or "") or None
        before = printed_before(books.connection(), [asset.id for asset in assets])
        of_roll = rolls_printed(books.connection(), list(roll))
        again, count = [*before.values(), *of_roll.values()], len(assets) + len(roll)
        if again and reason is None:
            raise _printed_before(again, count)
        shared = {"printed_at": books.now} | clean
        books.add_many(
            TagPrint,
            ({"asset_id": asset.id, "reason": reason if asset.id in before else None} | shared for asset in assets),
        )
        books.add_many(
            RollPrint,
            (
                {"tag": tag, "tag_key": key, "reason": reason if key in of_roll else None} | shared
                for key, tag in roll.items()
            ),
        )
        books.kept["printed"] = printed = [*(asset.tag for asset in assets), *roll.values()]
        code = self.kind if not again else f"{self.kind}_again" if len(again) == count else f"{self.kind}_partly"
        gaps = {
            "tag": printed[0],
            "description": assets[0].description if assets else NOT_CLAIMED,
            "count": count,
            "tags": tag_runs(printed, FEW_RUNS),
            "format": clean["format"],
            "copies": each(clean["copies"]),
            "again": f"{len(again):,}",
            "reason": noted(reason or "") if again else "",
        }
        about = ("asset", assets[0].id) if count == 1 and assets else None
        return Said(code if count == 1 else f"{code}_many", gaps, about)

    def _wanted(self, books: Books) -> tuple[list[Asset], dict[str, str]]:
        """The assets, and by their keys the tags that no asset has yet."""
        keys = {code_key(tag): tag for tag in self.tags}
        owners = owners_of(books.connection(), list(keys))
        late = sorted(set(owners.values()) - set(self.asset_ids))
        roll = {key: tag for key, tag in keys.items() if key not in owners}
        assets = [] if roll and not self.asset_ids and not late else hold_assets(books, [*self.asset_ids, *late])
        for asset in assets[: len(self.asset_ids)]:
            refuse_states(asset, (Readiness.DISPOSED,))
        return assets, roll


def _printed_before(tags: Sequence[str], count: int) -> Refused:
    if len(tags) == 1:
        return Refused("tag_printed", tags=tags[0])
    return Refused("all_tags_printed" if len(tags) == count else "tags_printed", count=len(tags), tags=tag_list(tags))
