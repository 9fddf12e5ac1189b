"""Labels of lots: the same GS1 content as on the pack (product number, expiry, lot), readable beside it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from decimal import Decimal

from sqlalchemy import Connection, bindparam, select

from tracker_desktop.labels.content import Label, Payload
from tracker_desktop.labels.stock_content import stock_elements
from tracker_desktop.labels.subject import Subject
from tracker_desktop.labels.subjects.items import GTIN, product_code, stock_words
from tracker_desktop.models.items import Item, Lot, LotPolicy
from tracker_desktop.queries.office import Office
from tracker_desktop.queries.shown import joined
from tracker_desktop.scanning.clean import code_key
from tracker_desktop.wording.render import show_day


def _label(
    office: Office,
    number: str,
    expiry: dt.date | None,
    sku: str,
    name: str,
    unit: str,
    lot_policy: str,
    gtin: str | None,
    quantity: Decimal | None = None,
) -> Label:
    is_serial = lot_policy == LotPolicy.SERIAL
    elements = stock_elements(sku, gtin, number, expiry, quantity, unit, office.today, is_serial=is_serial)
    said_lot = f"{'S/N' if is_serial else 'Lot'} {number}" if number else "No lot"
    words = [said_lot, f"expires {show_day(expiry)}" if expiry else "", stock_words(quantity, unit)]
    payload = Payload(elements=elements) if number and elements else product_code(sku, gtin)
    return Label(sku, payload, (name, joined(words)))


def _find(connection: Connection, code: str) -> Sequence[int]:
    """SKU:LOT, or a lot number that one item alone has."""
    sku, colon, number = code.rpartition(":")
    where = [Lot.number_key == code_key(number if colon else code)]
    if colon:
        where.append(Item.sku_key == code_key(sku))
    return list(connection.scalars(select(Lot.id).join(Item, Item.id == Lot.item_id).where(*where)))


LOTS = Subject(
    "lots",
    "Lot labels",
    "lots",
    "lot",
    rows=select(Lot.id, Lot.number, Lot.expiry, Item.sku, Item.name, Item.unit, Item.lot_policy, GTIN)
    .join(Item, Item.id == Lot.item_id)
    .where(Lot.id.in_(bindparam("ids", expanding=True))),
    label=_label,
    counted=True,
    find=_find,
)
