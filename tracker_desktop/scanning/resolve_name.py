"""A name typed by hand, where somebody has no badge at hand: the people and departments that are called so."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, select

from tracker_desktop.models.people import Department, Person
from tracker_desktop.models.text import fold
from tracker_desktop.queries.base import Query
from tracker_desktop.queries.suggest import Suggest
from tracker_desktop.scanning.match import Match

ROWS: dict[str, type[Any]] = {"person": Person, "department": Department}
SHORTEST_NAME = 3
MOST_LOOKED_AT = 50


@dataclass(frozen=True)
class CalledSo(Query[tuple[Match, ...]]):
    """Active people and departments with a name of which some word, and what follows it, begins like the text. Nobody
    is called by less than three characters."""

    text: str

    def run(self, connection: Connection) -> tuple[Match, ...]:
        start = fold(self.text).strip()
        if len(start) < SHORTEST_NAME:
            return ()
        found = Suggest(tuple(ROWS), start, MOST_LOOKED_AT).run(connection)
        named = [one for one in found if f" {start}" in f" {fold(one.text)}"]
        return tuple(
            Match(one.kind, one.id, one.text, one.detail, "name", holder_id=_holder_of(connection, one.kind, one.id))
            for one in named
        )


def _holder_of(connection: Connection, kind: str, row_id: int) -> int | None:
    row = ROWS[kind]
    return connection.scalar(select(row.holder_id).where(row.id == row_id))
