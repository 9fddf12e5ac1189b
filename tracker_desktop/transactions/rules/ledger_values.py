"""What stock is worth: exact shares of a value, and what a unit cost last."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from sqlalchemy import or_, select

from tracker_desktop.models.places import VIRTUAL, Place
from tracker_desktop.models.stock import Movement, MovementKind
from tracker_desktop.models.types import MONEY_SCALE
from tracker_desktop.queries.entries import stands
from tracker_desktop.queries.receipt_costs import costs_of
from tracker_desktop.queries.sql import unindexed
from tracker_desktop.transactions.books import Books

LARGEST_VALUE = Decimal(10) ** 14
RECEIPTS_LOOKED_AT = 20
CAME_IN = (MovementKind.RECEIVE, MovementKind.OPENING, MovementKind.MADE)


def rounded(value: Fraction) -> Decimal:
    """An amount rounded half-even to 1/10000."""
    return Decimal(round(value * MONEY_SCALE)) / MONEY_SCALE


def at_cost(quantity: Decimal, unit_cost: Decimal) -> Decimal:
    """What a quantity in base units is worth at this cost of one base unit."""
    return rounded(Fraction(quantity) * Fraction(unit_cost))


def share(value: Decimal, quantity: Decimal, of: Decimal) -> Decimal:
    """What `quantity` is worth out of stock of `of` base units worth `value`; the last of it takes the whole rest."""
    if quantity >= of:
        return value
    return rounded(Fraction(value) * Fraction(quantity) / Fraction(of))


def last_cost(books: Books, item_id: int) -> Fraction | None:
    """The cost of one base unit when the item was last received with a value, by its new price where it got one; None
    where it never was."""
    virtual = select(Place.id).where(Place.kind.in_([kind.value for kind in VIRTUAL]))
    query = (
        select(Movement.id, Movement.entry, Movement.quantity)
        .where(Movement.item_id == item_id, Movement.value > 0, Movement.quantity > 0)
        .where(or_(*(Movement.kind == kind.value for kind in CAME_IN)))
        .where(unindexed(Movement.from_place_id).in_(virtual))
        .order_by(Movement.id.desc())
        .limit(RECEIPTS_LOOKED_AT)
    )
    for movement_id, uid, quantity in books.execute(query).all():
        if uid == books.uid or stands(books.connection(), uid):
            cost = costs_of(books.connection(), [movement_id])[movement_id]
            return Fraction(cost) / Fraction(quantity)
    return None
