"""Published cases of depreciation: what they are, where they stand, and the amounts of each year.

Pub 946: IRS Publication 946, How To Depreciate Property. Its tables are cited by table and per cent. Amounts that a
source gives in whole units are compared so.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal

HALF, QUARTER, MONTH, MID_MONTH, FULL = "half-year", "mid-quarter", "month", "mid-month", "full-year"
JANUARY = dt.date(2023, 1, 1)
QUARTERS = (dt.date(2023, 2, 15), dt.date(2023, 5, 1), dt.date(2023, 9, 30), dt.date(2023, 12, 31))


@dataclass(frozen=True)
class Case:
    """What is written down, and the amounts of the first years (`amounts`), or of some (year from 1 on -> amount).
    `whole`: the source rounds to whole units."""

    source: str
    method: str
    cost: str
    amounts: tuple[str, ...] | dict[int, str]
    salvage: str = "0"
    years: str = "0"
    convention: str = MONTH
    start: dt.date = JANUARY
    factor: int = 200
    switches: bool = True
    rates: tuple[str, ...] = ()
    whole: bool = False
    left: dt.date | None = None

    @property
    def expected(self) -> dict[int, Decimal]:
        """Amounts by year."""
        given = self.amounts if isinstance(self.amounts, dict) else dict(enumerate(self.amounts, 1))
        return {year: Decimal(amount) for year, amount in given.items()}


def _a1(kind: str, amounts: str) -> Case:
    return Case(
        f"Pub 946 Table A-1, {kind}-year, of 10,000",
        f"macrs-{kind}",
        "10000",
        tuple(amounts.split()),
        convention=HALF,
        start=dt.date(2023, 8, 11),
    )


def _quarter(number: int, kind: str, amounts: dict[int, str]) -> Case:
    source = f"Pub 946 Table A-{number + 2}, {kind}-year, of 100,000: first, middle and last year"
    return Case(source, f"macrs-{kind}", "100000", amounts, convention=QUARTER, start=QUARTERS[number])


CASES: tuple[Case, ...] = (
    # straight line
    Case(
        "Snipe-IT issue 3052: 5 years from December",
        "straight-line",
        "2880",
        ("41.33", "496", "496", "496", "496", "454.67"),
        "400",
        "5",
        start=dt.date(2022, 12, 1),
    ),
    Case("Snipe-IT issue 11822: 1300 to 100 in 12 months", "straight-line", "1300", ("1200",), "100", "1"),
    Case("Microsoft Excel, SLN(30000, 7500, 10)", "straight-line", "30000", ("2250",) * 10, "7500", "10"),
    Case("SLN(24000, 1000, 5), Excel course", "straight-line", "24000", ("4600",) * 5, "1000", "5"),
    Case("SLN(12000, 900, 7), Excel course", "straight-line", "12000", ("1585.71",) * 6 + ("1585.74",), "900", "7"),
    # declining balance
    Case(
        "Microsoft Excel, DDB and VDB(2400, 300, 10)",
        "declining-balance",
        "2400",
        {1: "480", 2: "384", 10: "22.12"},
        "300",
        "10",
    ),
    Case(
        "Microsoft Excel, DDB(2400, 300, 10, 2, 1.5)", "declining-balance", "2400", {2: "306"}, "300", "10", factor=150
    ),
    Case(
        "Barrington Corporation, 63,000 over 5 years: 25,200 and 15,120",
        "declining-balance",
        "63000",
        ("25200", "15120"),
        "3000",
        "5",
    ),
    Case(
        "Google Sheets, VDB(100, 10, 20, 10, 11, 2, TRUE): 3.49",
        "declining-balance",
        "100",
        {11: "3.49"},
        "10",
        "20",
        switches=False,
    ),
    Case(
        "Google Sheets, VDB(100, 33, 20, 10, 11, 2, FALSE): 1.87", "declining-balance", "100", {11: "1.87"}, "33", "20"
    ),
    Case(
        "Pub 946, Figuring the Deduction Without Using the Tables: 200% and half-year, basis 1,000, 5 years",
        "declining-balance",
        "1000",
        ("200", "320", "192", "115", "115", "58"),
        "0",
        "5",
        HALF,
        dt.date(2023, 2, 1),
        whole=True,
    ),
    Case(
        "Pub 946, same place: mid-quarter, safe of 4,000, 7 years, first quarter: 1,000 and 857",
        "declining-balance",
        "4000",
        ("1000", "857"),
        "0",
        "7",
        QUARTER,
        dt.date(2023, 1, 15),
        whole=True,
    ),
    Case(
        "Pub 946, same place: furniture of 1,000, 7 years, third quarter: 107 and 255",
        "declining-balance",
        "1000",
        ("107", "255"),
        "0",
        "7",
        QUARTER,
        dt.date(2023, 9, 15),
        whole=True,
    ),
    Case(
        "Pub 946, same place: computer of 5,000, 5 years, fourth quarter: 250 and 1,900",
        "declining-balance",
        "5000",
        ("250", "1900"),
        "0",
        "5",
        QUARTER,
        dt.date(2023, 10, 15),
        whole=True,
    ),
    # sum of years' digits
    Case(
        "Microsoft Excel, SYD(30000, 7500, 10)",
        "sum-of-years-digits",
        "30000",
        {1: "4090.91", 10: "409.09"},
        "7500",
        "10",
    ),
    Case(
        "A truck of 90,000 to 10,000 over 5 years, 5/15 to 1/15",
        "sum-of-years-digits",
        "90000",
        ("26667", "21333", "16000", "10667", "5333"),
        "10000",
        "5",
        whole=True,
    ),
    Case(
        "QuickBooks, 100,000 to 15,000 over 4 years",
        "sum-of-years-digits",
        "100000",
        ("34000", "25500", "17000", "8500"),
        "15000",
        "4",
    ),
    Case(
        "A machine of 260,000 to 20,000 over 10 years: 10/55, 9/55, 8/55",
        "sum-of-years-digits",
        "260000",
        ("43636", "39273", "34909"),
        "20000",
        "10",
        whole=True,
    ),
    Case("SYD(24000, 1000, 5, 2), Excel course", "sum-of-years-digits", "24000", {2: "6133.33"}, "1000", "5"),
    Case("SYD(12000, 900, 7, 3), Excel course", "sum-of-years-digits", "12000", {3: "1982.14"}, "900", "7"),
    # MACRS, half-year
    _a1("3", "3333 4445 1481 741"),
    _a1("5", "2000 3200 1920 1152 1152 576"),
    _a1("7", "1429 2449 1749 1249 893 892 893 446"),
    _a1("10", "1000 1800 1440 1152 922 737 655 655 656 655 328"),
    _a1("15", "500 950 855 770 693 623 590 590 591 590 591 590 591 590 591 295"),
    _a1(
        "20",
        "375 721.90 667.70 617.70 571.30 528.50 488.80 452.20 446.20 446.10 446.20 446.10 446.20 446.10 446.20 "
        "446.10 446.20 446.10 446.20 446.10 223.10",
    ),
    # MACRS, mid-quarter
    _quarter(0, "3", {1: "58330", 2: "27780", 4: "1540"}),
    _quarter(0, "5", {1: "35000", 3: "15600", 6: "1380"}),
    _quarter(0, "7", {1: "25000", 4: "10930", 8: "1090"}),
    _quarter(0, "10", {1: "17500", 6: "6760", 11: "820"}),
    _quarter(0, "15", {1: "8750", 8: "5910", 16: "740"}),
    _quarter(0, "20", {1: "6563", 10: "4459", 21: "565"}),
    _quarter(1, "3", {1: "41670", 2: "38890", 4: "5300"}),
    _quarter(1, "5", {1: "25000", 3: "18000", 6: "4260"}),
    _quarter(1, "7", {1: "17850", 4: "11970", 8: "3340"}),
    _quarter(1, "10", {1: "12500", 6: "7170", 11: "2460"}),
    _quarter(1, "15", {1: "6250", 8: "5900", 16: "2210"}),
    _quarter(1, "20", {1: "4688", 10: "4463", 21: "1673"}),
    _quarter(2, "3", {1: "25000", 2: "50000", 4: "8330"}),
    _quarter(2, "5", {1: "15000", 3: "20400", 6: "7060"}),
    _quarter(2, "7", {1: "10710", 4: "13020", 8: "5530"}),
    _quarter(2, "10", {1: "7500", 6: "7580", 11: "4100"}),
    _quarter(2, "15", {1: "3750", 8: "5900", 16: "3690"}),
    _quarter(2, "20", {1: "2813", 10: "4460", 21: "2788"}),
    _quarter(3, "3", {1: "8330", 2: "61110", 4: "10190"}),
    _quarter(3, "5", {1: "5000", 3: "22800", 6: "9580"}),
    _quarter(3, "7", {1: "3570", 4: "14060", 8: "7640"}),
    _quarter(3, "10", {1: "2500", 6: "7990", 11: "5740"}),
    _quarter(3, "15", {1: "1250", 8: "5900", 16: "5170"}),
    _quarter(3, "20", {1: "938", 10: "4458", 21: "3901"}),
    # MACRS, real property
    Case(
        "Pub 527, a house of 160,000 from 8 February: 3.182% of Table 2-2d (A-6)",
        "macrs-27.5",
        "160000",
        {1: "5091.20", 2: "5817.60", 28: "3636.80"},
        convention=MID_MONTH,
        start=dt.date(2023, 2, 8),
    ),
    Case(
        "Pub 946 Table A-6, July: 1.667, 3.636, 3.637 (year 11), 3.636 (28), 0.152 (29)",
        "macrs-27.5",
        "100000",
        {1: "1667", 2: "3636", 11: "3637", 28: "3636", 29: "152"},
        convention=MID_MONTH,
        start=dt.date(2023, 7, 2),
    ),
    Case(
        "Pub 946 Table A-7a, January: 2.461, 2.564, 0.107",
        "macrs-39",
        "100000",
        {1: "2461", 2: "2564", 39: "2564", 40: "107"},
        convention=MID_MONTH,
        start=dt.date(2023, 1, 20),
    ),
    Case(
        "Pub 946 Table A-7a, December: 0.107, 2.564, 2.461",
        "macrs-39",
        "100000",
        {1: "107", 2: "2564", 40: "2461"},
        convention=MID_MONTH,
        start=dt.date(2023, 12, 20),
    ),
    # left before the end
    Case(
        "Pub 946, Sale or Other Disposition: 5-year, fourth quarter, sold in the second: 37.5% of 13.68%",
        "macrs-5",
        "10000",
        ("500", "3800", "2280", "513"),
        convention=QUARTER,
        start=dt.date(2017, 12, 2),
        left=dt.date(2020, 4, 6),
    ),
    Case(
        "Appliance of 40,000, 7-year, fourth quarter, sold in March of the fourth year: 14.06% x 12.5% = 703",
        "macrs-7",
        "40000",
        {4: "703"},
        convention=QUARTER,
        start=dt.date(2020, 11, 1),
        left=dt.date(2023, 3, 3),
    ),
    Case(
        "TurboTax forum: 5-year, third quarter of 2019, sold in June 2020: 12.75% of the price",
        "macrs-5",
        "10000",
        {2: "1275"},
        convention=QUARTER,
        start=dt.date(2019, 8, 1),
        left=dt.date(2020, 6, 15),
    ),
    Case(
        "Pub 946, same place: half-year, half of the year's amount where it is sold",
        "macrs-5",
        "10000",
        ("2000", "3200", "960"),
        convention=HALF,
        start=dt.date(2021, 10, 1),
        left=dt.date(2023, 11, 20),
    ),
    Case(
        "Pub 946, same place: residential, July, sold in March: 2.5/12 of 3.636%",
        "macrs-27.5",
        "100000",
        ("1667", "3636", "757.50"),
        convention=MID_MONTH,
        start=dt.date(2018, 7, 2),
        left=dt.date(2020, 3, 2),
    ),
    # own rates
    Case(
        "Rates of MACRS 5 years given as a table of one's own",
        "own-rates",
        "10000",
        ("2000", "3200", "1920", "1152", "1152", "576"),
        convention=FULL,
        start=dt.date(2023, 8, 1),
        rates=("20", "32", "19.2", "11.52", "11.52", "5.76"),
    ),
)
UNITS = (
    (
        "72,000 to 6,000 by 500,000 units: 90,000, 82,000, 94,000",
        "72000",
        "6000",
        "500000",
        ("90000", "82000", "94000"),
        ("11880", "10824", "12408"),
    ),
    (
        "63,000 to 3,000 by 100,000 hours: 19,000 and 23,000",
        "63000",
        "3000",
        "100000",
        ("19000", "23000"),
        ("11400", "13800"),
    ),
    (
        "260,000 to 20,000 by 60,000 hours: 6,000, 12,000, 3,000",
        "260000",
        "20000",
        "60000",
        ("6000", "12000", "3000"),
        ("24000", "48000", "12000"),
    ),
    (
        "60,000 to 5,000 by 220,000 units, more than that in the end",
        "60000",
        "5000",
        "220000",
        ("36000", "44000", "52000", "60000", "32000"),
        ("9000", "11000", "13000", "15000", "7000"),
    ),
)
"""Units of use: where it stands, cost, salvage, units of a life, units of each year, and the amounts."""
