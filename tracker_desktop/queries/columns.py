"""What a list is made of: columns, views, and how it is searched and sorted. Rows of data, no code."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from sqlalchemy import ColumnElement, Connection, FromClause, Table
from sqlalchemy.sql import coercions, roles, visitors

from tracker_desktop.models.base import Base
from tracker_desktop.queries import shown
from tracker_desktop.queries.office import Office

Show = Callable[..., str]
Together = Callable[[Connection, Office, Sequence[Any]], Sequence[str]]

KINDS: Mapping[str, Show] = {
    "text": shown.text,
    "tag": shown.text,
    "status": shown.text,
    "money": shown.money,
    "quantity": shown.quantity,
    "date": shown.day,
    "time": shown.moment,
    "count": shown.count,
    "flag": shown.flag,
}
NUMERIC = frozenset({"money", "quantity", "count"})
LOOKS = {"tag": "mono", "status": "pill"}


@dataclass(frozen=True, eq=False)
class Via:
    """Sorting by something of another table: that is walked in `order`, and those with none come last.

    `on` joins it to the list's table, `absent` holds for a row that has none.
    """

    source: FromClause
    on: ColumnElement[Any]
    order: tuple[Any, ...]
    absent: ColumnElement[Any]


def named(source: FromClause, foreign_key: Any, name: str = "name_key") -> Via:
    """Sorting by the name of what a foreign key points to."""
    return Via(source, foreign_key == source.c.id, (source.c[name], source.c.id), foreign_key.is_(None))


@dataclass(frozen=True, eq=False)
class Column:
    """One column of a list.

    `values` are read and given to `show` after the office (by default the function of the kind); `together` shows a
    whole page at once, where names must be looked up. Sorted by `sort` (default: the first value) or `via`;
    `walked` says that an index begins with the sort column, `covered` that the list's own index holds it. `states` are
    all that a status may be, which must be whole at its first width.
    """

    key: str
    title: str
    kind: str
    values: tuple[Any, ...]
    width: int = 140
    shown: bool = True
    sort: tuple[Any, ...] = ()
    via: Via | None = None
    show: Show | None = None
    together: Together | None = None
    nullable: bool = True
    walked: bool = False
    covered: bool = False
    states: tuple[str, ...] = ()

    @property
    def numeric(self) -> bool:
        """Whether it holds numbers, which stand at the right."""
        return self.kind in NUMERIC

    @property
    def align(self) -> str:
        """left or right."""
        return "right" if self.numeric else "left"

    @property
    def look(self) -> str:
        """How a table draws it: text, mono (tags and codes), or pill (the text is a key of a state)."""
        return LOOKS.get(self.kind, "text")


@dataclass(frozen=True, eq=False)
class View:
    """A saved choice of rows: those whose status is one of `statuses`, or for which `where` holds; all with neither."""

    key: str
    title: str
    where: ColumnElement[Any] | None = None
    statuses: tuple[str, ...] = ()


@dataclass(frozen=True, eq=False)
class Search:
    """What a typed word is looked for in: a folded text, its trigram index (SQLite), and texts of other tables.

    `through` holds (column here, how the other table is searched): an asset is found by its holder's name.
    `more` gives further conditions for a word, which may ask the database first. `row` is the id of the searched row,
    where `key` is another column of it.
    """

    key: Any
    text: Any = None
    trigrams: str | None = None
    through: tuple[tuple[Any, Search], ...] = ()
    more: Callable[[Connection, str], Sequence[ColumnElement[Any]]] | None = None
    row: Any = None


ALL = (View("all", "All"),)


@dataclass(frozen=True, eq=False)
class Listing:
    """A list of the program. `key` is the id of a row, `main` the order when nothing else is asked for.

    `source` joins what `columns` read; ids are found in the table of `model` alone. `listed` names the index that
    holds what views and short words need. `lead` is for a computed key: a column with an index, and by what an id is
    divided to have its value.
    """

    name: str
    title: str
    model: type[Base]
    key: Any
    main: tuple[Any, ...]
    source: Any
    columns: tuple[Column, ...]
    search: Search
    views: tuple[View, ...] = ALL
    status: ColumnElement[Any] | None = None
    where: ColumnElement[Any] | None = None
    descending: bool = False
    listed: str | None = None
    filters: Mapping[str, Any] = field(default_factory=dict)
    lead: tuple[Any, int] | None = None

    @property
    def table(self) -> str:
        """The table whose rows are listed."""
        return str(self.model.__tablename__)

    @cached_property
    def tables(self) -> frozenset[str]:
        """All tables that the columns read, so that a change of one of them is noticed.

        What movements rewrite (balances, values) stands here as movement and lot, for changes name only those.
        """
        roots = (self.source, *(value for column in self.columns for value in column.values))
        parts = [part for root in roots for part in visitors.iterate(_element(root))]
        found = {name for part in parts if (name := _table_name(part))} | {self.table}
        return frozenset(found | {"movement", "lot"} if found & {"item_value", "balance"} else found)

    def view(self, key: str) -> View:
        """A view by its key. Raises KeyError."""
        return next((view for view in self.views if view.key == key), None) or _missing(key)

    def column(self, key: str) -> Column:
        """A column by its key. Raises KeyError."""
        return next((column for column in self.columns if column.key == key), None) or _missing(key)


def _element(root: Any) -> Any:
    return root if isinstance(root, FromClause) else coercions.expect(roles.ColumnsClauseRole, root)


def _table_name(part: Any) -> str:
    table = part if isinstance(part, Table) else getattr(part, "table", None)
    return str(table.name) if isinstance(table, Table) else ""


def _missing(key: str) -> Any:
    raise KeyError(key)
