"""Labels by ISO 15434: an envelope of fields with data identifiers, as suppliers of parts put on bags and reels.

The fields are those of ISO 15418 (MH10.8.2), chosen as EIGP 114 does for electronics.
"""

from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal
from typing import Any

from tracker_desktop.scanning.gs1_dates import date_of, day_of
from tracker_desktop.scanning.gs1_elements import GS, read_fields
from tracker_desktop.scanning.gs1_facts import parsed_of
from tracker_desktop.scanning.gtin import is_gtin
from tracker_desktop.scanning.parsed import Parsed
from tracker_desktop.wording.codes import problem

RS, EOT = "\x1e", "\x04"
HEADER = "[)>"
LONGEST_FIELD = 128
GS1_FORMAT, DATA_FORMAT, TEXT_FORMAT = "05", "06", "12"
_BEGINS = re.compile(r">?\[\)>[\x1e\x1d]?(\d\d)(.*)", re.DOTALL | re.ASCII)
_SHIFTED = re.compile(r">?\[\)>\^(?:05|06|12)\]")
"""RS and GS that came as the keys which make them together with Ctrl."""
_NEXT = re.compile(r"(\d\d)\x1d(.*)", re.DOTALL | re.ASCII)
_DATA = re.compile(r"(\d{0,3}[A-Z])(.*)", re.DOTALL | re.ASCII)
_TEXT = re.compile(r"([A-Z]{3}) (.*)", re.DOTALL | re.ASCII)
_QUANTITY = re.compile(r"(\d{1,12}(?:\.\d{1,6})?) ?([A-Z]{2,3})?", re.ASCII)
_SHOWN = 12
_ALONE = 48
"""Characters of a label without any separator that can still be one field."""
TEXTS: dict[str, tuple[str, ...]] = {
    "lot": ("1T", "T", "LOT"),
    "serial": ("S", "SER"),
    "supplier_code": ("1P", "30P", "PNR"),
    "customer_part": ("P",),
    "order_number": ("K",),
    "supplier_order": ("1K",),
}
"""The facts of a label and the identifiers that say them, the first that stands there."""
DATES = {"expiry": "14D", "made": "16D"}
QUANTITIES = ("7Q", "Q")
"""The last that stands there counts."""
PIECES = frozenset({"", "EA", "PC", "PCS", "PCE", "C62"})
GTIN = "8P"


def is_envelope(text: str) -> bool:
    """Whether a code begins like a label by ISO 15434, also with the superfluous character that some put before."""
    return text.startswith((HEADER, ">" + HEADER))


def read_envelope(text: str, raw: str, symbology: str | None, today: dt.date) -> Parsed:
    """What the label says. A lost RS or EOT is tolerated."""
    if _SHIFTED.match(text):
        text = text.replace("]", GS).replace("^", RS)
    begins = _BEGINS.match(text)
    if begins is None:
        return Parsed(raw, symbology, "iso15434", errors=(problem("envelope_empty"),))
    form, body = begins[1], begins[2].rstrip(EOT + RS + GS).lstrip(GS)
    if not body:
        return Parsed(raw, symbology, "iso15434", errors=(problem("envelope_empty"),))
    if form == GS1_FORMAT:
        return parsed_of(raw, symbology, "iso15434", read_fields(body.partition(RS)[0], today), today)
    if form not in (DATA_FORMAT, TEXT_FORMAT):
        return Parsed(raw, symbology, "iso15434", errors=(problem("envelope_format", format=form),))
    return _data_fields(body, form, raw, symbology, today)


def _data_fields(body: str, form: str, raw: str, symbology: str | None, today: dt.date) -> Parsed:
    elements: list[tuple[str, str]] = []
    errors: list[str] = []
    if GS not in body and len(body) > _ALONE:
        errors.append(problem("envelope_lost"))
    for record in body.split(RS):
        following = _NEXT.fullmatch(record) if elements else None
        form, part = (following[1], following[2]) if following else (form, record)
        for text in filter(None, part.rstrip(EOT).split(GS)):
            match = (_TEXT if form == TEXT_FORMAT else _DATA).fullmatch(text)
            if match is None:
                errors.append(problem("unknown_data", text=text[:_SHOWN]))
            else:
                elements.append((match[1], match[2]))
                errors += _odd(match[1], match[2])
    facts, wrong = _facts(elements, today)
    twice = [
        problem("data_twice", data=data) for data in _differing(elements) if any(data in row for row in TEXTS.values())
    ]
    return Parsed(raw, symbology, "iso15434", tuple(elements), errors=(*errors, *wrong), warnings=tuple(twice), **facts)


def _facts(elements: list[tuple[str, str]], today: dt.date) -> tuple[dict[str, Any], list[str]]:
    """The facts, and sentences of the values that say none."""
    differing = _differing(elements)
    values = {data: value for data, value in reversed(elements) if value and data not in differing}
    facts: dict[str, Any] = {}
    wrong: list[str] = []
    for name, identifiers in TEXTS.items():
        if (said := next((data for data in identifiers if data in values), None)) is not None:
            facts[name] = values[said]
    for name, data in DATES.items():
        if (text := values.get(data)) is not None and (date := _date(text, today)) is not None:
            facts[name] = date
        elif text is not None:
            wrong.append(problem("data_date", data=data, value=text))
    for data in QUANTITIES:
        if (text := values.get(data)) is not None and (match := _QUANTITY.fullmatch(text)) is not None:
            facts |= {"quantity": Decimal(match[1]), "quantity_unit": _unit(match[2] or "")}
        elif text is not None:
            wrong.append(problem("data_quantity", data=data, value=text))
    if is_gtin(number := values.get(GTIN, "")):
        facts["gtin"] = number.zfill(14)
    elif number:
        wrong.append(problem("data_gtin", data=GTIN, value=number))
    return facts, wrong


def _date(text: str, today: dt.date) -> dt.date | None:
    return date_of(text, today, last_day=False) if len(text) == 6 else day_of(text)


def _unit(code: str) -> str:
    return "" if code in PIECES else code.lower()


def _differing(elements: list[tuple[str, str]]) -> list[str]:
    """The identifiers that stand more than once with different values."""
    values: dict[str, set[str]] = {}
    for data, value in elements:
        if value:
            values.setdefault(data, set()).add(value)
    return [data for data, different in values.items() if len(different) > 1]


def _odd(data: str, value: str) -> list[str]:
    if len(value) > LONGEST_FIELD:
        return [problem("data_length", data=data, length=len(value))]
    return [] if value.isprintable() else [problem("data_character", data=data, value=value)]
