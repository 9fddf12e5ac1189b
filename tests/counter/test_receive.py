"""Receive: items and assets, with what each line still needs."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from tests.counter.world import World
from tests.transactions.makers import add_place, add_supplier
from tests.transactions.stock_makers import JAN, add_item, lot, place, receive, stock
from tracker_desktop.transactions.move_stock import MoveLine, MoveStock
from tracker_desktop.transactions.recall_lot import RecallLot
from tracker_desktop.transactions.rules.receive_assets import ReceivedAsset


def start(world: World, *codes: str) -> None:
    world.counter.set_mode("receive")
    world.scan_all(*codes)


def test_two_hundred_come_in_where_the_place_says(world: World) -> None:
    start(world, "STOCKROOM")
    world.type("200")
    added = world.scan("TNR-26X")
    assert (added.title, added.outcome) == ("200 × Toner HP 26X", "done")
    world.counter.change(reference="PO 4711")
    world.counter.set_line(0, unit_cost=Decimal("12.50"))
    posted = world.scan("%TD-DONE")
    assert posted.number == "GR-2026-00004"
    assert stock(world.office, world.ids["toner"])[("", "STOCKROOM")] == 200


def test_a_box_comes_in_as_a_hundred(world: World) -> None:
    start(world)
    world.type("2")
    world.scan("4006381333931")
    line = world.basket.stock[0]
    assert (line.quantity, line.entered) == (Decimal(200), "2 × 100")
    world.scan("GLV-NIT-M")
    assert world.basket.stock[0].quantity == 201
    world.counter.set_line(0, lot="24G118")
    assert world.basket.stock[0].expiry == dt.date(2027, 1, 31)
    world.counter.finish()
    assert stock(world.office, world.ids["gloves"])[("24G118", "A-04")] == 231


def test_what_the_item_wants_is_said_per_line(sqlite_world: World) -> None:
    add_item(sqlite_world.office, "ETH", "Ethanol", lot_policy="required", expiry_required=True)
    start(sqlite_world)
    warned = sqlite_world.scan("ETH")
    assert (warned.outcome, warned.refusal) == ("warning", "lot_needed")
    assert sqlite_world.counter.finish().refusal == "red_lines"
    assert sqlite_world.counter.set_line(0, lot="E22").outcome == "warning"
    assert sqlite_world.basket.stock[0].problem_code == "expiry_needed"
    sqlite_world.counter.set_line(0, lot="E22", expiry=dt.date(2026, 1, 1))
    assert sqlite_world.counter.ask_line(0).refusal == "receive_expired"
    sqlite_world.counter.choose("with_reason", "for the training room")
    assert sqlite_world.basket.red == ()
    assert sqlite_world.counter.finish().outcome == "done"


def test_serial_numbers_are_a_line_each(sqlite_world: World) -> None:
    add_item(sqlite_world.office, "SSD", "SSD 1 TB", lot_policy="serial")
    start(sqlite_world, "SSD", "SSD")
    assert [line.problem_code for line in sqlite_world.basket.stock] == ["serial_needed"] * 2
    sqlite_world.counter.set_line(0, lot="S1X")
    sqlite_world.counter.set_line(1, lot="S2X")
    assert sqlite_world.counter.finish().outcome == "done"


def test_a_code_after_the_item_that_needs_one_is_its_lot(sqlite_world: World) -> None:
    add_item(sqlite_world.office, "SSD", "SSD 1 TB", lot_policy="serial")
    start(sqlite_world, "SSD", "S1X", "SSD")
    sqlite_world.type("1")
    assert sqlite_world.scan("S2X").outcome == "done"
    assert [line.lot for line in sqlite_world.basket.stock] == ["S1X", "S2X"]
    assert sqlite_world.scan("S3X").outcome == "unknown"
    sqlite_world.scan_all("SSD", "TNR-26X")
    assert sqlite_world.scan("S3X").outcome == "unknown"


def test_a_product_number_is_no_lot(sqlite_world: World) -> None:
    add_item(sqlite_world.office, "ETH", "Ethanol", lot_policy="required")
    start(sqlite_world, "ETH")
    assert sqlite_world.scan("0614141123452").outcome == "unknown"
    assert sqlite_world.basket.stock[0].lot is None


def test_assets_are_received_by_the_model(world: World) -> None:
    start(world, "TNR-26X")
    world.counter.add_pieces(ReceivedAsset("HP monitor", pieces=(("SN1", "MO-1"), ("SN2", "MO-2"))))
    assert world.basket.good == 2
    posted = world.counter.finish()
    assert "and 2 assets" in posted.title
    assert world.scan("MO-2").refusal == "wrong_kind"


def test_assets_go_where_the_next_lines_go(sqlite_world: World) -> None:
    start(sqlite_world, "A-04")
    sqlite_world.counter.add_pieces(ReceivedAsset("HP monitor", pieces=(("SN1", "MO-1"),)))
    sqlite_world.scan("STOCKROOM")
    assert sqlite_world.basket.piece_places == ("Store 1 / A-04",)
    sqlite_world.counter.finish()
    sqlite_world.counter.set_mode("look_up")
    assert "Store 1 / A-04" in sqlite_world.scan("MO-1").detail


def test_a_model_is_changed_and_taken_off(sqlite_world: World) -> None:
    start(sqlite_world)
    first, second = (ReceivedAsset("Monitor", pieces=((None, tag),)) for tag in ("MO-1", "MO-2"))
    for pieces in (first, first):
        sqlite_world.counter.add_pieces(pieces)
    sqlite_world.counter.set_pieces(0, second)
    assert list(sqlite_world.basket.pieces) == [second, first]
    sqlite_world.counter.remove_pieces(0)
    assert list(sqlite_world.basket.pieces) == [first]
    assert sqlite_world.counter.set_pieces(1, second).refusal == "line_gone"


def test_the_supplier_is_named(sqlite_world: World) -> None:
    supplier = add_supplier(sqlite_world.office, "Fisher Scientific")
    start(sqlite_world)
    sqlite_world.counter.change(supplier_id=supplier)
    assert sqlite_world.basket.supplier == "Fisher Scientific"
    sqlite_world.counter.change(supplier_id=None)
    assert sqlite_world.basket.supplier == ""


def test_a_badge_is_refused(sqlite_world: World) -> None:
    start(sqlite_world)
    assert sqlite_world.scan("20417").title == "Maria Lopez is a badge."


def test_a_recalled_lot_is_red_at_once_and_comes_in_with_a_reason(world: World) -> None:
    gloves = world.ids["gloves"]
    world.office.perform(RecallLot(lot(world.office, gloves, "24G118"), "Recall 26-114"))
    world.counter.set_mode("receive")
    world.scan("GLV-NIT-M")
    changed = world.counter.set_line(0, lot="24G118")
    assert (changed.outcome, world.basket.stock[0].problem_code) == ("warning", "receive_recalled")
    assert world.counter.ask_line(0).refusal == "receive_recalled"
    world.counter.choose("with_reason", "to be sent back with the rest")
    assert world.basket.good
    assert world.counter.finish().outcome == "done"


def test_where_it_is_put_is_proposed_with_the_reason(sqlite_world: World) -> None:
    office, ids = sqlite_world.office, sqlite_world.ids
    shelf = add_place(office, "A-05", "A-05", "bin", parent_id=ids["store"])
    receive(office, ids["gloves"], 5, lot="24G118", expiry=JAN, place_id=shelf)
    sqlite_world.counter.set_mode("receive")
    said = sqlite_world.scan("GLV-NIT-M")
    (line,) = sqlite_world.basket.stock
    assert (line.place, line.why_there) == ("Store 1 / A-04", "its home")
    assert "Store 1 / A-04 · its home" in said.message
    office.perform(
        MoveStock((MoveLine(ids["gloves"], lot(office, ids["gloves"], "24G118"), Decimal(30), ids["a04"], shelf),))
    )
    sqlite_world.counter.set_line(0, lot="24G118")
    (line,) = sqlite_world.basket.stock
    assert (line.place, line.why_there) == ("Store 1 / A-05", "the same lot lies there")
    sqlite_world.counter.set_line(0, place_id=ids["lab"])
    (line,) = sqlite_world.basket.stock
    assert (line.place, line.why_there) == ("B-204", "")
    sqlite_world.counter.set_line(0, lot="24G200")
    assert sqlite_world.basket.stock[0].place == "B-204"


def test_two_items_are_not_sent_to_one_empty_bin(sqlite_world: World) -> None:
    office, ids = sqlite_world.office, sqlite_world.ids
    for code in ("Z-1", "Z-2"):
        add_place(office, code, code, "bin", parent_id=place(office))
    add_item(office, "NEW-1", "One")
    add_item(office, "NEW-2", "Two")
    sqlite_world.counter.set_mode("receive")
    sqlite_world.scan_all("NEW-1", "NEW-2")
    assert [line.place for line in sqlite_world.basket.stock] == ["Stockroom / Z-1", "Stockroom / Z-2"]
    sqlite_world.scan("A-04")
    sqlite_world.scan("NEW-1")
    assert (sqlite_world.basket.stock[-1].place_id, sqlite_world.basket.stock[-1].why_there) == (ids["a04"], "")
