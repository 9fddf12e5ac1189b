"""What a certificate of disposal says, as texts and integers: kept when its lot is closed, shown as a draft before."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from sqlalchemy import Connection, select

from tracker_desktop.models.assets import Asset
from tracker_desktop.models.categories import Category
from tracker_desktop.models.disposals import Disposal, DisposalLine
from tracker_desktop.queries.disposal_sums import HOLDS_DATA
from tracker_desktop.queries.ghosts import yearly
from tracker_desktop.queries.office import office_of

HEAD = ("name", "method", "recipient", "recipient_address", "reason", "note", "disposed_on")
PEOPLE = ("made_by_id", "requested_by_id", "approved_by_id", "approval_id")
OF_LINE = (
    "line",
    "asset_id",
    "wiped_on",
    "wiped_by",
    "wipe_method",
    "wipe_certificate",
    "proceeds",
    "costs",
    "book_value",
)
OF_ASSET = ("tag", "description", "manufacturer", "model_number", "serial", "cost", "purchased", "condition")
_LINES: Any = (
    select(
        *(getattr(DisposalLine, name) for name in OF_LINE),
        *(getattr(Asset, name) for name in OF_ASSET),
        *(DisposalLine.note.label("note"), Category.name.label("category"), HOLDS_DATA.label("holds_data")),
    )
    .join(Asset, Asset.id == DisposalLine.asset_id)
    .outerjoin(Category, Category.id == Asset.category_id)
    .order_by(DisposalLine.line)
)


def snapshot(connection: Connection, disposal_id: int) -> dict[str, Any]:
    """Amounts are texts, people stand in it by their ids, what is not known is left out."""
    office = office_of(connection)
    head = connection.execute(select(Disposal.__table__).where(Disposal.id == disposal_id)).one()
    rows = connection.execute(_LINES.where(DisposalLine.disposal_id == disposal_id)).mappings().all()
    saved = sum((yearly(office, row["cost"]) or Decimal(0) for row in rows), Decimal(0))
    kept = {name: getattr(head, name) for name in (*HEAD, *PEOPLE)} | {"saved_a_year": saved}
    return _told(kept) | {"lines": [_told(dict(row)) for row in rows]}


def _told(values: Mapping[str, Any]) -> dict[str, Any]:
    return {name: _plain(value) for name, value in values.items() if value is not None}


def _plain(value: Any) -> Any:
    if isinstance(value, Decimal):
        return f"{value:.4f}"
    return value.isoformat() if isinstance(value, dt.date) else int(value) if isinstance(value, bool) else value
