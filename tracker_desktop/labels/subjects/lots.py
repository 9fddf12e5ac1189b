"""Labels of lots: the same GS1 content as on the pack (product number, expiry, lot), readable beside it."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence

from sqlalchemy import Connection, bindparam, select

from tracker_desktop.labels.content import Label, Payload
from tracker_desktop.labels.subject import Subject
from tracker_desktop.labels.subjects.items import GTIN, product_code
from tracker_desktop.models.items import Item, Lot
from tracker_desktop.paper.symbols import Element
from tracker_desktop.queries.office import Office
from tracker_desktop.scanning.clean import code_key
from tracker_desktop.scanning.gtin import has_check_digit
from tracker_desktop.wording.render import show_day

_GS1_TEXT = re.compile(r"[!\"%-?A-Z_a-z]{1,20}", re.ASCII)
"""Character set 82 of GS1 General Specifications 7.11; application identifier 10 holds 20 of them (3.4.1)."""


def lot_elements(gtin: str, lot: str, expiry: dt.date | None) -> tuple[Element, ...]:
    """Element strings of a lot: (01) product, (17) expiry, (10) lot last, since its length varies."""
    dated = (("17", f"{expiry:%y%m%d}"),) if expiry else ()
    return (("01", gtin), *dated, ("10", lot))


def _is_dated(day: dt.date, today: dt.date) -> bool:
    """Whether two digits of a year are read as this one (GS1 General Specifications 7.12)."""
    return -49 <= day.year - today.year <= 50


def _label(office: Office, number: str, expiry: dt.date | None, sku: str, name: str, gtin: str | None) -> Label:
    is_gs1 = bool(gtin and len(gtin) == 14 and has_check_digit(gtin) and _GS1_TEXT.fullmatch(number))
    coded = expiry if expiry and _is_dated(expiry, office.today) else None
    payload = Payload(elements=lot_elements(str(gtin), number, coded)) if is_gs1 else product_code(sku, gtin)
    lot = f"Lot {number}" if number else "No lot"
    return Label(sku, payload, (name, f"{lot} · expires {show_day(expiry)}" if expiry else lot))


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
    rows=select(Lot.id, Lot.number, Lot.expiry, Item.sku, Item.name, GTIN)
    .join(Item, Item.id == Lot.item_id)
    .where(Lot.id.in_(bindparam("ids", expanding=True))),
    label=_label,
    find=_find,
)
