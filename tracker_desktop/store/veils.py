"""Personal values behind their digests."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy.orm import Session

from tracker_desktop.errors import Refused
from tracker_desktop.models.journal import PersonalValue


def unveil(books: Session, values: Mapping[str, Any]) -> dict[str, Any]:
    """The values of a change with each digest replaced by what it stands for.

    Raises Refused("erased") where the value was erased from the journal.
    """
    return {key: _one(books, value) for key, value in values.items()}


def _one(books: Session, value: Any) -> Any:
    if not (isinstance(value, Mapping) and "sha256" in value):
        return value
    kept = books.get_one(PersonalValue, value["sha256"])
    if kept.erased_by is not None:
        raise Refused("erased")
    return kept.value
