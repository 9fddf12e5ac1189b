"""What a list is like as a file: the listing's columns under names that an import knows, and what it needs besides."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import aliased

from tracker_desktop.exchange.shape_categories import show_steps
from tracker_desktop.models.assets import Asset
from tracker_desktop.models.categories import Category
from tracker_desktop.models.charge_codes import ChargeCode
from tracker_desktop.models.contracts import Contract
from tracker_desktop.models.holders import Holder
from tracker_desktop.models.items import CodeKind, Item, ItemCode
from tracker_desktop.models.people import Person
from tracker_desktop.models.places import Place
from tracker_desktop.models.stock import Balance, ItemValue
from tracker_desktop.models.values import DepreciationScheme
from tracker_desktop.queries.listing import LISTINGS
from tracker_desktop.queries.lists.stock import ROW_ID

ABOVE = aliased(Place, name="above")


@dataclass(frozen=True)
class ExportList:
    """`titles` names columns otherwise than the listing does, and `without` leaves some out. `more` are the titles of
    further columns: `source` reads them by the id `key` (`values`), `combine` makes them of the values where needed."""

    titles: Mapping[str, str] = field(default_factory=dict)
    without: frozenset[str] = frozenset()
    more: tuple[str, ...] = ()
    values: tuple[Any, ...] = ()
    key: Any = None
    source: Any = None
    combine: Callable[..., tuple[Any, ...]] | None = None


def _share(value: Decimal | None, of: Decimal | None, quantity: Decimal) -> tuple[Decimal | None]:
    """What a quantity is worth at the average."""
    return (round(value * quantity / of, 4) if value is not None and of else None,)


def _with_average(value: Decimal | None, quantity: Decimal | None, *others: Any) -> tuple[Any, ...]:
    return (round(value / quantity, 4) if value is not None and quantity else None, *others)


GTIN: Any = (
    select(func.min(ItemCode.code_key))
    .where(ItemCode.item_id == Item.id, ItemCode.kind == CodeKind.GTIN.value)
    .correlate(Item)
    .scalar_subquery()
)
OF_ITEMS: tuple[tuple[str, Any], ...] = (
    ("Decimals", Item.decimals),
    ("Maximum", Item.maximum),
    ("Service level", Item.service_level),
    ("Shelf life days", Item.shelf_days),
    ("Expiry needed", Item.expiry_required),
    ("GTIN", GTIN),
    ("Active", Item.active),
)
OF_VALUES: tuple[tuple[str, Any], ...] = (
    ("Depreciation scheme", DepreciationScheme.name),
    ("Salvage", Asset.salvage),
    ("Months of its life", Asset.life_months),
    ("Units of its life", Asset.life_units),
    ("Replacement cost", Asset.replacement_cost),
)
OF_CATEGORIES: tuple[tuple[str, Any], ...] = (
    ("When overdue", Category.holder_policy),
    ("When reserved", Category.reserved_policy),
    ("When maintenance is overdue", Category.maintenance_policy),
    ("At once at most", Category.most_out),
    ("Extended at most", Category.extend_times),
    ("Deposit", Category.deposit),
    ("Training needed", Category.training),
    ("Approval needed", Category.needs_approval),
    ("Acceptance needed", Category.needs_acceptance),
    ("Hold data", Category.holds_data),
    ("Replaced after years", Category.replace_years),
    ("Active", Category.active),
)
EXPORTS: Mapping[str, ExportList] = {
    "assets": ExportList(
        titles={"location": "Place", "model": "Model number"},
        without=frozenset({"own"}),
        more=("Held by a", "Login", "Badge", *(title for title, _ in OF_VALUES)),
        values=(Holder.kind, Person.login, Person.badge, *(value for _, value in OF_VALUES)),
        key=Asset.id,
        source=select(Asset)
        .outerjoin(DepreciationScheme, DepreciationScheme.id == Asset.scheme_id)
        .outerjoin(Holder, Holder.id == Asset.holder_id)
        .outerjoin(Person, Person.holder_id == Asset.holder_id),
    ),
    "people": ExportList(titles={"state": "Active"}),
    "places": ExportList(
        titles={"place": "Path", "state": "Active"},
        without=frozenset({"structural"}),
        more=("Name", "Part of", "Holds nothing itself"),
        values=(Place.name, ABOVE.path, Place.structural),
        key=Place.id,
        source=select(Place).outerjoin(ABOVE, ABOVE.id == Place.parent_id),
    ),
    "departments": ExportList(titles={"state": "Active"}),
    "items": ExportList(
        titles={
            "on_hand": "On hand in all",
            "location": "Lies at",
            "value": "Value in all",
            "reorder_point": "Reorder point",
            "reorder_quantity": "Reorder quantity",
            "lot_policy": "Lots kept",
        },
        without=frozenset({"average_cost"}),
        more=("Average cost", *(title for title, _ in OF_ITEMS)),
        values=(ItemValue.value, ItemValue.quantity, *(value for _, value in OF_ITEMS)),
        key=Item.id,
        source=select(Item).outerjoin(ItemValue, ItemValue.item_id == Item.id),
        combine=_with_average,
    ),
    "stock": ExportList(
        without=frozenset({"value"}),
        more=("Value",),
        values=(ItemValue.value, ItemValue.quantity, Balance.quantity),
        key=ROW_ID,
        source=select(Balance).outerjoin(ItemValue, ItemValue.item_id == Balance.item_id),
        combine=_share,
    ),
    "lots": ExportList(titles={"on_hand": "On hand in all"}),
    "charge_codes": ExportList(
        without=frozenset({"state"}),
        more=("Active",),
        values=(ChargeCode.active,),
        key=ChargeCode.id,
        source=select(ChargeCode),
    ),
    "contracts": ExportList(
        without=frozenset({"state", "a_seat"}),
        more=("Active",),
        values=(Contract.active,),
        key=Contract.id,
        source=select(Contract),
    ),
    "categories": ExportList(
        without=frozenset({"checklist", "goes_with", "assets", "replace_years", "holder_policy", "state"}),
        more=("Before another use", "Goes with it", *(title for title, _ in OF_CATEGORIES)),
        values=(Category.checklist, Category.goes_with, *(value for _, value in OF_CATEGORIES)),
        key=Category.id,
        source=select(Category),
        combine=lambda steps, things, *others: (show_steps(steps), "\n".join(things), *others),
    ),
    "offers": ExportList(),
    "stock_levels": ExportList(without=frozenset({"item"})),
    "movements": ExportList(),
    "journal": ExportList(titles={"seq": "Entry"}),
}
"""The lists that can be written to a file."""


def titles_of(name: str) -> list[str]:
    """The header of a list. Raises KeyError for one that cannot be written."""
    export = EXPORTS[name]
    columns = [column for column in LISTINGS[name].columns if column.key not in export.without]
    return [export.titles.get(column.key, column.title) for column in columns] + list(export.more)
