"""Audit at the counter: a room, then what is in it."""

from __future__ import annotations

from tests.counter.world import World
from tests.transactions.makers import add_asset, add_place, asset, check_out, row, sightings
from tracker_desktop.counter.answer import Answer
from tracker_desktop.models.audits import AuditLine, Finding
from tracker_desktop.queries.audit_sums import AuditSums, Sums
from tracker_desktop.transactions.edit_assets import EditAssets
from tracker_desktop.transactions.move_assets import MoveAssets
from tracker_desktop.transactions.open_audit import OpenAudit
from tracker_desktop.transactions.reserve_tags import ReserveTags
from tracker_desktop.transactions.rules.audit_scope import AuditScope
from tracker_desktop.transactions.steer_audit import SteerAudit


def open_audit(world: World, *places: str, name: str = "Lab", blind: bool = False) -> int:
    """An audit of these places; LT-1 and LT-2 are recorded in the lab, LT-3 in the store."""
    for place, tags in (("lab", ("LT-1", "LT-2")), ("store", ("LT-3",))):
        world.office.perform(MoveAssets(tuple(world.ids[tag] for tag in tags), world.ids[place]))
    scope = AuditScope("places", tuple(world.ids[place] for place in places or ("lab",)))
    about = world.office.perform(OpenAudit(scope, name, blind=blind)).about
    assert about is not None
    world.counter.set_mode("audit")
    return about[1]


def sums(world: World, audit: int) -> Sums:
    found = world.office.read(AuditSums(audit))
    assert found is not None
    assert found.adds_up
    return found


def line(world: World, answer: Answer) -> dict[str, object]:
    assert answer.about is not None
    assert answer.about[0] == "audit_line"
    return row(world.office, AuditLine, answer.about[1])


def test_a_room_then_what_is_in_it(world: World) -> None:
    audit = open_audit(world)
    room = world.scan("B-204")
    assert (room.outcome, room.title, room.detail) == ("info", "Auditing B-204", "2 expected · 0 seen")
    found = world.scan("LT-1")
    assert (found.outcome, found.title) == ("done", "LT-1 found")
    assert (found.kind, found.id, found.undoable) == ("asset", world.ids["LT-1"], True)
    strange = world.scan("LT-3")
    assert (strange.outcome, strange.title) == ("warning", "LT-3 recorded elsewhere")
    nobody = world.scan("NEVER-1")
    assert (nobody.outcome, nobody.title, nobody.choices) == ("unknown", "NEVER-1 is unknown", ())
    assert line(world, nobody)["code"] == "NEVER-1"
    state = world.counter.state()
    assert (state.audit, state.place, state.last) == ((audit, "Lab"), (world.ids["lab"], "B-204"), None)
    assert state.session.text.startswith("3 scans since")
    total = sums(world, audit)
    assert (total.counts, total.beside) == (
        {"found": 1, "not seen yet": 1},
        {"recorded elsewhere": 1, "unknown code": 1},
    )
    assert asset(world.office, world.ids["LT-3"])["place_id"] == world.ids["store"]


def test_a_second_scan_is_never_a_second_tick(world: World) -> None:
    audit = open_audit(world)
    first, again = world.scan_all("B-204", "LT-1", "LT-1")[1:]
    assert (first.outcome, again.outcome, again.title) == ("done", "again", "LT-1 seen already")
    assert [one.outcome for one in world.scan_all("NEVER-1", "NEVER-1")] == ["unknown", "unknown"]
    assert world.counter.scan("LT-2").outcome == "done"
    assert world.counter.scan("LT-2").outcome == "again"
    assert (sums(world, audit).counts, sums(world, audit).repeated) == ({"found": 2}, 2)


def test_what_is_odd_is_a_warning(world: World) -> None:
    audit = open_audit(world, "lab", "store")
    check_out(world.office, world.ids["LT-2"], holder=world.ids["maria"])
    world.scan("B-204")
    held, elsewhere, beside = world.scan_all("LT-2", "LT-3", "MS-1")
    assert (held.outcome, held.title) == ("warning", "LT-2 seen in B-204: the record says it is on loan")
    assert "held by Maria Lopez" in held.detail
    assert (elsewhere.outcome, elsewhere.title) == ("warning", "LT-3 seen elsewhere")
    assert (beside.outcome, beside.title) == ("warning", "MS-1 recorded elsewhere")
    assert sums(world, audit).count(Finding("unexpected state")) == 1
    world.office.perform(MoveAssets((world.ids["LT-1"],), world.ids["store"]))
    moved = world.scan_all("S1", "LT-1")[1]
    assert (moved.outcome, moved.title) == ("warning", "LT-1 found")
    assert "moved here after the audit was opened" in moved.detail


def test_how_it_was_seen_says_who_read_the_label(world: World) -> None:
    open_audit(world)
    world.scan("B-204")
    assert line(world, world.scan("LT-1"))["seen_how"] == "scan"
    assert line(world, world.type("LT-2"))["seen_how"] == "audit sheet"
    assert line(world, world.scan("LT-3", "line"))["seen_how"] == "batch file"
    assert sightings(world.office, world.ids["LT-2"])[-1] == (world.ids["lab"], "audit sheet")


def test_a_thing_before_any_room_waits_for_it(world: World) -> None:
    audit = open_audit(world)
    asked = world.scan("LT-1")
    assert (asked.outcome, asked.title, asked.wants) == ("choose", "Which room is LT-1 in?", "place")
    world.scan_all("LT-1", "NEVER-1")
    assert world.counter.finish().refusal == "audit_room_first"
    answer = world.scan("B-204")
    assert (answer.outcome, answer.title, len(answer.posted)) == ("unknown", "NEVER-1 is unknown", 2)
    assert "Auditing B-204" in answer.detail
    assert sums(world, audit).count(Finding("found")) == 1


def test_what_a_person_holds_needs_no_room(world: World) -> None:
    check_out(world.office, world.ids["LT-1"], holder=world.ids["maria"])
    world.office.perform(OpenAudit(AuditScope("holder", (world.ids["maria"],))))
    world.counter.set_mode("audit")
    found = world.scan("LT-1")
    assert (found.outcome, found.title) == ("done", "LT-1 found")
    assert line(world, found)["seen_place_id"] is None


def test_blind_tells_no_number(world: World) -> None:
    open_audit(world, blind=True)
    assert world.scan("B-204").detail == "0 seen"
    world.scan("LT-3")
    assert world.scan("B-204").detail == "1 seen"
    done = world.scan("%TD-ROOM-DONE")
    assert done.message == "B-204 finished · audit Lab"


def test_rooms_below_belong_to_the_room(world: World) -> None:
    world.office.perform(MoveAssets((world.ids["LT-4"],), world.ids["a04"]))
    audit = open_audit(world, "store")
    assert world.scan("S1").detail == "2 expected · 0 seen"
    assert world.scan("LT-4").outcome == "done"
    done = world.scan("%TD-ROOM-DONE")
    assert (done.outcome, done.title) == ("done", "2 rooms finished")
    assert sums(world, audit).counts == {"found": 1, "missing": 1}
    assert world.counter.state().place is None
    answer = world.scan("A-04")
    assert (answer.outcome, answer.detail) == ("warning", "1 expected · 1 seen · finished already")
    assert world.counter.finish_room().refusal == "audit_room_finished"
    world.counter.undo()
    assert sums(world, audit).counts == {"found": 1, "not seen yet": 1}


def test_a_room_beside_the_audit_is_said(sqlite_world: World) -> None:
    audit = open_audit(sqlite_world)
    room = sqlite_world.scan("S1")
    assert (room.outcome, room.detail) == ("warning", "0 expected · 0 seen · not part of this audit")
    assert sqlite_world.scan("LT-3").title == "LT-3 is recorded here"
    assert sqlite_world.scan("%TD-ROOM-DONE").refusal == "audit_room_outside"
    assert sums(sqlite_world, audit).beside == {"also seen": 1}


def test_of_several_audits_the_room_says_which(world: World) -> None:
    lab = open_audit(world, "lab")
    opened = [OpenAudit(AuditScope("places", (world.ids["store"],)), name) for name in ("Store", "Store again")]
    about = world.office.perform(opened[0]).about
    assert about is not None
    world.start_again()
    assert world.scan("B-204").title == "Auditing B-204"
    assert world.counter.state().audit == (lab, "Lab")
    world.start_again()
    world.scan_all("S1", "LT-3")
    assert sums(world, about[1]).counts == {"found": 1}
    world.office.perform(opened[1])
    world.start_again()
    assert [one.text for one in world.scan("S1").choices] == ["Store again", "Store", "Lab"]


def test_no_room_is_finished_before_it_is_scanned(sqlite_world: World) -> None:
    open_audit(sqlite_world)
    assert sqlite_world.scan("%TD-ROOM-DONE").refusal == "audit_no_room"


def test_condition_and_note_stay_in_the_audit(world: World) -> None:
    audit = open_audit(world)
    world.scan("B-204")
    assert world.counter.condition("damaged").refusal == "audit_no_last"
    seen = world.scan("LT-1")
    damaged = world.scan("DAMAGED")
    assert (damaged.outcome, damaged.title) == ("warning", "LT-1: condition damaged")
    world.counter.note_in_audit("lid cracked")
    kept = line(world, seen)
    assert (kept["condition"], kept["note"]) == ("damaged", "lid cracked")
    assert asset(world.office, world.ids["LT-1"])["condition"] == "good"
    assert world.counter.state().audit_line == (line(world, seen)["id"], "LT-1")
    world.counter.undo()
    world.counter.undo()
    assert sums(world, audit).count(Finding("found")) == 1
    world.counter.undo()
    assert sums(world, audit).count(Finding("not seen yet")) == 2
    assert world.counter.state().session.done == 0


def test_finish_sums_up_what_this_session_saw(world: World) -> None:
    open_audit(world)
    world.scan_all("B-204", "LT-1", "LT-2", "LT-2", "LT-3", "NEVER-1", "NEVER-2")
    world.counter.undo()
    done = world.scan("DONE")
    assert done.title == "5 scans"
    assert done.detail == "2 found · 1 recorded elsewhere · 1 unknown · 1 seen again"
    assert world.counter.state().place is None
    assert world.scan("LT-1").wants == "place"


def test_cancel_leaves_the_room(sqlite_world: World) -> None:
    open_audit(sqlite_world)
    sqlite_world.scan_all("B-204", "LT-1", "%TD-CANCEL")
    assert sqlite_world.counter.state().place is None
    assert sqlite_world.counter.throw_away().title == "Nothing to cancel"


def test_badges_stock_and_papers_are_not_seen(sqlite_world: World) -> None:
    open_audit(sqlite_world)
    sqlite_world.scan("B-204")
    stock, badge = sqlite_world.scan_all("TNR-26X", "20417")
    assert (stock.refusal, stock.detail) == (
        "wrong_kind_count",
        "Audit takes rooms, and the assets in them; Count is for stock.",
    )
    assert badge.refusal == "wrong_kind"


def test_a_code_of_several_assets_asks(sqlite_world: World) -> None:
    open_audit(sqlite_world)
    sqlite_world.office.perform(EditAssets((sqlite_world.ids["LT-2"],), {"serial": "7QK2M41"}))
    sqlite_world.scan("B-204")
    asked = sqlite_world.scan("7QK2M41")
    assert (asked.outcome, len(asked.choices)) == ("choose", 2)
    assert sqlite_world.type("2").title == "LT-2 found"


def test_old_tags_and_reserved_ones_are_told(sqlite_world: World) -> None:
    audit = open_audit(sqlite_world)
    sqlite_world.office.perform(EditAssets((sqlite_world.ids["LT-2"],), {"tag": "LT-200"}))
    sqlite_world.scan("B-204")
    old = sqlite_world.scan("LT-2")
    assert (old.outcome, old.title) == ("done", "LT-200 found")
    assert "it is LT-200 now" in old.detail
    sqlite_world.office.perform(ReserveTags("ZZ", 1))
    assert sqlite_world.scan("ZZ-00001").title == "ZZ-00001 is reserved and not claimed yet"
    assert sums(sqlite_world, audit).counts == {"found": 1, "not seen yet": 1}


def test_of_several_audits_one_is_chosen(world: World) -> None:
    lab = open_audit(world)
    world.office.perform(OpenAudit(AuditScope("places", (world.ids["store"],)), "Store"))
    world.counter.set_mode("look_up")
    world.start_again()
    world.counter.set_mode("audit")
    asked = world.scan("LT-1")
    assert [one.text for one in asked.choices] == ["Store", "Lab"]
    assert world.counter.choose(2).title == "Which room is LT-1 in?"
    assert world.counter.state().audit == (lab, "Lab")
    assert world.scan("B-204").title == "LT-1 found"


def test_paused_over_and_none(world: World) -> None:
    world.counter.set_mode("audit")
    none = world.scan("B-204")
    assert (none.outcome, none.refusal, none.wants) == ("refused", "audit_none", "new_audit")
    lab = open_audit(world)
    world.scan_all("B-204", "LT-1")
    world.office.perform(SteerAudit(lab, "paused"))
    paused = world.scan("LT-2")
    assert (paused.refusal, paused.title) == ("audit_paused", "The audit Lab is paused.")
    assert world.counter.choose_audit(lab).refusal == "audit_paused"
    world.office.perform(SteerAudit(lab, "open"))
    assert world.scan("LT-2").title == "LT-2 found"
    world.office.perform(SteerAudit(lab, "cancelled"))
    assert world.scan("LT-3").refusal == "audit_none"
    assert world.counter.choose_audit(lab).refusal == "audit_not_going"


def test_it_goes_on_after_a_restart(world: World) -> None:
    lab = open_audit(world)
    world.scan_all("B-204", "LT-1")
    world.start_again()
    world.counter.set_mode("audit")
    assert world.counter.state().audit == (lab, "Lab")
    assert world.scan("B-204").detail == "2 expected · 1 seen"
    assert world.scan("LT-1").outcome == "again"


def test_the_window_chooses_audit_and_room(sqlite_world: World) -> None:
    open_audit(sqlite_world)
    store = sqlite_world.office.perform(OpenAudit(AuditScope("places", (sqlite_world.ids["store"],)), "Store")).about
    assert store is not None
    assert sqlite_world.counter.choose_audit(store[1]).title == "Audit Store"
    assert sqlite_world.counter.choose_room(sqlite_world.ids["store"], "Store 1").title == "Auditing Store 1"
    assert sqlite_world.scan("LT-3").outcome == "done"


def test_a_room_may_be_typed_by_its_name(sqlite_world: World) -> None:
    sqlite_world.ids["named"] = add_place(sqlite_world.office, "R12", "Room 12")
    open_audit(sqlite_world, "named")
    assert sqlite_world.type("room 12").title == "Auditing Room 12"
    assert sqlite_world.type("Dell Latitude").outcome == "unknown"
    add_asset(sqlite_world.office, "Lamp", tag="00077")
    assert sqlite_world.scan("77").kind == "asset"


def test_a_scan_that_waited_over_a_restart_belongs_to_the_room_it_was_made_in(sqlite_world: World) -> None:
    open_audit(sqlite_world)
    sqlite_world.scan("B-204")
    sqlite_world.start_again()
    sqlite_world.counter.set_mode("audit")
    assert sqlite_world.scan("LT-2").wants == "place"
    late = sqlite_world.scan("LT-1", uid="a" * 32, at=sqlite_world.office.now)
    assert (late.outcome, line(sqlite_world, late)["seen_place_id"]) == ("done", sqlite_world.ids["lab"])
    sqlite_world.counter.throw_away()
    assert sqlite_world.scan("LT-3", uid="b" * 32, at=sqlite_world.office.now).wants == "place"
