"""Makers of fields of one's own, files and parts for tests."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from tests.store_fixtures import Office
from tests.transactions.makers import made
from tracker_desktop.models.assets import Readiness
from tracker_desktop.queries.own_fields import OwnValuesOf
from tracker_desktop.store.done import Done
from tracker_desktop.transactions.add_own_field import AddOwnField
from tracker_desktop.transactions.base import Transaction
from tracker_desktop.transactions.books import Books
from tracker_desktop.transactions.edit_assets import EditAssets
from tracker_desktop.transactions.rights import Right
from tracker_desktop.transactions.rules.asset_rules import hold_assets
from tracker_desktop.transactions.rules.asset_said import say
from tracker_desktop.transactions.rules.attaching import Attached
from tracker_desktop.transactions.rules.own_field_fields import OwnFieldFields
from tracker_desktop.transactions.rules.own_values import OwnGiven
from tracker_desktop.transactions.rules.said import Said


def add_field(office: Office, name: str, kind: str = "text", **fields: Any) -> int:
    return made(office.perform(AddOwnField(OwnFieldFields(name, kind, **fields))))


def set_own(office: Office, asset_id: int, **values: str | None) -> Done:
    """Values by the key of their field: own_3."""
    given = tuple(OwnGiven(int(key.removeprefix("own_")), value) for key, value in values.items())
    return office.perform(EditAssets((asset_id,), {"own": given}))


def own(office: Office, asset_id: int) -> dict[int, str]:
    found: Mapping[int, str] = office.read(OwnValuesOf(asset_id))
    return dict(found)


def file(name: str = "rust.png", **fields: Any) -> Attached:
    """A file that no folder has: the records do not look there."""
    return Attached(hashlib.sha256(name.encode()).hexdigest(), name, 12, "image/png", **fields)


@dataclass(frozen=True)
class Dispose(Transaction):
    """Assets are gone, by whatever way: the rules behind must hold for all of them."""

    kind: ClassVar[str] = "edit_assets"
    right: ClassVar[Right] = Right.ASSETS

    asset_ids: tuple[int, ...]

    def apply(self, books: Books) -> Said:
        assets = hold_assets(books, self.asset_ids)
        for asset in assets:
            asset.readiness = Readiness.DISPOSED.value
        return say("edit_assets", assets, fields="State")
