"""All that is looked at before assets are handed to somebody."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence

from sqlalchemy import Connection

from tracker_desktop.models.assets import Asset
from tracker_desktop.models.holders import Holder
from tracker_desktop.transactions.books import Books
from tracker_desktop.transactions.rules import (
    asset_kits,
    holder_rules,
    inside,
    loan_policy,
    overdue_maintenance,
    reserved,
)
from tracker_desktop.transactions.rules.concerns import Concern, Handover, Look, Thing, settled

LOOKS: Sequence[Look] = (
    inside.concerns,
    holder_rules.concerns,
    loan_policy.concerns,
    overdue_maintenance.concerns,
    reserved.concerns,
)
OVERRIDES = (
    *holder_rules.MAY_OVERRIDE,
    *loan_policy.MAY_OVERRIDE,
    *overdue_maintenance.MAY_OVERRIDE,
    *reserved.MAY_OVERRIDE,
    *asset_kits.MAY_OVERRIDE,
)
"""Refusals that a reason overrides."""


def concerns(connection: Connection, over: Handover) -> Iterator[Concern]:
    """Everything that speaks against it, in the order in which it is said."""
    for look in LOOKS:
        yield from look(connection, over)


def receiver(
    books: Books,
    holder_id: int,
    assets: Iterable[Asset],
    override: str | None,
    *,
    due: dt.date | None,
    transfer: bool = False,
    reservation_id: int | None = None,
) -> str:
    """Make sure that this holder may be handed these assets. Returns the reason given, or an empty text.

    Raises Refused: gone, or the first concern that the reason does not settle.
    """
    books.hold(Holder, [holder_id])  # who leaves, and how many one may have, is looked at by one desk at a time
    books.flush()
    over = Handover(
        holder_id,
        tuple(Thing(asset.id, asset.tag, asset.category_id) for asset in assets),
        due,
        books.now,
        books.today,
        str(books.setting("office.zone")),
        transfer,
        reservation_id,
    )
    return settled(concerns(books.connection(), over), override)
