"""Writes the items, codes and lots that an import adds, and the opening stock through the ledger."""

from __future__ import annotations

from collections.abc import Sequence

from tracker_desktop.models.items import CodeKind, Item, ItemCode, Lot
from tracker_desktop.models.places import PlaceKind
from tracker_desktop.models.stock import MovementKind
from tracker_desktop.scanning.clean import code_key
from tracker_desktop.transactions.books import Books
from tracker_desktop.transactions.importing.importer import lot_of
from tracker_desktop.transactions.importing.known_items import KnownItem, KnownLot, Stock
from tracker_desktop.transactions.importing.write_new import columns, put
from tracker_desktop.transactions.rules.ledger import Posting, post
from tracker_desktop.transactions.rules.stock_places import virtual


def write_items(books: Books, stocks: Sequence[Stock]) -> None:
    """New items; and each item gets its SKU as a code and its row for stock without a lot, where it has none."""
    items = [stock.item for stock in stocks if stock.is_new]
    rows = [columns(item.row) | {"sku_key": code_key(item.row["sku"])} for item in items]
    for item, row_id in zip(items, put(books, Item, rows), strict=True):
        item.row["id"] = row_id
    spoken_of = list(dict.fromkeys(stock.item for stock in stocks))
    uncoded = [item for item in spoken_of if not item.has_code]
    put(books, ItemCode, [_code(item, CodeKind.SKU, item.row["sku"], code_key(item.row["sku"])) for item in uncoded])
    for item in uncoded:
        item.has_code = True
    bare = [item for item in spoken_of if "" not in item.lots]
    made = put(books, Lot, [{"item_id": item.id, "number": "", "number_key": ""} for item in bare])
    for item, lot_id in zip(bare, made, strict=True):
        item.lots[""] = KnownLot("", "", id=lot_id)


def write_stock(books: Books, stocks: Sequence[Stock]) -> None:
    """Product numbers and further codes, new lots, expiry dates of lots that had none, and the quantities."""
    codes = [_code(stock.item, CodeKind.GTIN, stock.gtin, stock.gtin) for stock in stocks if stock.gtin]
    codes += [_code(s.item, CodeKind.ALIAS, s.alias, code_key(s.alias)) for s in stocks if s.alias]
    put(books, ItemCode, codes)
    new = [(stock.item, stock.lot) for stock in stocks if stock.new_lot and stock.lot and stock.lot.id is None]
    made = put(books, Lot, [_lot(item, lot) for item, lot in new])
    for (_, lot), lot_id in zip(new, made, strict=True):
        lot.id = lot_id
    _write_expiries(books, stocks)
    source = virtual(books, PlaceKind.OPENING)
    post(books, [line for stock in stocks if (line := _posting(stock, source)) is not None])


def _code(item: KnownItem, kind: CodeKind, code: str, key: str) -> dict[str, object]:
    return {"item_id": item.id, "kind": kind.value, "code": code, "code_key": key}


def _lot(item: KnownItem, lot: KnownLot) -> dict[str, object]:
    kept = {"number": lot.number, "number_key": lot.key, "expiry": lot.expiry, "note": lot.note}
    return kept | {"item_id": item.id}


def _write_expiries(books: Books, stocks: Sequence[Stock]) -> None:
    dated = {stock.lot.id: stock.expiry for stock in stocks if stock.expiry and stock.lot and not stock.new_lot}
    for part in lot_of(sorted(lot_id for lot_id in dated if lot_id is not None)):
        for lot_id, lot in books.hold(Lot, part).items():
            lot.expiry = dated[lot_id]
        books.flush()


def _posting(stock: Stock, source: int) -> Posting | None:
    if not stock.quantity or stock.lot is None or stock.place is None:
        return None
    ids = (stock.item.id, stock.lot.id, stock.place.id)
    item_id, lot_id, place_id = (row_id or 0 for row_id in ids)
    quantity, value = stock.quantity, stock.value
    return Posting(MovementKind.OPENING, item_id, lot_id, source, place_id, quantity, value, reason=stock.reason)
