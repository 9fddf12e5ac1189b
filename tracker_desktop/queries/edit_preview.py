"""What an edit of many assets would come to, before it is sent."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, func, or_, select
from sqlalchemy.exc import StatementError

from tracker_desktop.models.assets import Asset
from tracker_desktop.models.own_fields import OwnField, OwnValue
from tracker_desktop.queries.base import Query
from tracker_desktop.queries.in_parts import in_parts
from tracker_desktop.queries.own_fields import OwnFieldRow, own_field_rows


@dataclass(frozen=True)
class SharedOwnFields(Query[tuple[OwnFieldRow, ...]]):
    """The fields of one's own that all of these assets have, and that may say the same in all of them."""

    asset_ids: tuple[int, ...]

    def run(self, connection: Connection) -> tuple[OwnFieldRow, ...]:
        found: set[int | None] = set()
        for part in in_parts(self.asset_ids):
            query = select(Asset.category_id).where(Asset.id.in_(part)).distinct()
            found |= set(connection.scalars(query))
        only = next(iter(found)) if len(found) == 1 else None
        return own_field_rows(
            connection, or_(OwnField.category_id.is_(None), OwnField.category_id == only), OwnField.is_unique == 0
        )


@dataclass(frozen=True)
class EditPreview(Query[int | None]):
    """How many of the assets have other values now than these: columns of an asset by name, fields of one's own by id
    as they are kept. None where a value cannot stand in its column."""

    asset_ids: tuple[int, ...]
    values: Mapping[str, Any]
    own: Mapping[int, str | None] = field(default_factory=dict)

    def run(self, connection: Connection) -> int | None:
        columns = Asset.__table__.columns
        different = [columns[key].is_distinct_from(value) for key, value in self.values.items() if key in columns]
        different += [_own(field_id, value) for field_id, value in self.own.items()]
        if not different:
            return 0
        count = 0
        try:
            for part in in_parts(self.asset_ids):
                query = select(func.count()).select_from(Asset).where(Asset.id.in_(part), or_(*different))
                count += connection.scalar(query) or 0
        except StatementError:  # what no column of this type holds is refused when it is sent, with a sentence
            return None
        return count


def _own(field_id: int, value: str | None) -> Any:
    there = select(OwnValue.id).where(OwnValue.asset_id == Asset.id, OwnValue.field_id == field_id)
    if not value:
        return there.exists()
    return ~there.where(OwnValue.value == value).exists()
