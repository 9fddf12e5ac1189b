"""The fields of an asset, and what must hold for them together."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from sqlalchemy import select

from tracker_desktop.errors import Refused
from tracker_desktop.models.assets import Asset, Condition
from tracker_desktop.models.categories import Category
from tracker_desktop.models.people import Department
from tracker_desktop.models.suppliers import Supplier
from tracker_desktop.models.text import fold
from tracker_desktop.models.values import DepreciationScheme
from tracker_desktop.transactions.books import Books
from tracker_desktop.transactions.rules import fields
from tracker_desktop.transactions.rules.codes import free_code
from tracker_desktop.transactions.rules.fields import Rule
from tracker_desktop.transactions.rules.own_values import OwnGiven
from tracker_desktop.transactions.rules.place_rules import usable
from tracker_desktop.transactions.rules.scheme_fields import units
from tracker_desktop.wording.render import show_day, show_money

LONGEST_LIFE = 1_200
"""Months."""


@dataclass(frozen=True)
class AssetFields:
    """An asset as the form, a delivery or a spreadsheet gives it. Without `tag` its category gives one;
    without `place_id` it is at its home. `own` are values of fields of one's own; those not named stay as they are."""

    description: str
    tag: str | None = None
    category_id: int | None = None
    manufacturer: str | None = None
    model_number: str | None = None
    serial: str | None = None
    cost: Decimal | None = None
    purchased: dt.date | None = None
    in_service: dt.date | None = None
    end_of_life: dt.date | None = None
    warranty_end: dt.date | None = None
    supplier_id: int | None = None
    order_number: str | None = None
    condition: str = Condition.GOOD.value
    department_id: int | None = None
    home_place_id: int | None = None
    place_id: int | None = None
    scheme_id: int | None = None
    salvage: Decimal | None = None
    life_months: int | None = None
    life_units: Decimal | None = None
    replacement_cost: Decimal | None = None
    holds_data: bool = False
    notes: str | None = None
    own: tuple[OwnGiven, ...] = ()


RULES = {
    "description": Rule("Description", fields.needed(fields.named)),
    "tag": Rule("Tag", fields.needed(fields.code)),
    "category_id": Rule("Category", fields.reference(Category)),
    "manufacturer": Rule("Manufacturer", fields.line),
    "model_number": Rule("Model number", fields.line),
    "serial": Rule("Serial number", fields.code),
    "cost": Rule("Cost", fields.money),
    "purchased": Rule("Purchased", fields.day),
    "in_service": Rule("Placed in service", fields.day),
    "end_of_life": Rule("End of life", fields.day),
    "warranty_end": Rule("Warranty ends", fields.day),
    "supplier_id": Rule("Supplier", fields.reference(Supplier)),
    "order_number": Rule("Order number", fields.line),
    "condition": Rule("Condition", fields.choice(Condition)),
    "department_id": Rule("Department", fields.reference(Department)),
    "home_place_id": Rule("Home place", usable),
    "place_id": Rule("Place", usable),
    "scheme_id": Rule("Scheme", fields.reference(DepreciationScheme)),
    "salvage": Rule("Left at the end", fields.money),
    "life_months": Rule("Months of its life", fields.whole(1, LONGEST_LIFE)),
    "life_units": Rule("Units of its life", units),
    "replacement_cost": Rule("Replacement cost", fields.money),
    "holds_data": Rule("Holds data", fields.flag),
    "notes": Rule("Notes", fields.note),
}
ONE_ONLY = ("tag", "serial")
"""Fields that no two assets share."""
VALUED = ("cost", "salvage")
"""Of which the second must not be more than the first."""
ORDER = (
    ("purchased", "in_service"),
    ("purchased", "warranty_end"),
    ("purchased", "end_of_life"),
    ("in_service", "end_of_life"),
)
"""Pairs of dates of which the first must not come after the second."""


def checked(books: Books, values: Mapping[str, Any], asset: Asset | None = None) -> dict[str, Any]:
    """The values made clean, with their keys, for a new asset or for changes of this one.

    Raises Refused naming the field, or the asset that has the tag or serial number already.
    """
    clean = fields.checked(books, RULES, values)
    if "tag" in clean:
        clean["tag_key"] = fields.key_of(clean["tag"])
        free_code(books, clean["tag_key"], (Asset, asset.id) if asset else None)
    if "serial" in clean:
        clean["serial_key"] = fields.key_of(clean["serial"])
    together = _together(clean, asset)
    if not clean.keys().isdisjoint(("serial", "manufacturer")):
        _free_serial(books, together, asset)
    _dates_in_order(clean, together)
    if not clean.keys().isdisjoint(VALUED):
        salvage_within(together)
    return clean


def _together(clean: Mapping[str, Any], asset: Asset | None) -> dict[str, Any]:
    names = {"manufacturer", "serial", "serial_key", "cost", "salvage"}.union(*ORDER)
    return {name: getattr(asset, name, None) for name in names} | dict(clean)


def _free_serial(books: Books, together: Mapping[str, Any], asset: Asset | None) -> None:
    maker = fold(together["manufacturer"])
    if not (maker and together["serial_key"]):
        return
    others = select(Asset.id, Asset.tag, Asset.manufacturer).where(Asset.serial_key == together["serial_key"])
    for row in books.execute(others):
        if fold(row.manufacturer) == maker and (asset is None or row.id != asset.id):
            raise Refused("serial_taken", serial=together["serial"], maker=row.manufacturer, tag=row.tag, id=row.id)


def salvage_within(together: Mapping[str, Any]) -> None:
    """Raises Refused("salvage_above_cost") where more is left at the end than it cost."""
    cost, salvage = together.get("cost"), together.get("salvage")
    if cost is not None and salvage is not None and salvage > cost:
        raise Refused("salvage_above_cost", salvage=show_money(salvage), cost=show_money(cost), key="salvage")


def _dates_in_order(clean: Mapping[str, Any], together: Mapping[str, Any]) -> None:
    for first, second in ORDER:
        if first not in clean and second not in clean:
            continue
        one, other = together[first], together[second]
        if one is not None and other is not None and one > other:
            raise Refused(
                "dates_crossed",
                first=RULES[first].label,
                one=show_day(one),
                second=RULES[second].label,
                other=show_day(other),
                key=second,
            )
