"""Labels of inventory items: SKU and name, with the product number of the pack where it has one."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from sqlalchemy import bindparam, func, select

from tracker_desktop.labels.content import Label, Payload
from tracker_desktop.labels.stock_content import stock_elements
from tracker_desktop.labels.subject import Subject
from tracker_desktop.models.items import CodeKind, Item, ItemCode
from tracker_desktop.queries.office import Office
from tracker_desktop.scanning.gtin import has_check_digit
from tracker_desktop.wording.render import show_quantity
from tracker_desktop.wording.units import units

GTIN: Any = (
    select(func.min(ItemCode.code_key))
    .where(ItemCode.item_id == Item.id, ItemCode.kind == CodeKind.GTIN.value, ItemCode.quantity_received == 1)
    .correlate(Item)
    .scalar_subquery()
)
"""The product number of one base unit, with 14 digits."""


def product_code(sku: str, gtin: str | None) -> Payload:
    """EAN-13 or ITF-14 of the product number; of an item that has none its SKU as Code 128."""
    if gtin and len(gtin) == 14 and has_check_digit(gtin):
        return Payload(gtin=gtin[1:] if gtin.startswith("0") else gtin)
    return Payload(sku)


def stock_words(quantity: Decimal | None, unit: str) -> str:
    """100 pieces; nothing where the label stands for no quantity."""
    return "" if quantity is None else f"{show_quantity(quantity)} {units(quantity, unit)}"


def _label(
    office: Office,
    sku: str,
    name: str,
    maker: str | None,
    unit: str,
    gtin: str | None,
    quantity: Decimal | None = None,
) -> Label:
    if quantity is None:
        return Label(sku, product_code(sku, gtin), (name, maker or ""))
    elements = stock_elements(sku, gtin, "", None, quantity, unit, office.today)
    payload = Payload(elements=elements) if elements else product_code(sku, gtin)
    return Label(sku, payload, (name, stock_words(quantity, unit)))


ITEMS = Subject(
    "items",
    "Item labels",
    "skus",
    "item",
    "item",
    select(Item.id, Item.sku, Item.name, Item.manufacturer, Item.unit, GTIN).where(
        Item.id.in_(bindparam("ids", expanding=True))
    ),
    _label,
    counted=True,
)
