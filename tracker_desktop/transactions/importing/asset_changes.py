"""Changes of assets that an import found: fields, and who holds them."""

from __future__ import annotations

from collections.abc import Sequence

from tracker_desktop.errors import Refused
from tracker_desktop.models.assets import Asset, Custody, CustodyEnd
from tracker_desktop.transactions.books import Books
from tracker_desktop.transactions.importing.decision import Decision
from tracker_desktop.transactions.importing.write_new import columns
from tracker_desktop.transactions.rules.custody import custodies_of, end_custody, open_custody

HOLDING = frozenset({"holder_id", "due", "held_since"})


def change_assets(books: Books, decisions: Sequence[Decision]) -> None:
    """Write the changes. Raises Refused("import_moved_on") where somebody changed the same field since it was read."""
    rows = books.hold(Asset, [decision.row_id for decision in decisions if decision.row_id is not None])
    pairs = [(decision, rows[decision.row_id or 0]) for decision in decisions]
    for decision, asset in pairs:
        for name, was in decision.before.items():
            if getattr(asset, name) != was:
                raise Refused("import_moved_on")
        for name, value in columns(decision.values).items():
            if name not in HOLDING:
                setattr(asset, name, value)
        if decision.extra:
            asset.entry = books.uid  # only fields of one's own may have changed: its history tells of it
    _change_holding(books, [(decision, asset) for decision, asset in pairs if HOLDING & decision.values.keys()])
    books.flush()


def _change_holding(books: Books, pairs: Sequence[tuple[Decision, Asset]]) -> None:
    held = [asset for _, asset in pairs if asset.holder_id is not None]
    open_now: dict[int, Custody] = {custody.asset_id: custody for custody in custodies_of(books, held)}
    for decision, asset in pairs:
        custody = open_now.get(asset.id)
        if "holder_id" in decision.values and custody is not None:
            end_custody(books, asset, custody, CustodyEnd.TRANSFERRED)
        elif custody is not None and "due" in decision.values:
            asset.due = custody.due = decision.values["due"]
    books.flush()
    for decision, asset in pairs:
        values = columns(decision.values)
        if values.get("holder_id") is not None:
            custody = open_custody(books, asset, values["holder_id"], values.get("due"))
            since = values.get("held_since")
            if since is not None:
                asset.held_since = custody.started_at = min(since, books.effective_at)
