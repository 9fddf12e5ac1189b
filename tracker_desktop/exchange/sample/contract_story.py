"""The licences and contracts of the sample office: who is on them, which end soon, and which nobody needs."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from tracker_desktop.exchange.sample.asset_life import MANAGER
from tracker_desktop.exchange.sample.records import SampleOffice
from tracker_desktop.exchange.sample.scribe import BACK, Scribe
from tracker_desktop.store.done import Done
from tracker_desktop.transactions.add_contract import AddContract
from tracker_desktop.transactions.base import Transaction
from tracker_desktop.transactions.edit_category import EditCategory
from tracker_desktop.transactions.end_contract import EndContract
from tracker_desktop.transactions.give_seats import GiveSeats, Worth
from tracker_desktop.transactions.renew_contract import RenewContract
from tracker_desktop.transactions.rules.contract_fields import ContractFields

CAMPUS, VOLTCRAFT, TALLIS = "Campus Computing", "Voltcraft", "Tallis"
SUITE, DRAWING, CARE, SERVICE, POLICY, FLEET = (
    *("Office suite, campus licence", "Drawing program, network licence", "Laptop care plus"),
    *("Microscope service", "Equipment insurance", "Vehicle insurance"),
)
PRINTERS = "Copier, 3rd floor"
REPLACED_AFTER = {"Laptops": 4, "Tablets": 4, "Projectors": 6, "Microscopes": 10, "Vehicles": 8, "Chairs": 12}
"""Years, by category."""
ON_SUITE = 18
"""Laptops that the suite is on."""


class ContractStory:
    """Told on the evening before today."""

    def __init__(self, scribe: Scribe, office: SampleOffice) -> None:
        self._scribe, self._office = scribe, office

    def yesterday(self) -> None:
        """Contracts first, then who is on them; one is renewed, one was given up."""
        for name, years in REPLACED_AFTER.items():
            if name in self._office.categories:
                self._do(EditCategory(self._office.categories[name], {"replace_years": years}))
        suite = self._add("licence", SUITE, "CS-77120", CAMPUS, 25, "1725.00", -330, 35, renews=True, notice=30)
        drawing = self._add("licence", DRAWING, "NL-4402", None, 5, "1450.00", -200, 165)
        care = self._add("extended warranty", CARE, "W-20931", CAMPUS, None, "390.00", -355, 10)
        service = self._add("service contract", SERVICE, "SV-118", TALLIS, None, "960.00", -400, 95, True, 60)
        policy = self._add("insurance policy", POLICY, "P-553-0917", None, None, "1180.00", -500, 60, True, 90)
        fleet = self._add("insurance policy", FLEET, "P-553-0944", None, None, "1640.00", -320, 45)
        copier = self._add("rental", PRINTERS, "R-3301", VOLTCRAFT, None, "540.00", -700, 20)
        laptops = self._of("Laptops")
        given_up, lost = self._office.assets["LT-00133"].id, self._office.assets["OS-00077"].id
        self._do(GiveSeats(suite, tuple(dict.fromkeys([*laptops[:ON_SUITE], given_up]))))
        holders = self._office.holders
        self._do(GiveSeats(drawing, (), tuple(holders[name] for name in ("Maria Lopez", "Leo Brandt"))))
        self._do(GiveSeats(care, tuple(laptops[:6])))
        self._do(GiveSeats(service, tuple(self._of("Microscopes"))))
        insured = [lost, *self._of("Oscilloscopes")[:7], *self._of("Microscopes")[:6], *self._of("Cameras")[:4]]
        self._do(GiveSeats(policy, tuple(dict.fromkeys(insured)), insured_at=Worth.COST))
        vehicles = self._of("Vehicles")
        if vehicles:
            self._do(GiveSeats(fleet, tuple(vehicles), insured_at=Worth.COST))
        self._do(RenewContract(fleet, self._day(-410), Decimal("1695.00")))
        self._do(EndContract(copier, reason="Bought one instead"))

    def _add(
        self,
        kind: str,
        name: str,
        number: str,
        supplier: str | None,
        seats: int | None,
        cost: str,
        starts: int,
        ends: int,
        renews: bool = False,
        notice: int | None = None,
    ) -> int:
        known = None if supplier is None else self._supplier(supplier)
        days = (self._day(-starts), self._day(-ends))
        fields = ContractFields(kind, name, number, known, seats, Decimal(cost), *days, renews, notice)
        done = self._do(AddContract(fields))
        assert done.about is not None
        return done.about[1]

    def _supplier(self, begins: str) -> int | None:
        return next((row for name, row in self._office.suppliers.items() if name.startswith(begins)), None)

    def _of(self, category: str) -> list[int]:
        """The assets of a category by their tags."""
        found = [one for one in self._office.assets.values() if one.category.get("name") == category]
        return [one.id for one in sorted(found, key=lambda one: one.tag)]

    def _day(self, days_ago: int) -> dt.date:
        return self._scribe.today - dt.timedelta(days=days_ago)

    def _do(self, transaction: Transaction) -> Done:
        return self._scribe.do(transaction, self._office.people[MANAGER], BACK)
