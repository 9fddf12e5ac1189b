"""Tags of new assets by the prefix of their category: LT-00142."""

from __future__ import annotations

from sqlalchemy import select

from tracker_desktop.models.assets import Asset
from tracker_desktop.models.people import Person
from tracker_desktop.models.places import Place
from tracker_desktop.transactions.books import Books

AHEAD = 500
TAKEN = (Asset.tag_key, Place.code_key, Person.badge_key)


def next_tag(books: Books, prefix: str) -> str:
    """The next tag of this prefix that names nothing yet; never given again even if this entry is undone."""
    series = f"tag {prefix}"
    digits = int(books.setting("tags.digits"))
    number = books.next_number(series)
    while True:
        ahead = {f"{prefix}-{n:0{digits}d}": n for n in range(number, number + AHEAD)}
        taken = {key for column in TAKEN for key in books.scalars(select(column).where(column.in_(ahead)))}
        free = next((tag for tag in ahead if tag not in taken), None)
        if free is not None and ahead[free] == number:
            return free
        number = books.next_number(series, number + AHEAD if free is None else ahead[free])
