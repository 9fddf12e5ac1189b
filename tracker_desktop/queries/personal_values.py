"""What stands behind the digests of personal values in the journal's changes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import Connection, select

from tracker_desktop.models.journal import PersonalValue

CHUNK = 900


def is_veiled(value: Any) -> bool:
    """Whether a value of a change is a digest that stands for a personal value; no other value there is a map."""
    return type(value) is dict


def digests_in(changes: Iterable[Mapping[str, Any]]) -> set[str]:
    """The digests in the values of these changes."""
    return {value["sha256"] for values in changes for value in values.values() if is_veiled(value)}


def known_values(connection: Connection, digests: Iterable[str]) -> dict[str, tuple[Any, str | None]]:
    """For each digest the value it stands for and the uid of the entry that erased it, if one did."""
    wanted = sorted(digests)
    found: dict[str, tuple[Any, str | None]] = {}
    for start in range(0, len(wanted), CHUNK):
        query = select(PersonalValue.digest, PersonalValue.value, PersonalValue.erased_by)
        for digest, value, erased_by in connection.execute(
            query.where(PersonalValue.digest.in_(wanted[start : start + CHUNK]))
        ):
            found[digest] = (value, erased_by)
    return found
