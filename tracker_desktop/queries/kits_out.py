"""Kits of assets that are out: what went with them, and what is not back yet."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, exists, select
from sqlalchemy.orm import aliased

from tracker_desktop.models.asset_kits import Accessory, AssetKit, KitAsset, KitOut
from tracker_desktop.models.assets import Asset, Custody, CustodyEnd
from tracker_desktop.models.holders import Holder
from tracker_desktop.queries.in_parts import in_parts
from tracker_desktop.wording.asset_kits import things_words

_LATER = aliased(Custody)
IS_BACK: ColumnElement[bool] = exists().where(
    _LATER.asset_id == Custody.asset_id,
    _LATER.id >= Custody.id,
    _LATER.ended_at.is_not(None),
    _LATER.ended_how != CustodyEnd.TRANSFERRED.value,
)
"""Whether what a holding began with has come back since, also by way of others, or is relieved."""


@dataclass(frozen=True)
class Part:
    """An asset of a kit that is out. `holding_id` is the custody that it went out with."""

    asset_id: int
    tag: str
    description: str
    holding_id: int

    @property
    def words(self) -> str:
        """LENS-1 lens 50 mm."""
        return f"{self.tag} {self.description}"


@dataclass(frozen=True)
class OutKit:
    """A kit that is out. `missing` are its assets that are not back, `things` its accessories (name, quantity);
    `handed` are all accessories that went out with it."""

    id: int
    kit_id: int
    code: str
    name: str
    holder_id: int
    holder: str
    due: dt.date | None
    started_at: dt.datetime
    handed: tuple[tuple[str, int], ...]
    things: tuple[tuple[str, int], ...]
    missing: tuple[Part, ...]

    @property
    def is_back(self) -> bool:
        """Whether nothing of it is expected any more."""
        return not self.missing and not self.things

    @property
    def things_words(self) -> str:
        """The accessories that are not back in words."""
        return things_words(self.things)


def pairs(accessories: Iterable[Accessory]) -> tuple[tuple[str, int], ...]:
    """Name and quantity of accessories."""
    return tuple((one["name"], one["quantity"]) for one in accessories)


def still_out(handed: Iterable[Accessory], back: Iterable[Accessory]) -> tuple[tuple[str, int], ...]:
    """The accessories that went out and are not back."""
    came = dict(pairs(back))
    left = ((name, quantity - came.get(name, 0)) for name, quantity in pairs(handed))
    return tuple((name, quantity) for name, quantity in left if quantity > 0)


def out_kits(connection: Connection, *where: ColumnElement[bool]) -> list[OutKit]:
    """The kits that are out, of those that meet the condition on KitOut."""
    query = (
        select(KitOut, AssetKit.code, AssetKit.name, Holder.name.label("holder"))
        .join(AssetKit, AssetKit.id == KitOut.kit_id)
        .join(Holder, Holder.id == KitOut.holder_id)
        .where(KitOut.ended_at.is_(None), *where)
        .order_by(KitOut.id)
    )
    rows = connection.execute(query).all()
    parts = missing_parts(connection, [row.id for row in rows])
    return [_kit(row, parts.get(row.id, ())) for row in rows]


def _kit(row: Any, parts: Sequence[Part]) -> OutKit:
    things = still_out(row.handed_over, row.came_back)
    about = row.id, row.kit_id, row.code, row.name, row.holder_id, row.holder, row.due, row.started_at
    return OutKit(*about, pairs(row.handed_over), things, tuple(parts))


def missing_parts(connection: Connection, kit_out_ids: Collection[int]) -> Mapping[int, Sequence[Part]]:
    """The assets that went out with each of these and are not back, in the order of their tags."""
    found: dict[int, list[Part]] = {}
    for some in in_parts(sorted(kit_out_ids)):
        query = (
            select(KitOut.id, Asset.id, Asset.tag, Asset.description, Custody.id)
            .join(KitAsset, KitAsset.kit_id == KitOut.kit_id)
            .join(Custody, (Custody.opened_by == KitOut.opened_by) & (Custody.asset_id == KitAsset.asset_id))
            .join(Asset, Asset.id == Custody.asset_id)
            .where(KitOut.id.in_(some), ~IS_BACK)
            .order_by(KitOut.id, Asset.tag_sort)
        )
        for kit_out_id, asset_id, tag, description, holding_id in connection.execute(query):
            found.setdefault(kit_out_id, []).append(Part(asset_id, tag, description, holding_id))
    return found


def of_assets(asset_ids: Iterable[int]) -> ColumnElement[bool]:
    """Whether a kit that is out has one of these assets."""
    return KitOut.kit_id.in_(select(KitAsset.kit_id).where(KitAsset.asset_id.in_(sorted(set(asset_ids)))))
