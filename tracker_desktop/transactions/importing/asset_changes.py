"""Changes of assets that an import found: fields, and who holds them."""

from __future__ import annotations

from collections.abc import Sequence

from tracker_desktop.errors import Refused
from tracker_desktop.models.assets import Asset, CustodyEnd
from tracker_desktop.transactions.books import Books
from tracker_desktop.transactions.custody import custody_of, end_custody, open_custody
from tracker_desktop.transactions.importing.decision import Decision
from tracker_desktop.transactions.importing.write_new import columns


def change_assets(books: Books, decisions: Sequence[Decision]) -> None:
    """Write the changes. Raises Refused("import_moved_on") where somebody changed the same field since it was read."""
    rows = books.hold(Asset, [decision.row_id for decision in decisions if decision.row_id is not None])
    for decision in decisions:
        asset = rows[decision.row_id or 0]
        for name, was in decision.before.items():
            if getattr(asset, name) != was:
                raise Refused("import_moved_on")
        values = columns(decision.values)
        holder_id = values.pop("holder_id", None)
        due = values.pop("due", asset.due if holder_id is None else None)
        since = values.pop("held_since", None)
        for name, value in values.items():
            setattr(asset, name, value)
        if holder_id is not None:
            if asset.holder_id is not None:
                end_custody(books, asset, CustodyEnd.TRANSFERRED)
            custody = open_custody(books, asset, holder_id, due)
            if since is not None:
                asset.held_since = custody.started_at = min(since, books.effective_at)
        elif due != asset.due:
            asset.due = due
            custody_of(books, asset).due = due
    books.flush()
