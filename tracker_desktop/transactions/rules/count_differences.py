"""The differences of a count: how much, what they are worth, and their lines for the ledger."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from sqlalchemy import exists, select
from sqlalchemy.orm import aliased

from tracker_desktop.models.counts import CountLine, StockCount
from tracker_desktop.models.items import Item, Lot
from tracker_desktop.models.journal import Change, Entry
from tracker_desktop.models.places import Place, PlaceKind
from tracker_desktop.models.stock import ItemValue, Movement, MovementKind
from tracker_desktop.queries.count_status import DIFFERS, WITHIN_NOW
from tracker_desktop.transactions.books import Books
from tracker_desktop.transactions.rules.ledger import Posting
from tracker_desktop.transactions.rules.ledger_values import last_cost, rounded
from tracker_desktop.transactions.rules.shelves import Shelf
from tracker_desktop.transactions.rules.stock_places import virtual
from tracker_desktop.wording.counts import line_words

NOTHING = Decimal(0)
COUNTING = "count_stock"
"""The kind of the entries by which lines are counted."""


@dataclass(frozen=True)
class Difference:
    """A line that differs: counted less book, and what that is worth (both below 0 where something is lost).
    `costless`: more was counted of what has no known cost."""

    line_id: int
    shelf: Shelf
    quantity: Decimal
    value: Decimal
    abc: str
    counted_by_id: int
    within: bool
    reason: str | None
    words: str
    costless: bool

    @property
    def item_id(self) -> int:
        """The item of the line."""
        return self.shelf.item_id


def differences_of(books: Books, count: StockCount) -> list[Difference]:
    """Every counted line that differs, in order. Gains are worth the average; with nothing on hand, the last cost."""
    query = (
        select(
            CountLine.id,
            CountLine.item_id,
            CountLine.lot_id,
            CountLine.place_id,
            CountLine.counted,
            CountLine.book,
            CountLine.abc,
            CountLine.counted_by_id,
            WITHIN_NOW.label("within"),
            CountLine.reason,
            Item.sku,
            Lot.number,
            Place.code,
            ItemValue.quantity,
            ItemValue.value,
        )
        .join(Item, Item.id == CountLine.item_id)
        .join(Lot, Lot.id == CountLine.lot_id)
        .join(Place, Place.id == CountLine.place_id)
        .outerjoin(ItemValue, ItemValue.item_id == CountLine.item_id)
        .where(CountLine.count_id == count.id, DIFFERS)
        .order_by(CountLine.sort, CountLine.id)
    )
    books.flush()
    costs: dict[int, Fraction | None] = {}
    found: list[Difference] = []
    for row in books.connection().execute(query).all():
        if row.item_id not in costs:
            average = Fraction(row.value) / Fraction(row.quantity) if row.quantity else None
            costs[row.item_id] = last_cost(books, row.item_id) if average is None else average
        cost, quantity = costs[row.item_id], row.counted - row.book
        found.append(
            Difference(
                line_id=row.id,
                shelf=Shelf(row.item_id, row.lot_id, row.place_id),
                quantity=quantity,
                value=rounded(Fraction(quantity) * (cost or 0)),
                abc=row.abc,
                counted_by_id=row.counted_by_id,
                within=bool(row.within),
                reason=row.reason,
                words=line_words(row.sku, row.number, row.code),
                costless=cost is None and quantity > 0,
            )
        )
    return found


def items_of(books: Books, count: StockCount) -> set[int]:
    """The items of the lines that differ."""
    return set(books.scalars(select(CountLine.item_id).where(CountLine.count_id == count.id, DIFFERS)))


def postings_of(books: Books, count: StockCount, differences: Sequence[Difference]) -> list[Posting]:
    """The lines for the ledger, losses first: what is lost goes at the average, what is found comes at its value."""
    lost = virtual(books, PlaceKind.LOST)
    ordered = sorted(differences, key=lambda one: one.quantity > 0)
    return [
        Posting(
            kind=MovementKind.COUNT,
            item_id=one.item_id,
            lot_id=one.shelf.lot_id,
            from_place_id=lost if one.quantity > 0 else one.shelf.place_id,
            to_place_id=one.shelf.place_id if one.quantity > 0 else lost,
            quantity=abs(one.quantity),
            value=one.value if one.quantity > 0 else None,
            reason=one.reason,
            reference=count.name,
        )
        for one in ordered
    ]


def posted_of(books: Books, differences: Sequence[Difference]) -> list[Difference]:
    """The same with the values that the ledger gave them."""
    query = select(Movement.item_id, Movement.lot_id, Movement.from_place_id, Movement.to_place_id, Movement.value)
    mine = Movement.entry == books.uid, Movement.kind == MovementKind.COUNT.value
    values: dict[Shelf, Decimal] = {}
    for item_id, lot_id, from_id, to_id, value in books.connection().execute(query.where(*mine)):
        values[Shelf(item_id, lot_id, from_id)] = -value
        values[Shelf(item_id, lot_id, to_id)] = value
    return [replace(one, value=values[one.shelf]) for one in differences]


def counters_of(books: Books, count: StockCount) -> tuple[int, ...]:
    """The ids of everybody who counted, first counts too, and those to which another added."""
    mine = CountLine.count_id == count.id
    found: set[int] = set()
    for column in (CountLine.counted_by_id, CountLine.first_by_id):
        found |= set(books.scalars(select(column).where(mine, column.is_not(None)).distinct()))
    undoing = aliased(Entry)
    counted = (
        select(Entry.operator_id)
        .join(Change, Change.entry == Entry.uid)
        .join(CountLine, CountLine.id == Change.row_id)
        .where(mine, CountLine.counted.is_not(None), Change.table_name == CountLine.__tablename__)
        .where(Entry.kind == COUNTING, ~exists().where(undoing.undoes == Entry.uid))
    )
    found |= set(books.scalars(counted.distinct()))
    return tuple(sorted(found))
