"""Look up, unknown and ambiguous codes, commands, undo, the operator: what all modes share."""

from __future__ import annotations

import pytest

from tests.counter.world import World
from tests.transactions.makers import add_asset, add_person, asset, check_out, sightings
from tests.transactions.stock_makers import add_item, receive
from tracker_desktop.counter.counter import Counter
from tracker_desktop.counter.mode import MODES, mode_named
from tracker_desktop.transactions.claim_tag import ClaimTag
from tracker_desktop.transactions.reserve_tags import ReserveTags
from tracker_desktop.transactions.rules.item_parts import CodeFields
from tracker_desktop.transactions.set_operator import SetOperator


def test_look_up_says_what_it_is_and_only_a_burst_is_a_sighting(world: World) -> None:
    check_out(world.office, world.ids["LT-1"], holder=world.ids["maria"])
    typed = world.type("LT-1")
    assert (typed.outcome, typed.title, typed.about) == ("info", "LT-1", ("asset", world.ids["LT-1"]))
    assert typed.detail == "Dell Latitude 5540 · on loan to Maria Lopez, due 8 Dec"
    assert sightings(world.office, world.ids["LT-1"]) == []
    world.scan("LT-1")
    world.scan("LT-1", "line")
    assert [how for _, how in sightings(world.office, world.ids["LT-1"])] == ["scan", "batch file"]
    assert world.scan("GLV-NIT-M").detail == "Nitrile gloves, medium · 130 pcs on hand"
    ethanol = add_item(world.office, "ETH-1L", "Ethanol 96 %", unit="bottle")
    assert world.scan("ETH-1L").detail == "Ethanol 96 % · 0 bottles on hand"
    receive(world.office, ethanol, 20, "3.10")
    assert world.scan("ETH-1L").detail == "Ethanol 96 % · 20 bottles on hand"
    assert world.scan("A-04").title == "Store 1 / A-04"
    assert world.scan("20417").detail == "Chemistry · holds 1 asset · none overdue"


def test_look_up_asks_for_everything_that_it_finds(world: World) -> None:
    asked = world.counter.state().placeholder
    assert all(words in asked for words in ("tag", "SKU", "badge", "room", "document"))


def test_an_auditor_may_look(sqlite_world: World) -> None:
    auditor = add_person(sqlite_world.office, "Uma Reader", "20999")
    sqlite_world.office.perform(SetOperator(auditor, ("auditor",), True))
    counter = Counter(sqlite_world.office.store, auditor, sqlite_world.desk)
    assert counter.scan("LT-1").outcome == "info"
    counter.set_mode("check_in")
    assert counter.scan("LT-1").refusal == "no_right"


def test_an_unknown_code_offers_to_attach_create_or_note(world: World) -> None:
    asked = world.scan("5901234123457")
    assert (asked.outcome, asked.code) == ("unknown", "5901234123457")
    assert [one.key for one in asked.choices] == ["attach", "create", "note"]
    assert world.counter.choose(2).wants == "create"
    world.scan("5901234123457")
    assert world.counter.choose(1).wants == "attach"
    answer = world.counter.attach("5901234123457", world.ids["toner"])
    assert (answer.kind, answer.id) == ("item", world.ids["toner"])
    assert world.scan("TNR-26X").kind == "item"
    world.scan("NEVER-1")
    world.counter.choose("note")
    assert world.counter.state().noted == ("NEVER-1",)
    assert "NEVER-1" in world.counter.finish().title


def test_an_old_tag_is_taken_and_the_tag_of_today_said(world: World) -> None:
    world.office.perform(ClaimTag(world.ids["LT-1"], "LT-00201"))
    found = world.scan("LT-1")
    assert (found.title, found.id) == ("LT-00201", world.ids["LT-1"])
    assert found.detail.endswith("LT-1 is its old tag: it is LT-00201 now")
    world.counter.set_mode("check_in")
    assert "it is LT-00201 now" in world.scan("LT-1").detail


def test_a_reserved_tag_is_claimed_and_never_noted(world: World) -> None:
    world.office.perform(ReserveTags("ZZ", 2))
    world.counter.set_mode("check_in")
    asked = world.scan("zz-00001")
    assert (asked.outcome, asked.title) == ("choose", "ZZ-00001 is reserved and not claimed yet")
    assert [choice.key for choice in asked.choices] == ["claim", "leave_tag"]
    taken = world.counter.choose(1)
    assert (taken.wants, taken.code) == ("claim", "zz-00001")
    world.scan("ZZ-00002")
    world.office.perform(ClaimTag(world.ids["LT-1"], "ZZ-00001"))
    assert world.scan("ZZ-00001").kind == "asset"
    assert world.scan("ZZ-00003").title == "ZZ-00003 is not known here"
    world.counter.choose(3)
    assert "1 unknown noted: ZZ-00003" in world.counter.finish().message


def test_an_unknown_code_that_nobody_answers_is_noted(sqlite_world: World) -> None:
    sqlite_world.scan("NEVER-1")
    assert sqlite_world.scan("LT-1").left == "NEVER-1 was noted, the summary at the end names it"
    assert sqlite_world.counter.state().noted == ("NEVER-1",)


def test_each_mode_has_a_session_of_its_own(sqlite_world: World) -> None:
    check_out(sqlite_world.office, sqlite_world.ids["LT-1"], holder=sqlite_world.ids["maria"])
    sqlite_world.counter.set_mode("check_in")
    sqlite_world.scan("LT-1")
    sqlite_world.counter.set_mode("move")
    sqlite_world.scan_all("B-204", "LT-2")
    assert sqlite_world.counter.state().session.text == "1 move since 09:40"
    assert sqlite_world.counter.finish().title == "1 move"
    sqlite_world.counter.set_mode("check_in")
    assert sqlite_world.counter.finish().title == "1 asset returned"


def test_a_document_is_looked_up_by_its_number(sqlite_world: World) -> None:
    done = check_out(sqlite_world.office, sqlite_world.ids["LT-1"], holder=sqlite_world.ids["maria"])
    answer = sqlite_world.scan("HR-2026-00001")
    assert (answer.kind, answer.outcome, answer.title) == ("document", "info", "HR-2026-00001")
    assert answer.detail == "Hand receipt · LT-1 checked out to Maria Lopez, due 8 Dec 2026"
    sqlite_world.office.undo(done)
    answer = sqlite_world.scan("HR-2026-00001")
    assert answer.outcome == "warning"
    assert answer.detail == "Hand receipt · VOID: undone · LT-1 checked out to Maria Lopez, due 8 Dec 2026"


def test_gs1_codes_are_named_as_such(sqlite_world: World) -> None:
    asked = sqlite_world.scan("]C10109506000134352")
    assert asked.outcome == "unknown"
    assert "GS1 code" in asked.detail


def test_a_code_of_two_things_asks_which(world: World) -> None:
    add_asset(world.office, "Scale", tag="TWIN", serial="S-1")
    add_item(world.office, "BULK", "Bulk", codes=(CodeFields("alias", "TWIN"),))
    asked = world.scan("TWIN")
    assert (asked.outcome, [one.text for one in asked.choices]) == (
        "choose",
        ["TWIN · Scale · tag", "BULK · Bulk · other code"],
    )
    assert world.type("2").title == "BULK"


def test_more_than_nine_endings_are_too_many(sqlite_world: World) -> None:
    for number in range(10):
        add_asset(sqlite_world.office, tag=f"QQ{number}-7777")
    assert sqlite_world.type("7777").refusal == "many_endings"


def test_choosing_without_a_question_is_said(sqlite_world: World) -> None:
    assert sqlite_world.counter.choose(1).refusal == "no_question"
    assert sqlite_world.scan("%TD-1").refusal == "no_question"


@pytest.mark.parametrize("code", ["A\x07B", "", "X" * 5000, "LT-1\u202e", "<b>&", "' OR 1=1 --"])
def test_nothing_that_is_scanned_raises(sqlite_world: World, code: str) -> None:
    for mode in MODES:
        sqlite_world.counter.set_mode(mode.key)
        assert sqlite_world.scan(code).outcome in ("refused", "unknown")


def test_undo_takes_back_the_last_entry_and_redo_does_it_again(world: World) -> None:
    check_out(world.office, world.ids["LT-1"], world.ids["LT-2"], holder=world.ids["maria"])
    world.counter.set_mode("check_in")
    world.scan_all("LT-1", "LT-2")
    world.scan("LT-3")  # a sighting is passed over
    undone = world.scan("%TD-UNDO")
    assert undone.title == "Undone: LT-2 checked in"
    assert world.counter.undo().title == "Undone: LT-1 checked in"
    assert world.counter.redo().title == "Done again: LT-1 checked in"
    assert asset(world.office, world.ids["LT-1"])["holder_id"] is None
    assert world.counter.redo().title == "Done again: LT-2 checked in"
    assert world.counter.redo().outcome == "warning"
    assert world.counter.undo().title == "Undone: LT-2 checked in"
    assert world.scan("LT-2").outcome == "done"
    assert world.counter.redo().outcome == "warning"


def test_printed_modes_change_the_mode(sqlite_world: World) -> None:
    assert sqlite_world.scan("%TD-CHECK-IN").wants == "mode"
    assert sqlite_world.counter.mode == "check_in"
    assert mode_named("Check-Out").key == "check_out"
    assert sqlite_world.counter.set_mode("juggle").refusal == "mode_unknown"


def test_the_operator_changes_only_when_asked(world: World) -> None:
    leo = add_person(world.office, "Ida Clerk", "20600")
    world.office.perform(SetOperator(leo, ("clerk",), True, "4711"))
    world.scan("20600")
    assert world.counter.operator_id == world.office.me
    asked = world.scan("%TD-SWITCH")
    assert (asked.kind, asked.wants) == ("switch", "badge")
    assert world.scan("20600").wants == "pin"
    assert world.counter.operator_id == world.office.me
    assert world.counter.sign_in("20600", "1234").refusal == "pin_wrong"
    assert world.counter.sign_in("20600", "4711").outcome == "done"
    assert world.counter.operator_id == leo
    world.counter.switch()
    assert world.scan("20001").outcome == "done"
    assert world.counter.operator_id == world.office.me


def test_another_scan_leaves_the_operator_and_is_not_lost(sqlite_world: World) -> None:
    sqlite_world.counter.switch()
    answer = sqlite_world.scan("LT-1")
    assert (answer.title, answer.left) == ("LT-1", "the operator stays the same")
    sqlite_world.counter.switch()
    assert sqlite_world.scan("20417").refusal == "badge_unknown"


@pytest.mark.parametrize("mode", ["check_out", "receive", "issue"])
def test_finish_with_nothing_on_the_list_is_no_refusal(sqlite_world: World, mode: str) -> None:
    sqlite_world.counter.set_mode(mode)
    calm = sqlite_world.counter.finish()
    assert (calm.outcome, calm.title) == ("info", "Nothing is on the list yet")
    assert sqlite_world.scan("%TD-DONE").refusal == "nothing_collected"
    assert sqlite_world.scan("done", "line").refusal == "nothing_collected"


def test_finish_a_second_time_does_not_speak_of_a_session(sqlite_world: World) -> None:
    check_out(sqlite_world.office, sqlite_world.ids["LT-1"], holder=sqlite_world.ids["maria"])
    sqlite_world.counter.set_mode("check_in")
    sqlite_world.scan("LT-1")
    assert sqlite_world.counter.finish().title == "1 asset returned"
    again = sqlite_world.counter.finish()
    assert (again.outcome, again.message) == ("info", "Nothing to finish · each scan is saved as it comes")


def test_what_becomes_of_a_question_that_nobody_answers(sqlite_world: World) -> None:
    add_asset(sqlite_world.office, "Scale", tag="TWIN", serial="S-1")
    add_item(sqlite_world.office, "BULK", "Bulk", codes=(CodeFields("alias", "TWIN"),))
    sqlite_world.scan("TWIN")
    assert sqlite_world.scan("LT-1").left == "nothing was done with TWIN"
    sqlite_world.counter.set_mode("move")
    sqlite_world.scan_all("B-204")
    sqlite_world.scan("GLV-NIT-M")
    assert sqlite_world.scan("LT-1").left == "GLV-NIT-M was not moved"
    sqlite_world.counter.set_mode("check_out")
    sqlite_world.scan_all("20417", "LT-2", "20418")
    assert sqlite_world.scan("LT-3").left == "the badge of Leo Brandt was ignored"


def test_unknown_codes_that_were_noted_are_named_when_a_document_is_posted(sqlite_world: World) -> None:
    sqlite_world.counter.set_mode("issue")
    sqlite_world.scan_all("20417", "NEVER-1", "TNR-26X")
    assert sqlite_world.counter.finish().detail.endswith("1 unknown noted: NEVER-1")
    assert sqlite_world.counter.state().noted == ()


@pytest.mark.parametrize("mode", ["check_out", "check_in"])
def test_stock_where_only_assets_go_is_told_where_it_belongs(sqlite_world: World, mode: str) -> None:
    sqlite_world.counter.set_mode(mode)
    refused = sqlite_world.scan("GLV-NIT-M")
    assert (refused.refusal, refused.title) == ("wrong_kind_stock", "GLV-NIT-M is stock.")
    assert refused.detail.endswith("stock comes in under Receive and goes out under Issue.")
