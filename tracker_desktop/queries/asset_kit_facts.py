"""What the counter and the dialogs ask about a kit of assets."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, select

from tracker_desktop.models.asset_kits import AssetKit, KitAsset, KitOut
from tracker_desktop.models.assets import Asset
from tracker_desktop.models.places import Place
from tracker_desktop.queries.base import Query
from tracker_desktop.queries.kits_out import OutKit, out_kits, pairs


@dataclass(frozen=True)
class KitMember:
    """An asset that belongs to a kit."""

    asset_id: int
    tag: str
    description: str


@dataclass(frozen=True)
class AssetKitFacts:
    """A kit with its assets in the order of their tags; `accessories` are name and quantity. `out`: how it stands
    where it is out."""

    id: int
    code: str
    name: str
    notes: str | None
    active: bool
    home: tuple[int, str] | None
    accessories: tuple[tuple[str, int], ...]
    members: tuple[KitMember, ...]
    out: OutKit | None


@dataclass(frozen=True)
class AssetKitFactsOf(Query[AssetKitFacts | None]):
    """The facts of a kit; None where it is gone."""

    kit_id: int

    def run(self, connection: Connection) -> AssetKitFacts | None:
        head = select(
            AssetKit.id,
            AssetKit.code,
            AssetKit.name,
            AssetKit.notes,
            AssetKit.active,
            AssetKit.home_place_id,
            Place.path,
            AssetKit.accessories,
        ).outerjoin(Place, Place.id == AssetKit.home_place_id)
        row = connection.execute(head.where(AssetKit.id == self.kit_id)).first()
        if row is None:
            return None
        members = (
            select(Asset.id, Asset.tag, Asset.description)
            .join(KitAsset, KitAsset.asset_id == Asset.id)
            .where(KitAsset.kit_id == self.kit_id)
            .order_by(Asset.tag_sort)
        )
        return AssetKitFacts(
            row.id,
            row.code,
            row.name,
            row.notes,
            row.active,
            None if row.home_place_id is None else (row.home_place_id, row.path),
            pairs(row.accessories),
            tuple(KitMember(*member) for member in connection.execute(members)),
            next(iter(out_kits(connection, KitOut.kit_id == self.kit_id)), None),
        )
