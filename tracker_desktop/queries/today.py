"""The numbers of Today: each tile is a view of a list, and what its small line says."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from tracker_desktop.models.assets import Asset, Readiness
from tracker_desktop.queries.base import Query
from tracker_desktop.queries.listing import ListCounts
from tracker_desktop.queries.office import office_of
from tracker_desktop.wording.render import counted


@dataclass(frozen=True)
class TodayTile:
    """One tile. `tone` colours the number; a click goes to the view of the list."""

    key: str
    title: str
    tone: str
    listing: str
    view: str
    number: int
    small: str


Small = Callable[[dict[str, int], str], str]


@dataclass(frozen=True)
class Tile:
    """A tile as a row: which view of which list it counts, in words and colour."""

    title: str
    tone: str
    listing: str
    view: str
    small: Small


def _late(counts: dict[str, int], oldest: str) -> str:
    return oldest if counts["overdue"] else "nothing is late"


TILES: tuple[Tile, ...] = (
    Tile("overdue", "bad", "assets", "overdue", _late),
    Tile("to inspect", "warn", "assets", "to_inspect", lambda *_: "returned, not ready yet"),
    Tile("on loan", "info", "assets", "on_loan", lambda counts, _: f"{counts['assigned']:,} more assigned"),
    Tile("in maintenance", "warn", "assets", "in_maintenance", lambda *_: "not to be used"),
    Tile("missing", "bad", "assets", "missing", lambda *_: "not seen where they should be"),
    Tile("below reorder point", "warn", "items", "reorder", lambda counts, _: f"{counts['out_of_stock']:,} out"),
    Tile("expire soon", "warn", "items", "expiring", lambda counts, _: f"{counts['expired']:,} expired on the shelf"),
    Tile("warranty ends", "info", "assets", "warranty", lambda *_: "soon"),
)


@dataclass(frozen=True)
class Today(Query[list[TodayTile]]):
    """All tiles with their numbers."""

    def run(self, connection: Connection) -> list[TodayTile]:
        counts = {name: ListCounts(name).run(connection) for name in {tile.listing for tile in TILES}}
        together = {**counts["items"], **counts["assets"]}
        oldest = _oldest(connection) if together["overdue"] else ""
        return [
            TodayTile(
                f"{tile.listing} {tile.view}",
                tile.title,
                tile.tone,
                tile.listing,
                tile.view,
                counts[tile.listing][tile.view],
                tile.small(together, oldest),
            )
            for tile in TILES
        ]


def _oldest(connection: Connection) -> str:
    first = connection.scalar(
        select(func.min(Asset.due, type_=Asset.due.type)).where(Asset.readiness == Readiness.READY.value)
    )
    if first is None:
        return ""
    return f"oldest {counted((office_of(connection).today - first).days, 'day')}"
