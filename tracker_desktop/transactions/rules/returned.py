"""What was taken back of an issue or a receipt, and that undo never takes back the same piece a second time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from sqlalchemy import select

from tracker_desktop.errors import Refused
from tracker_desktop.models.items import Item
from tracker_desktop.models.journal import Entry
from tracker_desktop.models.stock import Movement, MovementKind
from tracker_desktop.queries.entries import stands, title_of
from tracker_desktop.queries.in_parts import in_parts
from tracker_desktop.queries.sql import unindexed
from tracker_desktop.transactions.books import Books
from tracker_desktop.transactions.rules.stock_places import is_real
from tracker_desktop.wording.render import show_quantity

NOTHING = Decimal(0)
COST = MovementKind.COST.value


@dataclass
class Back:
    """What was taken back of a movement: quantity and value; `cost` is what a later price added to it."""

    quantity: Decimal = NOTHING
    value: Decimal = NOTHING
    cost: Decimal = NOTHING


def first_of(books: Books, movement: Movement) -> Movement:
    """The movement that a chain of undo and redo began with: what is taken back of any of them is taken back of it."""
    while movement.reverses_id is not None:
        movement = books.get_one(Movement, movement.reverses_id)
    return movement


def outside_of(books: Books, movement: Movement) -> int:
    """The virtual place that stock came from or went to."""
    return movement.from_place_id if is_real(books, movement.to_place_id) else movement.to_place_id


def taken_back(books: Books, movements: Iterable[Movement]) -> Mapping[int, Back]:
    """What was taken back of each of these, by their ids."""
    outside = {movement.id: outside_of(books, movement) for movement in movements}
    came_in = {movement.id for movement in movements if movement.from_place_id == outside[movement.id]}
    found: dict[int, Back] = defaultdict(Back)
    columns = Movement.returns_id, Movement.kind, Movement.from_place_id, Movement.to_place_id
    for part in in_parts(sorted(outside)):
        query = select(*columns, Movement.quantity, Movement.value).where(Movement.returns_id.in_(part))
        for named, kind, start, end, quantity, value in books.execute(query):
            assert named is not None  # it is one of those that were asked for
            sign = (end == outside[named]) - (start == outside[named])
            back = found[named]
            if kind == COST:
                back.cost -= sign * value
                continue
            sign = sign if named in came_in else -sign
            back.quantity += sign * quantity
            back.value += sign * value
    return found


def check_undone(books: Books, reversed_now: Sequence[Movement]) -> None:
    """After these movements were reversed: of no issue or receipt is more taken back than went out or came, of one that
    is undone nothing, and nothing was added to its price.

    Raises Refused: returned_since, cost_since, return_too_much, credit_too_much, cost_undone.
    """
    chains = {movement.id: first_of(books, movement) for movement in reversed_now}
    turned = {first.id for first in chains.values()}
    named = {movement.returns_id for movement in reversed_now if movement.returns_id is not None}
    firsts = {first.id: first for first in chains.values() if first.quantity}
    firsts |= {key: books.get_one(Movement, key) for key in sorted(named - firsts.keys())}
    for key, back in taken_back(books, firsts.values()).items():
        first = firsts[key]
        counts = stands(books.connection(), first.entry) is not (key in turned)
        left = (first.quantity if counts else NOTHING) - back.quantity
        if left < 0 or (back.cost and not counts):
            raise _refusal(books, first, back, left, undoing=key in turned)


def _refusal(books: Books, first: Movement, back: Back, left: Decimal, *, undoing: bool) -> Refused:
    item = books.get_one(Item, first.item_id).name
    went_in = outside_of(books, first) == first.from_place_id
    if undoing:
        kinds = Movement.kind == COST if left >= 0 else Movement.kind != COST
        entry = _last_in_force(books, first, kinds)
        words: dict[str, Any] = {"item": item, "later": title_of(books.connection(), entry.said), "seq": entry.seq}
        if left >= 0:
            return Refused("cost_since", **words)
        code = "went_back_since" if went_in else "came_back_since"
        return Refused(code, quantity=show_quantity(back.quantity), **words)
    if left >= 0:
        return Refused("cost_undone", item=item)
    mine = select(Movement.quantity).where(Movement.returns_id == first.id, Movement.entry == books.uid)
    asked = sum(books.scalars(mine), NOTHING)
    code = "credit_too_much" if went_in else "return_too_much"
    return Refused(code, item=item, asked=show_quantity(asked), left=show_quantity(left + asked))


def _last_in_force(books: Books, first: Movement, kinds: Any) -> Entry:
    """The last entry in force that took back a part of a movement, or changed its price."""
    query = select(Movement.entry).where(
        Movement.returns_id == first.id, unindexed(Movement.reverses_id).is_(None), kinds
    )
    uids = dict.fromkeys(books.scalars(query.order_by(Movement.id.desc())))
    uid = next(uid for uid in uids if stands(books.connection(), uid))
    return books.get_one(Entry, uid)
