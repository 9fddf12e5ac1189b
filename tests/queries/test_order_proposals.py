"""What should be ordered: demand by day, lead times, positions, and whole packs."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

import pytest

from tests.store_fixtures import Office
from tests.transactions.makers import add_place, add_supplier, person, place_id
from tests.transactions.order_makers import deliver, line, offer, order, order_lines
from tests.transactions.stock_makers import JAN, add_item, issue, lot, receive
from tracker_desktop.queries.demand import DemandOf
from tracker_desktop.queries.order_proposals import NumbersOf, OrderProposals, Proposal
from tracker_desktop.queries.reorder_numbers import Demand
from tracker_desktop.transactions.change_setting import ChangeSetting
from tracker_desktop.transactions.close_order_line import CloseOrderLine
from tracker_desktop.transactions.dispatch_transfer import DispatchLine, DispatchTransfer
from tracker_desktop.transactions.edit_item import EditItem
from tracker_desktop.transactions.issue import Issue
from tracker_desktop.transactions.move_stock import MoveLine, MoveStock
from tracker_desktop.transactions.rules.back_orders import BackOrderLine
from tracker_desktop.transactions.set_stock_levels import LevelFields, SetStockLevels


def on(office: Office, day: dt.date, hour: int = 12) -> None:
    """Set the clock to a day in UTC."""
    office.now = dt.datetime.combine(day, dt.time(hour), dt.UTC)


def numbers(office: Office, item: int) -> Proposal:
    found = office.read(NumbersOf(item))
    assert found is not None
    return found


def _whole(*quantities: Decimal) -> list[int]:
    return [int(quantity) for quantity in quantities]


def due(office: Office, **asked: Any) -> dict[str, Decimal]:
    """What should be ordered, by SKU and store."""
    found = office.read(OrderProposals(**asked))
    return {f"{one.sku} {one.place}".strip(): one.quantity for one in found}


DAYS = [dt.date(2026, 11, 2) + dt.timedelta(days) for days in range(28)]


def _used(office: Office, item: int, quantities: list[int]) -> None:
    leo = person(office)
    for day, quantity in zip(DAYS, quantities, strict=False):
        on(office, day)
        if quantity:
            issue(office, item, quantity, leo)


def test_demand_is_by_the_day_of_the_office_less_what_was_undone(office: Office) -> None:
    office.perform(ChangeSetting("office.zone", "America/New_York"))
    gloves = add_item(office)
    on(office, DAYS[0])
    receive(office, gloves, 1000)
    leo = person(office)
    on(office, DAYS[1])
    issue(office, gloves, 10, leo)
    on(office, DAYS[2], 3)  # still the day before in New York
    issue(office, gloves, 20, leo)
    on(office, DAYS[9])
    wrong = issue(office, gloves, 500, leo)
    office.undo(wrong)
    demand = office.read(DemandOf(gloves))
    assert (int(demand.total), demand.days, demand.days_used) == (30, 10, 1)
    assert demand.per_day == 3
    assert demand.deviation == pytest.approx((900 - 90) ** 0.5 / 3)


def test_only_the_days_that_the_office_looks_at_count(office: Office) -> None:
    office.perform(ChangeSetting("orders.history_days", 30))
    gloves = add_item(office)
    on(office, dt.date(2026, 9, 1))
    receive(office, gloves, 1000)
    issue(office, gloves, 100, person(office))
    assert office.read(DemandOf(gloves)) == Demand(Decimal(100), 1, 0.0, 1)
    on(office, dt.date(2026, 11, 2))
    assert office.read(DemandOf(gloves)) == Demand(days=30)


def test_the_position_counts_what_can_be_used_and_what_comes(office: Office) -> None:
    gloves, fisher = add_item(office), add_supplier(office, lead_time_days=7)
    hold = add_place(office, "HOLD", "Hold", "hold")
    inside = add_place(office, "HOLD-1", "Hold 1", "bin", parent_id=hold)
    receive(office, gloves, 100)
    receive(office, gloves, 40, lot="OLD", expiry=office.now.date() + dt.timedelta(7))
    receive(office, gloves, 30, lot="NEW", expiry=office.now.date() + dt.timedelta(8))
    receive(office, gloves, 20, place_id=inside)
    offer(office, gloves, fisher)
    bought = order(office, fisher, line(gloves, 500))
    order(office, fisher, line(gloves, 77), ordered=False)
    deliver(office, bought, gloves, 100, place_id=hold)
    position = numbers(office, gloves).position
    assert _whole(position.usable, position.on_order, position.total) == [130, 400, 530]
    [one] = order_lines(office, bought)
    office.perform(CloseOrderLine(one["id"], "sold out"))
    assert numbers(office, gloves).position.on_order == 0


def test_what_is_on_its_way_and_what_is_owed_count_too(office: Office) -> None:
    gloves, leo, main = add_item(office), person(office), place_id(office, "STOCKROOM")
    annex = add_place(office, "ANNEX", "Annex", "store")
    receive(office, gloves, 100)
    going = DispatchLine(gloves, lot(office, gloves), main, Decimal(30))
    sent = office.perform(DispatchTransfer(main, annex, (going,)))
    office.perform(Issue((), leo, back_orders=(BackOrderLine(gloves, Decimal(12)),)))
    position = numbers(office, gloves).position
    assert _whole(position.usable, position.in_transit, position.owed, position.total) == [70, 30, 12, 88]
    office.perform(SetStockLevels(gloves, (LevelFields(annex, Decimal(31)),)))
    assert due(office) == {"GLV-NIT-M Annex": 1}
    office.undo(sent)
    assert numbers(office, gloves).position.total == 88


def test_below_its_point_it_is_ordered_in_whole_packs(office: Office) -> None:
    gloves, fisher = add_item(office, reorder_point=Decimal(200)), add_supplier(office)
    receive(office, gloves, 190)
    assert due(office) == {"GLV-NIT-M": 10}
    offer(office, gloves, fisher, pack_name="box", pack_size=100, price="7.40")
    assert due(office) == {"GLV-NIT-M": 100}
    office.perform(EditItem(gloves, {"reorder_quantity": Decimal(250)}))
    assert due(office) == {"GLV-NIT-M": 300}
    office.perform(EditItem(gloves, {"maximum": Decimal(1000)}))
    assert due(office) == {"GLV-NIT-M": 900}
    offer(office, gloves, fisher, pack_size=100, price="7.40", minimum_packs=10, multiple_packs=4)
    [one] = office.read(OrderProposals())
    assert (one.packs, one.quantity, one.value) == (12, Decimal(1200), Decimal("88.80"))
    assert one.offer is not None
    assert one.offer.supplier == "Fisher Scientific"
    order(office, fisher, line(gloves, 1))
    assert due(office) == {}


def test_what_nobody_entered_is_worked_out_from_its_use(office: Office) -> None:
    office.perform(ChangeSetting("orders.lead_days", 5))
    gloves, tips = add_item(office), add_item(office, "TIP", "Tips")
    on(office, DAYS[0], 1)
    receive(office, gloves, 900)
    receive(office, tips, 5)
    _used(office, gloves, [20, 30] * 14)
    one = numbers(office, gloves)
    used = one.numbers.demand
    assert (used.total, used.days, used.days_used) == (Decimal(700), 28, 28)
    assert used.deviation == pytest.approx(5.0918, abs=1e-3)
    assert (one.numbers.method, one.point, one.worked_out) == ("normal", Decimal(144), True)
    assert one.numbers.formula == "25 a day × 5 days + 1.64 × √(5 × 5.09²) = 125 + 18.7 = 144"
    assert due(office) == {}
    issue(office, gloves, 60, 1)
    assert due(office) == {"GLV-NIT-M": numbers(office, gloves).point - 140}
    assert due(office, worked_out=False) == {}


def test_its_own_deliveries_say_how_long_it_takes(office: Office) -> None:
    gloves, fisher = add_item(office), add_supplier(office, lead_time_days=3)
    offer(office, gloves, fisher)
    for days in (4, 6, 8):
        on(office, DAYS[0])
        bought = order(office, fisher, line(gloves, 10))
        assert numbers(office, gloves).numbers.lead.days == 3
        on(office, DAYS[0] + dt.timedelta(days))
        deliver(office, bought, gloves, 10)
    lead = numbers(office, gloves).numbers.lead
    assert (lead.days, lead.deviation, lead.known) == (6, 2, 3)


def test_each_store_has_its_level_and_the_office_counts_what_they_order(office: Office) -> None:
    gloves = add_item(office, reorder_point=Decimal(100))
    annex = add_place(office, "ANNEX", "Annex", "store")
    shelf = add_place(office, "X-1", "X-1", "bin", parent_id=annex)
    main = place_id(office, "STOCKROOM")
    receive(office, gloves, 60)
    office.perform(MoveStock((MoveLine(gloves, lot(office, gloves), Decimal(10), main, shelf),)))
    office.perform(SetStockLevels(gloves, (LevelFields(annex, Decimal(20), maximum=Decimal(45)),)))
    assert due(office) == {"GLV-NIT-M Annex": 35, "GLV-NIT-M": 5}
    order(office, add_supplier(office), line(gloves, 35), place_id=annex)
    assert due(office) == {"GLV-NIT-M": 5}


def test_the_best_quantity_is_cut_to_what_is_used_before_it_expires(office: Office) -> None:
    gloves, fisher = add_item(office), add_supplier(office)
    on(office, DAYS[0], 1)
    receive(office, gloves, 10_000)
    _used(office, gloves, [100] * 28)
    offer(office, gloves, fisher, price="12.50")
    assert numbers(office, gloves).best_quantity is None
    office.perform(ChangeSetting("orders.cost", 50))
    best = numbers(office, gloves)
    assert best.best_quantity == 1209  # √(2 × 36,500 × 50 / 2.5)
    office.perform(EditItem(gloves, {"shelf_days": 10}))
    assert numbers(office, gloves).best_quantity == 1000


def test_proposals_of_one_supplier_stand_together_those_without_last(office: Office) -> None:
    fisher, lab = add_supplier(office), add_supplier(office, "Acme")
    names = {"A": None, "B": fisher, "C": lab, "D": fisher}
    for sku, supplier in names.items():
        add_item(office, sku, sku, reorder_point=Decimal(5), supplier_id=supplier)
    found = office.read(OrderProposals())
    assert [one.sku for one in found] == ["C", "B", "D", "A"]


def test_expiring_and_lots(office: Office) -> None:
    gloves = add_item(office, reorder_point=Decimal(10))
    receive(office, gloves, 20, lot="A", expiry=JAN)
    assert due(office) == {}
    on(office, dt.date(2027, 1, 28))
    assert due(office) == {"GLV-NIT-M": 10}
