"""What is reserved for somebody else while it would be out."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Connection

from tracker_desktop.transactions.rules.concerns import Concern, Handover

MAY_OVERRIDE: tuple[str, ...] = ()


def concerns(connection: Connection, over: Handover) -> Iterator[Concern]:
    """Nothing yet."""
    yield from ()
