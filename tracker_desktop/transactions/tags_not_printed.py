"""Tags not printed: what was entered as printed never came out, because its print job was thrown away."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from sqlalchemy import select

from tracker_desktop.errors import Refused
from tracker_desktop.models.journal import Entry
from tracker_desktop.models.tag_prints import Unprinted
from tracker_desktop.queries.tag_prints import NEVER_CAME, tags_of_entry
from tracker_desktop.scanning.clean import clean_line
from tracker_desktop.transactions.base import Transaction
from tracker_desktop.transactions.books import Books
from tracker_desktop.transactions.rights import Right
from tracker_desktop.transactions.rules.said import Gap, Said
from tracker_desktop.wording.papers import FEW_RUNS, tag_runs


@dataclass(frozen=True)
class TagsNotPrinted(Transaction):
    """`print_entry` is the uid of the entry of Print tags. Its tags may be printed then with no reason."""

    kind: ClassVar[str] = "tags_not_printed"
    right: ClassVar[Right] = Right.ASSETS
    undoable: ClassVar[bool] = False

    print_entry: str

    def apply(self, books: Books) -> Said:
        uid = clean_line(self.print_entry)
        kind = books.scalar(select(Entry.kind).where(Entry.uid == uid))
        if kind != "print_tags":
            raise Refused("print_unknown")
        if books.scalar(NEVER_CAME.where(Unprinted.print_entry == uid)) is not None:
            raise Refused("not_printed_already")
        tags = tags_of_entry(books.connection(), uid)
        books.add(Unprinted(entry=books.uid, print_entry=uid))
        books.kept["printed"] = tags
        gaps: dict[str, Gap] = {"tag": "".join(tags[:1]), "count": len(tags), "tags": tag_runs(tags, FEW_RUNS)}
        return Said(self.kind if len(tags) == 1 else f"{self.kind}_many", gaps)
