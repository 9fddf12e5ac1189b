"""The office in which a few assets live their lives, and what a test asks of its journal."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from tests.store_fixtures import Office
from tests.transactions import disposal_makers as lots
from tests.transactions import makers
from tests.transactions.makers import Rows
from tests.transactions.stock_makers import add_item, receive
from tracker_desktop.models.journal import Entry
from tracker_desktop.transactions.add_asset_kit import AddAssetKit
from tracker_desktop.transactions.add_plan import AddPlan
from tracker_desktop.transactions.rules.asset_kit_fields import AssetKitFields
from tracker_desktop.transactions.rules.plans import PlanFields

LIVES = 4
"""So many assets are lived."""


@dataclass(frozen=True)
class Start:
    """Who is at the desk, who may hold things, where they can be, and what is lived."""

    managers: tuple[int, ...]
    holders: tuple[int, ...]
    places: tuple[int, ...]
    assets: tuple[int, ...]
    category: int


def prepare(office: Office) -> Start:
    """Two microscopes with a checklist and a calibration, two laptops that make a kit, and a lot to dispose of them."""
    olga = lots.manager(office)
    holders = (makers.person(office, "Maria Lopez", "20417"), makers.person(office, "Leo Brandt", "20418"))
    places = (makers.add_place(office, "A-04", "A-04"), makers.add_place(office, "W-1", "Workshop"))
    steps = ({"text": "Clean", "required": True, "kind": "clean"},)
    microscopes = makers.add_category(office, "Microscopes", "MS", checklist=steps, reserved_policy="refuse")
    laptops = makers.add_category(office, "Laptops", "LT")
    assets = tuple(
        makers.add_asset(
            office, f"Thing {number}", category_id=(microscopes, laptops)[number // 2], home_place_id=places[0]
        )
        for number in range(LIVES)
    )
    tags = tuple(makers.asset(office, asset)["tag"] for asset in assets)
    office.perform(AddAssetKit(AssetKitFields("KIT-1", "Starter kit"), tags[2:3]))
    office.perform(AddPlan(PlanFields("Calibration", "calibration", asset_id=assets[1], months=1, hard_stop=True)))
    receive(office, add_item(office, "LMP", "Lamp"), 10, "4")
    lots.lot(office, name="Old things")
    return Start((office.me, olga), holders, places, assets, microscopes)


class Entries(Rows):
    """The entries of the journal."""

    def __init__(self) -> None:
        super().__init__(Entry)

    def run(self, connection: Any) -> list[dict[str, Any]]:
        return [dict(row) for row in connection.execute(Entry.__table__.select()).mappings()]
