"""What a report says at one moment: its rows on the disk, its groups and totals, and the words above them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import cached_property
from types import TracebackType
from typing import Any, Self

from tracker_desktop.queries import shown
from tracker_desktop.queries.office import Office
from tracker_desktop.reports.cells import SHOW
from tracker_desktop.reports.charts.chart import Picture
from tracker_desktop.reports.report import Column, Report, Row
from tracker_desktop.reports.spool import Spool

Totals = dict[int, Decimal]
"""The sum of each column that has one, by the column's number."""


@dataclass
class Group:
    """Rows that stand together: the number of the first, how many, and their totals."""

    first: int
    rows: int = 0
    totals: Totals = field(default_factory=dict)


@dataclass
class Result:
    """A report as it was read. `said` are its parameters in words, `by` is who asked for it.

    It holds a file: close it, or use it in a `with`.
    """

    report: Report
    office: Office
    by: str
    said: tuple[str, ...]
    spool: Spool
    totals: Totals
    groups: list[Group]
    picture: Picture | None = None

    def __len__(self) -> int:
        return len(self.spool)

    @cached_property
    def columns(self) -> Sequence[Column]:
        """The columns of its rows; those of amounts say the currency of the office."""
        currency = self.office.settings["money.currency"]
        return tuple(
            replace(column, title=f"{column.title} ({currency})") if column.kind == "money" else column
            for column in self.report.columns
        )

    @property
    def as_of_words(self) -> str:
        """As of 24 Nov 2026 09:40, for Rita Osei."""
        return f"As of {shown.moment(self.office, self.as_of)}, for {self.by}"

    @property
    def as_of(self) -> dt.datetime:
        """The moment that it was read, in UTC."""
        return self.office.now

    def rows(self, start: int = 0, end: int | None = None) -> Iterator[Row]:
        """Plain values, one a column."""
        wide = len(self.columns)
        return (row[:wide] for row in self.spool.rows(start, end))

    def row(self, number: int) -> Row:
        """The plain values of one row. Raises IndexError."""
        return self.spool[number][: len(self.columns)]

    def texts(self, number: int) -> tuple[str, ...]:
        """The cells of one row as they are shown. Raises IndexError."""
        return self.shown(self.row(number))

    def shown(self, row: Row) -> tuple[str, ...]:
        """Plain values as they are shown."""
        return tuple(SHOW[column.kind](self.office, value) for column, value in zip(self.columns, row, strict=True))

    def head_of(self, group: Group) -> str:
        """What stands above a group."""
        heads = [(c.title, text) for c, text in zip(self.columns, self.texts(group.first), strict=True) if c.head]
        return shown.joined(text for _, text in heads) or f"No {heads[0][0].lower()}"

    def counted(self, rows: int) -> str:
        """12 assets."""
        return shown.things(rows, *self.report.nouns)

    def total(self, totals: Totals, number: int) -> str:
        """The sum of a column as it is shown."""
        value: Any = totals.get(number, Decimal(0))
        kind = self.columns[number].kind
        return shown.money(self.office, value) if kind == "money" else f"{value:,}"

    def close(self) -> None:
        """Let go of the rows."""
        self.spool.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
