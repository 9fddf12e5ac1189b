"""One scan of a GS1 code or a supplier's label: the item with its lot, expiry and quantity, in every mode."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest

from tests.counter.world import World
from tests.transactions.count_makers import lines, open_count
from tests.transactions.stock_makers import JAN, JUNE, add_item, lot, receive, stock
from tracker_desktop.counter.lines import scan_lines
from tracker_desktop.queries.counter_facts import ItemCodesOf
from tracker_desktop.scanning.item_code import item_code
from tracker_desktop.scanning.profile import ScannerProfile
from tracker_desktop.transactions.recall_lot import RecallLot
from tracker_desktop.transactions.rules.item_parts import CodeFields

K = "]C10104006381333931"
DAY = dt.date(2027, 12, 31)


def start(world: World, mode: str, *codes: str) -> None:
    world.counter.set_mode(mode)
    world.scan_all(*codes)


def test_one_scan_fills_a_receiving_line(world: World) -> None:
    start(world, "receive")
    answer = world.scan(f"{K}10L7\x1d17271231")
    assert (answer.outcome, answer.title) == ("done", "100 × Nitrile gloves, medium")
    line = world.basket.stock[0]
    assert (line.lot, line.expiry, line.quantity) == ("L7", DAY, Decimal(100))
    world.scan(f"{K}10L7\x1d17271231")
    assert (len(world.basket.stock), world.basket.stock[0].quantity) == (1, Decimal(200))
    world.scan(f"{K}10L8\x1d17271231")
    assert [one.lot for one in world.basket.stock] == ["L7", "L8"]
    world.type("3")
    assert [one.quantity for one in world.basket.stock] == [200, 300]
    assert world.scan("%TD-DONE").outcome == "done"
    assert stock(world.office, world.ids["gloves"])[("L7", "A-04")] == 200
    assert stock(world.office, world.ids["gloves"])[("L8", "A-04")] == 300


def test_a_count_on_the_label_is_the_quantity(sqlite_world: World) -> None:
    start(sqlite_world, "receive", f"{K}10L7\x1d3012")
    line = sqlite_world.basket.stock[0]
    assert (line.quantity, line.lot) == (Decimal(1200), "L7")
    sqlite_world.type("50")
    assert sqlite_world.basket.stock[0].quantity == 50


def test_a_suppliers_label_fills_a_receiving_line(sqlite_world: World) -> None:
    add_item(sqlite_world.office, "R-10K", "Resistor", codes=(CodeFields("supplier", "ERJ-10K", Decimal(4000)),))
    start(sqlite_world, "receive", "[)>\x1e06\x1d1PERJ-10K\x1dQ250\x1d1TB5\x1d14D20281231\x1e\x04")
    line = sqlite_world.basket.stock[0]
    assert (line.sku, line.quantity, line.lot, line.expiry) == ("R-10K", Decimal(250), "B5", dt.date(2028, 12, 31))


def test_a_serial_number_is_that_of_the_line_once(sqlite_world: World) -> None:
    code = CodeFields("gtin", "9506000134352")
    add_item(sqlite_world.office, "SSD", "SSD 1 TB", lot_policy="serial", codes=(code,))
    start(sqlite_world, "receive", "]d2010950600013435221S1", "]d2010950600013435221S2")
    assert [(one.lot, one.quantity) for one in sqlite_world.basket.stock] == [("S1", Decimal(1)), ("S2", Decimal(1))]
    assert sqlite_world.scan("]d2010950600013435221S1").outcome == "again"
    assert len(sqlite_world.basket.stock) == 2
    assert sqlite_world.counter.finish().outcome == "done"


def test_an_item_without_lots_takes_none_from_the_label(sqlite_world: World) -> None:
    add_item(sqlite_world.office, "PEN", "Pen", lot_policy="none", codes=(CodeFields("gtin", "9506000134352"),))
    start(sqlite_world, "receive")
    assert sqlite_world.scan("]C1010950600013435210L7\x1d17271231").outcome == "done"
    assert sqlite_world.basket.stock[0].lot is None


def test_the_second_barcode_of_a_pack_is_the_lot_of_the_first(sqlite_world: World) -> None:
    add_item(
        sqlite_world.office,
        "ETH",
        "Ethanol",
        lot_policy="required",
        expiry_required=True,
        codes=(CodeFields("gtin", "9506000134352"),),
    )
    start(sqlite_world, "receive")
    assert sqlite_world.scan("]C10109506000134352").refusal == "lot_needed"
    assert sqlite_world.scan("]C11727123110E22").outcome == "done"
    line = sqlite_world.basket.stock[0]
    assert (line.lot, line.expiry, line.quantity) == ("E22", DAY, Decimal(1))
    sqlite_world.scan("4006381333931")
    assert sqlite_world.scan("]C110G5").outcome == "done"
    assert sqlite_world.basket.stock[1].lot == "G5"


def test_an_expired_or_recalled_lot_is_asked_about_at_the_scan(sqlite_world: World) -> None:
    office, gloves = sqlite_world.office, sqlite_world.ids["gloves"]
    start(sqlite_world, "receive")
    asked = sqlite_world.scan(f"{K}1725013110OLD")
    assert (asked.refusal, [one.key for one in asked.choices]) == ("receive_expired", ["with_reason", "back"])
    office.perform(RecallLot(lot(office, gloves, "24G118"), "leaks"))
    asked = sqlite_world.scan(f"{K}1024G118")
    assert (asked.refusal, [one.key for one in asked.choices]) == ("receive_recalled", ["with_reason", "back"])


def test_a_lot_that_comes_with_another_expiry_is_asked_about(sqlite_world: World) -> None:
    start(sqlite_world, "receive")
    asked = sqlite_world.scan(f"{K}172712311024G118")
    assert asked.refusal == "lot_other_expiry"
    assert [one.key for one in asked.choices] == ["known_expiry", "back"]
    assert "31 Jan 2027" in asked.choices[0].text
    assert sqlite_world.basket.stock[0].problem_code == "lot_other_expiry"
    assert sqlite_world.type("1").outcome == "done"
    assert sqlite_world.basket.stock[0].expiry == JAN
    assert sqlite_world.counter.finish().outcome == "done"


def test_a_lost_separator_is_asked_about_once(sqlite_world: World) -> None:
    code = f"{K}10ABC12317271200"
    start(sqlite_world, "receive")
    asked = sqlite_world.scan(code)
    assert (asked.outcome, [one.text for one in asked.choices]) == (
        "choose",
        ["lot ABC12317271200", "lot ABC123, expires 31 Dec 2027"],
    )
    assert sqlite_world.type("2").outcome == "done"
    line = sqlite_world.basket.stock[0]
    assert (line.lot, line.expiry) == ("ABC123", DAY)
    sqlite_world.counter.finish()
    assert sqlite_world.scan(code).outcome == "done"
    assert sqlite_world.basket.stock[0].lot == "ABC123"


def test_what_was_answered_holds_for_the_whole_delivery(sqlite_world: World) -> None:
    code = f"{K}10ABC12317271200"
    start(sqlite_world, "receive", code)
    sqlite_world.type("2")
    assert sqlite_world.scan(code).outcome == "done"
    assert sqlite_world.scan(f"{K}10ABC12317271231").outcome == "done"
    assert [(one.lot, one.expiry, one.quantity) for one in sqlite_world.basket.stock] == [("ABC123", DAY, Decimal(300))]
    assert sqlite_world.scan(f"{K}10XYZ12317271200").outcome == "choose"


def test_a_scan_before_the_answer_leaves_the_question(sqlite_world: World) -> None:
    start(sqlite_world, "receive", f"{K}10ABC12317271200")
    assert "nothing was done with" in sqlite_world.scan("TNR-26X").left
    assert [one.sku for one in sqlite_world.basket.stock] == ["TNR-26X"]


@pytest.mark.parametrize("mode", ["receive", "issue", "look_up", "move", "check_out"])
def test_a_code_with_errors_is_refused_with_its_sentence(sqlite_world: World, mode: str) -> None:
    start(sqlite_world, mode)
    answer = sqlite_world.scan(f"{K}17271331")
    assert (answer.outcome, answer.refusal) == ("refused", "code_wrong")
    assert "“271331” is no date" in f"{answer.title} {answer.detail}"
    assert sqlite_world.counter.state().basket is None or not sqlite_world.basket.stock


def test_issue_takes_the_lot_and_says_which_expires_before(sqlite_world: World) -> None:
    start(sqlite_world, "issue", "20417")
    first = sqlite_world.scan(f"{K}1024G118")
    assert (first.outcome, first.title) == ("done", "1 × Nitrile gloves, medium")
    later = sqlite_world.scan(f"{K}1024G200")
    assert (later.outcome, later.refusal) == ("warning", "issue_not_first")
    assert "lot 24G118 expires" in later.detail
    assert [[part.lot_number for part in one.taken] for one in sqlite_world.basket.stock] == [["24G118"], ["24G200"]]
    sqlite_world.type("4")
    assert [one.quantity for one in sqlite_world.basket.stock] == [1, 4]


def test_issue_asks_about_a_lot_that_may_not_go_out(sqlite_world: World) -> None:
    office, gloves = sqlite_world.office, sqlite_world.ids["gloves"]
    office.perform(RecallLot(lot(office, gloves, "24G118"), "leaks"))
    start(sqlite_world, "issue", "20417")
    for code, refusal in ((f"{K}1024G118", "issue_recalled"), (f"{K}10NOLOT", "lot_not_here")):
        asked = sqlite_world.scan(code)
        assert (asked.refusal, [one.key for one in asked.choices]) == (refusal, ["first_lot", "leave_code"])
    assert sqlite_world.type("2").title == "Nitrile gloves, medium is left here"
    assert not sqlite_world.basket.stock
    sqlite_world.scan(f"{K}1024G118")
    assert sqlite_world.type("1").outcome == "done"
    assert [part.lot_number for part in sqlite_world.basket.stock[0].taken] == ["24G200"]


def test_look_up_says_the_lot(sqlite_world: World) -> None:
    answer = sqlite_world.scan(f"{K}10L7\x1d17271231")
    assert answer.outcome == "warning"
    assert "lot L7, expires 31 Dec 2027 · this lot is not in the books" in answer.detail
    assert answer.about == ("item", sqlite_world.ids["gloves"])
    answer = sqlite_world.scan(f"{K}1024G118")
    assert answer.outcome == "info"
    assert answer.detail.endswith("lot 24G118, expires 31 Jan 2027 · 30 in Store 1 / A-04")
    sqlite_world.office.perform(RecallLot(lot(sqlite_world.office, sqlite_world.ids["gloves"], "24G118"), "leaks"))
    assert "recalled" in sqlite_world.scan(f"{K}1024G118").detail
    assert "lot" not in sqlite_world.scan("GLV-NIT-M").detail


def test_an_unknown_product_number_can_become_an_item(world: World) -> None:
    code = "]C1010950600013435210L7\x1d17271231"
    start(world, "receive")
    asked = world.scan(code)
    assert (asked.outcome, [one.key for one in asked.choices]) == ("unknown", ["attach", "create", "note"])
    assert "09506000134352 · lot L7, expires 31 Dec 2027" in asked.detail
    assert (world.counter.choose(2).wants, item_code(code)) == ("create", ("gtin", "09506000134352"))
    world.scan(code)
    assert world.counter.choose(1).wants == "attach"
    assert world.counter.attach(code, world.ids["toner"]).outcome == "done"
    assert [(one.sku, one.lot, one.expiry) for one in world.basket.stock] == [("TNR-26X", "L7", DAY)]
    assert ("gtin", "09506000134352") in [row[:2] for row in world.office.read(ItemCodesOf(world.ids["toner"]))]


def test_a_gs1_code_without_a_number_can_be_noted(sqlite_world: World) -> None:
    asked = sqlite_world.scan("]C110L7")
    assert (asked.outcome, [one.key for one in asked.choices]) == ("unknown", ["note"])


@pytest.mark.parametrize(
    ("code", "kept"),
    [
        ("4006381333931", ("gtin", "4006381333931")),
        ("]C0LT-1", ("alias", "]C0LT-1")),
        ("LT-1", ("alias", "LT-1")),
        ("2012345678903", ("alias", "2012345678903")),
        ("https://example.com/01/9506000134352/10/A", ("gtin", "09506000134352")),
        ("[)>\x1e06\x1d1PERJ-10K\x1dQ250\x1e\x04", ("supplier", "ERJ-10K")),
        ("0000614141123456789002095060001343523724", ("gtin", "09506000134352")),
        ("]d1010950600013435210A", ("gtin", "09506000134352")),
    ],
)
def test_what_is_kept_of_a_code(code: str, kept: tuple[str, str]) -> None:
    assert item_code(code) == kept


def test_count_takes_the_lot_of_the_code(sqlite_world: World) -> None:
    count = open_count(sqlite_world.office)
    start(sqlite_world, "count", "A-04")
    assert sqlite_world.scan("GLV-NIT-M").outcome == "choose"
    assert sqlite_world.scan(f"{K}1024g200").outcome == "done"
    assert sqlite_world.scan(f"{K}1024G200").outcome == "done"
    second = lot(sqlite_world.office, sqlite_world.ids["gloves"], "24G200")
    counted = {line["lot_id"]: line["counted"] for line in lines(sqlite_world.office, count)}
    assert counted[second] == 2
    assert sqlite_world.scan(f"{K}10NOLOT").refusal == "lot_not_here"


def test_where_nobody_can_answer_nothing_is_done(sqlite_world: World) -> None:
    codes = [f"{K}10ABC12317271200", f"{K}17271331", f"{K}10L7"]
    said = scan_lines(sqlite_world.office.store, sqlite_world.office.me, "receive", codes)
    assert [row["outcome"] for row in said][:3] == ["choose", "refused", "done"]


def test_a_scanner_that_sends_no_separator_has_its_reading_first(sqlite_world: World) -> None:
    sqlite_world.desk.set_scanner_profile(ScannerProfile(gs="none"))
    start(sqlite_world, "receive")
    asked = sqlite_world.scan(f"{K}10ABC12317271200")
    assert [one.text for one in asked.choices] == ["lot ABC123, expires 31 Dec 2027", "lot ABC12317271200"]


def test_a_scanner_that_sends_separators_loses_none(sqlite_world: World) -> None:
    sqlite_world.desk.set_scanner_profile(ScannerProfile(gs="char"))
    start(sqlite_world, "receive")
    assert sqlite_world.scan(f"{K}10ABC12317271200").outcome == "done"
    assert sqlite_world.basket.stock[0].lot == "ABC12317271200"
    assert sqlite_world.scan(f"{K}10ABC12317271231", "typed").outcome == "choose"


def test_the_later_lot_is_there(sqlite_world: World) -> None:
    receive(sqlite_world.office, sqlite_world.ids["gloves"], 1, "0.07", lot="L9", expiry=JUNE)
    assert sqlite_world.scan(f"{K}10L9").outcome == "info"
