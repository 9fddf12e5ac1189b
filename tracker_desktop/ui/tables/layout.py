"""Which columns a table shows, how wide and in which order: to and from JSON."""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence

from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QHeaderView

from tracker_desktop.ui.pill import pill_font, pill_width
from tracker_desktop.ui.state_colours import state
from tracker_desktop.ui.tables.column import ColumnLike, Widths
from tracker_desktop.ui.tables.delegate import PADDING

VERSION = 1
NARROWEST, WIDEST = 30, 2000
NARROWER = 0.75
HEADER_ROOM = 32
"""Units a header needs beside its word: padding and the arrow."""


def lay_out(header: QHeaderView, columns: Sequence[ColumnLike], hidden: Collection[str]) -> None:
    """The first layout: in the given order, wide enough for the titles, without `hidden`."""
    for number, width in enumerate(_first_widths(header, columns)):
        header.moveSection(header.visualIndex(number), number)
        header.resizeSection(number, width)
        header.setSectionHidden(number, columns[number].key in hidden)


def fill(header: QHeaderView, columns: Sequence[Widths], room: int) -> None:
    """Give what the first layout leaves of the room to its widest column of words. Where there is too little, all
    columns of words become narrower, to a part of their width; then the table is scrolled."""
    widths = {
        number: width
        for number, width in enumerate(_first_widths(header, columns))
        if not header.isSectionHidden(number)
    }
    words = [number for number in widths if columns[number].kind == "text" and columns[number].elastic]
    if not words:
        return
    spare = room - sum(widths.values())
    wide = sum(widths[number] for number in words)
    if spare >= 0:
        widths[max(words, key=lambda number: widths[number])] += spare
    elif wide + spare >= wide * NARROWER:
        for number in words:
            widths[number] = int(widths[number] * (wide + spare) / wide)
    for number, width in widths.items():
        header.resizeSection(number, width)


def _first_widths(header: QHeaderView, columns: Sequence[Widths]) -> list[int]:
    font = QFont(header.font())
    font.setBold(True)
    metrics = QFontMetrics(font)
    table = header.parentWidget()
    pills = QFontMetrics(pill_font(table.font() if table is not None else font))
    return [
        max(
            column.width,
            metrics.horizontalAdvance(column.title) + HEADER_ROOM,
            *(pill_width(state(key), pills) + PADDING for key in column.states),
        )
        for column in columns
    ]


def save(header: QHeaderView, columns: Sequence[ColumnLike]) -> str:
    """The layout as JSON, in the order shown."""
    rows = []
    for visual in range(header.count()):
        number = header.logicalIndex(visual)
        shown = not header.isSectionHidden(number)
        width = header.sectionSize(number) if shown else None
        rows.append({"key": columns[number].key, "shown": shown, "width": width})
    return json.dumps({"version": VERSION, "columns": rows})


def restore(header: QHeaderView, columns: Sequence[ColumnLike], saved: str) -> bool:
    """Lay out as saved. Columns that came since stand last; what is not understood is left out, and False says that
    nothing was."""
    rows = _read(saved)
    numbers = {column.key: number for number, column in enumerate(columns)}
    known = [row for row in rows if row.get("key") in numbers]
    if not any(row.get("shown", True) for row in known):
        return False
    for visual, row in enumerate(known):
        number = numbers[row["key"]]
        header.moveSection(header.visualIndex(number), visual)
        header.setSectionHidden(number, not row.get("shown", True))
        width = row.get("width")
        if isinstance(width, int) and NARROWEST <= width <= WIDEST:
            header.resizeSection(number, width)
    return True


def _read(saved: str) -> list[dict[str, str]]:
    try:
        content = json.loads(saved)
        rows = content["columns"] if content["version"] == VERSION else []
        return [row for row in rows if isinstance(row, dict)]
    except (ValueError, KeyError, TypeError):
        return []
