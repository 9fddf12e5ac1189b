"""What changed between asking for an approval and giving it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any

from tracker_desktop.wording.approvals import changed_lines
from tracker_desktop.wording.render import show_money


@dataclass(frozen=True)
class Changed:
    """`more` is what was not asked for, `less` what is no longer needed: each in words, empty where there is none."""

    more: str
    less: str


def compare(value_then: Decimal, then: Any, value_now: Decimal, now: Any) -> Changed:
    """A line that is new, or of which anything but a number towards 0 changed, is more than was asked for."""
    before, after = _lines(then), _lines(now)
    other = [name for name in after if name not in before or _is_more(before[name], after[name])]
    fewer = [name for name in before if name not in after or (name not in other and before[name] != after[name])]
    amounts = show_money(value_now), show_money(value_then)
    more = changed_lines(other, amounts if value_now > value_then else None)
    return Changed(more, changed_lines(fewer, amounts if value_now < value_then else None))


def _lines(facts: Any) -> Mapping[str, Any]:
    if facts is None:
        return {}
    if isinstance(facts, Mapping):
        return {str(name): part for name, part in facts.items()}
    if isinstance(facts, list):
        return {str(part): "" for part in facts}
    return {"": facts}


def _is_more(then: Any, now: Any) -> bool:
    if then == now:
        return False
    was, is_now = _number(then), _number(now)
    if was is None or is_now is None:
        return True
    return abs(is_now) > abs(was) or was * is_now < 0


def _number(value: Any) -> Decimal | None:
    if not isinstance(value, str | int) or isinstance(value, bool):
        return None
    try:
        number = Decimal(value)
    except InvalidOperation:
        return None
    return number if number.is_finite() else None
