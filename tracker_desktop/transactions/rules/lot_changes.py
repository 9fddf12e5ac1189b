"""A lot that is changed as a whole: held, checked, and how much of it is on hand."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import func, select

from tracker_desktop.errors import Refused
from tracker_desktop.models.items import Item, Lot
from tracker_desktop.models.stock import Balance
from tracker_desktop.transactions.books import Books
from tracker_desktop.transactions.rules import fields, said
from tracker_desktop.transactions.rules.fields import Rule
from tracker_desktop.transactions.rules.lots import check_day
from tracker_desktop.transactions.rules.said import Gap
from tracker_desktop.transactions.rules.shelves import lock_stock
from tracker_desktop.transactions.rules.stock_words import words
from tracker_desktop.wording.render import show_day


@dataclass(frozen=True)
class LotFields:
    """What can be corrected of a lot; its number can not: another number is another lot."""

    expiry: dt.date | None = None
    made: dt.date | None = None
    note: str | None = None


RULES: fields.Rules = {
    "expiry": Rule("Expiry", fields.day),
    "made": Rule("Made on", fields.day),
    "note": Rule("Note", fields.line),
}


def held_lot(books: Books, lot_id: int) -> tuple[Item, Lot]:
    """A lot and its item, locked with its stock until the end. Raises Refused: gone, lot_none."""
    lot = books.get(Lot, lot_id)
    if lot is None:
        raise Refused("gone")
    item = lock_stock(books, [lot.item_id])[lot.item_id]
    if not lot.number_key:
        raise Refused("lot_none", item=item.name)
    return item, books.hold(Lot, [lot_id])[lot_id]


def checked(books: Books, changes: Mapping[str, Any], item: Item, lot: Lot) -> dict[str, Any]:
    """The changes made clean. Raises Refused where the days do not fit each other or the item."""
    clean = fields.checked(books, RULES, changes)
    expiry, made = clean.get("expiry", lot.expiry), clean.get("made", lot.made)
    if "expiry" in clean and expiry is not None:
        check_day(books, item, lot.number, expiry)
    if expiry is None and item.expiry_required:
        raise Refused("expiry_needed", item=item.name, lot=lot.number)
    if made is not None and made > books.today:
        raise Refused("made_future", day=show_day(made))
    if made is not None and expiry is not None and made > expiry:
        raise Refused("made_after_expiry", made=show_day(made), expiry=show_day(expiry))
    return clean


def on_hand_words(books: Books, lot: Lot) -> Gap:
    """40 on hand: of the lot at all places together."""
    amount = books.scalar(select(func.sum(Balance.quantity)).where(Balance.lot_id == lot.id))
    return words("lot_on_hand", quantity=said.quantity(amount)) if amount else words("lot_none_here")
