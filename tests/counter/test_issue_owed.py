"""Back orders at the counter: what is short stays owed, and goes out when it is there."""

from __future__ import annotations

from decimal import Decimal

from tests.counter.world import World
from tests.transactions.makers import Rows
from tests.transactions.stock_makers import receive
from tracker_desktop.models.orders import BackOrder


def start(world: World, *codes: str) -> None:
    world.counter.set_mode("issue")
    world.scan_all(*codes)


def owed(world: World) -> list[tuple[int, Decimal]]:
    return [(row["item_id"], row["quantity"]) for row in world.office.read(Rows(BackOrder))]


def test_the_rest_of_a_short_line_goes_on_back_order(world: World) -> None:
    start(world, "20417")
    world.type("3")
    world.scan("TNR-26X")
    answer = world.counter.choose("back_order")
    assert (answer.outcome, answer.title) == ("warning", "1 × Toner HP 26X")
    assert answer.detail.endswith("0 will be left · 2 on back order")
    posted = world.counter.finish()
    assert posted.title == "1 × Toner HP 26X issued to Maria Lopez"
    assert posted.detail.endswith("2 on back order")
    assert owed(world) == [(world.ids["toner"], Decimal(2))]


def test_one_that_is_not_there_at_all_is_owed_without_a_slip(world: World) -> None:
    start(world, "20417", "TNR-26X", "%TD-DONE")
    start(world, "20418", "TNR-26X")
    assert world.keys() == ["back_order_all", "remove"]
    assert world.counter.choose("back_order_all").title == "Toner HP 26X: 1 on back order"
    world.scan("GLV-NIT-M")
    world.counter.set_line(1, quantity=Decimal(2))
    posted = world.counter.finish()
    assert posted.number == "IS-2026-00002"
    start(world, "20418", "TNR-26X")
    world.counter.choose("back_order_all")
    posted = world.counter.finish()
    assert (posted.title, posted.number) == ("1 × Toner HP 26X on back order for Leo Brandt", None)
    assert owed(world) == [(world.ids["toner"], Decimal(1))] * 2


def test_another_scan_adds_to_what_is_owed_and_another_quantity_asks_anew(sqlite_world: World) -> None:
    start(sqlite_world, "20417", "TNR-26X", "TNR-26X")
    sqlite_world.counter.choose("back_order")
    sqlite_world.scan("TNR-26X")
    sqlite_world.counter.choose("back_order")
    line = sqlite_world.basket.stock[0]
    assert (line.quantity, line.back_order) == (Decimal(1), Decimal(2))
    sqlite_world.counter.set_line(0, quantity=Decimal(5))
    assert sqlite_world.basket.stock[0].back_order == 0
    assert sqlite_world.basket.red


def test_a_customer_is_owed_nothing(sqlite_world: World) -> None:
    start(sqlite_world)
    sqlite_world.counter.change(customer="Acme Labs")
    sqlite_world.type("3")
    sqlite_world.scan("TNR-26X")
    assert sqlite_world.keys() == ["issue_here", "remove"]


def filled(world: World) -> list[tuple[Decimal, int | None]]:
    return [(line.quantity, line.back_order_id) for line in world.basket.stock]


def owe(world: World, badge: str, count: str) -> None:
    start(world, badge)
    world.type(count)
    world.scan("TNR-26X")
    world.counter.choose("back_order_all" if world.keys()[0] == "back_order_all" else "back_order")
    world.counter.finish()


def test_what_is_owed_goes_out_in_one_step_when_it_came(world: World) -> None:
    owe(world, "20417", "3")
    owe(world, "20418", "1")
    nothing = world.counter.issue_back_orders([1])
    assert nothing.refusal == "back_order_nothing_there"
    assert nothing.title == "Nothing that is owed to Maria Lopez can go out now."
    receive(world.office, world.ids["toner"], 5, "38.00")
    start(world, "20418", "GLV-NIT-M")
    answer = world.counter.issue_back_orders([1])
    assert (answer.outcome, answer.title) == ("done", "1 item for Maria Lopez")
    assert len(world.counter.state().drafts) == 1
    assert filled(world) == [(Decimal(2), 1)]
    world.counter.issue_back_orders([1])
    assert len(world.basket.stock) == 1
    world.scan("TNR-26X")
    assert filled(world) == [(Decimal(2), 1), (Decimal(1), None)]
    assert world.counter.finish().outcome == "done"
    assert world.counter.issue_back_orders([1]).refusal == "back_order_nothing_there"
    assert world.counter.issue_back_orders([2]).title == "1 item for Leo Brandt"


def test_more_than_is_owed_is_refused(sqlite_world: World) -> None:
    owe(sqlite_world, "20417", "3")
    receive(sqlite_world.office, sqlite_world.ids["toner"], 9, "38.00")
    sqlite_world.counter.issue_back_orders([1])
    sqlite_world.counter.set_line(0, quantity=Decimal(4))
    assert sqlite_world.counter.finish().refusal == "back_order_too_much"
