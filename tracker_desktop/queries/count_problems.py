"""What is in the way of posting a count: all problems of all its lines at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from sqlalchemy import Connection, select

from tracker_desktop.models.counts import CountLine
from tracker_desktop.models.items import Item, Lot
from tracker_desktop.models.places import Place
from tracker_desktop.models.types import QUANTITY_SCALE
from tracker_desktop.queries.base import Query
from tracker_desktop.queries.count_status import ADJUSTED, FLAGS, HAS_PROBLEM, ON_HAND, Problem
from tracker_desktop.wording import refusal
from tracker_desktop.wording.counts import amount_words, line_words
from tracker_desktop.wording.gaps import all_shown
from tracker_desktop.wording.render import show_quantity


@dataclass(frozen=True)
class LineProblem:
    """A problem of a line, in a sentence that says what to do."""

    line_id: int
    code: Problem
    words: str


@dataclass(frozen=True)
class CountProblems(Query[tuple[LineProblem, ...]]):
    """Every problem of every counted line of a count, in the order of its lines; of some lines alone where they are
    named."""

    count_id: int
    line_ids: tuple[int, ...] | None = None

    def run(self, connection: Connection) -> tuple[LineProblem, ...]:
        return tuple(problems_of(connection, self.count_id, self.line_ids))


def problems_of(
    connection: Connection, count_id: int | None = None, line_ids: Sequence[int] | None = None
) -> list[LineProblem]:
    """The same for a transaction that has locked the stock, or of some lines of any counts. What is posted has none."""
    query = (
        select(
            CountLine.id,
            CountLine.counted,
            CountLine.book,
            Item.name,
            Item.unit,
            Lot.number,
            Place.path,
            ON_HAND.label("on_hand"),
            ADJUSTED.label("adjusted"),
            *(flag.label(code.name) for code, flag in FLAGS.items()),
        )
        .join(Item, Item.id == CountLine.item_id)
        .join(Lot, Lot.id == CountLine.lot_id)
        .join(Place, Place.id == CountLine.place_id)
        .where(HAS_PROBLEM)
        .order_by(CountLine.sort, CountLine.id)
    )
    if count_id is not None:
        query = query.where(CountLine.count_id == count_id)
    if line_ids is not None:
        query = query.where(CountLine.id.in_(line_ids))
    rows = connection.execute(query).all()
    return [LineProblem(row.id, code, _words(code, row)) for row in rows for code in FLAGS if getattr(row, code.name)]


def _words(code: Problem, row: Any) -> str:
    gaps = {
        "line": line_words(row.name, row.number, row.path),
        "counted": amount_words(row.counted, row.unit),
        "book": show_quantity(row.book),
        "gone": show_quantity(row.book - _quantity(row.on_hand)),
        "change": f"{_quantity(row.adjusted).normalize():+,f}",
    }
    return refusal(code.value, all_shown(gaps))


def _quantity(units: int | Decimal) -> Decimal:
    return Decimal(units) / QUANTITY_SCALE
