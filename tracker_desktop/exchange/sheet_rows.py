"""The rows of a file as an import takes them, read anew each time so that they never stand in memory together."""

from __future__ import annotations

import functools
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from tracker_desktop.errors import Refused
from tracker_desktop.exchange.cells import Cells, lines_by_field
from tracker_desktop.exchange.headers import Mapped
from tracker_desktop.exchange.own_columns import DATES, NUMBERS, of_kinds
from tracker_desktop.exchange.read_csv import Sheet
from tracker_desktop.exchange.shapes import Make, shape_of
from tracker_desktop.exchange.values import Style, is_cut_by_excel, style_of
from tracker_desktop.transactions.importing.given import Given
from tracker_desktop.wording import exchange as words


@dataclass(frozen=True)
class SheetRows:
    """The rows of a sheet in the style of the whole file. `place` is where stock goes whose place it does not say; ""
    for where the office puts it."""

    sheet: Sheet
    mapped: Mapped
    style: Style
    place: str = ""

    @functools.cached_property
    def _make(self) -> Make:
        lines = lines_by_field(self.sheet.lines(), self.mapped)
        cells = (Cells(texts, self.mapped, self.style) for line, texts in lines if not line.problem)
        return shape_of(self.mapped).maker(cells, self.place)

    def __iter__(self) -> Iterator[Given]:
        shape = self._make
        for line, texts in lines_by_field(self.sheet.lines(), self.mapped):
            if line.problem:
                yield Given(line.number, {}, line.problem)
                continue
            try:
                values = shape(Cells(texts, self.mapped, self.style))
            except Refused as refusal:
                yield Given(line.number, texts, str(refusal))
                continue
            if values.get("quantity") and not values.get("place"):
                values |= {"placeless": True} | ({"place": self.place} if self.place else {})
            yield Given(line.number, values, left_out=values.pop("left_out", ""))


def look_through(sheet: Sheet, mapped: Mapped) -> tuple[Style, list[str]]:
    """One look at all cells: how the file writes dates and numbers, and what the user should know about it."""
    shape = shape_of(mapped)
    dated, numbered = (*shape.dates, *of_kinds(mapped, DATES)), (*shape.numbers, *of_kinds(mapped, NUMBERS))
    dates: set[str] = set()
    numbers: set[str] = set()
    cut: Counter[str] = Counter()
    example: dict[str, tuple[str, int]] = {}
    for line, texts in lines_by_field(sheet.lines(), mapped):
        dates.update(texts[field] for field in dated if field in texts)
        numbers.update(texts[field] for field in numbered if field in texts)
        for field in shape.codes:
            if field in texts and is_cut_by_excel(texts[field]):
                cut[field] += 1
                example.setdefault(field, (texts[field], line.number))
    style, guessed = style_of(dates, numbers, sheet.delimiter)
    warnings = [words.cut_codes(mapped.title(field), times, *example[field]) for field, times in cut.items()]
    if guessed:
        warnings.append(words.DATES_GUESSED)
    warnings += [words.column_twice(title) for title in mapped.twice]
    return style, warnings
