"""Real lists of other programs, read once more with the csv module alone: what must be on hand after an import."""

from __future__ import annotations

import csv
import os
from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

import pytest
from sqlalchemy import Connection, select

from tracker_desktop.models.items import Item, Lot
from tracker_desktop.models.places import Place
from tracker_desktop.models.stock import Balance
from tracker_desktop.queries.base import Query

FOLDER = "TRACKER_REAL_LISTS"
"""Names the folder with the lists; they are not part of the project."""
STEP = Decimal("0.001")
OnHand = dict[tuple[str, str, str], Decimal]
"""By SKU, lot (or serial number) and path of the place."""


def real(name: str) -> Path:
    """A list of that folder; the test is skipped where it is not there."""
    path = Path(os.environ.get(FOLDER, "")) / name
    if not os.environ.get(FOLDER) or not path.is_file():
        pytest.skip(f"{name} is not in the folder that {FOLDER} names")
    return path


def rows_of(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def inventree_on_hand(parts: Path, stock: Path, store: str) -> OnHand:
    """InvenTree's stock: what is sold left out, what may not be used apart, what has no location in the store."""
    skus = {row["id"]: row["IPN"] or row["name"] for row in rows_of(parts)}
    apart = {"55": " / Hold", "65": " / Quarantine", "75": " / Quarantine"}
    found: OnHand = defaultdict(Decimal)
    for row in rows_of(stock):
        if row["customer"] or row["status"] in ("60", "70"):
            continue
        place = row["location_path"].replace("/", " / ") or store
        key = skus[row["part"]], row["serial"] or row["batch"], place + apart.get(row["status"], "")
        found[key] += Decimal(row["quantity"]).quantize(STEP)
    return {key: quantity for key, quantity in found.items() if quantity}


def openboxes_on_hand(path: Path) -> OnHand:
    """OpenBoxes' stock: what was counted, where the books say nothing."""
    found: OnHand = defaultdict(Decimal)
    for row in rows_of(path):
        key = row["Product code"], row["Lot number"], row["Bin location"]
        found[key] += Decimal(row["OB QOH"] or row["Physical QOH"])
    return {key: quantity for key, quantity in found.items() if quantity}


@dataclass(frozen=True)
class StockHere(Query[OnHand]):
    """What the office has on hand."""

    def run(self, connection: Connection) -> OnHand:
        query = (
            select(Item.sku, Lot.number, Place.path, Balance.quantity)
            .join(Lot, Lot.id == Balance.lot_id)
            .join(Item, Item.id == Balance.item_id)
            .join(Place, Place.id == Balance.place_id)
            .where(Balance.quantity > 0)
        )
        return {(sku, lot, path): quantity for sku, lot, path, quantity in connection.execute(query)}


def differences(here: OnHand, there: OnHand) -> dict[tuple[str, str, str], tuple[Decimal, Decimal]]:
    """Where both do not say the same."""
    nothing = Decimal(0)
    keys = here.keys() | there.keys()
    return {
        key: (here.get(key, nothing), there.get(key, nothing))
        for key in keys
        if here.get(key, nothing) != there.get(key, nothing)
    }
