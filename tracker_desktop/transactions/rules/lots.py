"""Lots: the "no lot" row of each item, and the lot that goods arrive in."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import select

from tracker_desktop.errors import Refused
from tracker_desktop.models.items import Item, Lot, LotPolicy, LotStatus
from tracker_desktop.scanning.clean import clean_line, code_key
from tracker_desktop.transactions.books import Books
from tracker_desktop.wording.render import show_day

OLDEST_EXPIRY = dt.date(1970, 1, 1)
YEARS_AHEAD = 100


def no_lot(books: Books, item: Item) -> Lot:
    """The row of an item for stock without a lot; written when the item is added."""
    return _known(books, item, "") or books.insert(Lot(item_id=item.id, number="", number_key=""))


def lot_of(books: Books, item: Item, lot_id: int) -> Lot:
    """A lot that must be one of this item's. Raises Refused."""
    lot = books.get(Lot, lot_id)
    if lot is None or lot.item_id != item.id:
        raise Refused("lot_unknown", item=item.name)
    return lot


def arriving(books: Books, item: Item, number: str | None, expiry: dt.date | None) -> Lot:
    """The lot that goods arrive in, made where it is new; the item's stock is locked.

    Raises Refused where the item's policy wants a lot, an expiry date or none of them, or where the lot is known with
    another expiry date.
    """
    text = clean_line(number or "", 80)
    if not text:
        return _without(books, item, expiry)
    if item.lot_policy == LotPolicy.NONE:
        raise Refused("lot_not_kept", item=item.name, lot=text)
    if expiry is not None:
        check_day(books, item, text, expiry)
    lot = _known(books, item, code_key(text))
    if lot is not None:
        return _same(item, lot, expiry)
    if item.expiry_required and expiry is None:
        raise Refused("expiry_needed", item=item.name, lot=text)
    return books.insert(Lot(item_id=item.id, number=text, number_key=code_key(text), expiry=expiry))


def check_usable(books: Books, item: Item, lot: Lot, verb: str, day: dt.date | None = None) -> None:
    """Raises Refused where a lot is recalled, or has expired by `day` (None: today). `verb` is "receive", where a
    reason passes, or "issue"."""
    if lot.status == LotStatus.RECALLED:
        raise Refused(f"{verb}_recalled", item=item.name, lot=lot.number)
    if lot.expiry is not None and lot.expiry < (day or books.today):
        raise Refused(f"{verb}_expired", item=item.name, lot=lot.number, day=show_day(lot.expiry))


def _known(books: Books, item: Item, key: str) -> Lot | None:
    return books.scalar(select(Lot).where(Lot.item_id == item.id, Lot.number_key == key))


def _without(books: Books, item: Item, expiry: dt.date | None) -> Lot:
    if item.lot_policy == LotPolicy.SERIAL:
        raise Refused("serial_needed", item=item.name)
    if item.lot_policy == LotPolicy.REQUIRED or (item.expiry_required and item.lot_policy != LotPolicy.NONE):
        raise Refused("lot_needed", item=item.name)
    if expiry is not None:
        raise Refused("expiry_without_lot", item=item.name, day=show_day(expiry))
    return no_lot(books, item)


def _same(item: Item, lot: Lot, expiry: dt.date | None) -> Lot:
    if lot.expiry is None:
        lot.expiry = expiry
    if expiry is not None and lot.expiry is not None and expiry != lot.expiry:
        raise Refused(
            "lot_other_expiry", item=item.name, lot=lot.number, known=show_day(lot.expiry), given=show_day(expiry)
        )
    if item.expiry_required and lot.expiry is None:
        raise Refused("expiry_needed", item=item.name, lot=lot.number)
    return lot


def check_day(books: Books, item: Item, lot: str, expiry: dt.date) -> None:
    """Raises Refused where a day can hardly be the expiry of a lot."""
    if expiry < OLDEST_EXPIRY or expiry.year > books.today.year + YEARS_AHEAD:
        raise Refused("expiry_unlikely", item=item.name, lot=lot, day=show_day(expiry))
