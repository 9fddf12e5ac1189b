"""The resolver as a question to the books."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection

from tracker_desktop.queries.base import Query
from tracker_desktop.scanning.match import Resolution
from tracker_desktop.scanning.resolve import resolve


@dataclass(frozen=True)
class FindCode(Query[Resolution]):
    """What a code names; `kinds` are those wanted. Raises Refused where the code cannot be one."""

    code: str
    typed: bool = False
    kinds: tuple[str, ...] = ()

    def run(self, connection: Connection) -> Resolution:
        return resolve(connection, self.code, typed=self.typed, prefer=self.kinds)
