"""A counter to test with: an office with people, places, assets and stock, and a clock that moves with each scan."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any

from tests.store_fixtures import Office
from tests.transactions.makers import add_asset, add_category, add_department, add_place, holder_of, person
from tests.transactions.stock_makers import JAN, JUNE, add_item, receive
from tracker_desktop.counter.answer import Answer
from tracker_desktop.counter.basket import Basket
from tracker_desktop.counter.counter import Counter
from tracker_desktop.models.categories import Step
from tracker_desktop.models.people import Department
from tracker_desktop.store.desk_file import DeskFile
from tracker_desktop.transactions.rules.item_parts import CodeFields

CHECKLIST: tuple[Step, ...] = ({"text": "Inspect: stage, focus and lamp work", "required": True},)


@dataclass
class World:
    """One counter in one office. `scan` lets two seconds pass first."""

    office: Office
    desk: DeskFile
    counter: Counter
    ids: dict[str, int] = field(default_factory=dict)

    def scan(self, code: str, how: Any = "burst", **options: Any) -> Answer:
        self.office.now += dt.timedelta(seconds=2)
        return self.counter.scan(code, how, **options)

    def type(self, text: str) -> Answer:
        return self.scan(text, "typed")

    def scan_all(self, *codes: str) -> list[Answer]:
        return [self.scan(code) for code in codes]

    @property
    def basket(self) -> Basket:
        basket = self.counter.state().basket
        assert basket is not None
        return basket

    def keys(self) -> list[str]:
        """The keys of the open question's choices."""
        return [choice.key for choice in self.counter.state().choices]

    def start_again(self) -> Counter:
        """As after a crash: a new counter over the same desk file."""
        self.counter = Counter(self.office.store, self.office.me, self.desk, mode=self.counter.mode)
        self.counter.restore_drafts()
        return self.counter


def make_world(office: Office, folder: Path) -> World:
    """Maria and Leo; laptops LT-1 to LT-5 and the microscope MS-1, which has a checklist; gloves in two lots, toner."""
    desk = DeskFile(folder / "desk.db")
    world = World(office, desk, Counter(office.store, office.me, desk))
    ids = world.ids
    department = add_department(office, "Chemistry", charge_code="CH-220")
    ids["chemistry"] = holder_of(office, department, Department)
    ids["maria"] = person(office, "Maria Lopez", "20417", department_id=department)
    ids["leo"] = person(office, "Leo Brandt", "20418")
    ids["store"] = add_place(office, "S1", "Store 1", "store")
    ids["a04"] = add_place(office, "A-04", "A-04", "bin", parent_id=ids["store"])
    ids["lab"] = add_place(office, "B-204", "B-204")
    laptops = add_category(office, "Laptops", "LT", loan_days=7, goes_with=("charger",))
    scopes = add_category(office, "Microscopes", "MS", checklist=CHECKLIST, goes_with=("case", "power supply"))
    for number in range(1, 6):
        ids[f"LT-{number}"] = add_asset(
            office, "Dell Latitude 5540", tag=f"LT-{number}", serial=f"7QK2M4{number}", category_id=laptops
        )
    ids["MS-1"] = add_asset(office, "Zeiss Primostar 3 microscope", tag="MS-1", category_id=scopes)
    box = CodeFields("gtin", "4006381333931", quantity_received=Decimal(100), quantity_issued=Decimal(1))
    ids["gloves"] = add_item(office, unit="pcs", codes=(box,), home_place_id=ids["a04"])
    receive(office, ids["gloves"], 30, "0.07", lot="24G118", expiry=JAN)
    receive(office, ids["gloves"], 100, "0.07", lot="24G200", expiry=JUNE)
    ids["toner"] = add_item(office, "TNR-26X", "Toner HP 26X", home_place_id=ids["store"])
    receive(office, ids["toner"], 1, "38.00")
    return world
