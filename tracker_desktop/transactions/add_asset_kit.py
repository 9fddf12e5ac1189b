"""Add a kit of assets: certain assets and accessories that go out and come back as one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from tracker_desktop.models.asset_kits import AssetKit
from tracker_desktop.transactions.base import Transaction
from tracker_desktop.transactions.books import Books
from tracker_desktop.transactions.rights import Right
from tracker_desktop.transactions.rules.asset_kit_fields import AssetKitFields, checked, put_assets
from tracker_desktop.transactions.rules.fields import values_of
from tracker_desktop.transactions.rules.said import Said
from tracker_desktop.wording.figures import counted


@dataclass(frozen=True)
class AddAssetKit(Transaction):
    """`assets` are their tags or serial numbers. Refused where something else is scanned by the tag of the kit, or
    where one of them belongs to another kit."""

    kind: ClassVar[str] = "add_asset_kit"
    right: ClassVar[Right] = Right.ASSETS

    fields: AssetKitFields
    assets: tuple[str, ...]

    def apply(self, books: Books) -> Said:
        kit = books.insert(AssetKit(**checked(books, values_of(self.fields))))
        put_assets(books, kit, self.assets)
        gaps = {"code": kit.code, "name": kit.name, "assets": counted(len(self.assets), "asset")}
        return Said(self.kind, gaps, ("asset_kit", kit.id))
