"""Drafts survive a kill, and one that was posted does not come back."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from pathlib import Path

import pytest

from tests.counter.world import World
from tests.transactions.makers import add_asset, check_out
from tracker_desktop.counter.as_json import from_json, to_json
from tracker_desktop.counter.basket import Basket, StockLine
from tracker_desktop.queries.counter_facts import HolderFacts
from tracker_desktop.queries.fefo import Allocation
from tracker_desktop.transactions.rules.receive_assets import ReceivedAsset


def test_a_basket_in_json_is_the_same_basket() -> None:
    shelf = Allocation(3, "24G118", 7, "Store 1", dt.date(2027, 1, 31), Decimal("2.5"))
    line = StockLine(1, "GLV", "Gloves", "pcs", Decimal(2), Decimal(100), taken=(shelf,), expiry=dt.date(2027, 1, 1))
    pieces = ReceivedAsset("Monitor", cost=Decimal("1.10"), pieces=(("S1", None), (None, "MO-1")))
    basket = Basket(
        "u1",
        "issue",
        HolderFacts(7, "person", "Maria"),
        due=dt.date(2026, 12, 1),
        place=(3, "Store 1"),
        stock=(line,),
        pieces=(pieces,),
        taken_uids=("a", "b"),
    )
    assert from_json(Basket, to_json(basket)) == basket


def test_an_open_document_is_there_after_a_kill(world: World) -> None:
    world.counter.set_mode("check_out")
    world.scan_all("20417", "LT-1", "LT-2")
    uid = world.basket.uid
    check_out(world.office, world.ids["LT-2"], holder=world.ids["leo"])
    counter = world.start_again()
    counter.set_mode("look_up")
    (draft,) = counter.state().drafts
    assert draft.text == "Check out · 2 lines for Maria Lopez"
    counter.set_mode("check_out")
    assert counter.state().drafts == ()
    assert [line.problem_code for line in world.basket.assets] == ["", "held"]
    assert world.basket.uid == uid
    counter.remove_line(1)
    assert counter.finish().entry == uid
    assert world.start_again().state().drafts == ()


def test_a_draft_that_was_posted_is_dropped_at_the_start(world: World) -> None:
    world.counter.set_mode("check_out")
    world.scan_all("20417", "LT-1")
    (draft,) = world.desk.drafts()
    world.counter.finish()
    world.desk.save(draft.uid, draft.kind, draft.body)  # as if killed between posting and dropping
    assert world.start_again().state().drafts == ()
    assert world.desk.drafts() == []


def test_a_draft_put_aside_waits_beside_a_new_document(sqlite_world: World) -> None:
    sqlite_world.counter.set_mode("check_out")
    sqlite_world.scan_all("20417", "LT-1")
    assert sqlite_world.counter.put_aside().detail == "1 asset for Maria Lopez"
    assert sqlite_world.basket.is_empty
    sqlite_world.scan_all("20418", "LT-2")
    (first,) = sqlite_world.counter.state().drafts
    sqlite_world.counter.open_draft(first.uid)
    assert sqlite_world.basket.holder is not None
    assert sqlite_world.basket.holder.name == "Maria Lopez"
    (second,) = sqlite_world.counter.state().drafts
    assert second.text == "Check out · 1 asset for Leo Brandt"
    again = sqlite_world.start_again()
    assert [one.text for one in again.state().drafts] == ["Check out · 1 asset for Leo Brandt"]


def test_a_line_whose_record_is_gone_is_red(sqlite_world: World) -> None:
    asset_id = add_asset(sqlite_world.office, tag="NEW-1")
    added = sqlite_world.counter.undo  # the adding is undone behind the back of the open document
    sqlite_world.counter.set_mode("check_out")
    sqlite_world.scan_all("20417", "NEW-1", "LT-1")
    assert added().title == "Undone: NEW-1 added"
    sqlite_world.start_again()
    assert [line.problem_code for line in sqlite_world.basket.assets] == ["gone", ""]
    assert asset_id


def test_what_was_thrown_away_comes_back_with_undo(sqlite_world: World) -> None:
    sqlite_world.counter.set_mode("issue")
    sqlite_world.scan_all("20417", "GLV-NIT-M")
    thrown = sqlite_world.scan("%TD-CANCEL")
    assert (thrown.title, thrown.undoable) == ("Issue thrown away", True)
    assert sqlite_world.desk.drafts() == []
    sqlite_world.counter.set_mode("look_up")
    assert sqlite_world.counter.undo().title == "Issue brought back"
    assert sqlite_world.basket.stock[0].quantity == 1
    assert len(sqlite_world.desk.drafts()) == 1


def test_a_draft_nobody_can_read_does_not_stop_the_start(sqlite_world: World, caplog: pytest.LogCaptureFixture) -> None:
    sqlite_world.desk.save("u9", "issue", '{"uid": "u9"}')
    sqlite_world.desk.save("u8", "issue", "not JSON")
    assert sqlite_world.start_again().state().drafts == ()
    assert len(sqlite_world.desk.drafts()) == 2


def test_drafts_are_in_the_file_when_the_answer_comes(sqlite_world: World, tmp_path: Path) -> None:
    sqlite_world.counter.set_mode("receive")
    sqlite_world.type("200")
    sqlite_world.scan("TNR-26X")
    (draft,) = sqlite_world.desk.drafts()
    assert from_json(Basket, draft.body).stock[0].quantity == 200
