"""Fields of one's own in forms: how each kind is asked, and how what was typed is sent and shown again."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from tracker_desktop.queries.own_fields import OwnFieldRow
from tracker_desktop.transactions.rules.own_values import NO, YES, OwnGiven
from tracker_desktop.ui.forms.rows import Ask, Kind

PREFIX = "own_"
IN_A_ROW = 3
NUMBER, DATE, CHOICE, YES_NO, MONEY, LINK = "number", "date", "choice", "yes or no", "money", "link"
_ASKED: Mapping[str, Kind] = {NUMBER: "number", DATE: "date", MONEY: "cost", CHOICE: "choice", YES_NO: "choice"}
_NONE = (None, "—")


def own_rows(fields: Sequence[OwnFieldRow]) -> list[list[Ask]]:
    """The rows that ask for these fields, some beside each other."""
    asks = [own_ask(field) for field in fields]
    return [asks[start : start + IN_A_ROW] for start in range(0, len(asks), IN_A_ROW)]


def own_ask(field: OwnFieldRow, label: str = "") -> Ask:
    """How a field is asked for. One that no two assets share takes the scanner."""
    kind: Kind = _ASKED.get(field.kind, "code" if field.is_unique and field.kind != LINK else "text")
    offered = [_NONE, *((choice, choice) for choice in field.choices)] if field.kind == CHOICE else []
    if field.kind == YES_NO:
        offered = [_NONE, (YES, "Yes"), (NO, "No")]
    return Ask(
        field.key,
        label or field.label,
        kind,
        required=field.required,
        hint=field.hint or "",
        choices=tuple(offered),
        longest=500 if field.kind == LINK else 200,
        past=True,
    )


def own_start(fields: Sequence[OwnFieldRow], values: Mapping[int, str]) -> dict[str, Any]:
    """What stands in the fields, as their widgets show it."""
    return {field.key: _shown(field.kind, values[field.id]) for field in fields if field.id in values}


def _shown(kind: str, value: str) -> Any:
    if kind in (NUMBER, MONEY):
        return Decimal(value)
    return dt.date.fromisoformat(value) if kind == DATE else value


def sorted_out(values: Mapping[str, Any]) -> dict[str, Any]:
    """The values of a form of assets, those of fields of one's own under `own`."""
    own = tuple(
        OwnGiven(int(key.removeprefix(PREFIX)), _text(value)) for key, value in values.items() if key.startswith(PREFIX)
    )
    rest = {key: value for key, value in values.items() if not key.startswith(PREFIX)}
    return rest | ({"own": own} if own else {})


def _text(value: Any) -> str | None:
    if value is None:
        return None
    if isinstance(value, Decimal):
        return f"{value:f}"
    return value.isoformat() if isinstance(value, dt.date) else str(value)
