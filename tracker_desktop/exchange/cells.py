"""The cells of a row by our fields, read in the style of the file; what cannot be read is said with its column."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, TypeVar

from tracker_desktop.errors import Refused
from tracker_desktop.exchange.headers import Mapped
from tracker_desktop.exchange.read_csv import Line, unguarded
from tracker_desktop.exchange.values import Style

T = TypeVar("T")
FORMULA = "'"


@dataclass(frozen=True)
class Cells:
    """The filled cells of one row as texts by field."""

    texts: Mapping[str, str]
    mapped: Mapped
    style: Style

    def text(self, field: str) -> str:
        """The text of a field; empty where the cell is empty or the file has no such column."""
        return self.texts.get(field, "")

    def read(self, field: str, how: Callable[[str], T]) -> T | None:
        """The value of a field, None for an empty cell. Raises Refused("import_cell") naming the column."""
        text = self.texts.get(field)
        if text is None:
            return None
        try:
            return how(text)
        except Refused as refusal:
            raise Refused("import_cell", column=self.mapped.title(field), why=str(refusal)) from refusal

    def dates(self, *fields: str) -> dict[str, dt.date]:
        """The filled dates of several fields."""
        return {field: self.read(field, self.style.date) for field in fields if field in self.texts}  # type: ignore[misc]

    def date(self, field: str) -> dt.date | None:
        """A date, or None."""
        return self.read(field, self.style.date)

    def money(self, field: str) -> Decimal | None:
        """An amount, or None."""
        return self.read(field, self.style.money)

    def number(self, field: str) -> Decimal | None:
        """A quantity without the zeros at its end, or None."""
        number = self.read(field, self.style.number)
        return None if number is None else Decimal(f"{number.normalize():f}")

    def put(self, values: dict[str, Any], *fields: str) -> None:
        """Copy filled texts to values of the same name."""
        for field in fields:
            if field in self.texts:
                values[field] = self.texts[field]


def texts_of(line: Line, mapped: Mapped) -> dict[str, str]:
    """The filled cells of a line by field; of several columns of one field the first that is filled."""
    found: dict[str, str] = {}
    cells = line.cells
    for column in mapped.columns:
        text = cells[column.position].strip()
        if text and column.field not in found:
            found[column.field] = unguarded(text) if text[0] == FORMULA else text
    return found


def lines_by_field(lines: Iterator[Line], mapped: Mapped) -> Iterator[tuple[Line, dict[str, str]]]:
    """Every line with its filled cells by field; none for a line whose form is wrong."""
    for line in lines:
        yield line, {} if line.problem else texts_of(line, mapped)
