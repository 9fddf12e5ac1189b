"""Receive what came for an order: its lines, too much, something else, assets, and what stays open."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.counter.world import World
from tests.transactions.makers import Rows, add_category, add_place, add_supplier
from tests.transactions.order_makers import line, offer, order, order_lines
from tests.transactions.stock_makers import add_item, movements, stock, value
from tracker_desktop.models.orders import OrderedAsset
from tracker_desktop.queries.order_facts import OrderFactsOf
from tracker_desktop.transactions.close_order import CloseOrder
from tracker_desktop.transactions.rules.receive_assets import ReceivedAsset

PO = "PO-2026-00001"


@pytest.fixture
def fisher(sqlite_world: World) -> int:
    return add_supplier(sqlite_world.office, "Fisher Scientific")


def open_of(world: World, order_id: int) -> list[int]:
    facts = world.office.store.read(OrderFactsOf(order_id))
    assert facts is not None
    return [int(one.open) for one in facts.lines]


def test_a_scan_of_the_number_links_the_delivery(world: World) -> None:
    office, ids = world.office, world.ids
    bought = order(
        office,
        add_supplier(office, "Fisher Scientific"),
        line(ids["gloves"], 3, pack_size=100, price="20.00"),
        line(ids["toner"], 2),
    )
    world.counter.set_mode("receive")
    answer = world.scan(PO)
    assert answer.title == f"{PO} comes in"
    assert answer.detail.startswith("Fisher Scientific · 2 lines open · expected ")
    assert [one.sku for one in world.basket.to_come] == ["GLV-NIT-M", "TNR-26X"]
    assert world.basket.supplier == "Fisher Scientific"
    world.scan("4006381333931")
    [gloves] = world.basket.stock
    assert [gloves.quantity, gloves.ordered, gloves.came, gloves.ordered_cost] == [100, 300, 0, Decimal("0.2")]
    assert [one.sku for one in world.basket.to_come] == ["TNR-26X"]
    world.counter.change(reference="LS 4711")
    posted = world.counter.finish()
    assert posted.number == "GR-2026-00004"
    assert PO in posted.detail
    assert open_of(world, bought) == [200, 2]
    last = movements(office, ids["gloves"])[-1]
    assert (last.reference, value(office, ids["gloves"])[1]) == ("LS 4711", Decimal("29.1"))


def test_what_is_too_much_is_red_until_there_is_a_reason(sqlite_world: World, fisher: int) -> None:
    world, toner = sqlite_world, sqlite_world.ids["toner"]
    bought = order(world.office, fisher, line(toner, 2))
    world.counter.receive_order(bought)
    world.type("3")
    added = world.scan("TNR-26X")
    assert (added.outcome, added.refusal) == ("warning", "receive_over")
    assert world.basket.stock[0].problem == (
        f"Toner HP 26X: 2 ordered on {PO}, 0 received before and 3 now. Enter less, or give a reason to receive more."
    )
    assert world.counter.finish().refusal == "red_lines"
    assert world.counter.ask_line(0).refusal == "receive_over"
    world.counter.choose("with_reason", "one for free")
    assert world.basket.red == ()
    assert world.counter.finish().outcome == "done"
    assert open_of(world, bought) == [0]


def test_posting_too_much_asks_for_the_reason(sqlite_world: World, fisher: int) -> None:
    world, ids = sqlite_world, sqlite_world.ids
    bought = order(world.office, fisher, line(ids["toner"], 2), line(ids["gloves"], 100))
    world.counter.receive_order(bought)
    world.type("3")
    world.scan("TNR-26X")
    assert world.counter.finish().refusal == "red_lines"
    assert world.keys() == ["with_reason", "back"]
    world.counter.choose("back")
    world.scan("4006381333931")
    assert world.counter.finish().title == "1 cannot be posted"
    assert world.keys() == ["without_red", "with_reason", "back"]
    assert world.counter.choose("with_reason").title == "Why all the same?"
    assert world.type("one for free").outcome == "done"
    assert open_of(world, bought) == [0, 0]


def test_two_lots_are_held_against_the_order_together(sqlite_world: World, fisher: int) -> None:
    world = sqlite_world
    bought = order(world.office, fisher, line(world.ids["gloves"], 100))
    world.counter.receive_order(bought)
    world.scan("A-04")
    world.counter.add_item(world.ids["gloves"], Decimal(60))
    world.scan("STOCKROOM")
    world.counter.add_item(world.ids["gloves"], Decimal(60))
    assert [one.problem_code for one in world.basket.stock] == ["", "receive_over"]


def test_what_is_not_on_the_order_is_red(sqlite_world: World, fisher: int) -> None:
    world = sqlite_world
    bought = order(world.office, fisher, line(world.ids["gloves"], 100))
    world.counter.receive_order(bought)
    assert world.scan("TNR-26X").refusal == "receive_not_ordered"
    world.office.perform(CloseOrder(bought, "given up"))
    assert world.scan("GLV-NIT-M").refusal == "receive_not_expected"


def test_one_item_on_two_lines_fills_one_after_the_other(sqlite_world: World, fisher: int) -> None:
    world, gloves = sqlite_world, sqlite_world.ids["gloves"]
    bought = order(world.office, fisher, line(gloves, 50), line(gloves, 50))
    world.counter.receive_order(bought)
    world.counter.add_item(gloves, Decimal(80))
    assert world.basket.red == ()
    world.counter.finish()
    assert open_of(world, bought) == [0, 20]


def test_all_that_is_open_is_taken_at_once(sqlite_world: World, fisher: int) -> None:
    world = sqlite_world
    disks = add_item(world.office, "SSD", "SSD 1 TB", lot_policy="serial")
    bought = order(world.office, fisher, line(world.ids["gloves"], 50), line(world.ids["toner"], 2), line(disks, 2))
    world.counter.receive_order(bought)
    world.scan("TNR-26X")
    world.counter.take_open()
    assert [(one.sku, int(one.quantity)) for one in world.basket.stock] == [("TNR-26X", 1), ("GLV-NIT-M", 50)]
    world.counter.take_ordered(disks, quantity=Decimal(1), lot="S1")
    assert (world.basket.stock[2].lot, world.basket.red) == ("S1", ())
    world.counter.finish()
    assert open_of(world, bought) == [0, 1, 1]


def test_goods_go_where_the_order_says(sqlite_world: World, fisher: int) -> None:
    world = sqlite_world
    annex = add_place(world.office, "ANNEX", "Annex", "store")
    lines = (line(world.ids["gloves"], 5), line(world.ids["toner"], 5))
    world.counter.receive_order(order(world.office, fisher, *lines, place_id=annex))
    world.scan_all("GLV-NIT-M", "TNR-26X")
    assert [one.place for one in world.basket.stock] == ["Annex", "Annex"]
    world.counter.receive_order(order(world.office, fisher, *lines, place_id=world.ids["store"]))
    world.scan_all("GLV-NIT-M", "TNR-26X")
    assert [one.place for one in world.basket.stock] == ["Store 1 / A-04", "Store 1"]


def test_assets_find_their_line_by_their_model(sqlite_world: World, fisher: int) -> None:
    world = sqlite_world
    screens = add_category(world.office, "Monitors", "MO")
    bought = order(world.office, fisher, line(None, 1, description="HP monitor", category_id=screens, price="140"))
    world.counter.receive_order(bought)
    [wanted] = world.basket.to_come
    assert (wanted.name, wanted.category, int(wanted.open)) == ("HP monitor", "Monitors", 1)
    world.counter.add_pieces(ReceivedAsset("HP Monitor", pieces=(("SN1", None), ("SN2", None))))
    assert "1 ordered" in world.basket.piece_problems[0]
    world.counter.set_pieces(0, ReceivedAsset("HP monitor", pieces=(("SN1", None),), order_line_id=wanted.id))
    assert world.basket.piece_problems == ("",)
    world.counter.finish()
    assert open_of(world, bought) == [0]
    assert len(world.office.read(Rows(OrderedAsset))) == 1


def test_assets_that_nobody_ordered_need_a_reason(sqlite_world: World, fisher: int) -> None:
    world = sqlite_world
    bought = order(world.office, fisher, line(world.ids["gloves"], 5))
    world.counter.receive_order(bought)
    world.counter.add_pieces(ReceivedAsset("Lamp", pieces=((None, "LA-1"),)))
    assert world.basket.piece_problems == (
        f"Lamp is not on {PO}. Take it off, or give a reason to receive it all the same.",
    )
    assert world.counter.finish().refusal == "receive_not_ordered"
    world.counter.choose("with_reason", "a present")
    assert world.scan("LA-1").refusal == "wrong_kind"


def test_the_supplier_is_that_of_the_order(sqlite_world: World, fisher: int) -> None:
    world, lab = sqlite_world, add_supplier(sqlite_world.office, "Lab World")
    order(world.office, fisher, line(world.ids["gloves"], 5))
    world.counter.set_mode("receive")
    world.counter.change(supplier_id=lab)
    assert world.scan(PO).refusal == "receive_other_supplier"
    world.counter.change(supplier_id=None)
    world.scan(PO)
    assert world.counter.change(supplier_id=lab).refusal == "receive_other_supplier"


def test_a_draft_is_no_order_yet_and_a_receipt_is_none(sqlite_world: World, fisher: int) -> None:
    world = sqlite_world
    draft = order(world.office, fisher, line(world.ids["gloves"], 5), ordered=False)
    assert world.counter.receive_order(draft).refusal == "receive_order_draft"
    world.counter.set_mode("receive")
    assert world.scan("GR-2026-00001").refusal == "wrong_kind"


def test_the_delivery_is_a_draft_that_is_found_again(sqlite_world: World, fisher: int) -> None:
    world = sqlite_world
    first = order(world.office, fisher, line(world.ids["gloves"], 5))
    second = order(world.office, fisher, line(world.ids["toner"], 5))
    world.counter.receive_order(first)
    world.scan("GLV-NIT-M")
    world.counter.receive_order(second)
    assert not world.basket.stock
    world.start_again()
    world.counter.receive_order(first)
    assert [one.sku for one in world.basket.stock] == ["GLV-NIT-M"]
    assert world.basket.order is not None
    assert world.basket.order.number == PO


def test_the_code_of_the_supplier_is_a_pack(sqlite_world: World, fisher: int) -> None:
    world = sqlite_world
    offer(world.office, world.ids["gloves"], fisher, code="FS-300", pack_size=300)
    world.counter.receive_order(order(world.office, fisher, line(world.ids["gloves"], 2)))
    world.scan("FS-300")
    assert world.basket.stock[0].quantity == 300
    assert stock(world.office, world.ids["toner"]) != {}


def test_at_the_command_line_the_number_is_a_line_too(sqlite_world: World, fisher: int) -> None:
    from tracker_desktop.counter.lines import scan_lines

    world = sqlite_world
    bought = order(world.office, fisher, line(world.ids["toner"], 2))
    rows = list(scan_lines(world.office.store, world.office.me, "receive", [PO, "TNR-26X"]))
    assert rows[-1]["number"] == "GR-2026-00004"
    assert open_of(world, bought) == [1]
    assert order_lines(world.office, bought)[0]["active"]
