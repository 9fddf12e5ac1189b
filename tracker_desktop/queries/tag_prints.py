"""Which tags were printed before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, select

from tracker_desktop.models.assets import Asset
from tracker_desktop.models.tag_prints import TagPrint
from tracker_desktop.queries.base import Query

CHUNK = 500
_PRINTED = select(Asset.tag_sort, Asset.id, Asset.tag).where(Asset.id.in_(select(TagPrint.asset_id)))


def printed_before(connection: Connection, asset_ids: Sequence[int]) -> dict[int, str]:
    """Those of these assets whose tag was printed before, with their tags in the order of the list."""
    found: list[tuple[str, int, str]] = []
    for start in range(0, len(asset_ids), CHUNK):
        part = asset_ids[start : start + CHUNK]
        found += [(sort, row_id, tag) for sort, row_id, tag in connection.execute(_PRINTED.where(Asset.id.in_(part)))]
    return {row_id: tag for _, row_id, tag in sorted(found)}


@dataclass(frozen=True)
class PrintedBefore(Query[list[str]]):
    """The tags of those of these assets that were printed before, in the order of the list."""

    ids: tuple[int, ...]

    def run(self, connection: Connection) -> list[str]:
        return list(printed_before(connection, self.ids).values())
