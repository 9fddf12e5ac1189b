"""Tags of new assets by the prefix of their category: LT-00142."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterable
from itertools import chain, repeat

from sqlalchemy import case, func, select

from tracker_desktop.errors import Refused
from tracker_desktop.models.assets import Asset
from tracker_desktop.models.categories import Category
from tracker_desktop.models.people import Person
from tracker_desktop.models.places import Place
from tracker_desktop.models.text import sort_key
from tracker_desktop.scanning.clean import code_key
from tracker_desktop.transactions.books import Books

AHEAD = (1, 30, 500)
"""How many tags are looked at in one step: mostly the first is free."""
TAKEN = (Asset.tag_key, Place.code_key, Person.badge_key)
MOST_DIGITS = 12
"""A longer number is not one that was counted, and nothing is counted on from it."""
_TAG = re.compile(r"([A-Z0-9]{1,8})-([0-9]+)")


def next_tag(books: Books, prefix: str) -> str:
    """The next tag of this prefix: after all that are in use, and never given again even if this entry is undone."""
    return next_tags(books, prefix, 1)[0]


def next_tags(books: Books, prefix: str, count: int) -> list[str]:
    """As many next tags of this prefix, in their order."""
    digits = _digits(books)
    first = start = books.next_number(_series(prefix), _highest_in_use(books, prefix) + 1)
    free: list[tuple[int, str]] = []
    for step in chain(AHEAD, repeat(AHEAD[-1])):
        looked_at = max(step, min(count - len(free), AHEAD[-1]))
        free += _free(books, prefix, digits, start, looked_at)
        if len(free) >= count:
            break
        start += looked_at
    last = free[count - 1][0]
    if last > first:
        books.next_number(_series(prefix), last)
    return [tag for _, tag in free[:count]]


def keep_from_next(books: Books, keys: Iterable[str | None]) -> None:
    """These tags (normalised) were typed, imported or changed: `next_tag` goes on after them, even if this entry is
    undone. One of more digits than the office's is not counted on from once it is gone: mostly it was a slip."""
    noted: dict[str, int] = books.info.setdefault("tags noted", {})
    below = 10 ** _digits(books)
    highest: dict[str, int] = {}
    for found in filter(None, (_TAG.fullmatch(key) for key in keys if key)):
        prefix, number = found[1], int(found[2])
        if noted.get(prefix, 0) < number < below:
            noted[prefix] = highest[prefix] = number
    if highest:
        for prefix in sorted(highest.keys() & set(books.scalars(select(Category.tag_prefix)))):
            books.number_given(_series(prefix), highest[prefix])


def speak_for(books: Books, tags: Iterable[str]) -> None:
    """These tags come later in this entry: `next_tag` gives none of them. What cannot be a tag is refused there."""
    spoken_for: set[str] = books.info.setdefault("tags spoken for", set())
    for tag in tags:
        with contextlib.suppress(Refused):
            spoken_for.add(code_key(tag))


def _series(prefix: str) -> str:
    return f"tag {prefix}"


def _digits(books: Books) -> int:
    return int(books.setting("tags.digits"))


def _highest_in_use(books: Books, prefix: str) -> int:
    """The highest number after this prefix, with or without leading zeros; asked for once an entry.

    The sort key has the digits behind their length, so the walk down its index begins at the highest number, and that
    nothing follows the digits is seen by the length of the key."""
    asked: set[str] = books.info.setdefault("tags asked", set())
    if prefix in asked:
        return 0
    asked.add(prefix)
    books.flush()
    start, key = sort_key(f"{prefix}-"), Asset.tag_sort
    lengths = {f"{digits:02d}": len(start) + 2 + digits for digits in range(1, MOST_DIGITS + 1)}
    query = (
        select(key)
        .where(key >= f"{start}01", key < f"{start}{MOST_DIGITS:02d}:")
        .where(func.length(key) == case(lengths, value=func.substr(key, len(start) + 1, 2)))
        .where(func.substr(Asset.tag_key, 1, len(prefix) + 1) == f"{prefix}-")
        .order_by(key.desc())
        .limit(1)
    )
    found = books.scalar(query)
    return int(found[len(start) + 2 :]) if found else 0


def _free(books: Books, prefix: str, digits: int, start: int, count: int) -> list[tuple[int, str]]:
    tags = {f"{prefix}-{number:0{digits}d}": number for number in range(start, start + count)}
    taken = {key for column in TAKEN for key in books.scalars(select(column).where(column.in_(tags)))}
    taken |= books.info.get("tags spoken for", set())
    return [(number, tag) for tag, number in tags.items() if tag not in taken]
