"""Every label format there is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from tracker_desktop.errors import Refused
from tracker_desktop.labels.formats import FORMATS, Format
from tracker_desktop.queries.base import Query


@dataclass(frozen=True)
class KnownFormats(Query[tuple[Format, ...]]):
    """The formats of the program."""

    def run(self, connection: Connection) -> tuple[Format, ...]:
        return FORMATS


def format_of(forms: Sequence[Format], key: str) -> Format:
    """The format of a key. Raises Refused: label_format_unknown."""
    wanted = key.strip().casefold()
    found = next((form for form in forms if form.key.casefold() == wanted), None)
    if found is None:
        raise Refused("label_format_unknown", name=key, formats=", ".join(form.key for form in forms))
    return found
