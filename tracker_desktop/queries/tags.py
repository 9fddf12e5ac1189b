"""The tags of assets by their ids, and those that were reserved."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, select

from tracker_desktop.models.assets import Asset
from tracker_desktop.models.journal import Entry
from tracker_desktop.queries.base import Query

MOST = 900


@dataclass(frozen=True)
class TagsOf(Query[list[str]]):
    """The tags of these assets, in their order; of many, those of the first 900."""

    ids: tuple[int, ...]

    def run(self, connection: Connection) -> list[str]:
        wanted = self.ids[:MOST]
        found = dict(connection.execute(select(Asset.id, Asset.tag).where(Asset.id.in_(wanted))).all())
        return [found[row_id] for row_id in wanted if row_id in found]


@dataclass(frozen=True)
class ReservedTags(Query[list[str]]):
    """The tags that an entry reserved, in their order; none where it is no such entry."""

    uid: str

    def run(self, connection: Connection) -> list[str]:
        body = connection.scalar(select(Entry.body).where(Entry.uid == self.uid, Entry.kind == "reserve_tags"))
        return list(body["tags"]) if body else []
