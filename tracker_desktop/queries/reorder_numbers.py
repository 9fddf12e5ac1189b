"""From when on an item is ordered and how much: the formulas, with the numbers that went into them.

Reorder point = use while an order is on its way + safety stock. Where demand and lead time vary, the safety stock is
z × √((L + R) × σd² + d² × σL²); where use is sparse, the quantile of a Poisson distribution of uses takes its place.
"""

from __future__ import annotations

import functools
import math
from dataclasses import dataclass
from decimal import ROUND_CEILING, Decimal
from statistics import NormalDist

from tracker_desktop.wording.figures import show_quantity

WEEK, YEAR = 7, 365
SPARSE = 10
"""Below so many base units used while an order is on its way, the normal distribution is no good."""
MANY_USES = 500
NORMAL, POISSON, NONE = "normal", "poisson", "none"


@dataclass(frozen=True)
class Demand:
    """What was used of an item in so many days (issues and sales less what came back): base units a day on average, the
    standard deviation of a day, and on how many days something was used."""

    total: Decimal = Decimal(0)
    days: int = 1
    deviation: float = 0.0
    days_used: int = 0

    @property
    def per_day(self) -> float:
        """Base units a day on average."""
        return max(float(self.total), 0.0) / max(self.days, 1)

    @property
    def is_sparse(self) -> bool:
        """Whether something was used less than once a week."""
        return self.days_used * WEEK < self.days

    @property
    def at_a_time(self) -> float:
        """Base units on a day on which something was used."""
        return max(float(self.total), 0.0) / self.days_used if self.days_used else 0.0


@dataclass(frozen=True)
class LeadTime:
    """Days from order to delivery and their standard deviation, and of how many deliveries: none where it is what the
    supplier or the office says."""

    days: float
    deviation: float = 0.0
    known: int = 0


@dataclass(frozen=True)
class ReorderNumbers:
    """What was worked out for one item, in base units. `method` is normal, poisson or none (nothing was used)."""

    demand: Demand
    lead: LeadTime
    review_days: int
    service: Decimal
    z: float
    method: str
    in_lead: float
    safety: float
    point: Decimal

    @property
    def formula(self) -> str:
        """The formula with its numbers: 100 a day × 7 days + 1.64 × √(7 × 20² + 100² × 2²) = 700 + 340.3 = 1,041."""
        result = f"{_shown(self.in_lead)} + {_shown(self.safety)} = {show_quantity(self.point)}"
        days, rate = _days(self), _shown(self.demand.per_day)
        if self.method == NONE:
            return f"nothing was used in {self.demand.days:,} days"
        if self.method == POISSON:
            size = self.demand.at_a_time
            covered = round((self.in_lead + self.safety) / size) if size else 0
            uses = f"{covered} uses" if covered != 1 else "1 use"
            return (
                f"{rate} a day × {days} = {_shown(self.in_lead)}; {uses} of {_shown(size)} "
                f"cover {show_quantity(self.service)} % (Poisson) = {show_quantity(self.point)}"
            )
        spread = f"{_shown(self.lead.days + self.review_days)} × {_shown(self.demand.deviation)}²"
        if self.lead.deviation:
            spread += f" + {rate}² × {_shown(self.lead.deviation)}²"
        return f"{rate} a day × {days} + {self.z:.2f} × √({spread}) = {result}"


@functools.cache
def z_of(service: Decimal) -> float:
    """How many standard deviations cover so many per cent."""
    return NormalDist().inv_cdf(float(service) / 100)


def reorder_numbers(
    demand: Demand, lead: LeadTime, service: Decimal, review_days: int = 0, *, decimals: int = 0, z: float | None = None
) -> ReorderNumbers:
    """The reorder point of an item, rounded up to what its unit is counted in."""
    if z is None:
        z = z_of(service)
    days = lead.days + review_days
    in_lead = demand.per_day * days
    if not demand.days_used or demand.per_day <= 0:
        return ReorderNumbers(demand, lead, review_days, service, z, NONE, 0.0, 0.0, Decimal(0))
    if demand.is_sparse or in_lead < SPARSE:
        size = demand.at_a_time
        safety = max(poisson_quantile(in_lead / size, float(service) / 100) * size - in_lead, 0.0)
        method = POISSON
    else:
        safety = z * math.sqrt(days * demand.deviation**2 + demand.per_day**2 * lead.deviation**2)
        method = NORMAL
    point = rounded_up(in_lead + safety, decimals)
    return ReorderNumbers(demand, lead, review_days, service, z, method, in_lead, safety, point)


def poisson_quantile(mean: float, share: float) -> int:
    """The smallest number that is not exceeded with this probability."""
    if mean > MANY_USES:
        return math.ceil(NormalDist(mean, math.sqrt(mean)).inv_cdf(share))
    number, part = 0, math.exp(-mean)
    covered = part
    while covered < share:
        number += 1
        part *= mean / number
        covered += part
    return number


def order_quantity(year_use: float, order_cost: float, unit_cost: float, carrying: float) -> float | None:
    """The quantity of the least cost of ordering and keeping, √(2·D·S/H); None where one of the costs is 0."""
    keeping = unit_cost * carrying
    if order_cost <= 0 or keeping <= 0 or year_use <= 0:
        return None
    return math.sqrt(2 * year_use * order_cost / keeping)


def rounded_up(value: float, decimals: int) -> Decimal:
    """To what a unit is counted in, never down; noise of the computation below it does not count."""
    near = Decimal(f"{value:.9f}")
    return near.quantize(Decimal(1).scaleb(-decimals), ROUND_CEILING)


def in_packs(quantity: Decimal, pack_size: Decimal, minimum: int | None, multiple: int | None) -> int:
    """Whole packs for a quantity of base units, rounded up, at least the minimum and in the multiple."""
    packs = max(math.ceil(quantity / pack_size), minimum or 1, 1)
    return -(-packs // multiple) * multiple if multiple else packs


def _days(numbers: ReorderNumbers) -> str:
    days = _shown(numbers.lead.days)
    if numbers.review_days:
        return f"({days} + {numbers.review_days}) days"
    return f"{days} days" if days != "1" else "1 day"


def _shown(value: float) -> str:
    """As many digits as say something: 100, 3.3, 0.27."""
    places = 0 if abs(value) >= 1000 or value == round(value) else 1 if abs(value) >= 10 else 2
    return show_quantity(Decimal(f"{value:.{places}f}"))
