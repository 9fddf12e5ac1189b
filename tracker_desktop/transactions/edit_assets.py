"""Edit assets: correct or complete what is known of one, or the same fields of many."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar

from tracker_desktop.errors import Refused
from tracker_desktop.models.assets import Asset
from tracker_desktop.transactions.base import Transaction
from tracker_desktop.transactions.books import Books
from tracker_desktop.transactions.rights import Right
from tracker_desktop.transactions.rules import fields
from tracker_desktop.transactions.rules.asset_fields import ONE_ONLY, RULES, AssetFields, checked
from tracker_desktop.transactions.rules.asset_rules import hold_assets, set_condition
from tracker_desktop.transactions.rules.asset_said import say
from tracker_desktop.transactions.rules.former_tags import keep_former
from tracker_desktop.transactions.rules.own_values import put_values
from tracker_desktop.transactions.rules.said import Said
from tracker_desktop.transactions.rules.shape import fields_of
from tracker_desktop.transactions.rules.tags import keep_from_next

OWN = "own"


@dataclass(frozen=True)
class EditAssets(Transaction):
    """`changes` maps names of AssetFields to new values. Readiness, holder and due date have their own actions."""

    kind: ClassVar[str] = "edit_assets"
    right: ClassVar[Right] = Right.ASSETS

    asset_ids: tuple[int, ...]
    changes: Mapping[str, Any] = field(metadata=fields_of(AssetFields))

    def apply(self, books: Books) -> Said:
        assets = hold_assets(books, self.asset_ids)
        if len(assets) > 1:
            for key in ONE_ONLY:
                if key in self.changes:
                    raise Refused("one_asset_only", field=RULES[key].label, key=key)
        changed: dict[str, None] = {}
        plain = {name: value for name, value in self.changes.items() if name != OWN}
        for asset in assets:
            changed |= dict.fromkeys(_edit(books, asset, plain))
        if OWN in self.changes or "category_id" in plain:
            changed |= dict.fromkeys(put_values(books, assets, self.changes.get(OWN, ())))
        if not changed:
            raise Refused("nothing_changed")
        return say(self.kind, assets, fields=", ".join(changed))


def _edit(books: Books, asset: Asset, changes: Mapping[str, Any]) -> list[str]:
    values = checked(books, changes, asset)
    if "tag_key" in values and values["tag_key"] != asset.tag_key:
        keep_from_next(books, [asset.tag_key, values["tag_key"]])
        keep_former(books, asset, values["tag_key"])
    condition = values.pop("condition", None)
    changed = fields.put(asset, values, RULES)
    if condition not in (None, asset.condition):
        set_condition(asset, condition)
        changed.append(RULES["condition"].label)
    return changed
