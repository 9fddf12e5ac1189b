"""Reserve tags: a roll is printed before the assets are there. The numbers are taken for ever: no undo."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from tracker_desktop.transactions.base import Transaction
from tracker_desktop.transactions.books import Books
from tracker_desktop.transactions.rights import Right
from tracker_desktop.transactions.rules import fields
from tracker_desktop.transactions.rules.category_fields import prefix
from tracker_desktop.transactions.rules.fields import Rule
from tracker_desktop.transactions.rules.said import Said
from tracker_desktop.transactions.rules.tags import next_tags

MOST = 5_000
"""Tags at a time: more than a roll of labels has."""
RULES = {
    "prefix": Rule("Tag prefix", fields.needed(lambda books, value: prefix(books, value) or None)),
    "count": Rule("Tags", fields.needed(fields.whole(1, MOST))),
}


@dataclass(frozen=True)
class ReserveTags(Transaction):
    """The next `count` tags of a prefix; they stand in the entry (see queries.tags.ReservedTags) and are given to no
    asset by themselves. A reserved tag is typed or scanned when its asset is added, or claimed."""

    kind: ClassVar[str] = "reserve_tags"
    right: ClassVar[Right] = Right.ASSETS
    undoable: ClassVar[bool] = False

    prefix: str
    count: int

    def apply(self, books: Books) -> Said:
        clean = fields.checked(books, RULES, {"prefix": self.prefix, "count": self.count})
        tags = next_tags(books, clean["prefix"], clean["count"])
        books.kept["tags"] = tags
        code = self.kind if len(tags) == 1 else f"{self.kind}_many"
        return Said(code, {"first": tags[0], "last": tags[-1], "count": len(tags)})
