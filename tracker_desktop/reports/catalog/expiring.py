"""Lots on hand that have expired or soon will."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from sqlalchemy import case

from tracker_desktop.models.items import Item, Lot
from tracker_desktop.models.places import Place
from tracker_desktop.models.stock import Balance, ItemValue
from tracker_desktop.queries.lists.stock import STOCK
from tracker_desktop.queries.office import TODAY, Office
from tracker_desktop.reports import parameters
from tracker_desktop.reports import stock_columns as columns
from tracker_desktop.reports.asset_columns import below
from tracker_desktop.reports.report import Column, Report

EXPIRED = case((Lot.expiry < TODAY, "expired"), else_="expiring")


def _days_left(office: Office, expiry: dt.date) -> int:
    return (expiry - office.today).days


def share_of_value(office: Office, quantity: Decimal, total: Decimal | None, value: Decimal | None) -> Decimal | None:
    """What a part of an item's stock is worth at the average."""
    return round(value * quantity / total, office.decimals) if total and value is not None else None


EXPIRING = Report(
    key="expiring",
    title="Expiring and expired stock",
    hint="Lots on hand that have expired or will within so many days, and where they lie.",
    nouns=("line", "lines"),
    parameters=(parameters.DAYS.by_default(parameters.setting("stock.expiring_days")), parameters.PLACE),
    columns=(
        Column("State", "status", (EXPIRED,), 10, head=True),
        Column("Expiry", "date", (Lot.expiry,), 11),
        Column("Days left", "days", (Lot.expiry,), 9, make=_days_left),
        columns.SKU,
        columns.NAME,
        columns.LOT,
        Column("Place", "text", (Place.path,), 20),
        Column("Quantity", "quantity", (Balance.quantity,), 10),
        columns.unit_of(Balance.quantity),
        Column(
            "Value",
            "money",
            (Balance.quantity, ItemValue.quantity, ItemValue.value),
            12,
            total=True,
            make=share_of_value,
        ),
    ),
    source=STOCK.source,
    where=lambda asked: [
        Balance.quantity > 0,
        Lot.expiry <= asked.office.today + dt.timedelta(days=asked["days"]),
        *below(asked, Balance.place_id),
    ],
    order=(EXPIRED, Lot.expiry, Item.sku_sort, Lot.number_key, Place.path_key, Lot.id, Place.id),
    group=EXPIRED,
    empty="Nothing expires in this time.",
)
