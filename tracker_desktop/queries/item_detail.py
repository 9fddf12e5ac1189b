"""The detail of an inventory item."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from sqlalchemy import Connection, bindparam, func, select

from tracker_desktop.models.items import CodeKind, Item, ItemCode, ItemUnit, Lot
from tracker_desktop.models.orders import SupplierItem
from tracker_desktop.models.places import Place
from tracker_desktop.models.stock import Balance, ItemValue
from tracker_desktop.models.suppliers import Supplier
from tracker_desktop.queries import shown
from tracker_desktop.queries.back_orders import owed_words
from tracker_desktop.queries.base import Query
from tracker_desktop.queries.card import Card, filled
from tracker_desktop.queries.lists.items import HOME, ITEMS, average_of
from tracker_desktop.queries.office import Office, office_of
from tracker_desktop.queries.order_detail import on_order_words
from tracker_desktop.queries.status import ITEM_STATUS
from tracker_desktop.queries.transfer_detail import in_transit
from tracker_desktop.wording.units import in_packs

MOST_LOTS = 12
MOST_OFFERS = 4
CODE_WORDS = {CodeKind.GTIN.value: "GTIN", CodeKind.SUPPLIER.value: "Supplier code", CodeKind.ALIAS.value: "Also"}

_ITEM = (
    select(
        Item.sku,
        Item.name,
        ITEM_STATUS.label("status"),
        Item.unit,
        Item.group.label("of_group"),
        Item.manufacturer,
        Item.reorder_point,
        Item.reorder_quantity,
        Item.notes,
        func.coalesce(ItemValue.quantity, 0).label("on_hand"),
        ItemValue.value,
        HOME.c.path.label("home"),
        Supplier.name.label("supplier"),
    )
    .select_from(ITEMS.source)
    .where(Item.id == bindparam("id"))
)
_CODES = (
    select(ItemCode.kind, ItemCode.code)
    .where(ItemCode.item_id == bindparam("id"), ItemCode.kind != CodeKind.SKU.value)
    .order_by(ItemCode.id)
)
_PACKS = (
    select(ItemUnit.name, ItemUnit.numerator, ItemUnit.denominator)
    .where(ItemUnit.item_id == bindparam("id"))
    .order_by(ItemUnit.id)
)
_LOTS = (
    select(Lot.id, Lot.number, Lot.expiry, Place.path, Balance.quantity)
    .join(Lot, Lot.id == Balance.lot_id)
    .join(Place, Place.id == Balance.place_id)
    .where(Balance.item_id == bindparam("id"), Balance.quantity > 0)
    .order_by(Lot.expiry.is_(None), Lot.expiry, Lot.number_key, Place.path_key)
)
_OFFERS = (
    select(Supplier.name.label("supplier"), SupplierItem.code, SupplierItem.pack_name)
    .add_columns(SupplierItem.pack_size, SupplierItem.price)
    .join(Supplier, Supplier.id == SupplierItem.supplier_id)
    .where(SupplierItem.item_id == bindparam("id"))
    .order_by(SupplierItem.preferred.desc(), Supplier.name_key, SupplierItem.id)
    .limit(MOST_OFFERS)
)


@dataclass(frozen=True)
class ItemDetail(Query[Card | None]):
    """Everything about an item, with what lies where, first expired first; None where it is gone."""

    item_id: int

    def run(self, connection: Connection) -> Card | None:
        office = office_of(connection)
        mine = {"id": self.item_id}
        row = connection.execute(_ITEM, office.params | mine).first()
        if row is None:
            return None
        lots = connection.execute(_LOTS, mine).all()
        codes = [(CODE_WORDS[kind], code) for kind, code in connection.execute(_CODES, mine)]
        sizes = [(name, Decimal(over) / under) for name, over, under in connection.execute(_PACKS, mine)]
        packs = [_pack(name, size) for name, size in sizes]
        reorder = [
            shown.quantity(office, row.reorder_point),
            f"order {shown.quantity(office, row.reorder_quantity)}" if row.reorder_quantity else "",
        ]
        fields = (
            *codes,
            ("Unit", shown.joined([row.unit, *packs])),
            ("On hand", _on_hand(office, row, lots)),
            ("That is", in_packs(row.on_hand, sizes)),
            *(_lot(office, lot) for lot in lots[:MOST_LOTS]),
            ("And", shown.things(len(lots) - MOST_LOTS, "more lot") if len(lots) > MOST_LOTS else ""),
            ("Owed", owed_words(connection, self.item_id)),
            ("On order", on_order_words(connection, office, self.item_id, row.unit)),
            ("In transit", in_transit(connection, office, self.item_id)),
            ("Reorder at", shown.joined(reorder)),
            ("Average cost", shown.amount(office, average_of(office, row.value, row.on_hand))),
            ("Value", shown.amount(office, round(row.value, office.decimals)) if row.value else ""),
            ("Group", row.of_group),
            ("Manufacturer", row.manufacturer),
            ("Supplier", row.supplier),
            *(_offer(office, offer) for offer in connection.execute(_OFFERS, mine)),
            ("Home place", row.home),
            ("Notes", row.notes),
        )
        return Card(row.sku, row.name, row.status, row.sku, filled(fields))


def _offer(office: Office, offer: Any) -> tuple[str, str]:
    """What a supplier sells: AN-1187 · box of 100 · $7.40."""
    size = f"{offer.pack_name or 'pack'} of {shown.quantity(office, offer.pack_size)}" if offer.pack_size != 1 else ""
    return f"From {offer.supplier}", shown.joined([offer.code, size, shown.amount(office, offer.price)]) or "no code"


def _pack(name: str, factor: Decimal) -> str:
    return f"{name} of {factor.normalize():,f}"


def _on_hand(office: Office, row: Any, lots: Sequence[Any]) -> str:
    words = shown.stock(office, row.on_hand, row.unit)
    numbered = len({lot.id for lot in lots if lot.number})
    return f"{words} in {shown.things(numbered, 'lot')}" if numbered else words


def _lot(office: Office, lot: Any) -> tuple[str, str]:
    expiry = f"exp {shown.day(office, lot.expiry)}" if lot.expiry else ""
    label = f"Lot {lot.number}" if lot.number else "No lot"
    return label, shown.joined([shown.quantity(office, lot.quantity), expiry, lot.path])
