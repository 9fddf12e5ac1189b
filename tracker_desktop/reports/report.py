"""What a report is: rows of data, which one engine reads, shows, prints and saves."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, select

from tracker_desktop.queries.office import Office
from tracker_desktop.reports.cells import NUMBERS, TOTALLED
from tracker_desktop.reports.parameters import Parameter
from tracker_desktop.transactions.rights import Right
from tracker_desktop.wording.render import show_day

Row = tuple[Any, ...]
Make = Callable[..., Any]
Finish = Callable[[Connection, Office, Sequence[Row]], Iterable[Row]]
WorkOut = Callable[[Connection, "Asked"], Iterable[Row]]
Guard = Callable[[Connection, "Asked", Collection[Right]], None]


@dataclass(frozen=True, eq=False)
class Column:
    """One column. `kind` says how a value looks (cells.SHOW), `width` is its share of the page beside the others.

    `values` are read; where there are several or they need working out, `make` gets the office and them. `total`
    adds it up, which only money and counts can be. A `head` stands above its group on paper, not in each line.
    """

    title: str
    kind: str
    values: tuple[Any, ...]
    width: float = 10
    total: bool = False
    head: bool = False
    make: Make | None = None

    def __post_init__(self) -> None:
        if self.total and self.kind not in TOTALLED:
            raise ValueError(f"{self.title}: unlike things have no total")

    @property
    def is_number(self) -> bool:
        """Whether it stands at the right."""
        return self.kind in NUMBERS


def worked(title: str, kind: str, width: float, *, total: bool = False, head: bool = False) -> Column:
    """A column whose values do not come out of a statement."""
    return Column(title, kind, (), width, total, head)


def blank(title: str, width: float) -> Column:
    """A column to write in by hand."""
    return Column(title, "blank", (), width, make=lambda _: None)


@dataclass(frozen=True)
class Asked:
    """The parameters of one run by their keys, defaults filled in; None for what was left open."""

    values: Mapping[str, Any]
    office: Office

    def __getitem__(self, key: str) -> Any:
        return self.values.get(key)

    def equal(self, column: Any, key: str) -> list[ColumnElement[Any]]:
        """The condition that a column is what was asked for; none where nothing was."""
        return [] if self[key] is None else [column == self[key]]

    def period(self, column: Any) -> list[ColumnElement[Any]]:
        """The condition that a moment lies between the days `from` and `to`, both counted in."""
        found = []
        if self["from"] is not None:
            found.append(column >= self.midnight(self["from"]))
        if self["to"] is not None:
            found.extend(self.through(column, "to"))
        return found

    def through(self, column: Any, key: str) -> list[ColumnElement[Any]]:
        """The condition that a moment lies on a day or before it."""
        return [] if self[key] is None else [column < self.midnight(self[key] + dt.timedelta(days=1))]

    @property
    def period_words(self) -> str:
        """25 Oct 2026 to 24 Nov 2026; nothing where one of the days is left open."""
        first, last = self["from"], self["to"]
        return "" if first is None or last is None else f"{show_day(first)} to {show_day(last)}"

    def midnight(self, day: dt.date) -> dt.datetime:
        """When a day of the office begins."""
        return dt.datetime.combine(day, dt.time(), self.office.zone).astimezone(dt.UTC)


@dataclass(frozen=True, eq=False)
class Report:
    """A report. `nouns` count its rows: ("asset", "assets"). `empty` is said where there is none.

    Rows are read from `source` where `where(asked)` holds, in `order`, which begins with what `group` is one of: rows
    of one group stand together under the columns marked `head`, with their own totals. `together` is what is summed up
    into one row. `finish` makes rows of a page into those that are kept. `work_out` gives all rows instead, each with
    the group's own last, where there is no statement that does. `chart` names the picture on the first page.
    `shaped` gives the fields that hang on the office: its zone, the columns that it wants.
    `guard` raises Refused where somebody with these rights may not read it yet.
    """

    key: str
    title: str
    hint: str
    nouns: tuple[str, str]
    columns: tuple[Column, ...]
    source: Any = None
    where: Callable[[Asked], Sequence[ColumnElement[Any]]] = lambda _: ()
    order: tuple[Any, ...] = ()
    parameters: tuple[Parameter, ...] = ()
    group: Any = None
    together: tuple[Any, ...] = ()
    finish: Finish | None = None
    work_out: WorkOut | None = None
    chart: str = ""
    shaped: Callable[[Office], Mapping[str, Any]] | None = None
    guard: Guard | None = None
    empty: str = "Nothing to report."

    @property
    def totals(self) -> tuple[int, ...]:
        """The numbers of the columns that are added up."""
        return tuple(number for number, column in enumerate(self.columns) if column.total)

    def statement(self, asked: Asked) -> Select[Any]:
        """All values of all columns in order, and the group's own last."""
        values = [value for column in self.columns for value in column.values]
        values += [] if self.group is None else [self.group]
        numbered = (value.label(f"v{number}") for number, value in enumerate(values))
        query = select(*numbered).select_from(self.source).where(*self.where(asked)).order_by(*self.order)
        return query.group_by(*self.together) if self.together else query

    def of(self, office: Office) -> Report:
        """The same with the columns that the office wants, by its own days."""
        return self if self.shaped is None else replace(self, **self.shaped(office))

    def parameter(self, key: str) -> Parameter | None:
        """One of its parameters, None where it has no such."""
        return next((parameter for parameter in self.parameters if parameter.key == key), None)
