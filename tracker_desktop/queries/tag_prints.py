"""Which tags were printed before."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, select

from tracker_desktop.models.assets import Asset
from tracker_desktop.models.tag_prints import TagPrint
from tracker_desktop.queries.base import Query

CHUNK = 500


@dataclass(frozen=True)
class PrintedBefore(Query[list[str]]):
    """The tags of those of these assets that were printed before, in the order of the list."""

    ids: tuple[int, ...]

    def run(self, connection: Connection) -> list[str]:
        found: list[tuple[str, str]] = []
        printed = select(TagPrint.asset_id)
        for start in range(0, len(self.ids), CHUNK):
            part = self.ids[start : start + CHUNK]
            asked = select(Asset.tag_sort, Asset.tag).where(Asset.id.in_(part), Asset.id.in_(printed))
            found += [(sort, tag) for sort, tag in connection.execute(asked)]
        return [tag for _, tag in sorted(found)]
