"""Change an item: its fields, its codes, its packs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar

from sqlalchemy import ColumnElement, exists, func, or_, select

from tracker_desktop.errors import Refused
from tracker_desktop.models.items import Item, Lot, LotPolicy
from tracker_desktop.models.orders import BackOrder, KitLine, OrderLine, OrderState, PurchaseOrder
from tracker_desktop.models.stock import Balance, Movement
from tracker_desktop.transactions.base import Transaction
from tracker_desktop.transactions.books import Books
from tracker_desktop.transactions.rights import Right
from tracker_desktop.transactions.rules.fields import put
from tracker_desktop.transactions.rules.item_fields import RULES, ItemFields, checked
from tracker_desktop.transactions.rules.item_parts import (
    CodeFields,
    UnitFields,
    codes_of,
    put_codes,
    put_units,
    units_of,
)
from tracker_desktop.transactions.rules.said import Said
from tracker_desktop.transactions.rules.shape import fields_of
from tracker_desktop.transactions.rules.shelves import lock_stock

_COMES = PurchaseOrder.state.in_([OrderState.DRAFT.value, OrderState.ORDERED.value])
_IN_USE: tuple[tuple[str, tuple[ColumnElement[bool], ...]], ...] = (
    ("on order", (OrderLine.item_id == Item.id, OrderLine.order_id == PurchaseOrder.id, OrderLine.active == 1, _COMES)),
    ("owed to somebody", (BackOrder.item_id == Item.id, BackOrder.active == 1)),
    ("in a kit", (KitLine.item_id == Item.id,)),
)
"""Where quantities of an item stand that never moved, each with what makes it so."""


@dataclass(frozen=True)
class EditItem(Transaction):
    """`changes` maps fields of ItemFields to new values; `codes` and `units`, where given, replace all there are."""

    kind: ClassVar[str] = "edit_item"
    right: ClassVar[Right] = Right.ITEMS

    item_id: int
    changes: Mapping[str, Any] = field(metadata=fields_of(ItemFields))
    codes: tuple[CodeFields, ...] | None = None
    units: tuple[UnitFields, ...] | None = None

    def apply(self, books: Books) -> Said:
        item = lock_stock(books, [self.item_id])[self.item_id]
        clean = checked(books, self.changes, item)
        _check_moved(books, item, clean)
        _check_policy(books, item, clean)
        changed = put(item, clean, RULES)
        if put_codes(books, item, codes_of(books, item) if self.codes is None else self.codes):
            changed.append("Codes")
        if put_units(books, item, units_of(books, item) if self.units is None else self.units):
            changed.append("Packs")
        if not changed:
            raise Refused("nothing_changed")
        gaps = {"sku": item.sku, "fields": ", ".join(label.lower() for label in changed)}
        return Said("edit_item", gaps, about=("item", item.id))


def _check_moved(books: Books, item: Item, clean: Mapping[str, Any]) -> None:
    other = clean.get("unit", item.unit) != item.unit or clean.get("decimals", item.decimals) < item.decimals
    if other and books.scalar(select(exists().where(Movement.item_id == item.id))):
        raise Refused("unit_fixed", item=item.name, unit=item.unit)
    for where, of_item in _IN_USE if other else ():
        if books.scalar(select(exists().where(*of_item, Item.id == item.id))):
            raise Refused("unit_in_use", item=item.name, unit=item.unit, where=where)


def _check_policy(books: Books, item: Item, clean: Mapping[str, Any]) -> None:
    policy = clean.get("lot_policy", item.lot_policy)
    unfit = {
        LotPolicy.NONE: Lot.number_key != "",
        LotPolicy.REQUIRED: Lot.number_key == "",
        LotPolicy.SERIAL: or_(Lot.number_key == "", Balance.quantity > 1),
    }.get(policy)
    if policy == item.lot_policy or unfit is None:
        return
    query = select(func.count()).select_from(Balance).join(Lot, Lot.id == Balance.lot_id)
    if books.scalar(query.where(Balance.item_id == item.id, Balance.quantity > 0, unfit)):
        raise Refused("lot_policy_unfit", item=item.name)
