"""Which columns of a list made elsewhere hold the tags, the places, the condition and the note."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from tracker_desktop.errors import Refused
from tracker_desktop.exchange.dialects import Aliases
from tracker_desktop.exchange.headers import ASSETS, normal
from tracker_desktop.exchange.read_csv import Sheet

TITLES: Aliases = {
    "tag": (
        *ASSETS["tag"],
        *("inventory no", "inventory nr", "inventory tag", "inventory code", "barcode", "bar code", "tag no", "tag id"),
        *("asset code", "asset", "code", "label", "property number", "property tag", "scan", "scanned"),
    ),
    "place": (
        *ASSETS["place"],
        *ASSETS["location"],
        *("room", "room number", "room no", "room code", "place code", "location code", "site", "found in", "seen in"),
        *("counted in", "where"),
    ),
    "condition": (*ASSETS["condition"], "state"),
    "note": (*ASSETS["notes"], "remark", "remarks"),
}
"""The first that a file has is taken."""
_SAID = re.compile(r"\s*(tag|place|condition|note)\s*=\s*(\d{1,4})\s*")


@dataclass(frozen=True)
class AuditColumns:
    """The position of each column from 0; None where the list has none. `headings`: the first row is their titles."""

    tag: int
    place: int | None = None
    condition: int | None = None
    note: int | None = None
    headings: bool = True


def find_columns(sheet: Sheet) -> AuditColumns:
    """The columns by their titles. Raises Refused: audit_sheet_columns where none holds tags by its title."""
    titles = [normal(title) for title in sheet.headers]
    found = {field: _position(titles, aliases) for field, aliases in TITLES.items()}
    tag = found.pop("tag")
    if tag is None:
        raise Refused("audit_sheet_columns", name=sheet.name, headers=", ".join(filter(None, sheet.headers))[:200])
    return AuditColumns(tag, found["place"], found["condition"], found["note"])


def said_columns(text: str, *, headings: bool) -> AuditColumns:
    """The columns as somebody says them, counted from 1: "tag=1,place=2". Raises Refused: audit_columns_wrong."""
    parts = [_SAID.fullmatch(part) for part in text.split(",")]
    found: Mapping[str, int] = {part[1]: int(part[2]) - 1 for part in parts if part is not None}
    if None in parts or "tag" not in found or min(found.values()) < 0 or len(found) < len(parts):
        raise Refused("audit_columns_wrong", text=text)
    return AuditColumns(**found, headings=headings)


def check_columns(sheet: Sheet, columns: AuditColumns) -> None:
    """Raises Refused: audit_column_missing."""
    for position in (columns.tag, columns.place, columns.condition, columns.note):
        if position is not None and position >= len(sheet.headers):
            raise Refused("audit_column_missing", name=sheet.name, number=position + 1, count=len(sheet.headers))


def named_twice(sheet: Sheet, columns: AuditColumns) -> Iterator[str]:
    """The titles of columns that are read and that stand over other columns too, which are not."""
    titles = [normal(title) for title in sheet.headers]
    for position in (columns.tag, columns.place, columns.condition, columns.note):
        if columns.headings and position is not None and titles.count(titles[position]) > 1:
            yield sheet.headers[position]


def _position(titles: Sequence[str], aliases: Sequence[str]) -> int | None:
    return next((titles.index(alias) for alias in aliases if alias in titles), None)
