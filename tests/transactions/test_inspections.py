"""Inspections: open exactly while an asset has to be inspected, with who did which step, and today's checklist."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.store_fixtures import Office
from tests.transactions import makers
from tests.transactions.inspection_makers import check_inspections, inspections, photo, ticked
from tracker_desktop.errors import Refused
from tracker_desktop.models.attachments import Attachment
from tracker_desktop.models.categories import Category, Step
from tracker_desktop.queries.to_do import ToDo, ToDoOf
from tracker_desktop.transactions.back_from_maintenance import BackFromMaintenance
from tracker_desktop.transactions.base import Transaction
from tracker_desktop.transactions.check_in import CheckIn, InLine
from tracker_desktop.transactions.check_out import CheckOut, OutLine
from tracker_desktop.transactions.edit_category import EditCategory
from tracker_desktop.transactions.found import Found
from tracker_desktop.transactions.inspect import Inspect
from tracker_desktop.transactions.move_assets import MoveAssets
from tracker_desktop.transactions.report_damage import ReportDamage
from tracker_desktop.transactions.report_missing import ReportMissing
from tracker_desktop.transactions.send_to_maintenance import SendToMaintenance
from tracker_desktop.transactions.set_condition import SetCondition
from tracker_desktop.transactions.set_operator import SetOperator

CLEAN, REFILL, FOLD = "Clean", "Refill", "Fold the cover"
STEPS: tuple[Step, ...] = (
    {"text": CLEAN, "required": True, "kind": "clean", "photo": True},
    {"text": REFILL, "required": True, "kind": "refill"},
    {"text": FOLD, "required": False},
)


@pytest.fixture
def scopes(office: Office) -> int:
    return makers.add_category(office, "Microscopes", "MS", checklist=STEPS)


@pytest.fixture
def one(office: Office, scopes: int) -> int:
    """On loan to Maria."""
    asset = makers.add_asset(office, "Zeiss Primostar 3 microscope", category_id=scopes)
    makers.check_out(office, asset, holder=makers.person(office))
    return asset


def test_a_return_opens_one_and_the_inspection_passes_it(office: Office, one: int) -> None:
    came = makers.there_and_back(office, CheckIn((InLine(one, steps_done=(REFILL,)),)))
    (begun,) = inspections(office, one)
    (custody,) = makers.custodies(office, one)
    assert (begun["custody_id"], begun["outcome"], ticked(begun)) == (custody["id"], None, [(REFILL, office.me)])
    assert begun["steps"] == makers.state(office, Category)[0]["checklist"]
    makers.there_and_back(office, Inspect(one, (CLEAN, REFILL), "ready", "fair", "lens worn", (photo(CLEAN),)))
    (passed,) = inspections(office, one)
    assert (passed["outcome"], passed["condition"], passed["note"]) == ("passed", "fair", "lens worn")
    assert passed["finished_by_id"] == office.me
    assert passed["ticks"][1]["at"] == begun["ticks"][0]["at"] < passed["ticks"][0]["at"]
    with pytest.raises(Refused, match="MS-00001 is ready"):
        office.undo(came)
    check_inspections(office)


def test_steps_ticked_at_the_counter_are_kept_as_an_inspection(office: Office, one: int) -> None:
    line = InLine(one, steps_done=(CLEAN, REFILL), photos=(photo(CLEAN),))
    done = makers.there_and_back(office, CheckIn((line,)))
    assert makers.asset(office, one)["readiness"] == "ready"
    (passed,) = inspections(office, one)
    assert (passed["outcome"], ticked(passed)) == ("passed", [(CLEAN, office.me), (REFILL, office.me)])
    (shown,) = office.read(makers.Rows(Attachment))
    assert (shown["asset_id"], shown["about_entry"], shown["step"]) == (one, done.uid, CLEAN)


def test_a_step_that_wants_a_photo_is_not_ticked_without_one(office: Office, one: int) -> None:
    office.perform(CheckIn((InLine(one, steps_done=(CLEAN, REFILL)),)))
    assert makers.asset(office, one)["steps_done"] == [REFILL]
    assert makers.refused(office, Inspect(one, (CLEAN, REFILL), "ready", photos=(photo(REFILL),))) == (
        "step_without_photo",
        "MS-00001: a photo has to show “Clean”. Add one, or leave that step open.",
    )
    office.perform(Inspect(one, (REFILL,), "to inspect", photos=(photo(CLEAN),)))
    office.perform(Inspect(one, (CLEAN, REFILL), "ready"))
    assert makers.asset(office, one)["readiness"] == "ready"


def test_two_clerks_tick_at_the_same_time(office: Office, one: int) -> None:
    office.perform(CheckIn((InLine(one),)))
    leo = makers.add_person(office, "Leo Brandt", "20418")
    office.perform(SetOperator(leo, ("clerk",)))
    office.perform(Inspect(one, (REFILL,), "to inspect", steps_seen=()))
    office.perform(Inspect(one, (CLEAN,), "to inspect", photos=(photo(CLEAN),), steps_seen=()), leo)
    (begun,) = inspections(office, one)
    assert ticked(begun) == [(CLEAN, leo), (REFILL, office.me)]
    office.perform(Inspect(one, (CLEAN,), "to inspect", steps_seen=(CLEAN, REFILL)), leo)
    assert [ticked(row) for row in inspections(office, one)] == [[(CLEAN, leo)]]


WAYS: dict[str, Callable[[int], list[Transaction]]] = {
    "damage": lambda one: [ReportDamage(one, photos=(photo(),))],
    "condition": lambda one: [SetCondition(one, "damaged")],
    "found": lambda one: [ReportMissing((one,)), Found(one)],
    "back": lambda one: [SendToMaintenance((one,)), BackFromMaintenance((one,), to_inspect=True)],
}


@pytest.mark.parametrize("way", WAYS)
def test_whatever_brings_it_there(office: Office, scopes: int, way: str) -> None:
    one = makers.add_asset(office, category_id=scopes)
    for transaction in WAYS[way](one):
        makers.there_and_back(office, transaction)
    (begun,) = inspections(office, one)
    assert (begun["outcome"], begun["custody_id"]) == (None, None)
    check_inspections(office)


LEAVINGS: list[tuple[Transaction, str]] = [
    (Inspect(1, (), "in maintenance"), "to maintenance"),
    (Inspect(1, (), "pending disposal", note="worn out"), "to disposal"),
    (SendToMaintenance((1,)), "to maintenance"),
    (ReportMissing((1,)), "overtaken"),
]


@pytest.mark.parametrize(("leaving", "outcome"), LEAVINGS, ids=lambda value: getattr(value, "kind", value))
def test_whatever_takes_it_away(office: Office, one: int, leaving: Transaction, outcome: str) -> None:
    office.perform(CheckIn((InLine(one),)))
    makers.there_and_back(office, leaving)
    (ended,) = inspections(office, one)
    assert (ended["outcome"], ended["finished_by_id"]) == (outcome, office.me)
    check_inspections(office)


def test_what_was_to_be_disposed_of_and_is_made_ready_was_inspected(office: Office, scopes: int) -> None:
    one = makers.add_asset(office, category_id=scopes)
    office.perform(ReportDamage(one))
    office.perform(Inspect(one, (REFILL,), "pending disposal"))
    makers.there_and_back(office, Inspect(one, (CLEAN, REFILL), "ready", "good", photos=(photo(CLEAN),)))
    assert [row["outcome"] for row in inspections(office, one)] == ["to disposal", "passed"]


def test_undone_in_any_order_it_is_open_where_it_waits(office: Office, one: int) -> None:
    came = office.perform(CheckIn((InLine(one),)))
    noted = office.perform(Inspect(one, (REFILL,), "to inspect"))
    moved = office.perform(MoveAssets((one,), makers.add_place(office, "B-204", "B-204")))
    for done in (noted, moved, came):
        undone = office.undo(done)
        check_inspections(office)
        office.undo(undone)
        check_inspections(office)
        office.undo(done)
        check_inspections(office)
    assert inspections(office, one) == []


def test_the_refusal_says_what_is_left_and_what_changed(office: Office, one: int, scopes: int) -> None:
    office.perform(CheckIn((InLine(one, steps_done=(REFILL,)),)))
    more = ({"text": "Lamp", "required": True}, STEPS[1], STEPS[2])
    office.perform(EditCategory(scopes, {"checklist": more}))
    out = CheckOut((OutLine(one),), makers.person(office, "Leo", "20418"), dt.date(2026, 12, 8))
    assert makers.refused(office, out) == (
        "asset_to_inspect",
        "MS-00001 has to be inspected before another use. Still to do: Lamp. "
        "The checklist has changed since it came back: 1 step is new, 1 step is gone. Inspect it first.",
    )
    assert makers.refused(office, Inspect(one, (REFILL,), "ready"))[1] == (
        "MS-00001 is not ready yet. Still to do: Lamp. The checklist has changed since it came back: 1 step is new, "
        "1 step is gone. Do that first, or send it to maintenance."
    )


def test_kinds_and_photos_of_steps_are_kept_and_checked(office: Office, scopes: int) -> None:
    assert makers.row(office, Category, scopes)["checklist"] == list(STEPS)
    wrong = EditCategory(scopes, {"checklist": ({"text": "Lamp", "required": True, "kind": "polish"},)})
    assert makers.refused(office, wrong)[1].startswith("Checklist: “polish” is not a kind of step.")
    plain = {"text": REFILL, "required": True, "kind": "inspect", "photo": False}
    office.perform(EditCategory(scopes, {"checklist": (plain,)}))
    assert makers.row(office, Category, scopes)["checklist"] == [{"text": REFILL, "required": True}]


TEXTS = ("A", "B", "C", "D")
LISTS = st.lists(st.sampled_from(TEXTS), unique=True, min_size=1)


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(lists=st.lists(st.tuples(LISTS, LISTS), min_size=1, max_size=4))
def test_no_tick_is_lost_however_the_checklist_changes(
    sqlite_office: Office, lists: list[tuple[list[str], list[str]]]
) -> None:
    office = sqlite_office
    office.now += dt.timedelta(days=1)
    first = tuple({"text": text, "required": True} for text in TEXTS)
    category = makers.add_category(office, f"C{office.now.timestamp()}", "", checklist=first)
    one = makers.add_asset(office, category_id=category, tag=f"T{office.now.timestamp()}")
    office.perform(ReportDamage(one))
    done: set[str] = set()
    for now, ticks in lists:
        steps = tuple({"text": text, "required": True} for text in now)
        if list(steps) != makers.row(office, Category, category)["checklist"]:
            office.perform(EditCategory(category, {"checklist": steps}))
        seen = tuple(done.intersection(now))
        done |= {text for text in ticks if text in now}
        office.perform(Inspect(one, tuple(done.intersection(now)), "to inspect", note="looked", steps_seen=seen))
        (begun,) = inspections(office, one)
        assert {text for text, _ in ticked(begun)} == done
        left = tuple(text for text in now if text not in done)
        assert office.read(ToDoOf(one)) == ToDo(left, 0, len(TEXTS) - len(now))
    ready = Inspect(one, tuple(done.intersection(now)), "ready", "good")
    if set(now) <= done:
        office.perform(ready)
    else:
        assert makers.refused(office, ready)[0] == "steps_open"
    check_inspections(office)
