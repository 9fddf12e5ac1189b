"""What else is known of an asset: where it lies in and what lies in it, fields of one's own, files, former tags."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, select
from sqlalchemy.orm import aliased

from tracker_desktop.models.assets import Asset, Readiness
from tracker_desktop.models.attachments import Attachment
from tracker_desktop.models.former_tags import FormerTag
from tracker_desktop.queries.attachments import files_words
from tracker_desktop.queries.base import Query
from tracker_desktop.queries.in_parts import in_parts
from tracker_desktop.queries.office import Office
from tracker_desktop.queries.own_fields import own_lines

MOST_PARTS = 8
Fields = Sequence[tuple[str, str]]
_WHOLE = aliased(Asset, name="whole")


@dataclass(frozen=True)
class Part:
    """A part, and the tag of what it lies in."""

    id: int
    tag: str
    description: str
    parent_id: int
    parent: str


@dataclass(frozen=True)
class PartsOf(Query[tuple[Part, ...]]):
    """What lies directly in these assets, by tag."""

    asset_ids: tuple[int, ...]

    def run(self, connection: Connection) -> tuple[Part, ...]:
        return parts_of(connection, self.asset_ids)


@dataclass(frozen=True)
class WholeOf(Query[tuple[Part, ...]]):
    """Those of these assets that are parts, with what they lie in."""

    asset_ids: tuple[int, ...]

    def run(self, connection: Connection) -> tuple[Part, ...]:
        query = _parts().order_by(Asset.tag_sort)
        return tuple(
            Part(*row)
            for some in in_parts(self.asset_ids)
            for row in connection.execute(query.where(Asset.id.in_(some)))
        )


@dataclass(frozen=True)
class FreeOf(Query[list[int]]):
    """Those of these assets that are ready, held by nobody and no part of another, by tag."""

    asset_ids: tuple[int, ...]

    def run(self, connection: Connection) -> list[int]:
        free = Asset.holder_id.is_(None), Asset.parent_id.is_(None), Asset.readiness == Readiness.READY.value
        found: list[int] = []
        for part in in_parts(self.asset_ids):
            found += connection.scalars(select(Asset.id).where(Asset.id.in_(part), *free).order_by(Asset.tag_sort))
        return found


def parts_of(connection: Connection, asset_ids: Sequence[int]) -> tuple[Part, ...]:
    """As PartsOf."""
    query = _parts().order_by(Asset.tag_sort)
    return tuple(
        Part(*row) for some in in_parts(asset_ids) for row in connection.execute(query.where(Asset.parent_id.in_(some)))
    )


def lies_in(connection: Connection, asset_id: int) -> Fields:
    """What an asset lies in and what lies in it."""
    whole = connection.execute(
        select(_WHOLE.tag, _WHOLE.description).join(Asset, Asset.parent_id == _WHOLE.id).where(Asset.id == asset_id)
    ).first()
    parts = parts_of(connection, [asset_id])
    words = [f"{part.tag} {part.description}" for part in parts[:MOST_PARTS]]
    more = [f"and {len(parts) - MOST_PARTS} more"] if len(parts) > MOST_PARTS else []
    return (
        ("Lies in", f"{whole.tag} {whole.description}" if whole is not None else ""),
        ("Parts inside", ", ".join([*words, *more])),
    )


def own_data(connection: Connection, office: Office, asset_id: int) -> Fields:
    """Its fields of one's own, its former tags and how many files it has."""
    tags = connection.scalars(
        select(FormerTag.tag).where(FormerTag.asset_id == asset_id).order_by(FormerTag.id.desc())
    ).all()
    return (
        *own_lines(connection, office, [asset_id]).get(asset_id, ()),
        ("Former tags" if len(tags) > 1 else "Former tag", ", ".join(tags)),
        ("Files", files_words(connection, Attachment.asset_id == asset_id)),
    )


def _parts() -> Any:
    columns = (Asset.id, Asset.tag, Asset.description, _WHOLE.id.label("whole_id"), _WHOLE.tag.label("whole"))
    return select(*columns).join(_WHOLE, _WHOLE.id == Asset.parent_id)
