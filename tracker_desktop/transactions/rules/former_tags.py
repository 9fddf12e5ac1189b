"""An asset keeps the tags that it had: its old label is scanned, and its papers name it."""

from __future__ import annotations

from sqlalchemy import select

from tracker_desktop.models.assets import Asset
from tracker_desktop.models.former_tags import FormerTag
from tracker_desktop.transactions.books import Books


def keep_former(books: Books, asset: Asset, new_key: str) -> None:
    """Note the tag that this asset is about to lose to the one of `new_key` (normalised)."""
    if asset.tag_key == new_key:
        return
    mine = select(FormerTag.id).where(FormerTag.asset_id == asset.id, FormerTag.tag_key == asset.tag_key)
    if books.scalar(mine) is None:
        books.add(FormerTag(asset_id=asset.id, tag=asset.tag, tag_key=asset.tag_key))
