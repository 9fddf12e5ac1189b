"""The code of a place that holds nothing itself is refused where things would be put there."""

from __future__ import annotations

import pytest

from tests.counter.world import World
from tests.transactions.count_makers import open_count
from tests.transactions.makers import add_place, made
from tracker_desktop.transactions.open_audit import OpenAudit
from tracker_desktop.transactions.rules.audit_scope import AuditScope, ScopeKind


@pytest.mark.parametrize("mode", ["move", "receive", "check_in", "count", "audit"])
def test_it_is_no_place_to_put_things(sqlite_world: World, mode: str) -> None:
    office = sqlite_world.office
    house = add_place(office, "HOUSE", "House 3", structural=True)
    open_count(office)
    made(office.perform(OpenAudit(AuditScope(ScopeKind.PLACES, (sqlite_world.ids["lab"],)), "Audit")))
    sqlite_world.counter.set_mode(mode)
    answer = sqlite_world.scan("HOUSE")
    assert (answer.outcome, answer.refusal) == ("refused", "place_structural")
    assert answer.message == "House 3 holds nothing itself. · Choose a place inside it."
    state = sqlite_world.counter.state()
    assert state.place is None
    assert state.basket is None or state.basket.place is None
    assert house


def test_stock_is_taken_from_anywhere_inside_it(sqlite_world: World) -> None:
    house = add_place(sqlite_world.office, "HOUSE", "House 3", structural=True)
    sqlite_world.counter.set_mode("issue")
    assert sqlite_world.scan("HOUSE").outcome == "info"
    assert sqlite_world.basket.place == (house, "House 3")
