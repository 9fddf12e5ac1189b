"""Attach photos and documents: to an asset, to what happened, or to a paper of the office."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from sqlalchemy import select

from tracker_desktop.errors import Refused
from tracker_desktop.models.assets import Asset
from tracker_desktop.models.contracts import Contract
from tracker_desktop.models.disposals import Disposal
from tracker_desktop.models.journal import Change, Entry
from tracker_desktop.models.losses import Loss
from tracker_desktop.models.maintenance import WorkOrder
from tracker_desktop.transactions.base import Transaction
from tracker_desktop.transactions.books import Books
from tracker_desktop.transactions.rights import Right
from tracker_desktop.transactions.rules.attaching import About, Attached, attach, tell_asset
from tracker_desktop.transactions.rules.said import Gap, Said
from tracker_desktop.transactions.rules.said import entry as entry_gap
from tracker_desktop.wording.figures import counted

OWNERS: Mapping[str, tuple[type[Any], str, str]] = {
    "asset_id": (Asset, "asset", "tag"),
    "work_order_id": (WorkOrder, "work_order", "number"),
    "loss_id": (Loss, "loss", "number"),
    "disposal_id": (Disposal, "disposal", "number"),
    "contract_id": (Contract, "contract", "name"),
}
"""The record of each field, what it is called, and the column with its name."""


@dataclass(frozen=True)
class AttachFiles(Transaction):
    """To one thing: a record, or what `about_entry` (its uid) says that happened; where that was done with one asset,
    its files have them too."""

    kind: ClassVar[str] = "attach_files"
    right: ClassVar[Right] = Right.COUNTER

    files: tuple[Attached, ...]
    asset_id: int | None = None
    work_order_id: int | None = None
    loss_id: int | None = None
    disposal_id: int | None = None
    contract_id: int | None = None
    about_entry: str | None = None

    def apply(self, books: Books) -> Said:
        if not self.files:
            raise Refused("no_files")
        named = {key: getattr(self, key) for key in (*OWNERS, "about_entry")}
        given = {key: value for key, value in named.items() if value is not None}
        if len(given) != 1:
            raise Refused("files_for_one")
        (key, value), count = next(iter(given.items())), counted(len(self.files), "file")
        if key == "about_entry":
            what = _what_happened(books, value)
            asset_id = _only_asset(books, value)
            attach(books, self.files, About(asset_id=asset_id, about_entry=value))
            tell_asset(books, asset_id)
            return Said("attach_to_entry", {"files": count, "what": what})
        model, called, column = OWNERS[key]
        row = books.hold(model, [value])[value]
        attach(books, self.files, About(**given))
        tell_asset(books, self.asset_id)
        name = getattr(row, column) or called.replace("_", " ")
        return Said(self.kind, {"files": count, "name": name}, (called, row.id) if called == "asset" else None)


def _what_happened(books: Books, uid: str) -> Gap:
    found = books.get(Entry, uid) if uid.isprintable() else None
    if found is None:
        raise Refused("undo_unknown")
    return entry_gap(found.said)


def _only_asset(books: Books, uid: str) -> int | None:
    touched = select(Change.row_id).where(Change.entry == uid, Change.table_name == Asset.__tablename__)
    ids = books.scalars(touched.distinct().limit(2)).all()
    return ids[0] if len(ids) == 1 and books.get(Asset, ids[0]) is not None else None
