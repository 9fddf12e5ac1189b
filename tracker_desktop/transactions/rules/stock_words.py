"""What a movement of stock says about itself: lots, places and what is left, put together from rows of wording."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from decimal import Decimal

from sqlalchemy import func, select

from tracker_desktop.models.items import Item, Lot
from tracker_desktop.models.stock import Balance
from tracker_desktop.transactions.books import Books
from tracker_desktop.transactions.rules import said
from tracker_desktop.transactions.rules.said import Gap

SHOWN = 3


def words(code: str, **gaps: Gap) -> Gap:
    """A row of the titles as a gap of another."""
    return said.entry([code, gaps])


def joined(parts: Iterable[Gap], by: str) -> Gap:
    """The parts that are not empty, one after the other: `by` is "stock_comma" or "stock_dot"."""
    some = [part for part in parts if part != ""]
    if not some:
        return ""
    first, *rest = some
    return words(by, first=first, rest=joined(rest, by)) if rest else first


def counted(noun: str, count: int) -> Gap:
    """1 item, 3 items: of an item, an asset or a line."""
    return words(f"stock_{noun}") if count == 1 else words(f"stock_{noun}s", count=count)


def lot_words(number: str, expiry: dt.date | None) -> Gap:
    """lot 24G118, expires 31 Jan 2027. Empty for stock without a lot."""
    if not number:
        return ""
    return words("stock_lot_until", lot=number, day=said.day(expiry)) if expiry else words("stock_lot", lot=number)


def lots_words(parts: Sequence[tuple[str, dt.date | None, Decimal]]) -> Gap:
    """The lot of a line that has one, or how much of each where it has several: (number, expiry, quantity)."""
    if len(parts) == 1:
        number, expiry, _ = parts[0]
        return lot_words(number, expiry)
    shown = [
        words("stock_part", quantity=said.quantity(quantity), lot=words("stock_lot", lot=number))
        for number, _, quantity in parts[:SHOWN]
        if number
    ]
    return joined([*shown, words("stock_more")] if len(parts) > SHOWN else shown, "stock_comma")


def times(item: Item, quantity: Decimal) -> Gap:
    """40 × Nitrile gloves, medium."""
    return words("stock_times", quantity=said.quantity(quantity), item=item.name)


def several(lines: Sequence[tuple[Item, Decimal]]) -> Gap:
    """The first lines of a document: 40 × Nitrile gloves, 2 × Ethanol, and more."""
    shown = [times(item, quantity) for item, quantity in lines[:SHOWN]]
    return joined([*shown, words("stock_more")] if len(lines) > SHOWN else shown, "stock_comma")


def left_words(books: Books, item: Item, place_ids: Sequence[int], verb: str = "left") -> Gap:
    """What is there of an item, at its one place or at all real places together: 360 left in Store 1 / A-04.

    `verb` is "left" after stock went, "now" after it came.
    """
    one = len(set(place_ids)) == 1
    query = select(func.sum(Balance.quantity)).where(Balance.item_id == item.id)
    amount = said.quantity(books.scalar(query.where(Balance.place_id == place_ids[0]) if one else query) or Decimal(0))
    if not one:
        return words(f"stock_{verb}", quantity=amount)
    return words(f"stock_{verb}_at", quantity=amount, place=said.place(place_ids[0]))


def amount(books: Books, value: Decimal) -> Gap:
    """An amount with the decimals of the office's currency."""
    return said.money(round(value, int(books.setting("money.decimals"))))


def lot_gap(lot: Lot) -> Gap:
    """A lot with its expiry."""
    return lot_words(lot.number, lot.expiry)
