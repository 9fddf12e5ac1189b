"""Quantities as people say them: 43, 3 boxes, 3 boxes and 7."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal

from sqlalchemy import select

from tracker_desktop.errors import Refused
from tracker_desktop.models.items import Item, ItemUnit
from tracker_desktop.scanning.clean import clean_line
from tracker_desktop.transactions.books import Books
from tracker_desktop.transactions.rules.quantities import in_base_units
from tracker_desktop.wording.render import show_quantity
from tracker_desktop.wording.units import units

Packs = Mapping[str, tuple[int, int]]
"""The packs of an item by name: how many base units one holds, as a fraction."""
LONGEST = 60
_AND = re.compile(r"\s*(?:\band\b|[+&;])\s*", re.IGNORECASE)
_PART = re.compile(r"(\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:[.,]\d+)?)\s*(?:[x×*]\s+)?(.*)", re.ASCII)
_THOUSANDS = re.compile(r",(?=\d{3}(?:\D|$))")


def read_packs(text: str, unit: str, packs: Packs, decimals: int, item: str) -> Decimal:
    """A quantity as it was said, in base units: 3 boxes and 7. A number without a unit counts base units.

    Nothing that was typed is rounded; a pack whose base units have no end is, to `decimals` places.
    Raises Refused: count_text_wrong, count_unit_unknown.
    """
    names = _spellings(unit, packs)
    total = Decimal(0)
    for part in _AND.split(clean_line(text, LONGEST)):
        found = _PART.fullmatch(part)
        if found is None:
            raise Refused("count_text_wrong", item=item, text=text)
        name = found[2].strip().casefold()
        if name and name not in names:
            known = ", ".join(dict.fromkeys([unit, *packs]))
            raise Refused("count_unit_unknown", item=item, unit=found[2].strip(), units=known)
        number = Decimal(_THOUSANDS.sub("", found[1]).replace(",", "."))
        total += _base_units(number, *(names[name] if name else (1, 1)), decimals)
    return total


def _base_units(number: Decimal, top: int, bottom: int, decimals: int) -> Decimal:
    near, exact = in_base_units(number, top, bottom, decimals)
    return near if exact or (decimals and bottom > 1) else number * top / bottom


def _spellings(unit: str, packs: Packs) -> dict[str, tuple[int, int]]:
    """Each unit as one and as several of it is called."""
    named = {**packs, unit: (1, 1)}
    return {units(Decimal(count), name).casefold(): named[name] for name in named for count in (1, 2)} | {
        name.casefold(): factor for name, factor in named.items()
    }


def packs_of(books: Books, item: Item) -> Packs:
    """The packs of an item."""
    query = select(ItemUnit.name, ItemUnit.numerator, ItemUnit.denominator).where(ItemUnit.item_id == item.id)
    return {name: (top, bottom) for name, top, bottom in books.execute(query)}


def entered_as(books: Books, item: Item, quantity: Decimal, entered: str | None) -> str | None:
    """The text as it was entered, cleaned; None for none.

    Raises Refused("count_entered_differs") where it says another quantity of base units.
    """
    text = clean_line(entered or "", LONGEST)
    if not text:
        return None
    said = read_packs(text, item.unit, packs_of(books, item), item.decimals, item.name)
    if said != quantity:
        asked = show_quantity(quantity)
        raise Refused("count_entered_differs", item=item.name, entered=text, quantity=asked, unit=item.unit)
    return text
