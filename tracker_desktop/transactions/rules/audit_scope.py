"""What an audit covers: which assets are expected, where to look for them, and how the audit is called."""

from __future__ import annotations

import datetime as dt
import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Any, NamedTuple, Protocol

from sqlalchemy import ColumnElement, Connection, func, select

from tracker_desktop.errors import Refused
from tracker_desktop.models.assets import Asset, Readiness
from tracker_desktop.models.categories import Category
from tracker_desktop.models.former_tags import FormerTag
from tracker_desktop.models.holders import Holder, HolderKind
from tracker_desktop.models.people import Department
from tracker_desktop.models.places import Place
from tracker_desktop.models.sightings import Sighting
from tracker_desktop.queries.base import Query
from tracker_desktop.queries.in_parts import in_parts
from tracker_desktop.scanning.clean import clean_line, code_key
from tracker_desktop.transactions.books import Books
from tracker_desktop.transactions.rules.place_rules import above
from tracker_desktop.wording.assets import tag_list
from tracker_desktop.wording.audits import scope_name
from tracker_desktop.wording.figures import counted
from tracker_desktop.wording.gaps import within
from tracker_desktop.wording.render import show_day

_SAMPLE = re.compile(r"(\d{1,9})|(\d{1,3}(?:[.,]\d{1,3})?)\s*%", re.ASCII)
WHOLE = Decimal(100)


class ScopeKind(StrEnum):
    PLACES = "places"
    DEPARTMENTS = "departments"
    HOLDER = "holder"
    CATEGORIES = "categories"
    NOT_SEEN = "not seen since"
    TAGS = "tags"
    ALL = "all"


@dataclass(frozen=True)
class AuditScope:
    """What is to be verified. `ids` are those of places, departments, categories, or the one holder. `below`: with the
    places below. `since`: whatever was not seen since that day. `sample`: at random "20" of them, or "5 %"."""

    kind: str
    ids: tuple[int, ...] = ()
    below: bool = True
    tags: tuple[str, ...] = ()
    since: dt.date | None = None
    sample: str = ""


class Reads(Protocol):
    """What questions are put to: the books of a transaction, or a reader's connection."""

    def execute(self, statement: Any, /) -> Any: ...


class Expected(NamedTuple):
    """What is expected: an asset as it is recorded now."""

    id: int
    tag: str
    tag_sort: str
    place_id: int | None
    holder_id: int | None
    readiness: str
    value: Decimal | None


def covered_places(books: Books, scope: AuditScope) -> list[int]:
    """The places of an audit over places, in the order of their names; those that hold nothing themselves stand for
    what lies in them. Raises Refused: scope_empty,
    place_structural, gone."""
    for place_id in scope.ids:
        above(books, place_id)
    found = _places_of(books, scope)
    if not found:
        raise Refused("place_structural", place=books.get_one(Place, scope.ids[0]).path)
    return found


def _places_of(reads: Reads, scope: AuditScope) -> list[int]:
    if not scope.ids:
        raise Refused("scope_empty")
    columns = Place.id, Place.parent_id, Place.structural
    places = reads.execute(select(*columns).order_by(Place.path_key)).all()
    inside, grew = set(scope.ids), scope.below
    while grew:
        more = {row.id for row in places if row.parent_id in inside} - inside
        inside |= more
        grew = bool(more)
    return [row.id for row in places if row.id in inside and not row.structural]


def expected_assets(reads: Reads, scope: AuditScope) -> list[Expected]:
    """The assets on the books that the scope asks for, by tag; a random sample where it asks for one.

    What was disposed of is never expected, and what is on loan to somebody is not expected in a place.
    Raises Refused: choice_unknown, scope_empty, scope_tags, sample_wrong.
    """
    columns = (Asset.id, Asset.tag, Asset.tag_sort, Asset.place_id, Asset.holder_id, Asset.readiness, Asset.cost)
    on_the_books = Asset.readiness != Readiness.DISPOSED.value
    where = [[on_the_books, *condition] for condition in _conditions(reads, scope)]
    if clean_line(scope.sample):
        where = [[Asset.id.in_(ids)] for ids in in_parts(_sampled(reads, where, clean_line(scope.sample)))]
    parts = [reads.execute(select(*columns).where(*one).order_by(Asset.tag_sort, Asset.id)).all() for one in where]
    return [Expected._make(row) for part in parts for row in part]


def _conditions(reads: Reads, scope: AuditScope) -> Iterator[list[ColumnElement[bool]]]:
    kind = scope.kind
    if kind not in list(ScopeKind):
        raise Refused("choice_unknown", value=kind, choices=", ".join(ScopeKind))
    if kind == ScopeKind.PLACES:
        person = select(Holder.id).where(Holder.id == Asset.holder_id, Holder.kind == HolderKind.PERSON.value).exists()
        for ids in in_parts(_places_of(reads, scope)):
            yield [Asset.place_id.in_(ids), Asset.due.is_(None) | ~person]
    elif kind in (ScopeKind.DEPARTMENTS, ScopeKind.CATEGORIES, ScopeKind.HOLDER):
        by = {ScopeKind.DEPARTMENTS: Asset.department_id, ScopeKind.CATEGORIES: Asset.category_id}
        if not scope.ids:
            raise Refused("scope_empty")
        yield [by.get(ScopeKind(kind), Asset.holder_id).in_(scope.ids)]
    elif kind == ScopeKind.NOT_SEEN:
        if scope.since is None:
            raise Refused("scope_empty")
        start = dt.datetime.combine(scope.since, dt.time(), dt.UTC)
        seen = select(Sighting.id).where(Sighting.asset_id == Asset.id, Sighting.seen_at >= start).exists()
        yield [~seen]
    elif kind == ScopeKind.TAGS:
        for ids in in_parts(_tagged(reads, scope.tags)):
            yield [Asset.id.in_(ids)]
    else:
        yield []


def _tagged(reads: Reads, tags: Sequence[str]) -> list[int]:
    keys = {code_key(tag): tag for tag in tags if clean_line(tag)}
    if not keys:
        raise Refused("scope_empty")
    known: dict[str, int] = {}
    for part in in_parts(list(keys)):
        for model, asset_id in ((FormerTag, FormerTag.asset_id), (Asset, Asset.id)):
            known |= dict(reads.execute(select(model.tag_key, asset_id).where(model.tag_key.in_(part))).all())
    lost = [tag for key, tag in keys.items() if key not in known]
    if lost:
        raise Refused("scope_tags", count=counted(len(lost), "tag names", "tags name"), tags=tag_list(lost))
    return sorted(set(known.values()))


def _sampled(reads: Reads, where: Sequence[Sequence[ColumnElement[bool]]], sample: str) -> list[int]:
    """As many at random of the assets for which one of these holds, by tag."""
    said = _SAMPLE.fullmatch(sample)
    share = Decimal(said[2].replace(",", ".")) if said is not None and said[2] else WHOLE
    if said is None or share > WHOLE:
        raise Refused("sample_wrong", text=sample)
    found: list[int] = []
    for one in where:
        found += reads.execute(select(Asset.id).where(*one).order_by(Asset.tag_sort, Asset.id)).scalars()
    wanted = int(said[1]) if said[1] else -(-len(found) * int(share * 1000) // 100_000)
    if not wanted:
        raise Refused("sample_wrong", text=sample)
    chosen = random.Random().sample(range(len(found)), min(wanted, len(found)))
    return [found[number] for number in sorted(chosen)]


@dataclass(frozen=True)
class ScopeCount(Query[tuple[int, int]]):
    """How many assets an audit of this scope would expect now, and in how many places. Raises Refused as opening it
    does."""

    scope: AuditScope

    def run(self, connection: Connection) -> tuple[int, int]:
        expected = expected_assets(connection, self.scope)
        rooms = set(_places_of(connection, self.scope)) if self.scope.kind == ScopeKind.PLACES else set()
        return len(expected), len(rooms | {one.place_id for one in expected if one.place_id is not None})


def called(books: Books, scope: AuditScope) -> str:
    """How an audit of this scope is called where nobody gave it a name: Biology / B-204."""
    columns: dict[str, tuple[Any, Any]] = {
        ScopeKind.PLACES.value: (Place.id, Place.path),
        ScopeKind.DEPARTMENTS.value: (Department.id, Department.name),
        ScopeKind.CATEGORIES.value: (Category.id, Category.name),
    }
    names: list[str] = []
    if scope.kind in columns:
        key, name = columns[scope.kind]
        names = [
            str(row[0]) for row in books.execute(select(name).where(key.in_(scope.ids)).order_by(func.lower(name)))
        ]
    since = show_day(scope.since) if scope.since else ""
    tags = len({code_key(tag) for tag in scope.tags if clean_line(tag)})
    return within(scope_name(scope.kind, names, tags, since, scope.sample))
