"""What a certificate of disposal says, as texts and integers, kept when its lot is closed."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from tracker_desktop.models.assets import Asset
from tracker_desktop.models.disposals import Disposal, DisposalLine
from tracker_desktop.transactions.base import plain
from tracker_desktop.transactions.books import Books
from tracker_desktop.transactions.rules.asset_rules import category_of
from tracker_desktop.transactions.rules.gone_assets import saved_a_year

HEAD = ("name", "method", "recipient", "recipient_address", "reason", "note", "disposed_on", "made_at")
PEOPLE = ("made_by_id", "requested_by_id", "approved_by_id", "approval_id")
OF_LINE = (
    *("line", "asset_id", "holds_data", "wiped_on", "wiped_by", "wipe_method", "wipe_certificate"),
    *("proceeds", "costs", "book_value", "note"),
)
OF_ASSET = ("tag", "description", "manufacturer", "model_number", "serial", "cost", "purchased", "condition")


def snapshot(books: Books, lot: Disposal, pairs: Sequence[tuple[DisposalLine, Asset]]) -> dict[str, Any]:
    """Amounts are texts, people stand in it by their ids, what is not known is left out."""
    kept = {name: getattr(lot, name) for name in (*HEAD, *PEOPLE)}
    lines = [_line(books, line, asset) for line, asset in pairs]
    saved: Decimal = saved_a_year(books, [asset for _, asset in pairs])
    return {**_told(kept), "saved_a_year": _plain(saved), "lines": lines}


def _line(books: Books, line: DisposalLine, asset: Asset) -> dict[str, Any]:
    category = category_of(books, asset)
    values = {name: getattr(asset, name) for name in OF_ASSET} | {name: getattr(line, name) for name in OF_LINE}
    return _told(values | {"category": category.name if category else None})


def _told(values: dict[str, Any]) -> dict[str, Any]:
    return {name: _plain(value) for name, value in values.items() if value is not None}


def _plain(value: Any) -> Any:
    return f"{value:.4f}" if isinstance(value, Decimal) else plain(value)
