"""The formulas of reordering against worked examples and against brute force."""

from __future__ import annotations

import math
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker_desktop.queries.reorder_numbers import (
    Demand,
    LeadTime,
    in_packs,
    order_quantity,
    poisson_quantile,
    reorder_numbers,
    z_of,
)

STEADY = Demand(Decimal(36_500), 365, 20.0, 365)
SERVICE = Decimal(95)


def test_the_worked_example_of_the_books() -> None:
    numbers = reorder_numbers(STEADY, LeadTime(7, 2, 5), SERVICE, z=1.65)
    assert numbers.safety == pytest.approx(1.65 * math.sqrt(42_800))
    assert numbers.safety == pytest.approx(341, abs=0.5)
    assert numbers.in_lead == 700
    assert numbers.point == 1042
    assert round(order_quantity(36_500, 50, 2.5, 1.0) or 0) == 1208


def test_the_formula_stands_there_with_its_numbers() -> None:
    both = reorder_numbers(STEADY, LeadTime(7, 2, 5), SERVICE)
    assert both.formula == "100 a day × 7 days + 1.64 × √(7 × 20² + 100² × 2²) = 700 + 340.3 = 1,041"
    alone = reorder_numbers(STEADY, LeadTime(7), SERVICE, 14)
    assert alone.formula == "100 a day × (7 + 14) days + 1.64 × √(21 × 20²) = 2,100 + 150.8 = 2,251"
    assert alone.safety == pytest.approx(z_of(SERVICE) * 20 * math.sqrt(21))
    none = reorder_numbers(Demand(days=365), LeadTime(7), SERVICE)
    assert (int(none.point), none.formula) == (0, "nothing was used in 365 days")


@pytest.mark.parametrize(("service", "z"), [("90", 1.2816), ("95", 1.6449), ("97.5", 1.96), ("99", 2.3263)])
def test_z(service: str, z: float) -> None:
    assert z_of(Decimal(service)) == pytest.approx(z, abs=5e-5)


def test_sparse_use_takes_the_quantile_of_poisson() -> None:
    one_a_week = Demand(Decimal(52), 364, 0.35, 52)
    numbers = reorder_numbers(one_a_week, LeadTime(14), SERVICE)
    assert (numbers.method, int(numbers.point)) == ("poisson", 5)
    assert numbers.formula == "0.14 a day × 14 days = 2; 5 uses of 1 cover 95 % (Poisson) = 5"


def test_what_is_used_a_hundred_at_a_time_is_kept_a_hundred_at_a_time() -> None:
    monthly = Demand(Decimal(1200), 365, 18.0, 12)
    numbers = reorder_numbers(monthly, LeadTime(7), SERVICE)
    assert (numbers.method, int(numbers.point)) == ("poisson", 100)


def test_what_came_back_more_than_it_went_is_no_use() -> None:
    assert reorder_numbers(Demand(Decimal(-3), 365, 1.0, 2), LeadTime(7), SERVICE).point == 0


@given(st.floats(0.01, 60), st.floats(0.5, 0.999))
def test_the_quantile_is_the_first_number_that_covers_the_share(mean: float, share: float) -> None:
    number = poisson_quantile(mean, share)
    covered = sum(math.exp(n * math.log(mean) - mean - math.lgamma(n + 1)) for n in range(number + 1))
    assert covered >= share - 1e-9
    less = covered - math.exp(number * math.log(mean) - mean - math.lgamma(number + 1))
    assert number == 0 or less < share + 1e-9


def test_a_quantile_of_many_uses_is_near_the_normal_one() -> None:
    assert poisson_quantile(10_000, 0.95) == pytest.approx(10_165, abs=2)


@pytest.mark.parametrize(
    ("quantity", "size", "minimum", "multiple", "packs"),
    [
        ("1", "100", None, None, 1),
        ("101", "100", None, None, 2),
        ("0", "1", None, None, 1),
        ("101", "100", 5, None, 5),
        ("601", "100", 5, 4, 8),
        ("0.3", "0.1", None, None, 3),
        ("100", "100", 3, 2, 4),
    ],
)
def test_whole_packs(quantity: str, size: str, minimum: int | None, multiple: int | None, packs: int) -> None:
    assert in_packs(Decimal(quantity), Decimal(size), minimum, multiple) == packs


def test_without_a_cost_of_ordering_there_is_no_best_quantity() -> None:
    assert order_quantity(36_500, 0, 2.5, 1.0) is None
    assert order_quantity(36_500, 50, 0, 0.2) is None
    assert order_quantity(0, 50, 1, 0.2) is None
