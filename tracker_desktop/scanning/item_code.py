"""What of a scanned code is kept, so that it finds an item from then on: its product number, not its lot."""

from __future__ import annotations

import datetime as dt

from tracker_desktop.models.items import CodeKind
from tracker_desktop.scanning.gtin import is_gtin, is_restricted
from tracker_desktop.scanning.parse import parse


def item_code(code: str) -> tuple[str, str]:
    """The kind and the text of the code that an item gets: a GTIN, a supplier's code, or the code as an own one."""
    parsed = parse(code, today=dt.date.today())
    meant = parsed.others[0] if parsed.kind == "unknown" and parsed.others else parsed
    number = meant.gtin or meant.content_gtin
    if number is not None and not is_restricted(number):
        return CodeKind.GTIN.value, code if is_gtin(code) else number
    if number is None and meant.supplier_code and not meant.errors:
        return CodeKind.SUPPLIER.value, meant.supplier_code
    return CodeKind.ALIAS.value, code
