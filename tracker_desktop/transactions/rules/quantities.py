"""Quantities and costs as a clerk enters them: what is refused, and packs turned into base units."""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction

from sqlalchemy import select

from tracker_desktop.errors import Refused
from tracker_desktop.models.items import Item, ItemUnit
from tracker_desktop.scanning.clean import clean_line
from tracker_desktop.transactions.books import Books
from tracker_desktop.transactions.rules.ledger_values import LARGEST_VALUE, at_cost
from tracker_desktop.wording.render import show_quantity

TOO_MANY = Decimal(10) ** 9
_ENTERED = re.compile(r"(\d+(?:\.\d+)?)\s+(\S.*)")


def in_base_units(quantity: Decimal, numerator: int, denominator: int, decimals: int) -> tuple[Decimal, bool]:
    """A quantity of packs in base units rounded half-even to `decimals` places, and whether that is exact."""
    exact = Fraction(quantity) * Fraction(numerator, denominator)
    near = Decimal(round(exact * 10**decimals)) / 10**decimals
    return near, Fraction(near) == exact


def check_quantity(item: Item, quantity: Decimal) -> None:
    """Raises Refused where a quantity is not above zero, is 1,000,000,000 or more, or has places its unit has not."""
    if not quantity.is_finite():
        raise Refused("quantity_no_number", item=item.name)
    if quantity <= 0:
        raise Refused("quantity_not_positive", item=item.name, quantity=show_quantity(quantity))
    if quantity >= TOO_MANY:
        raise Refused("quantity_too_large", item=item.name, most=show_quantity(TOO_MANY))
    places = places_of(quantity)
    if places <= item.decimals:
        return
    if item.decimals == 0:
        raise Refused("quantity_whole", item=item.name, unit=item.unit, quantity=show_quantity(quantity))
    raise Refused("quantity_places", item=item.name, quantity=show_quantity(quantity), places=item.decimals)


def places_of(quantity: Decimal) -> int:
    """Digits behind the point that say something: 2.50 has one."""
    exponent = quantity.normalize().as_tuple().exponent
    return max(-exponent, 0) if isinstance(exponent, int) else 0


def check_cost(item: Item, quantity: Decimal, unit_cost: Decimal) -> Decimal:
    """What the quantity is worth at this unit cost. Raises Refused where the cost is negative or beyond all reason."""
    if not unit_cost.is_finite() or unit_cost < 0:
        raise Refused("cost_negative", item=item.name)
    if unit_cost >= LARGEST_VALUE or (value := at_cost(quantity, unit_cost)) > LARGEST_VALUE:
        raise Refused("cost_too_large", item=item.name)
    return value


def check_entered(books: Books, item: Item, quantity: Decimal, entered: str | None) -> str | None:
    """The text as it was entered ("2 box"), cleaned.

    Raises Refused("entered_differs") where it names a unit of the item and is not this quantity of base units.
    """
    text = clean_line(entered, 60) if entered else ""
    found = _ENTERED.fullmatch(text.replace(",", ""))
    if found is None:
        return text or None
    query = select(ItemUnit.name, ItemUnit.numerator, ItemUnit.denominator).where(ItemUnit.item_id == item.id)
    units = {name.casefold(): (top, bottom) for name, top, bottom in books.execute(query)}
    units[item.unit.casefold()] = (1, 1)
    factor = units.get(found[2].casefold())
    if factor is not None and in_base_units(Decimal(found[1]), *factor, item.decimals)[0] != quantity:
        raise Refused("entered_differs", item=item.name, entered=text, quantity=show_quantity(quantity), unit=item.unit)
    return text
