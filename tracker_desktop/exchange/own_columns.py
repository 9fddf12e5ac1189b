"""Columns of a list of assets that are called as a field of one's own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tracker_desktop.exchange.cells import Cells
from tracker_desktop.exchange.headers import Column, Mapped, normal
from tracker_desktop.exchange.values import yes_no
from tracker_desktop.queries.own_fields import OwnFieldRow
from tracker_desktop.transactions.importing.given import What

PREFIX = "own_"
DATES, NUMBERS = frozenset({"date"}), frozenset({"number", "money"})
YES_NO = "yes or no"


def with_own(mapped: Mapped, headers: Sequence[str], fields: Sequence[OwnFieldRow]) -> Mapped:
    """The columns of a list of assets with those besides that are called as a field is."""
    if mapped.what is not What.ASSETS or mapped.dialect:
        return mapped
    by_name = {normal(field.name): field for field in fields}
    taken = {column.position for column in mapped.columns}
    found = [
        (Column(position, title.strip(), by_name[normal(title)].key), by_name[normal(title)])
        for position, title in enumerate(headers)
        if position not in taken and normal(title) in by_name
    ]
    own = tuple(column for column, _ in found)
    used = {column.title for column in own}
    kinds = {field.key: field.kind for _, field in found}
    unused = tuple(title for title in mapped.unused if title not in used)
    return replace(mapped, columns=(*mapped.columns, *own), unused=unused, own=kinds)


def of_kinds(mapped: Mapped, kinds: frozenset[str]) -> tuple[str, ...]:
    """The fields of one's own of these kinds, which decide too how the file writes dates and numbers."""
    return tuple(key for key, kind in mapped.own.items() if kind in kinds)


def own_values(cells: Cells) -> dict[int, str]:
    """The filled fields of one's own, by id, as they are kept. Raises Refused naming the column."""
    return {
        int(key.removeprefix(PREFIX)): _value(cells, key, kind)
        for key, kind in cells.mapped.own.items()
        if key in cells.texts
    }


def _value(cells: Cells, key: str, kind: str) -> str:
    if kind in DATES:
        found = cells.date(key)
        return found.isoformat() if found is not None else ""
    if kind in NUMBERS:
        number = cells.number(key)
        return "" if number is None else f"{number:f}"
    if kind == YES_NO:
        return "yes" if cells.read(key, yes_no) else "no"
    return cells.text(key)
