"""The fields of a training."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from tracker_desktop.models.lending import Training
from tracker_desktop.models.text import fold
from tracker_desktop.queries.in_parts import in_parts
from tracker_desktop.transactions.books import Books
from tracker_desktop.transactions.rules import fields
from tracker_desktop.transactions.rules.fields import Rule
from tracker_desktop.wording.lending import valid_words
from tracker_desktop.wording.render import show_day


@dataclass(frozen=True)
class TrainingFields:
    """A training as the form gives it; `valid_until` is its last day, None: it has no end."""

    name: str
    valid_until: dt.date | None = None
    note: str | None = None


RULES = {
    "name": Rule("Training", fields.needed(fields.named)),
    "valid_until": Rule("Valid until", fields.day),
    "note": Rule("Note", fields.line),
}


def checked(books: Books, values: Mapping[str, Any]) -> dict[str, Any]:
    """The values made clean. Raises Refused("field_wrong")."""
    clean = fields.checked(books, RULES, values)
    if "name" in clean:
        clean["unique_key"] = fold(clean["name"])
    return clean


def trained(books: Books, person_ids: Iterable[int], key: str) -> dict[int, Training]:
    """Who of these people has the training already, locked."""
    found: list[int] = []
    for part in in_parts(sorted(set(person_ids))):
        query = select(Training.id).where(Training.person_id.in_(part), Training.unique_key == key)
        found += books.scalars(query)
    return {row.person_id: row for row in books.hold(Training, found).values()}


def until_words(valid_until: dt.date | None) -> str:
    """until 1 Dec 2027; without an end."""
    return valid_words("" if valid_until is None else show_day(valid_until))
