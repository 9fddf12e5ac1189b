"""Open a count of stock: its lines are listed now, and it is said who counts some of them already."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from sqlalchemy import select

from tracker_desktop.errors import Refused
from tracker_desktop.models.counts import AbcClass, CountLine, CountState, StockCount
from tracker_desktop.models.items import Item
from tracker_desktop.models.people import Person
from tracker_desktop.models.places import Place
from tracker_desktop.queries.count_overlaps import Overlap, overlaps_of
from tracker_desktop.queries.count_scope import CountScope, CountShelf, ScopeKind, sampled, shelves_of
from tracker_desktop.queries.in_parts import in_parts
from tracker_desktop.scanning.clean import clean_line
from tracker_desktop.transactions.base import Transaction, plain
from tracker_desktop.transactions.books import Books
from tracker_desktop.transactions.rights import Right
from tracker_desktop.transactions.rules import said
from tracker_desktop.transactions.rules.counts import lines_words, office_in
from tracker_desktop.transactions.rules.said import Gap, Said
from tracker_desktop.transactions.rules.stock_words import joined, words
from tracker_desktop.wording.counts import count_name
from tracker_desktop.wording.gaps import within as cut

NAMES: dict[ScopeKind, Any] = {ScopeKind.PLACES: Place.path, ScopeKind.ITEMS: Item.name}


@dataclass(frozen=True)
class OpenCount(Transaction):
    """Blind: who counts is not shown what the book says. Without a name it is called by its scope.

    Raises Refused: count_scope_empty, count_class_unknown, count_sample_wrong, count_nothing.
    """

    kind: ClassVar[str] = "open_count"
    right: ClassVar[Right] = Right.COUNT

    scope: CountScope
    name: str | None = None
    blind: bool = True
    note: str | None = None

    def apply(self, books: Books) -> Said:
        scope = _checked(self.scope)
        office = office_in(books)
        shelves = sampled(shelves_of(books.connection(), office, scope), scope.sample, books.uid)
        if not shelves:
            raise Refused("count_nothing")
        overlaps = overlaps_of(books.connection(), {shelf.key for shelf in shelves})
        count = books.insert(
            StockCount(
                name=clean_line(self.name or "") or _called(books, scope),
                scope=plain(scope),
                blind=self.blind,
                state=CountState.OPEN.value,
                opened_at=books.now,
                opened_by_id=books.operator.person_id,
                note=clean_line(self.note or "") or None,
            )
        )
        books.add_many(CountLine, (_line(count.id, shelf) for shelf in shelves))
        told = [_overlap(books, one, office.zone) for one in overlaps]
        about = joined([lines_words(len(shelves)), *told], "stock_dot")
        return Said("open_count", {"name": count.name, "about": about}, about=("stock_count", count.id))


def _checked(scope: CountScope) -> CountScope:
    needs = {ScopeKind.PLACES: scope.ids, ScopeKind.ITEMS: scope.ids}
    needs |= {ScopeKind.GROUPS: scope.names, ScopeKind.CLASSES: scope.names}  # type: ignore[dict-item]
    if scope.kind in needs and not needs[scope.kind]:
        raise Refused("count_scope_empty")
    wrong = [name for name in scope.names if name not in list(AbcClass)] if scope.kind == ScopeKind.CLASSES else []
    if wrong:
        raise Refused("count_class_unknown", text=wrong[0])
    return scope


def _line(count_id: int, shelf: CountShelf) -> dict[str, Any]:
    return {
        "count_id": count_id,
        "item_id": shelf.item_id,
        "lot_id": shelf.lot_id,
        "place_id": shelf.place_id,
        "abc": shelf.abc.value,
        "sort": shelf.sort,
    }


def _called(books: Books, scope: CountScope) -> str:
    names = _names(books, NAMES[scope.kind], scope.ids) if scope.kind in NAMES else list(scope.names)
    within = [] if scope.kind == ScopeKind.PLACES else _names(books, Place.path, scope.within)
    return cut(count_name(scope.kind.value, names, within, scope.sample))


def _names(books: Books, column: Any, ids: Sequence[int]) -> list[str]:
    key = column.class_.id
    parts = in_parts(sorted(set(ids)))
    return [name for part in parts for name in books.scalars(select(column).where(key.in_(part)).order_by(key))]


def _overlap(books: Books, overlap: Overlap, zone: dt.tzinfo) -> Gap:
    who = books.get_one(Person, overlap.opened_by_id)
    since = overlap.opened_at.astimezone(zone)
    day = "" if since.date() == books.now.astimezone(zone).date() else f"{since.day} {since:%b} "
    return words(
        "count_overlap",
        name=overlap.name,
        who=said.holder(who.holder_id),
        since=f"{day}{since:%H:%M}",
        lines=lines_words(overlap.lines),
    )
