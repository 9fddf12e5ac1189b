"""A small office whose numbers are known by heart, made by its transactions."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from decimal import Decimal

from tests.store_fixtures import START, Office
from tests.transactions.makers import (
    add_asset,
    add_category,
    add_department,
    add_person,
    add_place,
    add_supplier,
    check_out,
    holder_of,
)
from tests.transactions.stock_makers import add_item, issue, receive
from tracker_desktop.models.people import Department
from tracker_desktop.models.places import Place
from tracker_desktop.reports.result import Result
from tracker_desktop.reports.running import run_report
from tracker_desktop.store.done import Done
from tracker_desktop.transactions.add_asset import AddAsset
from tracker_desktop.transactions.assign import Assign
from tracker_desktop.transactions.check_out import OutLine
from tracker_desktop.transactions.rights import Right
from tracker_desktop.transactions.rules.asset_fields import AssetFields

BY = "Rita Osei"
LATE = dt.date(2026, 11, 10)
SOON = dt.date(2026, 12, 1)


@dataclass
class Known:
    """What stands in it. 40 gloves went to Biology, 2 litres of ethanol to Maria, 1 to room B 204; Maria's 10 gloves
    were issued and taken back by `undone`."""

    office: Office
    biology: int
    laptops: int
    room: int
    cabinet: int
    maria: int
    gloves: int
    ethanol: int
    lent: int
    undone: Done
    results: list[Result] = field(default_factory=list)

    def run(self, key: str, **values: object) -> Result:
        """A report with these parameters (`from` is written from_); `close` closes it."""
        self.results.append(run(self.office, key, **values))
        return self.results[-1]

    def close(self) -> None:
        """Close every report that was run."""
        for result in self.results:
            result.close()


def run(office: Office, key: str, **values: object) -> Result:
    """A report of an office, for somebody who may do everything."""
    asked = {name.rstrip("_"): value for name, value in values.items()}
    return run_report(office.store, key, asked, by=BY, rights=frozenset(Right))


def fill(office: Office) -> Known:
    """Make it. The 24 Nov 2026 is today; what is late was lent 30 days before."""
    office.now = START - dt.timedelta(days=30)
    biology = add_department(office, "Biology", charge_code="BI-210")
    physics = add_department(office, "Physics")
    maria = add_person(office, "Maria Lopez", "20417", department_id=biology, email="lopez@office.example")
    ada, namesake = add_person(office, "Ada Jones", "701"), add_person(office, "Ada Jones", "702")
    laptops, microscopes = add_category(office), add_category(office, "Microscopes", "MS")
    supplier = add_supplier(office)
    room = add_place(office, "B204", "B 204")
    cabinet = add_place(office, "B204-C", "Cabinet", parent_id=room)
    first = add_asset(
        office,
        tag="LT-1",
        category_id=laptops,
        serial="7QK2M33",
        cost=Decimal("1000.00"),
        department_id=biology,
        home_place_id=room,
        supplier_id=supplier,
    )
    second = add_asset(office, tag="LT-2", category_id=laptops, cost=Decimal("500.50"), department_id=physics)
    third = add_asset(office, tag="LT-3", category_id=laptops, department_id=biology, home_place_id=room)
    add_asset(
        office,
        "Zeiss Primostar",
        tag="MS-1",
        category_id=microscopes,
        cost=Decimal(2000),
        warranty_end=SOON,
        home_place_id=cabinet,
    )
    office.undo(office.perform(AddAsset(AssetFields("Added by mistake", "LT-99", cost=Decimal(9999)))))
    check_out(office, first, holder=holder_of(office, maria), due=LATE)
    check_out(office, second, holder=holder_of(office, ada))
    office.perform(Assign((OutLine(third),), holder_of(office, biology, Department)))
    check_out(office, add_asset(office, tag="LT-4", cost=Decimal("0.25")), holder=holder_of(office, namesake))
    office.now = START
    gloves = add_item(office, group="Safety", reorder_point=Decimal(200), supplier_id=supplier)
    ethanol = add_item(office, "ETH-96", "Ethanol 96 %", group="Chemicals", unit="l", decimals=1)
    receive(office, gloves, 200, "0.10", lot="A1", expiry=SOON)
    receive(office, ethanol, 10, "12.00")
    issue(office, gloves, 40, holder_of(office, biology, Department))
    issue(office, ethanol, 2, holder_of(office, maria))
    issue(office, ethanol, 1, holder_of(office, room, Place))
    undone = office.undo(issue(office, gloves, 10, holder_of(office, maria)))
    return Known(office, biology, laptops, room, cabinet, maria, gloves, ethanol, first, undone)
