"""The holder row behind each person, department and place."""

from __future__ import annotations

from tracker_desktop.models.holders import Holder, HolderKind
from tracker_desktop.transactions.books import Books


def new_holder(books: Books, kind: HolderKind, name: str, words: str = "") -> Holder:
    """A new holder; `words` are what it is found by besides its name (badge, code, department)."""
    return books.insert(Holder(kind=kind.value, name=name, words=words, active=True))


def follow(books: Books, holder_id: int, name: str, words: str, active: bool) -> None:
    """Bring the holder row along after its person, department or place was edited."""
    row = books.hold(Holder, [holder_id])[holder_id]
    row.name, row.words, row.active = name, words, active
