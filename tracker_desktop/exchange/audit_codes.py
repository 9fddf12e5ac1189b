"""The assets that codes name exactly, many at once: by tag, else by serial number, else by the tag they had before."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, select

from tracker_desktop.models.assets import Asset
from tracker_desktop.models.former_tags import FormerTag
from tracker_desktop.queries.base import Query
from tracker_desktop.queries.in_parts import in_parts

WAYS: tuple[tuple[Any, Any], ...] = (
    (Asset.tag_key, Asset.id),
    (Asset.serial_key, Asset.id),
    (FormerTag.tag_key, FormerTag.asset_id),
)


@dataclass(frozen=True)
class AssetsCoded(Query[Mapping[str, frozenset[int]]]):
    """The ids of the assets of these normalised codes; several where a code is on several. What names none is left
    out: nothing is taken for another spelling here."""

    keys: tuple[str, ...]

    def run(self, connection: Connection) -> Mapping[str, frozenset[int]]:
        found: dict[str, frozenset[int]] = {}
        left: Sequence[str] = sorted(set(self.keys))
        for key, asset_id in WAYS:
            hits: dict[str, set[int]] = defaultdict(set)
            for part in in_parts(left):
                for code, row_id in connection.execute(select(key, asset_id).where(key.in_(part))):
                    hits[code].add(row_id)
            found |= {code: frozenset(ids) for code, ids in hits.items()}
            left = [code for code in left if code not in found]
        return found
