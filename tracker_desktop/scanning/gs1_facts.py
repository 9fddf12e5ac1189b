"""What the fields of a GS1 code say, as the facts of a `Parsed`."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from typing import Any

from tracker_desktop.scanning.gs1_dates import date_of
from tracker_desktop.scanning.gs1_elements import Fields
from tracker_desktop.scanning.gs1_fields import field_of
from tracker_desktop.scanning.gs1_pairs import pair_warnings
from tracker_desktop.scanning.gs1_rows import MEASURES, QUANTITIES
from tracker_desktop.scanning.gtin import is_restricted
from tracker_desktop.scanning.parsed import Kind, Parsed
from tracker_desktop.wording.codes import problem

COUNTS = ("30", "37")
UNITS = {start: unit for start, _, unit, _ in MEASURES}
TEXTS: dict[str, tuple[str, ...]] = {
    "gtin": ("01",),
    "content_gtin": ("02",),
    "sscc": ("00",),
    "lot": ("10",),
    "serial": ("21",),
    "supplier_code": ("240",),
    "customer_part": ("241",),
    "order_number": ("400",),
}
DATES: dict[str, tuple[str, ...]] = {
    "expiry": ("17", "7003"),
    "best_before": ("15",),
    "made": ("11",),
    "packed": ("13",),
    "sell_by": ("16",),
}


def parsed_of(
    raw: str,
    symbology: str | None,
    kind: Kind,
    found: Fields,
    today: dt.date,
    *,
    errors: Sequence[str] = (),
    warnings: Sequence[str] = (),
    others: tuple[Parsed, ...] = (),
) -> Parsed:
    """The answer for these fields: with their facts, what is wrong with them, and which should not stand together."""
    twice, minded = _twice(found)
    facts = facts_of({ai: value for ai, value in reversed(found.elements) if ai not in found.bad}, today)
    if (gtin := facts.get("gtin")) is not None and is_restricted(gtin):
        minded.append(problem("restricted", gtin=gtin.lstrip("0")))
    return Parsed(
        raw,
        symbology,
        kind,
        tuple(found.elements),
        errors=(*errors, *found.errors, *twice),
        warnings=(*warnings, *minded, *pair_warnings(found.elements)),
        others=others,
        **facts,
    )


def facts_of(values: dict[str, str], today: dt.date) -> dict[str, Any]:
    """The facts that right values of fields say, by the names that they have in `Parsed`."""
    facts: dict[str, Any] = {}
    _first(facts, TEXTS, values, str)
    _first(facts, DATES, values, lambda text: date_of(text[:6], today))
    for quantity, unit in _quantities(values):
        facts["quantity"], facts["quantity_unit"] = quantity, unit
        break
    return facts


def shown(elements: Sequence[tuple[str, str]]) -> str:
    """Fields as they stand in a sentence: (10) lot ABC, (17) expiry date 261231."""
    return ", ".join(f"{field.shown if (field := field_of(ai)) else f'({ai})'} {value}" for ai, value in elements)


def _first(
    facts: dict[str, Any],
    table: dict[str, tuple[str, ...]],
    values: dict[str, str],
    made: Callable[[str], Any],
) -> None:
    for name, identifiers in table.items():
        for ai in identifiers:
            if ai in values:
                facts[name] = made(values[ai])
                break


def _quantities(values: dict[str, str]) -> Iterator[tuple[Decimal, str]]:
    yield from ((Decimal(values[ai]), "") for ai in COUNTS if ai in values)
    measured = {ai[:3]: ai for ai in values if ai[:2] in ("31", "32", "35", "36")}
    for start in QUANTITIES:
        if (ai := measured.get(start)) is not None:
            yield Decimal(values[ai]).scaleb(-int(ai[3])), UNITS[start]


def _twice(found: Fields) -> tuple[list[str], list[str]]:
    """Sentences of the fields that stand twice: with different values, with the same."""
    first: dict[str, str] = {}
    errors, warnings = [], []
    for ai, value in found.elements:
        if ai not in first:
            first[ai] = value
            continue
        before, field = first[ai], field_of(ai)
        gaps = {"field": field.shown if field else ai, "first": before, "second": value}
        if before == value:
            warnings.append(problem("twice", **gaps))
        else:
            errors.append(problem("twice_differs", **gaps))
            found.bad.add(ai)
    return errors, warnings
