"""Fields of one's own that are asked when an asset is handed out or comes back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from tracker_desktop.counter.basket import AssetLine, StockLine
from tracker_desktop.queries.own_fields import OwnAsked
from tracker_desktop.ui.forms.own_forms import own_ask, own_start
from tracker_desktop.ui.forms.rows import Ask

Rows = Sequence[Sequence[Ask]]


def asks_of(asked: Sequence[OwnAsked]) -> tuple[list[Ask], Mapping[str, Any]]:
    """What is asked, none of it required, and what stands in it now."""
    asks = [replace(own_ask(one.field), required=False) for one in asked]
    fields = [one.field for one in asked]
    start = own_start(fields, {one.field.id: one.value for one in asked if one.value})
    return asks, {ask.key: start.get(ask.key) for ask in asks}


def with_asked(
    rows: Rows, values: Mapping[str, Any], asked: Sequence[OwnAsked], line: AssetLine | StockLine
) -> tuple[Rows, Mapping[str, Any]]:
    """The rows of a line with those below that are asked of its asset; what was entered before stands in them."""
    entered = {one.field_id: one.value or "" for one in line.own} if isinstance(line, AssetLine) else {}
    now = [replace(one, value=entered.get(one.field.id, one.value)) for one in asked]
    asks, start = asks_of(now)
    return (*rows, *((ask,) for ask in asks)), {**values, **start}
