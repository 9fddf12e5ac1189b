"""Who pays in the sample office, what is owed there, and what goes out together."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from tracker_desktop.exchange.sample.records import SampleOffice
from tracker_desktop.exchange.sample.scribe import BACK, Scribe
from tracker_desktop.exchange.sample.stock_life import STOREKEEPER
from tracker_desktop.exchange.sample.tables import rows
from tracker_desktop.transactions.add_charge_code import AddChargeCode
from tracker_desktop.transactions.add_kit import AddKit
from tracker_desktop.transactions.issue import Issue
from tracker_desktop.transactions.rules.back_orders import BackOrderLine
from tracker_desktop.transactions.rules.charge_code_fields import ChargeCodeFields
from tracker_desktop.transactions.rules.kit_fields import KitFields, KitPart

JOB = "J-2041"
KITS = (
    ("KIT-LAB", "Starter set for the lab", (("GLV-NIT-M", 100), ("GOGG-CLR", 1), ("COAT-M", 1), ("LABNB", 1))),
    ("KIT-DESK", "Starter set for a desk", (("PEN-BLU", 2), ("NOTE-A5", 1), ("MOUSE-USB", 1), ("KEYB-USB", 1))),
)
OWED = (("TNR-CF226X", 3, "Chemistry"), ("INK-EPS", 1, "Maria Lopez"), ("BAT-AA", 40, "Electronics"))


class IssueStory:
    """Told at the end, when everything else has happened."""

    def __init__(self, scribe: Scribe, office: SampleOffice) -> None:
        self._scribe = scribe
        self._office = office

    def today(self) -> None:
        """The list of charge codes, two kits, and what is owed since this morning."""
        for row in rows("departments"):
            department = self._office.departments[row["name"]]
            self._charge_code(ChargeCodeFields(row["charge_code"], row["name"], department))
        chemistry = self._office.departments["Chemistry"]
        since, until = self._day(40), self._day(-90)
        self._charge_code(ChargeCodeFields(JOB, "New benches for C-101", chemistry, True, since, until))
        self._charge_code(ChargeCodeFields("OPEN-DAY", "Open day", None, False, self._day(120), self._day(30)))
        by = self._office.people[STOREKEEPER]
        for code, name, parts in KITS:
            wanted = tuple(KitPart(sku, Decimal(count)) for sku, count in parts)
            self._scribe.do(AddKit(KitFields(code, name), wanted))
        for sku, count, receiver in OWED:
            line = BackOrderLine(self._office.items[sku].id, Decimal(count))
            holder = self._office.holders[receiver]
            self._scribe.do(Issue((), holder, reference="Requisition 5588", back_orders=(line,)), by, BACK)
        line = BackOrderLine(self._office.items["SCR-M4-16"].id, Decimal(60))
        self._scribe.do(Issue((), None, JOB, back_orders=(line,)), by, BACK)

    def _charge_code(self, fields: ChargeCodeFields) -> None:
        self._scribe.do(AddChargeCode(fields))

    def _day(self, days_ago: int) -> dt.date:
        return self._scribe.today - dt.timedelta(days=days_ago)
