"""The books as a transaction sees them: the open session, who writes, and what day it is."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Protocol, TypeVar, cast

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from tracker_desktop import settings
from tracker_desktop.errors import Refused
from tracker_desktop.models.base import Base, Row
from tracker_desktop.models.documents import DocumentKind, Numbering
from tracker_desktop.models.office import Setting
from tracker_desktop.models.sightings import SeenBy, Sighting
from tracker_desktop.queries.in_parts import in_parts
from tracker_desktop.transactions.rights import Right, Role, rights_of

R = TypeVar("R", bound=Row)
B = TypeVar("B", bound=Base)
SETTINGS = select(Setting.key, Setting.value)
Changed = Mapping[str, frozenset[int] | str]
"""The records that were touched: ids by table; "all" where there are more than a thousand."""


@cache
def _held(model: type[Row], referable: bool) -> Any:
    """Rows of a table by their ids, locked: made once, for every transaction asks it several times."""
    query = select(model).where(model.id.in_(bindparam("ids", expanding=True))).order_by(model.id)
    return query.with_for_update(key_share=referable).execution_options(populate_existing=True)


@dataclass(frozen=True)
class Signed:
    """Who is at the desk: the person's id, name and roles."""

    person_id: int
    name: str
    roles: frozenset[Role]

    @property
    def rights(self) -> frozenset[Right]:
        return rights_of(self.roles)


@dataclass(frozen=True)
class Paper:
    """A document that the entry will be given a number for when it is posted. A record that is called by the number is
    told it by `numbered`."""

    kind: DocumentKind
    holder_id: int | None
    numbered: Callable[[str], None] | None = None


class Applied(Protocol):
    """A transaction, as far as the books know one."""

    def apply(self, books: Books, /) -> object: ...


class Books(Session):
    """The session of one transaction. `uid` is the entry to come; `now` is UTC, `today` a date of the office. What is
    put into `kept` stands in the body of the entry beside what was asked. `try_out` applies a transaction and takes
    everything back again; it raises what applying it raises."""

    uid: str
    operator: Signed
    desk: str
    now: dt.datetime
    effective_at: dt.datetime
    today: dt.date
    paper: Paper | None = None
    kept: dict[str, Any]
    bulk: Callable[[type[Row], Iterable[Mapping[str, Any]]], Sequence[int]]
    try_out: Callable[[Applied], None]

    def insert(self, row: B) -> B:
        """Add a row and give it its id at once."""
        self.add(row)
        self.flush()
        return row

    def add_many(self, model: type[Row], rows: Iterable[Mapping[str, Any]]) -> Sequence[int]:
        """Insert many rows through the one door for bulk: attribute names to values. Returns their ids in order."""
        self.flush()
        return self.bulk(model, rows)

    def hold(self, model: type[R], ids: Iterable[int], *, referable: bool = False) -> dict[int, R]:
        """The rows by id, locked until the end in the order of their ids (FOR UPDATE on PostgreSQL). With `referable`
        others may write rows that refer to them meanwhile.

        Raises Refused("gone") where one does not exist any more.
        """
        wanted = sorted(set(ids))
        rows: dict[int, R] = {}
        for part in in_parts(wanted):
            rows |= {row.id: row for row in self.scalars(_held(cast(Any, model), referable), {"ids": part})}
        if len(rows) < len(wanted):
            raise Refused("gone")
        return rows

    def document(
        self, kind: DocumentKind, holder_id: int | None = None, numbered: Callable[[str], None] | None = None
    ) -> None:
        """Ask for a document number; it is given when everything else is written, so that none is left out. `numbered`
        is then called with it, to set it on a record."""
        self.paper = Paper(kind, holder_id, numbered)

    def next_number(self, series: str, start: int = 1) -> int:
        """The next number of a series, never given again even if this entry is undone."""
        row = self.get(Numbering, series, with_for_update=True)
        if row is None:
            row = self.insert(Numbering(series=series, last=start - 1))
        row.last = max(row.last + 1, start)
        return row.last

    def number_given(self, series: str, number: int) -> None:
        """The next number of a series comes after this one, even if this entry is undone."""
        row = self.get(Numbering, series, with_for_update=True)
        if row is None:
            self.insert(Numbering(series=series, last=number))
        else:
            row.last = max(row.last, number)

    def saw(
        self, asset_id: int, place_id: int | None, how: SeenBy = SeenBy.SCAN, at: dt.datetime | None = None
    ) -> None:
        """Write that an asset was seen, now or at that time."""
        seen_at = at or self.now
        self.add(Sighting(entry=self.uid, asset_id=asset_id, place_id=place_id, seen_at=seen_at, how=how.value))

    def setting(self, key: str) -> Any:
        """The office's value of a setting, or its default."""
        if "settings" not in self.info:
            self.flush()
            self.info["settings"] = dict(self.connection().execute(SETTINGS).all())
        return self.info["settings"].get(key, settings.default(key))
