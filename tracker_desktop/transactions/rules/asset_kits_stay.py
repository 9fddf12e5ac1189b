"""What rows of kits must hold together again after an entry was undone."""

from __future__ import annotations

import json

from sqlalchemy import select

from tracker_desktop.errors import Refused
from tracker_desktop.models.asset_kits import AssetKit, KitAsset, KitOut
from tracker_desktop.models.assets import Asset, Custody
from tracker_desktop.models.journal import Change
from tracker_desktop.transactions.books import Books
from tracker_desktop.transactions.rules.asset_rules import holder_name

TABLES = (Custody.__tablename__, KitAsset.__tablename__, KitOut.__tablename__)


def asset_kits_stay(books: Books) -> None:
    """Raises Refused: asset_kit_undo_back where an asset would be out again as a part of a kit that has come back
    since; asset_kit_undo_out where what belongs to a kit would change while it is out."""
    books.flush()
    _parts_follow_kits(books)
    _members_stay(books)


def _parts_follow_kits(books: Books) -> None:
    query = (
        select(Asset.tag, AssetKit.code)
        .join(Custody, Custody.asset_id == Asset.id)
        .join(KitOut, KitOut.opened_by == Custody.opened_by)
        .join(KitAsset, (KitAsset.kit_id == KitOut.kit_id) & (KitAsset.asset_id == Asset.id))
        .join(AssetKit, AssetKit.id == KitOut.kit_id)
        .where((Custody.entry == books.uid) | (KitOut.entry == books.uid))
        .where(Custody.ended_at.is_(None), KitOut.ended_at.is_not(None))
    )
    found = books.execute(query).first()
    if found is not None:
        raise Refused("asset_kit_undo_back", tag=found.tag, kit=found.code)


def _members_stay(books: Books) -> None:
    mine = Change.entry == books.uid, Change.table_name == KitAsset.__tablename__
    texts = [text for row in books.execute(select(Change.before, Change.after).where(*mine)) for text in row if text]
    kits = {json.loads(text).get("kit_id") for text in texts} - {None}
    if not kits:
        return
    out = select(KitOut).where(KitOut.kit_id.in_(sorted(kits)), KitOut.ended_at.is_(None)).order_by(KitOut.id)
    for row in books.scalars(out).all():
        kit = books.get_one(AssetKit, row.kit_id)
        raise Refused("asset_kit_undo_out", kit=kit.code, holder=holder_name(books, row.holder_id))
