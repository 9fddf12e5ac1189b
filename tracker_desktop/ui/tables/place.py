"""Where the clerk is in a table: what is chosen, the current row, the scroll. Kept by id through a new answer."""

from __future__ import annotations

from array import array
from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QItemSelection, QItemSelectionModel

from tracker_desktop.ui.tables.paged_model import PagedModel


@dataclass(frozen=True)
class Place:
    """A place by ids; -1 stands for none. `offset` is how many units of the top row are scrolled away."""

    ids: array[int]
    """The list it was taken in."""
    spans: tuple[tuple[int, int], ...]
    current: int
    current_row: int
    current_column: int
    top: int
    top_row: int
    offset: int


def spans_of(selection: QItemSelection) -> tuple[tuple[int, int], ...]:
    """The rows of a selection as (first, last), in order, none twice."""
    merged: list[tuple[int, int]] = []
    for first, last in sorted((part.top(), part.bottom()) for part in selection):  # type: ignore[attr-defined]
        if merged and first <= merged[-1][1] + 1:
            merged[-1] = (merged[-1][0], max(last, merged[-1][1]))
        else:
            merged.append((first, last))
    return tuple(merged)


def ids_in(ids: array[int], spans: Iterable[tuple[int, int]]) -> array[int]:
    """The ids of those rows."""
    spans = tuple(spans)
    if len(spans) == 1:
        return ids[spans[0][0] : spans[0][1] + 1]
    found: array[int] = array("q")
    for first, last in spans:
        found.extend(ids[first : last + 1])
    return found


def spans_again(place: Place, ids: array[int]) -> tuple[tuple[int, int], ...]:
    """Where the chosen ids of a place stand in another list."""
    if not place.spans or place.ids == ids:
        return place.spans
    wanted = set(ids_in(place.ids, place.spans))
    spans: list[tuple[int, int]] = []
    for row, row_id in enumerate(ids):
        if row_id in wanted:
            if spans and spans[-1][1] == row - 1:
                spans[-1] = (spans[-1][0], row)
            else:
                spans.append((row, row))
    return tuple(spans)


def select_spans(model: PagedModel, chosen: QItemSelectionModel, spans: Iterable[tuple[int, int]]) -> None:
    """Choose exactly those rows."""
    selection = QItemSelection()
    last_column = model.columnCount() - 1
    for first, last in spans:
        selection.select(model.index(first, 0), model.index(last, last_column))
    chosen.select(selection, QItemSelectionModel.SelectionFlag.ClearAndSelect)
