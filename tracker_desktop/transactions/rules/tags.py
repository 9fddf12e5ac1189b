"""Tags of new assets by the prefix of their category: LT-00142."""

from __future__ import annotations

from itertools import chain, repeat

from sqlalchemy import select

from tracker_desktop.models.assets import Asset
from tracker_desktop.models.people import Person
from tracker_desktop.models.places import Place
from tracker_desktop.transactions.books import Books

AHEAD = (1, 30, 500)
"""How many tags are looked at in one step: mostly the first is free."""
TAKEN = (Asset.tag_key, Place.code_key, Person.badge_key)


def next_tag(books: Books, prefix: str) -> str:
    """The next tag of this prefix that names nothing yet; never given again even if this entry is undone."""
    series = f"tag {prefix}"
    digits = int(books.setting("tags.digits"))
    first = number = books.next_number(series)
    steps = chain(AHEAD, repeat(AHEAD[-1]))
    while (free := _first_free(books, prefix, digits, number, step := next(steps))) is None:
        number += step
    number, tag = free
    if number > first:
        books.next_number(series, number)
    return tag


def _first_free(books: Books, prefix: str, digits: int, start: int, count: int) -> tuple[int, str] | None:
    tags = {f"{prefix}-{number:0{digits}d}": number for number in range(start, start + count)}
    taken = {key for column in TAKEN for key in books.scalars(select(column).where(column.in_(tags)))}
    return next(((number, tag) for tag, number in tags.items() if tag not in taken), None)
