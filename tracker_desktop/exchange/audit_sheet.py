"""A count made elsewhere: a list of places and tags is looked through, then taken up by an audit as sightings.

Only a code that is an asset's exact one is taken for it. What is probably another spelling is kept as it stands, with
what it may be, until a person confirms it.
"""

from __future__ import annotations

from collections import Counter as Tally
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from sqlalchemy import Connection

from tracker_desktop.exchange.audit_codes import AssetsCoded
from tracker_desktop.exchange.audit_columns import AuditColumns, check_columns, find_columns, named_twice
from tracker_desktop.exchange.audit_near_places import PlaceCandidate
from tracker_desktop.exchange.audit_places import PlacesCalled
from tracker_desktop.exchange.audit_rows import SheetRow, rows_of
from tracker_desktop.exchange.read_csv import Sheet, read
from tracker_desktop.queries.base import Query
from tracker_desktop.scanning.clean import clean_line
from tracker_desktop.scanning.probable import Candidate, candidates_of, probably
from tracker_desktop.store.done import Done
from tracker_desktop.store.store import Store
from tracker_desktop.transactions.see_many_in_audit import SeeManyInAudit, SeenRow
from tracker_desktop.wording import audit_sheets as words


@dataclass(frozen=True)
class PlaceSpelling:
    """A spelling that is no place, how many rows have it, and what it may be."""

    text: str
    rows: int
    candidates: tuple[PlaceCandidate, ...]


@dataclass(frozen=True)
class SheetSurvey:
    """What a list would come to in an audit. `unreadable` are (line, why), `conditions` (line, text) of conditions in
    words of the list's own, which go into the note. `strange` places are to be said, else their rows have no room."""

    name: str
    audit_id: int
    columns: AuditColumns
    rows: tuple[SheetRow, ...] = field(repr=False)
    places: Mapping[str, int] = field(repr=False)
    strange: tuple[PlaceSpelling, ...] = ()
    unreadable: tuple[tuple[int, str], ...] = ()
    conditions: tuple[tuple[int, str], ...] = ()
    warnings: tuple[str, ...] = ()

    @property
    def exact(self) -> tuple[SheetRow, ...]:
        """The rows whose code is that of an asset."""
        return tuple(row for row in self.rows if row.asset_id is not None)

    @property
    def probable(self) -> tuple[SheetRow, ...]:
        """The rows whose code is probably the tag of an asset in another spelling."""
        return tuple(row for row in self.rows if row.asset_id is None and row.candidates)

    @property
    def unknown(self) -> tuple[SheetRow, ...]:
        """The rows whose code is like nothing here."""
        return tuple(row for row in self.rows if row.asset_id is None and not row.candidates)

    @property
    def without_place(self) -> int:
        """How many rows name no place."""
        return sum(not row.place for row in self.rows)

    def transaction(self, places: Mapping[str, int | None] | None = None) -> SeeManyInAudit:
        """The sightings. `places` says which place each strange spelling is; None, or nothing said, is no room, and the
        spelling goes into the note."""
        said = {text: place for text, place in (places or {}).items() if place is not None}
        known = {**self.places, **said}
        return SeeManyInAudit(self.audit_id, tuple(_seen(row, known) for row in self.rows), self.name)


def survey(store: Store, path: str | Path, audit_id: int, columns: AuditColumns | None = None) -> SheetSurvey:
    """Look a file through; nothing is written. `columns` where its titles do not say what they hold.

    Raises Refused: audit_sheet_columns, audit_column_missing, and what `read_csv.read` raises.
    """
    sheet = read(path)
    columns = columns or find_columns(sheet)
    check_columns(sheet, columns)
    return store.read(SurveyOf(sheet, audit_id, columns))


def load(store: Store, by: int, looked: SheetSurvey, places: Mapping[str, int | None] | None = None) -> Done:
    """Take the list up, as one entry. Raises Refused."""
    return store.perform(looked.transaction(places), by)


@dataclass(frozen=True)
class SurveyOf(Query[SheetSurvey]):
    """The survey of a file that was read, on any connection."""

    sheet: Sheet
    audit_id: int
    columns: AuditColumns

    def run(self, connection: Connection) -> SheetSurvey:
        found = rows_of(self.sheet, self.columns)
        coded = AssetsCoded(tuple(row.key for row in found.rows)).run(connection)
        rows = found.rows if self.columns.place is not None else _in_rooms(connection, found.rows, coded)
        nobodys = [row.key for row in rows if row.key not in coded]
        probable = candidates_of(connection, nobodys, self.audit_id)
        places = PlacesCalled(tuple(row.place for row in rows if row.place)).run(connection)
        tally = Tally(row.place for row in rows)
        return SheetSurvey(
            self.sheet.name,
            self.audit_id,
            self.columns,
            tuple(_with_asset(row, coded.get(row.key, frozenset()), probable.get(row.key, ())) for row in rows),
            places.known,
            tuple(PlaceSpelling(text, tally[text], near) for text, near in places.probable.items()),
            tuple(found.unreadable),
            tuple(found.conditions),
            (*self.sheet.warnings, *map(words.column_twice, named_twice(self.sheet, self.columns))),
        )


def _in_rooms(connection: Connection, rows: Sequence[SheetRow], coded: Mapping[str, frozenset[int]]) -> list[SheetRow]:
    """A list without a column for places may name them as a scanner does: a room, then what is in it."""
    texts = tuple(clean_line(row.code) for row in rows if row.key not in coded)
    rooms = PlacesCalled(texts).run(connection).known
    place, found = "", []
    for row in rows:
        if row.key not in coded and clean_line(row.code) in rooms:
            place = clean_line(row.code)
        else:
            found.append(replace(row, place=place))
    return found


def _with_asset(row: SheetRow, ids: frozenset[int], candidates: tuple[Candidate, ...]) -> SheetRow:
    if len(ids) == 1:
        return replace(row, asset_id=min(ids))
    return replace(row, candidates=candidates, why=words.shared_code(len(ids)) if ids else "")


def _seen(row: SheetRow, places: Mapping[str, int]) -> SeenRow:
    place_id = places.get(row.place)
    note = row.note
    if row.place and place_id is None:
        note = "\n".join(filter(None, (note, words.place_note(row.place))))
    maybe = probably(row.candidates)
    return SeenRow(
        row.code,
        row.asset_id,
        place_id,
        condition=row.condition,
        note=note or None,
        maybe_asset_id=maybe.asset_id if maybe else None,
        maybe_why=maybe.why if maybe else None,
    )
