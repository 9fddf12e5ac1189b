"""How the sample office writes its assets down, and what changed their value on the way."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from tracker_desktop.exchange.sample.asset_life import MANAGER
from tracker_desktop.exchange.sample.records import SampleOffice
from tracker_desktop.exchange.sample.scribe import BACK, Scribe
from tracker_desktop.store.done import Done
from tracker_desktop.transactions.add_scheme import AddScheme
from tracker_desktop.transactions.base import Transaction
from tracker_desktop.transactions.change_value import ChangeValue
from tracker_desktop.transactions.edit_assets import EditAssets
from tracker_desktop.transactions.edit_category import EditCategory
from tracker_desktop.transactions.rules.scheme_fields import SchemeFields

SCHEMES = (
    (
        SchemeFields("Computers", "straight-line", years=Decimal(4), salvage_percent=Decimal(5)),
        ("Laptops", "Tablets", "Monitors", "Projectors", "Cameras"),
    ),
    (
        SchemeFields("Instruments", "sum-of-years-digits", years=Decimal(8)),
        ("Microscopes", "Oscilloscopes", "Balances", "Gas detectors"),
    ),
    (
        SchemeFields("Small equipment", "straight-line", "half-year", years=Decimal(5)),
        ("Multimeters", "Power supplies", "Power tools", "Radios"),
    ),
    (SchemeFields("Vehicles", "declining-balance", years=Decimal(6), salvage_percent=Decimal(10)), ("Vehicles",)),
    (SchemeFields("Furniture, MACRS", "macrs-7"), ("Chairs", "Desks")),
    (SchemeFields("Generators by hours", "units-of-use", meter="hours", units=Decimal(6_000)), ("Generators",)),
    (
        SchemeFields(
            "Tax table of 5 years", "own-rates", rates=("40", "25", "15", "10", "10"), note="As the tax office has it"
        ),
        (),
    ),
)
"""Each scheme, and the categories that it writes down."""


class ValueStory:
    """The schemes are there from the beginning; values changed since."""

    def __init__(self, scribe: Scribe, office: SampleOffice) -> None:
        self._scribe, self._office = scribe, office
        self._schemes: dict[str, int] = {}

    def first(self) -> None:
        """The schemes, and what they write down."""
        for fields, categories in SCHEMES:
            done = self._do(AddScheme(fields))
            assert done.about is not None
            self._schemes[fields.name] = done.about[1]
            for name in categories:
                self._do(EditCategory(self._office.categories[name], {"scheme_id": done.about[1]}))

    def yesterday(self) -> None:
        """A lamp too weak, a laptop with more memory, projectors that last longer."""
        day = self._day
        self._do(ChangeValue(self._ids("PR-00306"), "impairment", day(30), Decimal(60), reason="Lamp too weak"))
        self._do(ChangeValue(self._ids("LT-00142"), "addition", day(90), Decimal(120), reason="16 GB of memory"))
        self._do(ChangeValue(self._ids("MS-00027"), "new life", day(60), life_months=144, reason="Overhauled"))
        replaced = self._ids("LT-00141", "LT-00142", "LT-00143", "LT-00144", "LT-00145")
        self._do(EditAssets(replaced, {"replacement_cost": Decimal("1320.00")}))

    def _do(self, transaction: Transaction) -> Done:
        return self._scribe.do(transaction, self._office.people[MANAGER], BACK)

    def _day(self, days_ago: int) -> dt.date:
        return self._scribe.today - dt.timedelta(days=days_ago)

    def _ids(self, *tags: str) -> tuple[int, ...]:
        return tuple(self._office.assets[tag].id for tag in tags)
