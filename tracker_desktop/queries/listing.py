"""Lists of any length: ids in order, a page of rows, and the counts of the saved views.

`LISTINGS` holds every list by name; what a list shows is data, in `queries/lists/`.
"""

from __future__ import annotations

import functools
from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Select, bindparam, select

from tracker_desktop.queries.base import Query
from tracker_desktop.queries.columns import KINDS, Column, Listing, Search, Via, View
from tracker_desktop.queries.listing_sql import counts_statements, filter_conditions, ids_statement, view_condition
from tracker_desktop.queries.lists import LISTINGS
from tracker_desktop.queries.office import Office, office_of
from tracker_desktop.queries.search import Word, conditions, weighed, words_of
from tracker_desktop.queries.sql import unpack

__all__ = [
    "LISTINGS",
    "Column",
    "ListAnswer",
    "ListCounts",
    "ListIds",
    "ListPage",
    "ListValues",
    "Listing",
    "Search",
    "Via",
    "View",
]

CHUNK = 500
Row = tuple[str, ...]


@dataclass(frozen=True)
class ListAnswer:
    """Ids in order and the rows of the first of them, ready to show. `cut` is set where a limit left ids out."""

    ids: array[int]
    rows: list[Row | None]
    cut: bool = False


@dataclass(frozen=True)
class ListIds(Query[ListAnswer]):
    """The ids of a list by name: of a view, with every typed word, sorted by a column's key.

    `filters` are (name, value) pairs out of the list's own filters. `limit` cuts the ids, `first` says how many rows
    come with them. Raises KeyError for a list, view, column or filter that is not there.
    """

    listing: str
    view: str = "all"
    needle: str = ""
    sort: str | None = None
    descending: bool = False
    limit: int | None = None
    first: int = 100
    filters: tuple[tuple[str, Any], ...] = ()

    def run(self, connection: Connection) -> ListAnswer:
        listing = LISTINGS[self.listing]
        office = office_of(connection)
        words = weighed(connection, listing.search, words_of(self.needle))
        params: dict[str, Any] = dict(office.params)
        for word in words:
            params |= word.params
        params |= {f"filter_{name}": value for name, value in self.filters}
        if self.limit is not None:
            params["most"] = self.limit + 1
        row = connection.execute(self._statement(connection, listing, words), params).one()
        ids = array("q")
        for value in row:
            ids += unpack(value)
        cut = self.limit is not None and len(ids) > self.limit
        if cut:
            ids = ids[: self.limit]
        return ListAnswer(ids, page(connection, office, listing, ids[: self.first]), cut)

    def _statement(self, connection: Connection, listing: Listing, words: Sequence[Word]) -> Select[Any]:
        shape = tuple(word.indexed for word in words)
        names = tuple(name for name, _ in self.filters)
        asked = (listing.name, self.view, self.sort, self.descending, self.limit is not None, names)
        dialect = connection.dialect.name
        if listing.search.more is None:
            return _cached_statement(dialect, asked, shape)
        return _statement(connection, dialect, asked, words)


@functools.lru_cache(maxsize=256)
def _cached_statement(dialect: str, asked: tuple[Any, ...], shape: tuple[bool, ...]) -> Select[Any]:
    words = [Word(number, "", indexed) for number, indexed in enumerate(shape)]
    return _statement(None, dialect, asked, words)


def _statement(
    connection: Connection | None, dialect: str, asked: tuple[Any, ...], words: Sequence[Word]
) -> Select[Any]:
    name, view_key, sort, descending, limited, filters = asked
    listing = LISTINGS[name]
    where = [listing.where] if listing.where is not None else []
    chosen = view_condition(listing, listing.view(view_key))
    if chosen is not None:
        where.append(chosen)
    where += filter_conditions(listing, filters)
    few = bool(filters) or any(word.indexed for word in words)
    where += conditions(connection, listing.search, words, dialect)
    column = listing.column(sort) if sort else None
    down = listing.descending if column is None else descending
    return ids_statement(listing, where, column, down, few=few, limited=limited)


@dataclass(frozen=True)
class ListPage(Query[list[Row | None]]):
    """Rows by id, one text a column of the list, in the order asked; None for an id that is gone."""

    listing: str
    ids: Sequence[int]

    def run(self, connection: Connection) -> list[Row | None]:
        return page(connection, office_of(connection), LISTINGS[self.listing], self.ids)


@dataclass(frozen=True)
class ListValues(Query[list[tuple[Any, ...] | None]]):
    """Rows by id as plain values (texts, dates, Decimals) instead of texts to show: for files that a program reads.

    A column whose cell is made of several values gives the first; one that is looked up gives its text.
    """

    listing: str
    ids: Sequence[int]

    def run(self, connection: Connection) -> list[tuple[Any, ...] | None]:
        return page(connection, office_of(connection), LISTINGS[self.listing], self.ids, plain=True)


@dataclass(frozen=True)
class ListCounts(Query[dict[str, int]]):
    """How many rows each saved view of a list has; of those alone that the `filters` leave, as in ListIds."""

    listing: str
    filters: tuple[tuple[str, Any], ...] = ()

    def run(self, connection: Connection) -> dict[str, int]:
        listing = LISTINGS[self.listing]
        params: dict[str, Any] = dict(office_of(connection).params)
        params |= {f"filter_{name}": value for name, value in self.filters}
        by_status, single, keys = _counts(self.listing, tuple(name for name, _ in self.filters))
        counts = dict(zip(keys, connection.execute(single, params).one(), strict=True))
        if by_status is not None:
            found: dict[str, int] = dict(connection.execute(by_status, params).all())
            for view in listing.views:
                if view.statuses:
                    counts[view.key] = sum(found.get(status, 0) for status in view.statuses)
        return {view.key: int(counts[view.key]) for view in listing.views}


@functools.cache
def _counts(name: str, filters: tuple[str, ...]) -> Any:
    listing = LISTINGS[name]
    return counts_statements(listing, filter_conditions(listing, filters))


@functools.cache
def _page_statement(name: str) -> Select[Any]:
    listing = LISTINGS[name]
    ids: Any = bindparam("ids", expanding=True)
    values = [value for column in listing.columns for value in column.values]
    found = listing.key.in_(ids)
    if listing.lead:
        found &= listing.lead[0].in_(bindparam("leads", expanding=True))
    numbered = [value.label(f"v{number}") for number, value in enumerate(values)]
    return select(listing.key.label("key"), *numbered).select_from(listing.source).where(found)


def page(
    connection: Connection, office: Office, listing: Listing, ids: Sequence[int], *, plain: bool = False
) -> list[Any]:
    """The rows of some ids, in their order."""
    found: dict[int, Any] = {}
    for start in range(0, len(ids), CHUNK):
        part = list(ids[start : start + CHUNK])
        params: dict[str, Any] = office.params | {"ids": part}
        if listing.lead:
            params["leads"] = [row_id // listing.lead[1] for row_id in part]
        for row in connection.execute(_page_statement(listing.name), params):
            found[row[0]] = row
    there = [found[row_id] for row_id in ids if row_id in found]
    columns = list(_cells(connection, office, listing, there, plain))
    shown = iter(zip(*columns, strict=True))
    return [next(shown) if row_id in found else None for row_id in ids]


def _cells(
    connection: Connection, office: Office, listing: Listing, rows: Sequence[Any], plain: bool
) -> Iterator[Sequence[Any]]:
    """The cells of each column."""
    place = 1
    for column in listing.columns:
        show = column.show or KINDS[column.kind]
        if column.together is not None:
            yield column.together(connection, office, [row[place] for row in rows])
        elif plain:
            yield [row[place] for row in rows]
        elif len(column.values) == 1:
            yield [show(office, row[place]) for row in rows]
        else:
            end = place + len(column.values)
            yield [show(office, *row[place:end]) for row in rows]
        place += len(column.values)
