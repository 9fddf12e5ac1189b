"""Lots on hand that have expired or soon will."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from sqlalchemy import case

from tracker_desktop.models.items import Item, Lot
from tracker_desktop.models.places import Place
from tracker_desktop.models.stock import Balance, ItemValue
from tracker_desktop.queries.lists.stock import STOCK
from tracker_desktop.queries.office import IN_DAYS, TODAY, Office
from tracker_desktop.reports import parameters
from tracker_desktop.reports import stock_columns as columns
from tracker_desktop.reports.asset_columns import below
from tracker_desktop.reports.report import Column, Report

WITHIN = case(
    (Lot.expiry < TODAY, 0), *((Lot.expiry <= day, number) for number, day in enumerate(IN_DAYS.values(), 1)), else_=9
)
"""0: expired; 1, 2, 3: within 30, 60, 90 days."""
WORDS = {0: "Expired", 1: "Within 30 days", 2: "31 to 60 days", 3: "61 to 90 days", 9: "Later"}


def _within(_: Office, number: int) -> str:
    return WORDS[number]


def _days_left(office: Office, expiry: dt.date) -> int:
    return (expiry - office.today).days


def share_of_value(office: Office, quantity: Decimal, total: Decimal | None, value: Decimal | None) -> Decimal | None:
    """What a part of an item's stock is worth at the average."""
    return round(value * quantity / total, office.decimals) if total and value is not None else None


EXPIRING = Report(
    key="expiring",
    title="Expiring and expired stock",
    hint="Lots on hand that have expired or will within so many days, by 30, 60 and 90 days, and where they lie.",
    nouns=("line", "lines"),
    parameters=(parameters.DAYS.by_default(parameters.setting("stock.expiring_days")), parameters.PLACE),
    columns=(
        Column("Expires", "text", (WITHIN,), 13, head=True, make=_within),
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
    order=(WITHIN, Lot.expiry, Item.sku_sort, Lot.number_key, Place.path_key, Lot.id, Place.id),
    group=WITHIN,
    empty="Nothing expires in this time.",
)
