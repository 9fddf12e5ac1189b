# ruff: noqa: F811 - fixtures
"""Two desks that give the last seat at the same moment, or take back what the other gave."""

from __future__ import annotations

import pytest

from tests.transactions.contract_makers import add_contract, give, seats
from tests.transactions.makers import add_asset
from tests.transactions.test_order_desks import Desks, desks, does, once, undoes  # noqa: F401 - fixtures
from tracker_desktop.transactions.give_seats import GiveSeats
from tracker_desktop.transactions.take_seats import TakeSeats

ROUNDS = 4


@pytest.mark.postgres
def test_the_last_seat_is_given_once(desks: Desks) -> None:
    office = desks.office
    for number in range(ROUNDS):
        contract = add_contract(office, f"Suite {number}", seats=1)
        once(desks.race(*(does(GiveSeats(contract, (add_asset(office),))) for _ in range(2))), "seats_full")
        assert len(seats(office, contract)) == 1


@pytest.mark.postgres
def test_a_seat_that_comes_back_by_undo_is_not_given_too(desks: Desks) -> None:
    office = desks.office
    for number in range(ROUNDS):
        contract = add_contract(office, f"Suite {number}", seats=1)
        give(office, contract, add_asset(office))
        taken = office.perform(TakeSeats((seats(office, contract)[0]["id"],)))
        came = desks.race(undoes(taken), does(GiveSeats(contract, (add_asset(office),))))
        once(came, "seats_full", "contract_undo_seats")
        assert len(seats(office, contract)) == 1
